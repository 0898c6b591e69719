import LecternNumerics

/// A network being trained: a value that advances by update or by epoch.
///
/// Copying it copies parameters, optimizer memory, random streams and recording, so that a copy
/// goes on exactly as the original would. Everything that an update touches stands in one block
/// of memory, allocated once.
public struct Training: Sendable {
  /// What decides the training besides its data.
  public let settings: TrainingSettings

  /// The rows trained on.
  public let data: Dataset

  let network: NetworkPlan
  let plan: MemoryPlan
  let rows: TrainingRows
  let blocks: RowBlocks
  let validation: RowBlocks?

  var memory: [Double]
  var progress: TrainingProgress

  /// A training before its first update, with the loss there recorded. The validation rows are watched
  /// and never trained on.
  ///
  /// - Throws: ``EngineError`` for settings out of their range or that do not fit the data.
  public init(
    _ settings: TrainingSettings, on data: Dataset, validation: Dataset? = nil
  ) throws(EngineError) {
    try settings.validate(on: data, validation: validation)
    self.settings = settings
    self.data = data
    network = NetworkPlan(settings.network)
    rows = TrainingRows(data, loss: settings.loss, settings: settings)
    blocks = rows.blocks(inPlace: network.readsRowsInPlace)
    if let validation, validation.rows > 0 {
      let rows = TrainingRows(validation, loss: settings.loss, settings: settings)
      self.validation = rows.blocks(inPlace: network.readsRowsInPlace)
    } else {
      self.validation = nil
    }
    let most = max(blocks.rows, self.validation?.rows ?? 0)
    let rule = settings.optimizer.memory
    plan = MemoryPlan(
      network, memory: rule, columns: min(NetworkPlan.partRows, padded(most)))
    memory = [Double](repeating: 0, count: plan.count)
    progress = TrainingProgress(settings: settings, rows: data.rows)

    let parameters = settings.network.initialParameters(seed: settings.seed)
    for i in 0..<parameters.count { memory[i] = parameters[i] }
    for i in 0..<plan.slotCount { memory[plan.slots + i] = rule.slotStart }
    for i in 0..<plan.scalarCount { memory[plan.scalars + i] = rule.scalarStart }
    withLoop { loop, progress in loop.begin(&progress) }
  }

  /// Whether the last epoch is done, early stopping ended it, or a number was not finite.
  public var isFinished: Bool { progress.isFinished }

  /// What happened so far.
  public var recording: Recording { progress.recording }

  /// All parameters now, as many as the network has; see ``Network`` for their order.
  public var parameters: [Double] {
    get { [Double](memory[0..<plan.parameterCount]) }
    set {
      precondition(newValue.count == plan.parameterCount)
      for i in 0..<plan.parameterCount { memory[i] = newValue[i] }
    }
  }

  /// The gradient that was computed last: the one that the last update gave to the optimizer, or, at the
  /// parameters after it, one that was recorded, or that stands ready for the next update of a whole
  /// batch.
  public var gradients: [Double] {
    [Double](memory[plan.gradients..<plan.gradients + plan.parameterCount])
  }

  /// The optimizer's slots one after the other, each with a number per parameter, then its scalars.
  public var optimizerState: [Double] {
    [Double](memory[plan.slots..<plan.slots + plan.slotCount])
      + [Double](memory[plan.scalars..<plan.scalars + plan.scalarCount])
  }

  /// Makes one update. Does nothing when finished.
  public mutating func step() {
    if advance(updates: 1) { endEpoch() }
  }

  /// Goes on to the end of the current epoch. Does nothing when finished.
  public mutating func runEpoch() { run(epochs: 1) }

  /// Goes on until finished, or to the end of the `epochs`-th epoch from here.
  ///
  /// Many epochs in one call are faster than one by one: updates that look at all rows take the
  /// gradient from the pass that gave the loss at the end of the epoch before.
  public mutating func run(epochs limit: Int = .max) {
    run(limit) { _ in }
  }

  /// The same, calling `body` with the parameters at the end of each epoch.
  public mutating func run(epochs limit: Int = .max, afterEach body: ([Double]) -> Void) {
    run(limit) { loop in body(loop.parameters) }
  }

  private mutating func run(_ limit: Int, afterEach body: (TrainingLoop) -> Void) {
    withLoop { loop, progress in
      var left = limit
      while left > 0 && !progress.isFinished {
        left &-= 1
        loop.runEpoch(&progress, goesOn: left > 0)
        body(loop)
      }
    }
  }

  /// The updates of a whole epoch, at least 1.
  public var updatesPerEpoch: Int { progress.updatesPerEpoch }
}

/// Trains to the end and returns the training.
///
/// - Throws: ``EngineError`` for settings out of their range or that do not fit the data.
public func train(
  _ settings: TrainingSettings, on data: Dataset, validation: Dataset? = nil
) throws(EngineError) -> Training {
  var training = try Training(settings, on: data, validation: validation)
  training.run()
  return training
}
