/// Learning rates that shrink with the sum of squared gradients, parameter by parameter.
///
/// s ← s + g². Keras: w ← w − η g / √(s + ε), s from 0.1; PyTorch: w ← w − η g / (√s + ε), s from 0.
/// Duchi, Hazan and Singer 2011, "Adaptive subgradient methods", figure 1.
public struct AdaGrad: Optimizer {
  /// Where ε stands: inside the root in Keras, outside in PyTorch.
  public var dialect: Dialect
  /// η, finite and at least 0.
  public var learningRate: Double
  /// Where the sums of squares start, finite and at least 0.
  public var initialAccumulator: Double
  /// ε, finite and at least 0.
  public var epsilon: Double

  /// Defaults: rate 0.001, start 0.1, ε 1e-7 in Keras; 0.01, 0 and 1e-10 in PyTorch.
  public init(
    dialect: Dialect = .keras, learningRate: Double? = nil, initialAccumulator: Double? = nil,
    epsilon: Double? = nil
  ) {
    let isKeras = dialect == .keras
    self.dialect = dialect
    self.learningRate = learningRate ?? (isKeras ? 0.001 : 0.01)
    self.initialAccumulator = initialAccumulator ?? (isKeras ? 0.1 : 0)
    self.epsilon = epsilon ?? (isKeras ? 1e-7 : 1e-10)
  }

  /// One slot, the sum of squares.
  public var slotCount: Int { 1 }
  public var slotStart: Double { initialAccumulator }

  @inline(__always)
  public func update(_ step: OptimizerUpdate) {
    let w = step.parameters
    let g = step.gradients
    let s = step.slots
    let eta = step.learningRate
    let inside = dialect == .keras ? epsilon : 0
    let outside = dialect == .keras ? 0 : epsilon
    for i in 0..<step.count {
      let gradient = g[i]
      let squares = s[i] + gradient * gradient
      s[i] = squares
      // The magnitude proves that the root is real, so that the loop vectorizes.
      w[i] -= eta * gradient / ((squares + inside).magnitude.squareRoot() + outside)
    }
  }
}
