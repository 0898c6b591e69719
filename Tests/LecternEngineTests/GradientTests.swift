import LecternEngine
import LecternNumerics
import Testing

/// Backward passes against central differences.
@Suite struct GradientTests {
  static let activations: [(name: String, function: Activation)] = [
    ("identity", .identity), ("sigmoid", .sigmoid), ("tanh", .tanh), ("relu", .relu),
    ("leaky relu", .leakyReLU(slope: 0.2)), ("elu", .elu(alpha: 1.3)),
    ("elu upside down", .elu(alpha: -1)), ("gelu", .gelu),
    ("gelu by tanh", .geluTanh), ("softplus", .softplus),
    ("custom", .custom(CustomActivation(Sine()))),
  ]

  static let losses: [(name: String, function: Loss, outputs: Int)] = [
    ("mse", .meanSquaredError, 2), ("half mse", .halfMeanSquaredError, 1),
    ("mae", .meanAbsoluteError, 2), ("huber", .huber(delta: 0.7), 1),
    ("binary cross-entropy", .binaryCrossEntropy, 2),
    ("binary cross-entropy of probabilities", .binaryCrossEntropyOfProbabilities, 1),
    ("cross-entropy", .crossEntropy, 3), ("hinge", .hinge, 1),
    ("custom", .custom(CustomLoss(Quartic())), 2),
  ]

  /// An activation from outside the engine.
  struct Sine: ActivationFunction {
    func forward(_ a: UnsafeMutablePointer<Double>, count: Int) {
      for i in 0..<count { a[i] = Elementary.sin(a[i]) }
    }
    func backward(
      z: UnsafePointer<Double>, a: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>,
      count: Int
    ) {
      for i in 0..<count { gradient[i] *= Elementary.cos(z[i]) }
    }
  }

  /// A loss from outside the engine: Σ (z − y)⁴.
  struct Quartic: LossFunction {
    func evaluate(_ batch: LossBatch) -> Double {
      var total = 0.0
      for o in 0..<batch.outputCount {
        let row = o * batch.columns
        for c in 0..<batch.columns {
          let e = batch.outputs[row + c] - batch.targets[row + c]
          batch.scratch[c] = e * e * e * e
          batch.gradient[row + c] = 4 * e * e * e * batch.weight
        }
        batch.clearPadding(batch.scratch)
        batch.clearPadding(batch.gradient + row)
        total += batch.sum(batch.scratch)
      }
      return total
    }
  }

  static func data(rows: Int, for loss: Loss, outputs: Int) -> Dataset {
    var random = RandomStream(seed: 11, stream: .data)
    var features = Matrix(rows: rows, columns: 3)
    for i in 0..<features.elements.count { features.elements[i] = random.normal() }
    if loss.usesLabels {
      return Dataset(
        features: features, labels: (0..<rows).map { _ in random.below(UInt32(outputs)) },
        classes: outputs)
    }
    var targets = Matrix(rows: rows, columns: outputs)
    for i in 0..<targets.elements.count {
      targets.elements[i] =
        loss.needsBinaryTargets ? Double(random.below(2)) : random.normal()
    }
    return Dataset(features: features, targets: targets)
  }

  static func isProbabilistic(_ loss: Loss) -> Bool {
    if case .binaryCrossEntropyOfProbabilities = loss { true } else { false }
  }

  @Test(arguments: 0..<activations.count, 0..<losses.count)
  func backwardIsTheDerivative(_ a: Int, _ l: Int) throws {
    let (activation, loss) = (Self.activations[a], Self.losses[l])
    let network = Network.dense(
      inputs: 3, hidden: [5, 4], activation: activation.function, outputs: loss.outputs,
      outputActivation: Self.isProbabilistic(loss.function) ? .sigmoid : .identity,
      biases: .uniform(low: -0.5, high: 0.5))
    // More rows than fit one part, and not a multiple of its width.
    let data = Self.data(rows: 141, for: loss.function, outputs: loss.outputs)
    var evaluator = try LossEvaluator(network: network, loss: loss.function, on: data)
    let check = evaluator.checkGradient(at: network.initialParameters(seed: 5), step: 1e-5)
    #expect(
      check.relativeErrorOfNorms < 1e-8,
      "\(activation.name), \(loss.name): \(check.relativeErrorOfNorms)")
  }

  @Test(arguments: 0..<losses.count)
  func withoutHiddenLayersToo(_ l: Int) throws {
    let loss = Self.losses[l]
    let network = Network(
      inputs: 3,
      layers: [
        Layer(
          units: loss.outputs,
          activation: Self.isProbabilistic(loss.function) ? .sigmoid : .identity)
      ])
    let data = Self.data(rows: 9, for: loss.function, outputs: loss.outputs)
    var evaluator = try LossEvaluator(network: network, loss: loss.function, on: data)
    let check = evaluator.checkGradient(at: network.initialParameters(seed: 2), step: 1e-5)
    #expect(check.relativeErrorOfNorms < 1e-8, "\(loss.name): \(check.relativeErrorOfNorms)")
  }

  @Test func outputActivationsToo() throws {
    for activation in Self.activations {
      let network = Network.dense(
        inputs: 3, hidden: [4], activation: .tanh, outputs: 2,
        outputActivation: activation.function)
      let data = Self.data(rows: 20, for: .meanSquaredError, outputs: 2)
      var evaluator = try LossEvaluator(network: network, loss: .meanSquaredError, on: data)
      let check = evaluator.checkGradient(at: network.initialParameters(seed: 3), step: 1e-5)
      #expect(check.relativeErrorOfNorms < 1e-8, "\(activation.name)")
    }
  }

  @Test(arguments: [
    FunctionModel.parabola(curvature: 3, center: 0.5), .bowl(), .rotatedBowl(), .rosenbrock(),
    .himmelblau, .saddle, .doubleWell(),
  ])
  func functionsToo(_ function: FunctionModel) {
    let point = [0.7, -1.3].prefix(function.dimension).map { $0 }
    let gradient = function.valueAndGradient(at: point).gradient
    for i in 0..<function.dimension {
      var (above, below) = (point, point)
      above[i] += 1e-5
      below[i] -= 1e-5
      let numeric = (function.value(at: above) - function.value(at: below)) / 2e-5
      #expect((numeric - gradient[i]).magnitude <= 1e-6 * max(1, gradient[i].magnitude))
    }
  }

  @Test func theRegularizedUpdateFollowsTheObjective() throws {
    let data = Self.data(rows: 30, for: .meanSquaredError, outputs: 1)
    let network = Network.dense(inputs: 3, hidden: [4], activation: .tanh)
    var settings = TrainingSettings(
      network: network, loss: .meanSquaredError, optimizer: .sgd(learningRate: 1))
    settings.batchSize = .full
    settings.regularization = Regularization(l2: 0.3, l1Subgradient: 0.2)
    settings.epochs = 2
    var training = try Training(settings, on: data)
    let start = training.parameters
    training.step()
    let moved = zip(start, training.parameters).map { $0 - $1 }
    settings.epochs = 0
    for i in 0..<start.count {
      var objectives: [Double] = []
      for h in [1e-5, -1e-5] {
        var point = start
        point[i] += h
        var shifted = settings
        shifted.network.layers[0].weightInitializer = .values([Double](point[0..<12]))
        shifted.network.layers[0].biasInitializer = .values([Double](point[12..<16]))
        shifted.network.layers[1].weightInitializer = .values([Double](point[16..<20]))
        shifted.network.layers[1].biasInitializer = .values([point[20]])
        objectives.append(try Training(shifted, on: data).recording.objective[0])
      }
      let numeric = (objectives[0] - objectives[1]) / 2e-5
      #expect((numeric - moved[i]).magnitude < 1e-7, "parameter \(i)")
    }
  }
}
