import LecternNumerics

/// A perceptron being trained: a value that advances by row or by epoch.
public struct PerceptronTraining: Sendable {
  public let settings: PerceptronSettings
  /// What happened so far.
  public private(set) var recording = PerceptronRecording()
  /// The weights now, one for each feature.
  public private(set) var weights: [Double]
  /// The bias now.
  public private(set) var bias: Double
  /// Whether all epochs are done.
  public private(set) var isFinished = false

  private let features: [Double]
  private let width: Int
  /// 1 for each row of class 1 and −1 for others: a product needs no branch that is often guessed
  /// wrong.
  private let signs: [Double]
  private var order: [UInt32]
  private var position = 0
  private var mistakes = 0
  private var shuffling: RandomStream

  /// A training before its first row, on rows of two classes.
  ///
  /// - Throws: ``EngineError`` for settings out of their range or that do not fit the data.
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
    for value in settings.initialWeights ?? [] { try finite(value, .initial) }
    try finite(settings.initialBias, .initial)
    try settings.order.validate(rows: data.rows)
    self.settings = settings
    features = data.features.elements
    width = data.features.columns
    signs = data.labels.map { $0 == 1 ? 1 : -1 }
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
    let isMistake = isWrong(z, signs[row], by: settings.rule)
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
    if position == 0 && !settings.keepsTrace && !settings.keepsPocket {
      beginEpoch()
      sweep()
      endEpoch()
    } else {
      repeat { step() } while position != 0
    }
  }

  /// Looks at all rows of an epoch, as ``step()`` does one by one.
  private mutating func sweep() {
    var weights = weights
    let (startBias, rule, rate) = (bias, settings.rule, settings.learningRate)
    (bias, mistakes) = features.withUnsafeBufferPointer { features in
      signs.withUnsafeBufferPointer { signs in
        order.withUnsafeBufferPointer { order in
          weights.withUnsafeMutableBufferPointer { w in
            // Variables of the innermost function stay in registers.
            var bias = startBias
            var found = 0
            for place in order {
              let row = features.start + Int(place) &* w.count
              let sign = signs[Int(place)]
              let z = weightedSum(row, UnsafeBufferPointer(w), bias)
              guard isWrong(z, sign, by: rule) else { continue }
              let step = sign * rate
              for j in 0..<w.count { w[j] += step * row[j] }
              bias += step
              found &+= 1
            }
            return (bias, found)
          }
        }
      }
    }
    self.weights = weights
    recording.updates += mistakes
    recording.samples += order.count
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

  private func output(_ row: Int) -> Double {
    features.withUnsafeBufferPointer { features in
      weights.withUnsafeBufferPointer { weights in
        weightedSum(features.start + row &* width, weights, bias)
      }
    }
  }

  @inline(__always)
  private mutating func change(_ row: Int) {
    let step = signs[row] * settings.learningRate
    for j in 0..<width { weights[j] += step * features[row &* width &+ j] }
    bias += step
  }

  private var errorCount: Int {
    let (width, bias, rule) = (width, bias, settings.rule)
    return features.withUnsafeBufferPointer { features in
      signs.withUnsafeBufferPointer { signs in
        weights.withUnsafeBufferPointer { weights in
          var count = 0
          var row = features.start
          for sign in signs {
            count &+= isWrong(weightedSum(row, weights, bias), sign, by: rule) ? 1 : 0
            row += width
          }
          return count
        }
      }
    }
  }

  private mutating func fillPocket() {
    let errors = errorCount
    if let pocket = recording.pocket, pocket.errors <= errors { return }
    recording.pocket = PerceptronRecording.Pocket(
      weights: weights, bias: bias, errors: errors, update: recording.updates)
  }
}

/// w·x + b, summed in the order of the features.
@inline(__always)
private func weightedSum(
  _ row: UnsafePointer<Double>, _ weights: UnsafeBufferPointer<Double>, _ bias: Double
) -> Double {
  var sum = 0.0
  var j = 0
  while j &+ 2 <= weights.count {
    sum += weights[j] * row[j]
    sum += weights[j &+ 1] * row[j &+ 1]
    j &+= 2
  }
  if j < weights.count { sum += weights[j] * row[j] }
  return sum + bias
}

/// Whether a row of the class that `sign` names is a mistake at `z`.
@inline(__always)
private func isWrong(_ z: Double, _ sign: Double, by rule: PerceptronSettings.Rule) -> Bool {
  switch rule {
  case .threshold: (z >= 0) != (sign > 0)
  case .margin: sign * z <= 0
  }
}
