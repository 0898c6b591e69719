/// RMSProp whose rate is itself a running root mean square, of the changes made.
///
/// a ← ρ a + (1 − ρ) g²; d = g √(u + ε) / √(a + ε); u ← ρ u + (1 − ρ) d²; w ← w − η d.
/// Zeiler 2012, "ADADELTA: an adaptive learning rate method", algorithm 1.
public struct AdaDelta: Optimizer {
  /// η, finite and at least 0.
  public var learningRate: Double
  /// ρ, the share of both running means that an update keeps, in 0..<1.
  public var rho: Double
  /// ε, to be above 0: at 0 no parameter would ever change.
  public var epsilon: Double

  /// Defaults: rate 0.001, ρ 0.95, ε 1e-7 in Keras; 1, 0.9 and 1e-6 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, rho: Double? = nil,
    epsilon: Double? = nil
  ) {
    let isKeras = dialect == .keras
    self.learningRate = learningRate ?? (isKeras ? 0.001 : 1)
    self.rho = rho ?? (isKeras ? 0.95 : 0.9)
    self.epsilon = epsilon ?? (isKeras ? 1e-7 : 1e-6)
  }

  /// Two slots: the running means of squared gradients and of squared changes.
  public var slotCount: Int { 2 }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let w = step.parameters
    let g = step.gradients
    let a = step.slot(0)
    let u = step.slot(1)
    let eta = step.learningRate
    let rho = rho
    let rest = 1 - rho
    let epsilon = epsilon
    for i in 0..<step.count {
      let gradient = g[i]
      let squares = rho * a[i] + rest * gradient * gradient
      let changes = u[i]
      a[i] = squares
      let up = (changes + epsilon).magnitude.squareRoot()
      let down = (squares + epsilon).magnitude.squareRoot()
      let delta = gradient * up / down
      u[i] = rho * changes + rest * delta * delta
      w[i] -= eta * delta
    }
  }
}
