/// What happened in a perceptron's training so far.
public struct PerceptronRecording: Equatable, Sendable {
  /// Element e − 1 is how many rows were mistakes during epoch e, each by the weights it met; shape
  /// `[epochs]`.
  public var mistakes: [Int] = []
  /// Element e is how many rows are wrong by the weights after epoch e, element 0 before training;
  /// shape `[epochs + 1]`.
  public var errors: [Int] = []
  /// Weights by epoch, element 0 before training; shape `[epochs + 1][features]`.
  public var weights: [[Double]] = []
  /// Bias by epoch, element 0 before training; shape `[epochs + 1]`.
  public var biases: [Double] = []
  /// The first epoch without mistakes.
  public var firstCleanEpoch: Int?
  /// The best weights so far, where asked for.
  public var pocket: Pocket?
  /// Every row looked at, where asked for.
  public var trace: [Step] = []
  /// Epochs ended.
  public var epochs = 0
  /// Changes of the weights: the sum of ``mistakes``.
  public var updates = 0
  /// Rows looked at.
  public var samples = 0

  public init() {}

  /// The weights with the fewest wrong rows.
  public struct Pocket: Equatable, Sendable {
    /// One for each feature.
    public var weights: [Double]
    public var bias: Double
    /// How many rows they get wrong.
    public var errors: Int
    /// How many updates had been made when they were found.
    public var update: Int
  }

  /// One row looked at.
  public struct Step: Equatable, Sendable {
    /// From 1.
    public var epoch: Int
    /// From 0.
    public var row: Int
    /// w·x + b before the change.
    public var z: Double
    /// Whether the row was wrong by the rule, so that the weights changed.
    public var isMistake: Bool
    /// After the change, if there was one.
    public var weights: [Double]
    /// The same for the bias.
    public var bias: Double
  }
}
