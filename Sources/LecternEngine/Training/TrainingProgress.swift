import LecternNumerics

/// Where a training is, apart from its numbers.
struct TrainingProgress: Sendable {
  let rows: Int
  let batchRows: Int
  /// Rows that an epoch looks at.
  let rowsPerEpoch: Int
  let updatesPerEpoch: Int

  var recording = Recording()
  /// Whether the last epoch is done, early stopping ended it, or a number was not finite.
  var isFinished = false
  /// Rows of the current epoch already looked at.
  var position = 0
  /// The objective of the current epoch's rows, summed.
  var runningSum = 0.0
  var order: [UInt32]
  var shuffling: RandomStream
  var dropout: RandomStream

  /// The loss over all rows where its gradient stands ready for the next update.
  var heldLoss: Double?

  /// The parameters at the end of the epoch before, where changes over epochs are recorded.
  var previousParameters: [Double] = []

  var bestLoss = Double.infinity
  var bestParameters: [Double] = []
  var epochsWithoutImprovement = 0

  init(settings: TrainingSettings, rows: Int) {
    self.rows = rows
    switch settings.batchSize {
    case .full: batchRows = rows
    case .rows(let size): batchRows = min(size, rows)
    }
    let whole = rows / batchRows * batchRows
    rowsPerEpoch = settings.dropsLastBatch ? whole : rows
    updatesPerEpoch = (rowsPerEpoch + batchRows - 1) / batchRows
    shuffling = RandomStream(seed: settings.seed, stream: .shuffling)
    dropout = RandomStream(seed: settings.seed, stream: .dropout)
    order = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows { order[i] = UInt32(truncatingIfNeeded: i) }
  }

  /// Whether every update looks at all rows.
  var isFullBatch: Bool { batchRows == rows }

  /// Puts the rows into the order of the epoch that starts.
  mutating func beginEpoch(_ batchOrder: BatchOrder) {
    runningSum = 0
    guard !isFullBatch else { return }
    switch batchOrder {
    case .given: break
    case .fixed: if recording.epochs == 0 { shuffling.shuffle(&order) }
    case .shuffled: shuffling.shuffle(&order)
    case .listed(let orders):
      if !orders.isEmpty { order = orders[min(recording.epochs, orders.count - 1)] }
    }
  }
}
