import CReference
import LecternEngine
import LecternNumerics

/// One workload: settings for the engine, the same as a run in C, and rows.
struct Workload {
  let name: String
  var settings: TrainingSettings
  let data: Dataset
  /// Learning rates, each a run.
  var rates: [Double]

  /// Rows times epochs times runs: what times are divided by.
  var samples: Double { Double(data.rows * settings.epochs * rates.count) }

  /// Trains through the public call, recording included; the last run's losses.
  func runEngine() throws -> [Double] {
    var losses: [Double] = []
    for rate in rates {
      var settings = settings
      settings.optimizer.learningRate = rate
      losses = try train(settings, on: data).recording.loss
    }
    return losses
  }

  /// The same in C; the last run's losses.
  func runReference(
    _ reference: (
      UnsafePointer<Run>, UnsafePointer<UInt64>, UnsafeMutablePointer<Double>,
      UnsafeMutablePointer<Double>
    ) -> Void
  ) -> [Double] {
    let network = settings.network
    let sizes = [Int32(network.inputs)] + network.layers.map { Int32($0.units) }
    let activations = network.layers.map { layer -> Int32 in
      switch layer.activation {
      case .relu: Int32(ACT_RELU)
      case .tanh: Int32(ACT_TANH)
      default: Int32(ACT_IDENTITY)
      }
    }
    var losses = [Double](repeating: 0, count: settings.epochs + 1)
    let random = RandomStream(seed: settings.seed, stream: .shuffling).words
    for rate in rates {
      var parameters = network.initialParameters(seed: settings.seed)
      sizes.withUnsafeBufferPointer { sizes in
        activations.withUnsafeBufferPointer { activations in
          data.features.elements.withUnsafeBufferPointer { x in
            data.targets.elements.withUnsafeBufferPointer { y in
              data.labels.withUnsafeBufferPointer { labels in
                var run = Run()
                run.layers = Int32(network.layers.count)
                run.sizes = sizes.baseAddress
                run.activations = activations.baseAddress
                run.loss = cLoss
                run.optimizer = cOptimizer
                run.rate = rate
                run.x = x.baseAddress
                run.y = y.baseAddress
                run.labels = labels.baseAddress
                run.rows = data.rows
                run.batch = 32
                run.epochs = Int32(settings.epochs)
                reference(&run, random, &parameters, &losses)
              }
            }
          }
        }
      }
    }
    return losses
  }

  private var cLoss: Int32 {
    switch settings.loss {
    case .binaryCrossEntropy: Int32(LOSS_BCE)
    case .crossEntropy: Int32(LOSS_CROSS_ENTROPY)
    default: Int32(LOSS_MSE)
    }
  }

  private var cOptimizer: Int32 {
    if case .sgd = settings.optimizer { Int32(OPT_SGD) } else { Int32(OPT_ADAM) }
  }
}

extension Workload {
  static var all: [Workload] {
    let line = linear(rows: 10_000, width: 1)
    let wide = linear(rows: 10_000, width: 20)
    let spiral = classes(rows: 1000, width: 2, count: 2)
    let digits = classes(rows: 1797, width: 64, count: 10)
    func network(_ optimizer: OptimizerChoice) -> TrainingSettings {
      settings(
        .dense(inputs: 2, hidden: [16, 16], activation: .tanh), .binaryCrossEntropy, optimizer,
        epochs: 100)
    }
    return [
      Workload(
        name: "(a) line 10000x1, Adam, 20 epochs",
        settings: settings(
          .linear(inputs: 1), .meanSquaredError, .adam(learningRate: 0.01), epochs: 20),
        data: line, rates: [0.01]),
      Workload(
        name: "(b) linear 10000x20, SGD, 8 rates, 50 epochs",
        settings: settings(
          .linear(inputs: 20), .meanSquaredError, .sgd(learningRate: 0.01), epochs: 50),
        data: wide, rates: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.04]),
      Workload(
        name: "(d) 2-16-16-1 tanh 1000x2, SGD, 100 epochs",
        settings: network(.sgd(learningRate: 0.1)), data: spiral, rates: [0.1]),
      Workload(
        name: "(d) 2-16-16-1 tanh 1000x2, Adam, 100 epochs",
        settings: network(.adam(learningRate: 0.01)), data: spiral, rates: [0.01]),
      Workload(
        name: "(e) 64-128-10 relu softmax 1797x64, Adam, 20 epochs",
        settings: settings(
          .dense(inputs: 64, hidden: [128], activation: .relu, outputs: 10), .crossEntropy,
          .adam(learningRate: 0.001), epochs: 20),
        data: digits, rates: [0.001]),
    ]
  }

  static func settings(
    _ network: Network, _ loss: Loss, _ optimizer: OptimizerChoice, epochs: Int
  ) -> TrainingSettings {
    var settings = TrainingSettings(network: network, loss: loss, optimizer: optimizer)
    settings.epochs = epochs
    settings.batchSize = .rows(32)
    settings.seed = 1
    return settings
  }

  static func linear(rows: Int, width: Int) -> Dataset {
    var random = RandomStream(seed: 7, stream: .data)
    var features = Matrix(rows: rows, columns: width)
    var target = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      var y = 0.5
      for j in 0..<width {
        features[i, j] = random.normal()
        y += features[i, j] * Double(j + 1) * 0.1
      }
      target[i] = y + 0.1 * random.normal()
    }
    return Dataset(features: features, target: target)
  }

  static func classes(rows: Int, width: Int, count: UInt32) -> Dataset {
    var random = RandomStream(seed: 8, stream: .data)
    var centers = Matrix(rows: Int(count), columns: width)
    for i in 0..<centers.elements.count { centers.elements[i] = random.uniform() }
    var features = Matrix(rows: rows, columns: width)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      labels[i] = random.below(count)
      for j in 0..<width { features[i, j] = centers[Int(labels[i]), j] + 0.25 * random.normal() }
    }
    return Dataset(features: features, labels: labels, classes: Int(count))
  }
}
