/// Everything that decides a training besides its data.
public struct TrainingSettings: Sendable {
  /// The layers; they take the data's features and give its targets, or a logit for each class.
  public var network: Network
  /// What is minimized, as a mean over the rows of a batch.
  public var loss: Loss
  /// The rule, and the base learning rate.
  public var optimizer: OptimizerChoice
  /// How the learning rate changes.
  public var schedule = Schedule.constant
  /// Penalties that join the loss and decays of the parameters; none by default.
  public var regularization = Regularization()
  /// A limit on the gradients; none when nil.
  public var clipping: Clipping?
  /// How many epochs to make, at least 0.
  public var epochs = 1
  /// Rows per update. A number above that of the training rows is an error, 32 included.
  public var batchSize = BatchSize.rows(32)
  /// In which order each epoch takes the rows.
  public var order = BatchOrder.shuffled
  /// Whether the rows that do not fill a last batch are left out of each epoch.
  public var dropsLastBatch = false
  /// Names the streams of initialization, shuffling and dropout; any number is a seed.
  public var seed: UInt64 = 0
  /// When training ends before its last epoch; never when nil.
  public var earlyStopping: EarlyStopping?
  /// What is recorded besides losses.
  public var record: RecordOptions = []

  public init(network: Network, loss: Loss, optimizer: OptimizerChoice) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
  }
}

/// How many rows an update looks at.
public enum BatchSize: Equatable, Sendable {
  /// From 1 to the number of training rows; an epoch's last batch may be smaller.
  case rows(Int)
  /// All training rows, in one update an epoch.
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
  /// Given for each epoch, each naming every row once, from 0; the last one repeats.
  case listed([[UInt32]])
}

/// Ending training when a loss no longer falls.
public struct EarlyStopping: Equatable, Sendable {
  /// Which loss is watched: that of the validation rows, which there must be, or of the training
  /// rows, both without penalties.
  public enum Monitor: Equatable, Sendable {
    case validationLoss
    case loss
  }

  /// The loss that is watched.
  public var monitor: Monitor
  /// So many epochs in a row without improvement, at least 0, end training, as in Keras; 0 counts
  /// as 1.
  public var patience: Int
  /// How much lower than the best so far a loss must be to count as better, in units of the loss.
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
