/// Gradients divided by the root of a running mean of their squares.
///
/// v ← ρ v + (1 − ρ) g². Keras: w ← w − η g / √(v + ε); PyTorch: w ← w − η g / (√v + ε).
/// Tieleman and Hinton 2012, "Lecture 6.5: RMSProp".
public struct RMSProp: Optimizer {
  /// Where ε stands: inside the root in Keras, outside in PyTorch.
  public var dialect: Dialect
  /// η, finite and at least 0.
  public var learningRate: Double
  /// ρ, the share of v that an update keeps, in 0..<1.
  public var rho: Double
  /// ε, finite and at least 0.
  public var epsilon: Double

  /// Defaults: rate 0.001, ρ 0.9, ε 1e-7 in Keras; 0.01, 0.99 and 1e-8 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, rho: Double? = nil,
    epsilon: Double? = nil
  ) {
    let isKeras = dialect == .keras
    self.dialect = dialect
    self.learningRate = learningRate ?? (isKeras ? 0.001 : 0.01)
    self.rho = rho ?? (isKeras ? 0.9 : 0.99)
    self.epsilon = epsilon ?? (isKeras ? 1e-7 : 1e-8)
  }

  /// One slot, the running mean of squares.
  public var slotCount: Int { 1 }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let w = step.parameters
    let g = step.gradients
    let v = step.slots
    let eta = step.learningRate
    let rho = rho
    let rest = 1 - rho
    let inside = dialect == .keras ? epsilon : 0
    let outside = dialect == .keras ? 0 : epsilon
    for i in 0..<step.count {
      let gradient = g[i]
      let mean = rho * v[i] + rest * gradient * gradient
      v[i] = mean
      w[i] -= eta * gradient / ((mean + inside).magnitude.squareRoot() + outside)
    }
  }
}
