/// Gradient descent, with momentum or Nesterov's momentum.
///
/// Keras: v ← μ v − η g; w ← w + v, or w ← w + μ v − η g for Nesterov.
/// PyTorch: v ← μ v + g; w ← w − η v, or w ← w − η (g + μ v) for Nesterov.
/// The two agree while η is constant. Polyak 1964, "Some methods of speeding up the convergence
/// of iteration methods"; Sutskever et al. 2013, "On the importance of initialization and
/// momentum in deep learning", equations 3 and 4.
public struct SGD: Optimizer {
  /// What becomes of the velocity; μ is in 0..<1.
  public enum Momentum: Sendable {
    case none
    /// Polyak's: parameters move by the velocity. The number is μ.
    case heavyBall(Double)
    /// Nesterov's: parameters move by the gradient's step and μ times the new velocity. The number
    /// is μ.
    case nesterov(Double)
  }

  /// Whether η goes into the velocity (Keras) or multiplies it (PyTorch).
  public var dialect: Dialect
  /// η, finite and at least 0.
  public var learningRate: Double
  /// None, or the form of momentum and its μ.
  public var momentum: Momentum

  /// The learning rate is 0.01 in Keras and 0.001 in PyTorch by default.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, momentum: Momentum = .none
  ) {
    self.dialect = dialect
    self.learningRate = learningRate ?? (dialect == .keras ? 0.01 : 0.001)
    self.momentum = momentum
  }

  /// One slot, the velocity, where there is momentum.
  public var slotCount: Int {
    if case .none = momentum { 0 } else { 1 }
  }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let w = step.parameters
    let g = step.gradients
    let v = step.slots
    let eta = step.learningRate
    switch (momentum, dialect) {
    case (.none, _):
      for i in 0..<step.count { w[i] -= eta * g[i] }
    case (.heavyBall(let mu), .keras):
      for i in 0..<step.count {
        let velocity = mu * v[i] - eta * g[i]
        v[i] = velocity
        w[i] += velocity
      }
    case (.heavyBall(let mu), .pytorch):
      for i in 0..<step.count {
        let velocity = mu * v[i] + g[i]
        v[i] = velocity
        w[i] -= eta * velocity
      }
    case (.nesterov(let mu), .keras):
      for i in 0..<step.count {
        let push = eta * g[i]
        let velocity = mu * v[i] - push
        v[i] = velocity
        w[i] += mu * velocity - push
      }
    case (.nesterov(let mu), .pytorch):
      for i in 0..<step.count {
        let velocity = mu * v[i] + g[i]
        v[i] = velocity
        w[i] -= eta * (g[i] + mu * velocity)
      }
    }
  }
}
