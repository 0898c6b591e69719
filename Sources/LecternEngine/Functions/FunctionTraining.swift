import LecternNumerics

/// A descent on a function: a value that advances by update. One update is one epoch.
public struct FunctionTraining: Sendable {
  public let settings: FunctionSettings
  /// Whether all updates are made or a number was not finite.
  public private(set) var isFinished = false
  /// `loss` is the function's value by update, without penalties; `parameters` by update too.
  public private(set) var recording = Recording()
  /// The parameters now, as many as the function has.
  public private(set) var parameters: [Double]

  private var gradient: [Double]
  private var slots: [Double]
  private var scalars: [Double]
  private var noise: RandomStream

  /// A descent before its first update.
  ///
  /// - Throws: ``EngineError`` when numbers of the start or the noise are missing, or a setting is out
  ///   of range.
  public init(_ settings: FunctionSettings) throws(EngineError) {
    let dimension = settings.function.dimension
    guard settings.start.count == dimension else {
      throw .initialCount(expected: dimension, found: settings.start.count)
    }
    guard settings.gradientNoise.isEmpty || settings.gradientNoise.count == dimension else {
      throw .initialCount(expected: dimension, found: settings.gradientNoise.count)
    }
    for value in settings.start { try finite(value, .initial) }
    for value in settings.gradientNoise { try atLeastZero(value, .gradientNoise) }
    guard settings.updates >= 0 else { throw .epochs(settings.updates) }
    try settings.optimizer.validate()
    try settings.schedule.validate()
    try settings.regularization.validate()
    try settings.clipping?.validate()
    self.settings = settings
    parameters = settings.start
    gradient = [Double](repeating: 0, count: dimension)
    slots = settings.optimizer.memory.slots(for: dimension)
    scalars = settings.optimizer.memory.scalars
    noise = RandomStream(seed: settings.seed, stream: .gradientNoise)
    record(evaluate())
    isFinished = settings.updates == 0
  }

  /// The optimizer's slots, then its scalars.
  public var optimizerState: [Double] { slots + scalars }

  /// Makes one update. Does nothing when finished.
  public mutating func step() {
    guard !isFinished else { return }
    let value = recording.loss[recording.loss.count - 1]
    evaluate()
    for i in 0..<settings.gradientNoise.count {
      gradient[i] += settings.gradientNoise[i] * noise.normal()
    }
    let rate = settings.schedule.learningRate(
      base: settings.optimizer.learningRate, update: recording.updates, updatesPerEpoch: 1)
    update(value, learningRate: rate)
    recording.updates += 1
    recording.samples += 1
    recording.epochs += 1
    let next = evaluate()
    record(next)
    var isFinite = next.isFinite
    for parameter in parameters where !parameter.isFinite { isFinite = false }
    if !isFinite { recording.firstNonfiniteStep = recording.updates }
    isFinished = !isFinite || recording.updates >= settings.updates
  }

  /// Goes on until finished.
  public mutating func run() {
    while !isFinished { step() }
  }

  /// The function's value now; leaves its gradient.
  @discardableResult
  private mutating func evaluate() -> Double {
    let function = settings.function
    let point = parameters
    return point.withUnsafeBufferPointer { w in
      gradient.withUnsafeMutableBufferPointer { g in
        function.evaluate(w.start, gradient: g.start)
      }
    }
  }

  private mutating func update(_ value: Double, learningRate: Double) {
    let settings = settings
    let count = parameters.count
    var (w, g, s, c) = (parameters, gradient, slots, scalars)
    // Room for an address, whether or not the optimizer remembers anything.
    s.append(0)
    c.append(0)
    var norm = 0.0
    w.withUnsafeMutableBufferPointer { w in
      g.withUnsafeMutableBufferPointer { g in
        s.withUnsafeMutableBufferPointer { s in
          c.withUnsafeMutableBufferPointer { c in
            let (w, g) = (w.start, g.start)
            settings.regularization.addGradient(w, to: g, count: count)
            norm = Kernels.sumOfSquares(g, count).magnitude.squareRoot()
            withUnsafeTemporaryAllocation(of: Variable.self, capacity: 1) { variable in
              variable.initialize(repeating: Variable(start: 0, count: count, isBias: false))
              settings.clipping?.apply(g, variables: UnsafeBufferPointer(variable))
            }
            settings.regularization.decay(w, gradient: g, count: count, learningRate: learningRate)
            settings.optimizer.update(
              OptimizerUpdate(
                parameters: w, gradients: g, slots: s.start, scalars: c.start,
                count: count, learningRate: learningRate))
            settings.regularization.shrink(w, count: count, learningRate: learningRate)
          }
        }
      }
    }
    s.removeLast()
    c.removeLast()
    (parameters, gradient, slots, scalars) = (w, g, s, c)
    if settings.record.contains(.steps) {
      recording.stepLoss.append(value)
      recording.stepGradientNorm.append(norm)
      recording.stepLearningRate.append(learningRate)
    }
  }

  private mutating func record(_ value: Double) {
    let penalty = parameters.withUnsafeBufferPointer {
      settings.regularization.penalty($0.start, count: $0.count)
    }
    recording.loss.append(value)
    recording.objective.append(value + penalty)
    if recording.loss.count > 1 {
      recording.runningLoss.append(recording.objective[recording.objective.count - 2])
    }
    recording.parameters.append(parameters)
    if settings.record.contains(.optimizerState) {
      recording.optimizerState.append(optimizerState)
    }
  }
}
