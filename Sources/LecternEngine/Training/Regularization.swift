/// What is added to the loss, or taken from the parameters, to keep them small.
///
/// The penalties concern weights, and biases only if asked. Objective = loss + l2 Σw² +
/// (l1 + l1Subgradient) Σ|w|.
public struct Regularization: Sendable {
  /// How parameters shrink by themselves; λ is finite and at least 0.
  public enum WeightDecay: Sendable {
    case none
    /// w ← (1 − η λ) w before every update, for all parameters, biases included; η is the
    /// scheduled rate. Loshchilov and Hutter 2017, "Decoupled weight decay regularization".
    case decoupled(Double)
    /// λ w joins the gradient after clipping, for all parameters, as PyTorch's `weight_decay`.
    case coupled(Double)
  }

  /// λ in λ Σw², finite and at least 0; its gradient is 2 λ w.
  public var l2: Double
  /// λ in λ Σ|w|, finite and at least 0, applied after each update by shrinking w towards 0 by η λ,
  /// to exact zeros.
  ///
  /// The proximal step of Beck and Teboulle 2009, "A fast iterative shrinkage-thresholding
  /// algorithm", equation 2.6.
  public var l1: Double
  /// λ in λ Σ|w|, finite and at least 0, by the subgradient λ sign(w); it makes no exact zeros.
  public var l1Subgradient: Double
  /// The decay of the parameters, which joins no objective.
  public var weightDecay: WeightDecay
  /// Whether ``l2``, ``l1`` and ``l1Subgradient`` concern biases too.
  public var penalizesBiases: Bool

  public init(
    l2: Double = 0, l1: Double = 0, l1Subgradient: Double = 0, weightDecay: WeightDecay = .none,
    penalizesBiases: Bool = false
  ) {
    self.l2 = l2
    self.l1 = l1
    self.l1Subgradient = l1Subgradient
    self.weightDecay = weightDecay
    self.penalizesBiases = penalizesBiases
  }

  /// Whether the objective differs from the loss.
  var hasPenalty: Bool { l2 != 0 || l1 != 0 || l1Subgradient != 0 }

  /// Whether parameters shrink by themselves.
  var decaysWeights: Bool {
    if case .none = weightDecay { false } else { true }
  }

  /// Whether the penalties concern `variable`.
  private func penalizes(_ variable: Variable) -> Bool { penalizesBiases || !variable.isBias }

  /// The penalty of all parameters `w`, which are the variables `variables`.
  func penalty(_ w: ConstantNumbers, variables: UnsafeBufferPointer<Variable>) -> Double {
    var result = 0.0
    for variable in variables where penalizes(variable) {
      result += penalty(w + variable.start, count: variable.count)
    }
    return result
  }

  /// Adds the penalty's gradient of all parameters `w`, which are the variables `variables`.
  @inline(never)
  func addGradient(
    _ w: ConstantNumbers, to g: Numbers, variables: UnsafeBufferPointer<Variable>
  ) {
    for variable in variables where penalizes(variable) {
      addGradient(w + variable.start, to: g + variable.start, count: variable.count)
    }
  }

  /// Shrinks all parameters `w`, which are the variables `variables`, by ``l1``.
  @inline(never)
  func shrink(_ w: Numbers, variables: UnsafeBufferPointer<Variable>, learningRate: Double) {
    for variable in variables where penalizes(variable) {
      shrink(w + variable.start, count: variable.count, learningRate: learningRate)
    }
  }

  /// The penalty of `count` parameters.
  func penalty(_ w: ConstantNumbers, count: Int) -> Double {
    var result = 0.0
    if l2 != 0 { result += l2 * Kernels.sumOfSquares(w, count) }
    let absolute = l1 + l1Subgradient
    if absolute != 0 { result += absolute * Kernels.sumOfMagnitudes(w, count) }
    return result
  }

  /// Adds the penalty's gradient; the proximal part has none.
  func addGradient(_ w: ConstantNumbers, to g: Numbers, count: Int) {
    if l2 != 0 {
      let double = 2 * l2
      for i in 0..<count { g[i] += double * w[i] }
    }
    if l1Subgradient != 0 {
      for i in 0..<count {
        let sign: Double = w[i] > 0 ? 1 : (w[i] < 0 ? -1 : 0)
        g[i] += l1Subgradient * sign
      }
    }
  }

  /// Shrinks `count` parameters towards zero by `learningRate` times ``l1``.
  func shrink(_ w: Numbers, count: Int, learningRate: Double) {
    guard l1 != 0 else { return }
    let threshold = learningRate * l1
    for i in 0..<count {
      let x = w[i]
      let size = x.magnitude - threshold
      w[i] = size <= 0 ? 0 : (x < 0 ? -size : size)
    }
  }

  /// The decay before an update, or its part of the gradient.
  @inline(never)
  func decay(_ w: Numbers, gradient g: Numbers, count: Int, learningRate: Double) {
    switch weightDecay {
    case .none: break
    case .decoupled(let lambda):
      let step = learningRate * lambda
      for i in 0..<count { w[i] -= step * w[i] }
    case .coupled(let lambda):
      for i in 0..<count { g[i] += lambda * w[i] }
    }
  }
}
