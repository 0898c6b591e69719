/// Momentum and RMSProp together, both corrected for their start at zero.
///
/// m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; c₁ = 1 − β₁ᵗ; c₂ = 1 − β₂ᵗ.
/// Keras: w ← w − η √c₂ / c₁ · m / (√v + ε); PyTorch: w ← w − η / c₁ · m / (√v / √c₂ + ε).
/// Kingma and Ba 2014, "Adam: a method for stochastic optimization", algorithm 1 (PyTorch's form)
/// and the remark after it (Keras').
///
/// AdamW is Adam with decoupled weight decay; see ``Regularization``.
public struct Adam: Optimizer {
  /// Whether ε joins √v as it is (Keras) or corrected for its start (PyTorch).
  public var dialect: Dialect
  /// η, finite and at least 0.
  public var learningRate: Double
  /// β₁, the share of m that an update keeps, in 0..<1.
  public var beta1: Double
  /// β₂, the share of v that an update keeps, in 0..<1.
  public var beta2: Double
  /// ε, finite and at least 0.
  public var epsilon: Double
  /// False leaves c₁ and c₂ at 1, to show what the correction is for.
  public var correctsBias: Bool

  /// Defaults: rate 0.001, β₁ 0.9, β₂ 0.999; ε 1e-7 in Keras and 1e-8 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double = 0.001, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double? = nil, correctsBias: Bool = true
  ) {
    self.dialect = dialect
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon ?? (dialect == .keras ? 1e-7 : 1e-8)
    self.correctsBias = correctsBias
  }

  /// Two slots: m and v. Two scalars: β₁ᵗ and β₂ᵗ.
  public var slotCount: Int { 2 }
  public var scalarCount: Int { 2 }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let power1 = step.scalars[0] * beta1
    let power2 = step.scalars[1] * beta2
    step.scalars[0] = power1
    step.scalars[1] = power2
    var rate = step.learningRate
    var shrink = 1.0
    if correctsBias {
      rate /= 1 - power1
      let root2 = (1 - power2).magnitude.squareRoot()
      switch dialect {
      case .keras: rate *= root2
      case .pytorch: shrink = 1 / root2
      }
    }

    let w = step.parameters
    let g = step.gradients
    let m = step.slot(0)
    let v = step.slot(1)
    let beta1 = beta1
    let beta2 = beta2
    let rest1 = 1 - beta1
    let rest2 = 1 - beta2
    let epsilon = epsilon
    for i in 0..<step.count {
      let gradient = g[i]
      let mean = beta1 * m[i] + rest1 * gradient
      let square = beta2 * v[i] + rest2 * gradient * gradient
      m[i] = mean
      v[i] = square
      w[i] -= rate * mean / (square.magnitude.squareRoot() * shrink + epsilon)
    }
  }
}
