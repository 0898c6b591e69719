/// A dense layer: a = f(W x + b), or f(W x) without bias, with some activations dropped while
/// training.
public struct Layer: Sendable {
  /// How many units, and so outputs, the layer has: at least 1.
  public var units: Int
  /// f, applied to each unit's weighted sum.
  public var activation: Activation
  /// The chance, in 0..<1, that a unit's activation is set to 0 in an update, the others being
  /// divided by 1 − dropout; 0 drops none. Srivastava et al. 2014, "Dropout", section 10 (inverted
  /// form).
  public var dropout: Double
  /// Where the `units` × inputs weights start.
  public var weightInitializer: Initializer
  /// Where the biases start, one per unit; not drawn for a layer without biases.
  public var biasInitializer: Initializer
  /// Whether each unit adds a bias; without one the layer has weights alone.
  public var hasBias: Bool

  public init(
    units: Int, activation: Activation = .identity, dropout: Double = 0,
    weights: Initializer = .glorotUniform, biases: Initializer = .zeros, hasBias: Bool = true
  ) {
    self.units = units
    self.activation = activation
    self.dropout = dropout
    weightInitializer = weights
    biasInitializer = biases
    self.hasBias = hasBias
  }

  /// How many biases the layer has: one per unit, or none.
  public var biasCount: Int { hasBias ? units : 0 }
}
