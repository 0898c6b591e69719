/// Adam with the largest recent gradient in place of the root mean square.
///
/// m ← β₁ m + (1 − β₁) g. Keras: u ← max(β₂ u, |g|), w ← w − η / (1 − β₁ᵗ) · m / (u + ε);
/// PyTorch: u ← max(β₂ u, |g| + ε), w ← w − η / (1 − β₁ᵗ) · m / u.
/// Kingma and Ba 2014, "Adam: a method for stochastic optimization", algorithm 2.
public struct AdaMax: Optimizer {
  /// Where ε stands: beside u in Keras, beside |g| in PyTorch.
  public var dialect: Dialect
  /// η, finite and at least 0.
  public var learningRate: Double
  /// β₁, the share of m that an update keeps, in 0..<1.
  public var beta1: Double
  /// β₂, by which u shrinks in an update, in 0..<1.
  public var beta2: Double
  /// ε, finite and at least 0.
  public var epsilon: Double

  /// Defaults: β₁ 0.9, β₂ 0.999; rate 0.001, ε 1e-7 in Keras; 0.002 and 1e-8 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double? = nil
  ) {
    self.dialect = dialect
    self.learningRate = learningRate ?? (dialect == .keras ? 0.001 : 0.002)
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon ?? (dialect == .keras ? 1e-7 : 1e-8)
  }

  /// Two slots: m and u. One scalar: β₁ᵗ.
  public var slotCount: Int { 2 }
  public var scalarCount: Int { 1 }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let power1 = step.scalars[0] * beta1
    step.scalars[0] = power1
    let rate = step.learningRate / (1 - power1)
    let inside = dialect == .keras ? 0 : epsilon
    let outside = dialect == .keras ? epsilon : 0

    let w = step.parameters
    let g = step.gradients
    let m = step.slot(0)
    let u = step.slot(1)
    let beta1 = beta1
    let beta2 = beta2
    let rest1 = 1 - beta1
    for i in 0..<step.count {
      let gradient = g[i]
      let mean = beta1 * m[i] + rest1 * gradient
      m[i] = mean
      let old = beta2 * u[i]
      let new = gradient.magnitude + inside
      let largest = old > new ? old : new
      u[i] = largest
      // A gradient of zero from the start leaves Keras' u at 0 and its change at 0 / ε.
      w[i] -= rate * mean / (largest + outside)
    }
  }
}
