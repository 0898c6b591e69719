import LecternEngine

@testable import LecternWeb

/// A small run whose numbers the module must compute as a native build does.
///
/// Each optimizer in both dialects, each loss, activation, initializer, schedule, penalty and kind of
/// model takes part in one of the suites.
struct DigestCase {
  var settings: PageSettings
  var data: PageData
}

/// How many suites there are.
let suiteCount = 6

/// The runs of one suite.
func cases(of suite: Int) -> [DigestCase] {
  switch suite {
  case 0: optimizerCases()
  case 1: lossCases()
  case 2: activationCases()
  case 3: methodCases()
  case 4: functionCases()
  case 5: perceptronCases()
  default: []
  }
}

private func line() -> PageData {
  rows(LineGenerator(rows: 40, noise: 0.3, low: -1, high: 1))
}

private func classes() -> PageData { rows(BlobsGenerator(rows: 60, classes: 3)) }

private func moons() -> PageData { rows(MoonsGenerator(rows: 50)) }

private func rows(_ generator: some DataGenerator) -> PageData {
  do throws(GeneratorError) {
    let all = try generator.table(seed: 7).dataset
    let split = UInt32(all.rows * 4 / 5)
    return PageData(
      training: all.selecting(rows: [UInt32](0..<split)),
      validation: all.selecting(rows: [UInt32](split..<UInt32(all.rows))))
  } catch {
    return .none
  }
}

private func regression(_ optimizer: OptimizerChoice, _ loss: Loss = .meanSquaredError)
  -> TrainingSettings
{
  var settings = TrainingSettings(
    network: .linear(inputs: 1), loss: loss, optimizer: optimizer)
  settings.epochs = 30
  settings.batchSize = .rows(8)
  settings.seed = 3
  settings.record = [.parameters]
  return settings
}

private func network(
  _ activation: Activation, outputs: Int, loss: Loss, weights: Initializer = .glorotUniform
) -> TrainingSettings {
  var settings = TrainingSettings(
    network: .dense(
      inputs: 2, hidden: [9, 5], activation: activation, outputs: outputs, weights: weights),
    loss: loss, optimizer: .adam(learningRate: 0.02))
  settings.epochs = 20
  settings.batchSize = .rows(16)
  settings.seed = 5
  return settings
}

private func optimizerCases() -> [DigestCase] {
  var choices: [OptimizerChoice] = []
  for dialect in [Dialect.keras, .pytorch] {
    choices += [
      .sgd(SGD(dialect: dialect, learningRate: 0.1)),
      .sgd(SGD(dialect: dialect, learningRate: 0.05, momentum: .heavyBall(0.8))),
      .sgd(SGD(dialect: dialect, learningRate: 0.05, momentum: .nesterov(0.8))),
      .adaGrad(AdaGrad(dialect: dialect, learningRate: 0.3)),
      .rmsProp(RMSProp(dialect: dialect, learningRate: 0.02)),
      .adaDelta(AdaDelta(dialect: dialect, learningRate: 1)),
      .adam(Adam(dialect: dialect, learningRate: 0.05)),
      .adam(Adam(dialect: dialect, learningRate: 0.05, correctsBias: false)),
      .adaMax(AdaMax(dialect: dialect, learningRate: 0.05)),
      .nAdam(NAdam(dialect: dialect, learningRate: 0.05)),
    ]
  }
  // One that overflows.
  choices.append(.sgd(learningRate: 1e9))
  let data = line()
  return choices.map { DigestCase(settings: .network(regression($0)), data: data) }
}

private func lossCases() -> [DigestCase] {
  let data = line()
  var cases = [
    Loss.meanSquaredError, .halfMeanSquaredError, .meanAbsoluteError, .huber(delta: 0.5),
  ].map {
    DigestCase(settings: .network(regression(.sgd(learningRate: 0.1), $0)), data: data)
  }
  let two = moons()
  for loss in [Loss.binaryCrossEntropy, .hinge] {
    cases.append(
      DigestCase(settings: .network(network(.tanh, outputs: 1, loss: loss)), data: two))
  }
  var probabilities = network(.relu, outputs: 1, loss: .binaryCrossEntropyOfProbabilities)
  probabilities.network.layers[2].activation = .sigmoid
  cases.append(DigestCase(settings: .network(probabilities), data: two))
  cases.append(
    DigestCase(
      settings: .network(network(.relu, outputs: 3, loss: .crossEntropy)), data: classes()))
  return cases
}

private func activationCases() -> [DigestCase] {
  let data = classes()
  return [
    Activation.identity, .sigmoid, .tanh, .relu, .leakyReLU(slope: 0.1), .elu(alpha: 1), .gelu,
    .geluTanh, .softplus,
  ].map {
    DigestCase(settings: .network(network($0, outputs: 3, loss: .crossEntropy)), data: data)
  }
}

/// Schedules, penalties, clipping, early stopping, orders, dropout and initializers.
private func methodCases() -> [DigestCase] {
  let data = line()
  var cases: [DigestCase] = []
  let shapes: [ScheduleShape] = [
    .step(every: 20, factor: 0.5), .exponential(factor: 0.9, duration: 10),
    .inverseTime(decay: 0.5, duration: 10, isStaircase: true),
    .polynomial(duration: 100, end: 0.01, power: 2), .cosine(duration: 100, end: 0.001),
    .oneCycle(duration: 120),
  ]
  for shape in shapes {
    var settings = regression(.sgd(learningRate: 0.2))
    settings.schedule = Schedule(shape, warmUp: .init(duration: 5, start: 0.1))
    cases.append(DigestCase(settings: .network(settings), data: data))
  }
  let penalties = [
    Regularization(l2: 0.01, penalizesBiases: true), Regularization(l1: 0.02),
    Regularization(l1Subgradient: 0.02), Regularization(weightDecay: .decoupled(0.01)),
    Regularization(weightDecay: .coupled(0.01)),
  ]
  for penalty in penalties {
    var settings = regression(.adam(learningRate: 0.05))
    settings.regularization = penalty
    cases.append(DigestCase(settings: .network(settings), data: data))
  }
  for clipping in [
    Clipping.value(0.1), .norm(0.2), .globalNorm(0.2, dialect: .keras),
    .globalNorm(0.2, dialect: .pytorch),
  ] {
    var settings = regression(.sgd(learningRate: 0.3))
    settings.clipping = clipping
    settings.order = .fixed
    settings.dropsLastBatch = true
    settings.earlyStopping = EarlyStopping(patience: 3)
    cases.append(DigestCase(settings: .network(settings), data: data))
  }
  let two = moons()
  let starts: [Initializer] = [
    .constant(0.1), .uniform(low: -0.5, high: 0.5), .normal(deviation: 0.5), .glorotUniform,
    .glorotNormal(.keras), .heUniform, .heNormal(.pytorch), .lecunUniform, .lecunNormal(.keras),
    .inverseRootUniform,
  ]
  for start in starts {
    var settings = network(.tanh, outputs: 1, loss: .binaryCrossEntropy, weights: start)
    settings.network.layers[0].dropout = 0.2
    settings.epochs = 5
    settings.batchSize = .full
    settings.order = .given
    cases.append(DigestCase(settings: .network(settings), data: two))
  }
  return cases
}

private func functionCases() -> [DigestCase] {
  let models: [(FunctionModel, [Double])] = [
    (.parabola(curvature: 2, center: 1), [5]), (.bowl(first: 1, second: 20), [10, 1]),
    (.rotatedBowl(first: 1, second: 10, angle: 0.5), [3, -2]), (.rosenbrock(), [-1, 1]),
    (.himmelblau, [0, 0]), (.saddle, [2, 0.01]), (.doubleWell(tilt: 0.2), [2]),
  ]
  return models.map { model, start in
    var settings = FunctionSettings(
      function: model, start: start, optimizer: .adam(learningRate: 0.1))
    settings.gradientNoise = start.map { _ in 0.01 }
    settings.seed = 11
    return DigestCase(settings: .function(settings), data: .none)
  }
}

private func perceptronCases() -> [DigestCase] {
  let data = moons()
  return [PerceptronSettings.Rule.threshold, .margin].map { rule in
    DigestCase(
      settings: .perceptron(
        PerceptronSettings(
          rule: rule, learningRate: 0.5, epochs: 12, order: .shuffled, seed: 4,
          initialWeights: [0.1, -0.2], initialBias: 0.3, keepsPocket: true),
        stopsWithoutMistakes: true), data: data)
  }
}
