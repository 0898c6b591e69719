import LecternNumerics

/// One number over the bits of runs that touch every optimizer, loss, activation, schedule,
/// penalty, clipping, initializer and order.
///
/// It is the same in debug and release builds, on every processor and in WebAssembly. When it
/// changes on purpose, `numericsVersion` rises with it. FNV-1a over 64-bit words.
public func engineDigest() -> UInt64 {
  var suite = DigestSuite()
  suite.runNetworks()
  suite.runFunctions()
  suite.runPerceptron()
  return suite.value
}

/// The runs of ``engineDigest()``.
private struct DigestSuite {
  var value: UInt64 = 0xcbf2_9ce4_8422_2325
  /// Numbers the runs; each has its seed and its initializer.
  var number = 0

  private mutating func add(_ numbers: [Double]) {
    for number in numbers {
      // The bits of what is not a number differ between processors.
      let bits = number.isNaN ? 0x7ff8_0000_0000_0000 : number.bitPattern
      value = (value ^ bits) &* 0x0000_0100_0000_01b3
    }
  }

  mutating func runNetworks() {
    for dialect in [Dialect.keras, .pytorch] {
      for optimizer in optimizers(dialect) {
        run(.meanSquaredError, outputs: 1) { $0.optimizer = optimizer }
      }
    }
    run(.meanSquaredError, outputs: 2) { _ in }
    run(.halfMeanSquaredError, outputs: 1) { _ in }
    run(.meanAbsoluteError, outputs: 2) { _ in }
    run(.huber(delta: 0.7), outputs: 1) { _ in }
    run(.binaryCrossEntropy, outputs: 2) { _ in }
    run(.binaryCrossEntropyOfProbabilities, outputs: 1) {
      $0.network.layers[1].activation = .sigmoid
    }
    run(.crossEntropy, outputs: 3) { _ in }
    run(.hinge, outputs: 1) { _ in }
    for activation in activations {
      let dropout = number % 2 == 0 ? 0.25 : 0
      run(.meanSquaredError, outputs: 2) {
        $0.network.layers[0].activation = activation
        $0.network.layers[0].dropout = dropout
      }
    }
    for schedule in schedules {
      run(.halfMeanSquaredError, outputs: 1) {
        $0.schedule = schedule
        $0.optimizer = .sgd(SGD(learningRate: 0.05, momentum: .heavyBall(0.5)))
      }
    }
    for clipping in [Clipping.value(0.1), .norm(0.2), .globalNorm(0.3, dialect: .keras)] {
      run(.meanSquaredError, outputs: 2) {
        $0.clipping = clipping
        $0.order = .given
        $0.regularization = Regularization(
          l2: 0.01, l1: 0.02, l1Subgradient: 0.01, weightDecay: .decoupled(0.01))
      }
    }
    run(.meanSquaredError, outputs: 1) {
      $0.clipping = .globalNorm(0.3, dialect: .pytorch)
      $0.order = .fixed
      $0.regularization.weightDecay = .coupled(0.02)
    }
    run(.meanSquaredError, outputs: 1, rows: 300) { $0.batchSize = .full }
    run(.meanSquaredError, outputs: 1, rows: 300) { $0.batchSize = .rows(1) }
    run(.meanSquaredError, outputs: 1, rows: 300) {
      $0.network = .linear(inputs: 3)
      $0.batchSize = .rows(200)
    }
  }

  /// Adds one run of 45 rows, a hidden layer of 5 tanh units, Adam and batches of 8, but for what
  /// `change` changes.
  private mutating func run(
    _ loss: Loss, outputs: Int, rows: Int = 45, _ change: (inout TrainingSettings) -> Void
  ) {
    let initializers: [Initializer] = [
      .glorotUniform, .glorotNormal(.keras), .glorotNormal(.pytorch), .heUniform,
      .heNormal(.keras), .lecunUniform, .lecunNormal(.pytorch), .inverseRootUniform,
      .normal(deviation: 0.3, dialect: .keras), .uniform(low: -0.2, high: 0.4), .constant(0.1),
    ]
    var settings = TrainingSettings(
      network: .dense(
        inputs: 3, hidden: [5], activation: .tanh, outputs: outputs,
        weights: initializers[number % initializers.count]),
      loss: loss, optimizer: .adam(learningRate: 0.01))
    settings.epochs = 4
    settings.batchSize = .rows(8)
    settings.seed = UInt64(number)
    settings.record = [.steps]
    change(&settings)
    number += 1
    guard let training = try? train(settings, on: data(loss, outputs: outputs, rows: rows)) else {
      value = 0
      return
    }
    let recording = training.recording
    add(training.parameters)
    add(recording.loss)
    add(recording.objective)
    add(recording.runningLoss)
    add(recording.stepLearningRate)
    add(recording.stepGradientNorm)
  }

  private func data(_ loss: Loss, outputs: Int, rows: Int) -> Dataset {
    var random = RandomStream(seed: 11, stream: .data)
    var features = Matrix(rows: rows, columns: 3)
    for i in 0..<features.elements.count { features.elements[i] = random.normal() }
    if loss.usesLabels {
      var labels: [UInt32] = []
      for _ in 0..<rows { labels.append(random.below(UInt32(truncatingIfNeeded: outputs))) }
      return Dataset(features: features, labels: labels, classes: outputs)
    }
    var targets = Matrix(rows: rows, columns: outputs)
    for i in 0..<targets.elements.count {
      targets.elements[i] = loss.needsBinaryTargets ? Double(random.below(2)) : random.normal()
    }
    return Dataset(features: features, targets: targets)
  }

  private func optimizers(_ dialect: Dialect) -> [OptimizerChoice] {
    [
      .sgd(SGD(dialect: dialect, learningRate: 0.05)),
      .sgd(SGD(dialect: dialect, learningRate: 0.02, momentum: .heavyBall(0.8))),
      .sgd(SGD(dialect: dialect, learningRate: 0.02, momentum: .nesterov(0.8))),
      .adaGrad(AdaGrad(dialect: dialect, learningRate: 0.1)),
      .rmsProp(RMSProp(dialect: dialect)),
      .adaDelta(AdaDelta(dialect: dialect)),
      .adam(Adam(dialect: dialect, learningRate: 0.01)),
      .adam(Adam(dialect: dialect, learningRate: 0.01, correctsBias: false)),
      .adaMax(AdaMax(dialect: dialect)),
      .nAdam(NAdam(dialect: dialect)),
    ]
  }

  private var activations: [Activation] {
    [
      .identity, .sigmoid, .tanh, .relu, .leakyReLU(slope: 0.2), .elu(alpha: 1.3), .gelu,
      .geluTanh, .softplus,
    ]
  }

  private var schedules: [Schedule] {
    [
      Schedule(.step(every: 5, factor: 0.5)),
      Schedule(.exponential(factor: 0.5, duration: 7)),
      Schedule(.inverseTime(decay: 0.5, duration: 3)),
      Schedule(.polynomial(duration: 30, end: 0.001, power: 1.5)),
      Schedule(.cosine(duration: 20), warmUp: Schedule.WarmUp(duration: 4)),
      Schedule(.oneCycle(duration: 40)),
      Schedule(.exponential(factor: 0.9, duration: 1), unit: .epochs),
    ]
  }

  mutating func runFunctions() {
    let functions: [FunctionModel] = [
      .parabola(), .bowl(), .rotatedBowl(), .rosenbrock(), .himmelblau, .saddle, .doubleWell(),
    ]
    for function in functions {
      let start = [0.3, 0.4]
      let noise = [0.1, 0.2]
      var settings = FunctionSettings(
        function: function, start: [Double](start[0..<function.dimension]),
        optimizer: .adam(learningRate: 0.1))
      settings.gradientNoise = [Double](noise[0..<function.dimension])
      guard var training = try? FunctionTraining(settings) else {
        value = 0
        return
      }
      training.run()
      add(training.recording.loss)
    }
  }

  mutating func runPerceptron() {
    let settings = PerceptronSettings(epochs: 5, order: .shuffled)
    let rows = data(.crossEntropy, outputs: 2, rows: 30)
    guard var training = try? PerceptronTraining(settings, on: rows) else {
      value = 0
      return
    }
    training.run()
    add(training.weights)
  }
}
