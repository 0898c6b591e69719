/// A dense layer: a = f(W x + b), with some activations dropped while training.
public struct Layer: Sendable {
  public var units: Int
  public var activation: Activation
  /// The chance that a unit's activation is set to 0 in an update, the others being divided by
  /// 1 − dropout; 0 drops none. Srivastava et al. 2014, "Dropout", section 10 (inverted form).
  public var dropout: Double
  public var weightInitializer: Initializer
  public var biasInitializer: Initializer

  public init(
    units: Int, activation: Activation = .identity, dropout: Double = 0,
    weights: Initializer = .glorotUniform, biases: Initializer = .zeros
  ) {
    self.units = units
    self.activation = activation
    self.dropout = dropout
    weightInitializer = weights
    biasInitializer = biases
  }
}
