import LecternEngine
import LecternNumerics
import Testing

/// Layers without biases: nothing stands in the place of what they do not have.
@Suite struct LayerTests {
  static func network(biases: [Bool]) -> Network {
    Network(
      inputs: 3,
      layers: [
        Layer(units: 5, activation: .tanh, biases: .constant(0.1), hasBias: biases[0]),
        Layer(units: 4, activation: .softplus, biases: .constant(0.2), hasBias: biases[1]),
        Layer(units: 2, biases: .constant(0.3), hasBias: biases[2]),
      ])
  }

  static let choices = [
    [true, true, true], [false, true, true], [true, false, true], [true, true, false],
    [false, false, false],
  ]

  @Test(arguments: choices)
  func layOutTheirParametersWithoutGaps(biases: [Bool]) {
    let network = Self.network(biases: biases)
    let counts = [5, 4, 2].enumerated().map { biases[$0.offset] ? $0.element : 0 }
    #expect(network.parameterCount == 15 + 20 + 8 + counts.reduce(0, +))
    let parameters = network.initialParameters(seed: 3)
    #expect(parameters.count == network.parameterCount)
    var start = 0
    for (index, weights) in [15, 20, 8].enumerated() {
      #expect(network.weightStart(ofLayer: index) == start)
      #expect(network.biasStart(ofLayer: index) == start + weights)
      let given = 0.1 * Double(index + 1)
      let found = network.biases(ofLayer: index, in: parameters)
      #expect(found.count == counts[index])
      #expect(found.allSatisfy { ($0 - given).magnitude < 1e-15 })
      start += weights + counts[index]
    }
  }

  @Test(arguments: choices)
  func haveTheGradientOfTheirDifferences(biases: [Bool]) throws {
    let network = Self.network(biases: biases)
    // More rows than fit one part.
    let data = GradientTests.data(rows: 141, for: .meanSquaredError, outputs: 2)
    var evaluator = try LossEvaluator(network: network, loss: .meanSquaredError, on: data)
    let check = evaluator.checkGradient(at: network.initialParameters(seed: 5), step: 1e-5)
    #expect(check.entries.count == network.parameterCount)
    #expect(check.relativeErrorOfNorms < 1e-8)
  }

  /// A layer of the same weights whose biases are zero is the same function.
  @Test func areLayersWhoseBiasesAreZero() {
    let without = Self.network(biases: [false, false, false])
    var with = Self.network(biases: [true, true, true])
    for index in with.layers.indices { with.layers[index].biasInitializer = .zeros }
    let data = GradientTests.data(rows: 19, for: .meanSquaredError, outputs: 2)
    #expect(
      without.outputs(for: data.features, parameters: without.initialParameters(seed: 9))
        == with.outputs(for: data.features, parameters: with.initialParameters(seed: 9)))
  }

  @Test func trainToTheLineThroughTheOrigin() throws {
    let generator = LineGenerator(rows: 40, slope: 2, intercept: 1.5, noise: 0.4)
    let table = try generator.table(seed: 4).dataset
    let exact = try leastSquares(
      table.features, table.targets.column(0), intercept: .none)
    var settings = TrainingSettings(
      network: .linear(inputs: 1, hasBias: false), loss: .meanSquaredError,
      optimizer: .sgd(learningRate: 0.01))
    settings.batchSize = .full
    settings.epochs = 2000
    settings.record = [.parameters]
    let training = try train(settings, on: table)
    #expect(training.parameters.count == 1)
    #expect(training.recording.parameters.allSatisfy { $0.count == 1 })
    #expect((training.parameters[0] - exact.coefficients.weights[0]).magnitude < 1e-12)
    #expect(
      ((training.recording.loss.last ?? .nan) - exact.mse).magnitude < 1e-12 * exact.mse)
  }

  /// With one parameter w every step keeps the share 1 − 2 η mean(x²) of the distance to the best.
  @Test func takeTheStepsOfTheFormula() throws {
    var settings = TrainingSettings(
      network: .linear(inputs: 1, hasBias: false), loss: .meanSquaredError,
      optimizer: .sgd(learningRate: 0.05))
    settings.batchSize = .full
    settings.epochs = 5
    settings.record = [.parameters]
    let training = try train(settings, on: TrainingTests.line)
    var w = 0.0
    for values in training.recording.parameters {
      #expect((values[0] - w).magnitude < 1e-14)
      w -= 0.05 * (28.0 / 3) * (w - 2)
    }
  }

  @Test func giveTheirTraceNoBiasGradients() throws {
    var settings = TrainingSettings(
      network: .linear(inputs: 1, hasBias: false), loss: .meanSquaredError,
      optimizer: .adam(learningRate: 0.1))
    settings.batchSize = .full
    var training = try Training(settings, on: TrainingTests.line)
    let traced = training.tracedStep()
    let step = try #require(traced)
    #expect(step.layers[0].biasGradients.isEmpty)
    #expect((step.layers[0].weightGradients[0, 0] + 56.0 / 3).magnitude < 1e-14)
    #expect(step.gradients.count == 1)
    #expect(step.optimizerStateAfter.count == 2 + 2)
  }

  @Test func haveANormOfTheirOwn() throws {
    var settings = TrainingSettings(
      network: Self.network(biases: [false, true, false]), loss: .meanSquaredError,
      optimizer: .sgd(learningRate: 0.1))
    settings.batchSize = .full
    settings.record = [.gradients, .updates]
    let data = GradientTests.data(rows: 12, for: .meanSquaredError, outputs: 2)
    let training = try train(settings, on: data)
    let norms = training.recording.gradientNorms[0]
    let steps = training.recording.updateNorms[0]
    #expect(norms.count == 3 && steps.count == 3)
    for (norm, step) in zip(norms, steps) { #expect((step - 0.1 * norm).magnitude < 1e-14) }
  }

  @Test func takeNoGivenBiases() {
    let settings = TrainingSettings(
      network: .linear(inputs: 1, biases: .values([1]), hasBias: false),
      loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1))
    #expect(throws: EngineError.initialCount(expected: 0, found: 1)) {
      try Training(settings, on: TrainingTests.line)
    }
  }

  @Test func bendTheLossInOneDirectionOnly() throws {
    let x = TrainingTests.line.features
    let loss = try QuadraticLoss(x, [2, 4, 7], intercept: .none)
    #expect(loss.curvature.eigen.values.count == 1)
    let best = LinearCoefficients(weights: [31.0 / 14], bias: 0)
    #expect((loss.best.weights[0] - best.weights[0]).magnitude < 1e-14)
    let aside = LinearCoefficients(weights: [best.weights[0] + 1], bias: 5)
    #expect((loss.value(at: aside) - loss.minimum - 14.0 / 3).magnitude < 1e-12)
  }
}
