/// Everything that decides a descent on a function.
public struct FunctionSettings: Sendable {
  public var function: FunctionModel
  /// Where the parameters start; as many as the function has.
  public var start: [Double]
  /// The rule, and the base learning rate.
  public var optimizer: OptimizerChoice
  /// How the learning rate changes; an epoch is one update here.
  public var schedule = Schedule.constant
  /// The penalties and decays concern all parameters.
  public var regularization = Regularization()
  /// A limit on the gradient after penalties and noise; none when nil.
  public var clipping: Clipping?
  /// How many updates to make, at least 0.
  public var updates = 100
  /// Deviations of normal noise added to the gradient, parameter by parameter; none when empty.
  public var gradientNoise: [Double] = []
  /// Names the stream of the noise.
  public var seed: UInt64 = 0
  /// Of the options, `steps` and `optimizerState` matter; parameters are always kept.
  public var record: RecordOptions = []

  public init(function: FunctionModel, start: [Double], optimizer: OptimizerChoice) {
    self.function = function
    self.start = start
    self.optimizer = optimizer
  }
}
