/// Everything that decides a training besides its data.
public struct TrainingSettings: Sendable {
  public var network: Network
  public var loss: Loss
  public var optimizer: OptimizerChoice
  public var schedule = Schedule.constant
  public var regularization = Regularization()
  public var clipping: Clipping?
  public var epochs = 1
  public var batchSize = BatchSize.rows(32)
  public var order = BatchOrder.shuffled
  /// Whether the rows that do not fill a last batch are left out of each epoch.
  public var dropsLastBatch = false
  /// Names the streams of initialization, shuffling and dropout.
  public var seed: UInt64 = 0
  public var earlyStopping: EarlyStopping?
  public var record: RecordOptions = []

  public init(network: Network, loss: Loss, optimizer: OptimizerChoice) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
  }
}

/// How many rows an update looks at.
public enum BatchSize: Equatable, Sendable {
  case rows(Int)
  case full
}

/// In which order rows are taken. A batch that holds every row is never shuffled.
public enum BatchOrder: Equatable, Sendable {
  /// As the data have them.
  case given
  /// Shuffled once, before the first epoch.
  case fixed
  /// Shuffled before every epoch.
  case shuffled
  /// Given for each epoch; the last one repeats.
  case listed([[UInt32]])
}

/// Ending training when a loss no longer falls.
public struct EarlyStopping: Equatable, Sendable {
  public enum Monitor: Equatable, Sendable {
    case validationLoss
    case loss
  }

  public var monitor: Monitor
  /// So many epochs in a row without improvement end training, as in Keras; 0 counts as 1.
  public var patience: Int
  /// How much lower than the best so far a loss must be to count as better.
  public var minimumDelta: Double
  /// Whether the parameters of the best epoch are put back at the end.
  public var restoresBest: Bool

  public init(
    monitor: Monitor = .validationLoss, patience: Int = 10, minimumDelta: Double = 0,
    restoresBest: Bool = true
  ) {
    self.monitor = monitor
    self.patience = patience
    self.minimumDelta = minimumDelta
    self.restoresBest = restoresBest
  }
}
