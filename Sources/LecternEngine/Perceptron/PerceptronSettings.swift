/// Everything that decides a perceptron's training besides its data.
public struct PerceptronSettings: Sendable {
  /// When a row counts as a mistake. z is w·x + b.
  public enum Rule: Sendable {
    /// When the output, 1 for z ≥ 0 and 0 otherwise, is not the row's class.
    /// Rosenblatt 1958, "The perceptron".
    case threshold
    /// When s z ≤ 0, with s = −1 for class 0 and 1 for class 1, as in scikit-learn.
    case margin
  }

  /// When a row counts as a mistake and changes the weights.
  public var rule: Rule
  /// Scales every change; finite and above 0. From a start at zero it only scales the weights.
  public var learningRate: Double
  /// How many epochs to make, at least 0; training goes on after one without mistakes.
  public var epochs: Int
  /// In which order an epoch looks at the rows.
  public var order: BatchOrder
  /// Names the stream for shuffling.
  public var seed: UInt64
  /// Where the weights start, one for each feature; at zero when nil.
  public var initialWeights: [Double]?
  /// Where the bias starts.
  public var initialBias: Double
  /// Whether the weights with the fewest wrong rows so far are kept beside the current ones.
  ///
  /// Gallant 1990, "Perceptron-based learning algorithms", section III, with the ratchet: every
  /// change is tried on all rows.
  public var keepsPocket: Bool
  /// Whether every row looked at is recorded.
  public var keepsTrace: Bool

  public init(
    rule: Rule = .threshold, learningRate: Double = 1, epochs: Int = 10,
    order: BatchOrder = .given, seed: UInt64 = 0, initialWeights: [Double]? = nil,
    initialBias: Double = 0, keepsPocket: Bool = false, keepsTrace: Bool = false
  ) {
    self.rule = rule
    self.learningRate = learningRate
    self.epochs = epochs
    self.order = order
    self.seed = seed
    self.initialWeights = initialWeights
    self.initialBias = initialBias
    self.keepsPocket = keepsPocket
    self.keepsTrace = keepsTrace
  }
}
