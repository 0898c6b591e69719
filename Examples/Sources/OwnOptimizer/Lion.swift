import LecternEngine

/// Lion: steps of one size, in the direction of a running mean of gradients.
///
/// c = β₁ m + (1 − β₁) g; w ← w − η sign(c); m ← β₂ m + (1 − β₂) g. Chen et al. 2023, "Symbolic
/// discovery of optimization algorithms", algorithm 2, without weight decay.
public struct Lion: Optimizer {
  public var learningRate: Double
  public var beta1: Double
  public var beta2: Double

  public init(learningRate: Double, beta1: Double, beta2: Double) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
  }

  /// One slot, the running mean.
  public var slotCount: Int { 1 }

  public func update(_ step: OptimizerUpdate) {
    let mean = step.slot(0)
    for i in 0..<step.count {
      let gradient = step.gradients[i]
      let direction = beta1 * mean[i] + (1 - beta1) * gradient
      if direction > 0 {
        step.parameters[i] -= step.learningRate
      } else if direction < 0 {
        step.parameters[i] += step.learningRate
      }
      mean[i] = beta2 * mean[i] + (1 - beta2) * gradient
    }
  }
}
