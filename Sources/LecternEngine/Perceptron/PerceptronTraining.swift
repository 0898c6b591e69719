import LecternNumerics

/// A perceptron being trained: a value that advances by row or by epoch.
public struct PerceptronTraining: Sendable {
  public let settings: PerceptronSettings
  public private(set) var recording = PerceptronRecording()
  public private(set) var weights: [Double]
  public private(set) var bias: Double
  public private(set) var isFinished = false

  private let features: [Double]
  private let width: Int
  private let labels: [UInt32]
  private var order: [UInt32]
  private var position = 0
  private var mistakes = 0
  private var shuffling: RandomStream

  /// A training before its first row.
  ///
  /// - Parameter data: rows of two classes.
  /// - Throws: what of the settings does not fit the data.
  public init(_ settings: PerceptronSettings, on data: Dataset) throws(EngineError) {
    guard data.rows > 0 else { throw .noRows }
    guard data.features.columns > 0 else { throw .noFeatures }
    guard !data.labels.isEmpty else { throw .needsClasses }
    guard data.classes == 2 else { throw .outputCount(expected: 2, found: data.classes) }
    if let place = data.features.firstNonfinite {
      throw .nonfiniteFeature(row: place.row, column: place.column)
    }
    guard settings.epochs >= 0 else { throw .epochs(settings.epochs) }
    guard settings.learningRate > 0, settings.learningRate.isFinite else {
      throw .hyperparameter(.learningRate, value: settings.learningRate)
    }
    if let start = settings.initialWeights, start.count != data.features.columns {
      throw .initialCount(expected: data.features.columns, found: start.count)
    }
    self.settings = settings
    features = data.features.elements
    width = data.features.columns
    labels = data.labels
    weights = settings.initialWeights ?? [Double](repeating: 0, count: width)
    bias = settings.initialBias
    shuffling = RandomStream(seed: settings.seed, stream: .shuffling)
    order = [UInt32](repeating: 0, count: data.rows)
    for i in 0..<data.rows { order[i] = UInt32(truncatingIfNeeded: i) }
    record()
    isFinished = settings.epochs == 0
  }

  /// Looks at the next row. Does nothing when finished.
  public mutating func step() {
    guard !isFinished else { return }
    if position == 0 { beginEpoch() }
    let row = Int(order[position])
    let z = output(row)
    let isMistake = isWrong(z, labels[row])
    if isMistake {
      change(row)
      mistakes += 1
      recording.updates += 1
      if settings.keepsPocket { fillPocket() }
    }
    if settings.keepsTrace {
      recording.trace.append(
        PerceptronRecording.Step(
          epoch: recording.epochs + 1, row: row, z: z, isMistake: isMistake, weights: weights,
          bias: bias))
    }
    position += 1
    recording.samples += 1
    if position == order.count { endEpoch() }
  }

  /// Goes on to the end of the current epoch. Does nothing when finished.
  public mutating func runEpoch() {
    guard !isFinished else { return }
    repeat { step() } while position != 0
  }

  /// Goes on until finished.
  public mutating func run() {
    while !isFinished { runEpoch() }
  }

  /// w·x + b for each row of `features`, summed in the order of the features.
  public func outputs(for features: Matrix) -> [Double] {
    features.linearPredictions(weights: weights, bias: bias)
  }

  private mutating func beginEpoch() {
    mistakes = 0
    switch settings.order {
    case .given: break
    case .fixed: if recording.epochs == 0 { shuffling.shuffle(&order) }
    case .shuffled: shuffling.shuffle(&order)
    case .listed(let orders):
      if !orders.isEmpty { order = orders[min(recording.epochs, orders.count - 1)] }
    }
  }

  private mutating func endEpoch() {
    position = 0
    recording.epochs += 1
    recording.mistakes.append(mistakes)
    if mistakes == 0 && recording.firstCleanEpoch == nil {
      recording.firstCleanEpoch = recording.epochs
    }
    record()
    isFinished = recording.epochs >= settings.epochs
  }

  private mutating func record() {
    recording.weights.append(weights)
    recording.biases.append(bias)
    recording.errors.append(errorCount)
    if settings.keepsPocket && recording.pocket == nil { fillPocket() }
  }

  @inline(__always)
  private func output(_ row: Int) -> Double {
    var sum = 0.0
    for j in 0..<width { sum += weights[j] * features[row &* width &+ j] }
    return sum + bias
  }

  @inline(__always)
  private func isWrong(_ z: Double, _ label: UInt32) -> Bool {
    switch settings.rule {
    case .threshold: (z >= 0) != (label == 1)
    case .margin: label == 1 ? z <= 0 : z >= 0
    }
  }

  @inline(__always)
  private mutating func change(_ row: Int) {
    let step = labels[row] == 1 ? settings.learningRate : -settings.learningRate
    for j in 0..<width { weights[j] += step * features[row &* width &+ j] }
    bias += step
  }

  private var errorCount: Int {
    var count = 0
    for row in 0..<labels.count where isWrong(output(row), labels[row]) { count += 1 }
    return count
  }

  private mutating func fillPocket() {
    let errors = errorCount
    if let pocket = recording.pocket, pocket.errors <= errors { return }
    recording.pocket = PerceptronRecording.Pocket(
      weights: weights, bias: bias, errors: errors, update: recording.updates)
  }
}
