/// What a training keeps besides the losses of its epochs.
public struct RecordOptions: OptionSet, Equatable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Each update's loss, gradient norm and learning rate.
  public static let steps = RecordOptions(rawValue: 1)
  /// The parameters after each epoch, and before the first.
  public static let parameters = RecordOptions(rawValue: 2)
  /// The parameters after each update, and before the first.
  public static let stepParameters = RecordOptions(rawValue: 4)
  /// Each layer's gradient norm over all training rows, after each epoch and before the first.
  public static let gradients = RecordOptions(rawValue: 8)
  /// The norm of each layer's change over each epoch.
  public static let updates = RecordOptions(rawValue: 16)
  /// Mean and deviation of each layer's activations over all training rows.
  public static let activations = RecordOptions(rawValue: 32)
  /// The optimizer's memory after each update, and before the first.
  public static let optimizerState = RecordOptions(rawValue: 64)
}

/// What happened in a training so far.
///
/// Series by epoch have element e after epoch e and element 0 before training, `epochs + 1` in all;
/// series by update have `updates` elements, or one more where they start before the first. A run
/// that stopped in the middle of an epoch, since a number was not finite, has an element for that
/// epoch too.
public struct Recording: Equatable, Sendable {
  /// The mean loss over all training rows, without penalties and without dropout; by epoch.
  public var loss: [Double] = []
  /// `loss` with the penalties, by epoch.
  public var objective: [Double] = []
  /// The same as `loss`, over the validation rows; empty without them.
  public var validationLoss: [Double] = []
  /// Element e − 1 is the mean of epoch e's batch objectives before their updates, weighted by
  /// their rows: what Keras prints.
  public var runningLoss: [Double] = []

  /// Element k − 1 is the objective of update k's batch before it; with ``RecordOptions/steps``.
  public var stepLoss: [Double] = []
  /// The norm of each update's gradient, penalties included, before clipping; shape `[updates]`.
  public var stepGradientNorm: [Double] = []
  /// The scheduled rate of each update; shape `[updates]`.
  public var stepLearningRate: [Double] = []

  /// All parameters by epoch, shape `[epochs + 1][parameters]`; see ``Network`` for their order.
  public var parameters: [[Double]] = []
  /// All parameters by update, element 0 before the first; shape `[updates + 1][parameters]`.
  public var stepParameters: [[Double]] = []
  /// The optimizer's slots, then its scalars, by update, element 0 before the first.
  public var optimizerState: [[Double]] = []

  /// The norm of each layer's gradient over all training rows, weights and biases together and
  /// without penalties; shape `[epochs + 1][layers]`, from the first layer.
  public var gradientNorms: [[Double]] = []
  /// The norm of each layer's change over epoch e in element e − 1; shape `[epochs][layers]`.
  public var updateNorms: [[Double]] = []
  /// Means over all training rows and units, without dropout; shape `[epochs + 1][layers]`.
  public var activationMeans: [[Double]] = []
  /// Population standard deviations over the same; shape `[epochs + 1][layers]`.
  public var activationDeviations: [[Double]] = []

  /// The first update, from 1, whose batch loss or whose resulting parameters are not finite.
  public var firstNonfiniteStep: Int?
  /// Epochs begun and ended; the one that a number that is not finite ended counts.
  public var epochs = 0
  /// Updates made.
  public var updates = 0
  /// Rows looked at, each as often as it was.
  public var samples = 0

  /// The epoch of the lowest monitored loss, with early stopping.
  public var bestEpoch: Int?
  /// Whether early stopping ended training before its last epoch.
  public var stoppedEarly = false
  /// Whether the parameters of ``bestEpoch`` were put back.
  public var restoredBest = false

  public init() {}
}
