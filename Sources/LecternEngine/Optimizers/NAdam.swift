import LecternNumerics

/// Adam with Nesterov's momentum.
///
/// μₜ = β₁ (1 − ½ 0.96^(t ψ)), with ψ 1 in Keras and 0.004 in PyTorch;
/// w ← w − η (μₜ₊₁ m / (1 − Π₁^{t+1} μ) + (1 − μₜ) g / (1 − Π₁ᵗ μ)) / (√(v / c₂) + ε).
/// Dozat 2016, "Incorporating Nesterov momentum into Adam", algorithm 2.
public struct NAdam: Optimizer {
  /// η, finite and at least 0.
  public var learningRate: Double
  /// β₁, the share of m that an update keeps and the bound of μ, in 0..<1.
  public var beta1: Double
  /// β₂, the share of v that an update keeps, in 0..<1.
  public var beta2: Double
  /// ε, finite and at least 0.
  public var epsilon: Double
  /// ψ, how fast μ grows towards β₁; finite and at least 0.
  public var momentumDecay: Double

  /// Defaults: β₁ 0.9, β₂ 0.999; rate 0.001, ε 1e-7, ψ 1 in Keras; 0.002, 1e-8, 0.004 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double? = nil, momentumDecay: Double? = nil
  ) {
    let isKeras = dialect == .keras
    self.learningRate = learningRate ?? (isKeras ? 0.001 : 0.002)
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon ?? (isKeras ? 1e-7 : 1e-8)
    self.momentumDecay = momentumDecay ?? (isKeras ? 1 : 0.004)
  }

  /// Two slots: m and v. Three scalars: Π₁ᵗ μ, β₂ᵗ and 0.96^(t ψ).
  public var slotCount: Int { 2 }
  public var scalarCount: Int { 3 }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let decay = Elementary.power(0.96, momentumDecay)
    let current = step.scalars[2] * decay
    let mu = beta1 * (1 - 0.5 * current)
    let next = beta1 * (1 - 0.5 * current * decay)
    let product = step.scalars[0] * mu
    let power2 = step.scalars[1] * beta2
    step.scalars[0] = product
    step.scalars[1] = power2
    step.scalars[2] = current
    let momentumRate = step.learningRate * next / (1 - product * next)
    let gradientRate = step.learningRate * (1 - mu) / (1 - product)
    let scale = 1 / (1 - power2)

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
      let direction = momentumRate * mean + gradientRate * gradient
      w[i] -= direction / ((square * scale).magnitude.squareRoot() + epsilon)
    }
  }
}
