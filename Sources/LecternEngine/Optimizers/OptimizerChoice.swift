/// One of the engine's optimizers, or another.
///
/// A training begun with a hyperparameter outside the range that is stated with it throws
/// ``EngineError/hyperparameter(_:value:)``.
public enum OptimizerChoice: Sendable {
  case sgd(SGD)
  case adaGrad(AdaGrad)
  case rmsProp(RMSProp)
  case adaDelta(AdaDelta)
  case adam(Adam)
  case adaMax(AdaMax)
  case nAdam(NAdam)
  case custom(CustomOptimizer)
}

extension OptimizerChoice {
  /// Plain gradient descent.
  public static func sgd(learningRate: Double) -> OptimizerChoice {
    .sgd(SGD(learningRate: learningRate))
  }

  /// Adam with the defaults of `dialect`.
  public static func adam(dialect: Dialect = .keras, learningRate: Double) -> OptimizerChoice {
    .adam(Adam(dialect: dialect, learningRate: learningRate))
  }

  /// The learning rate before any schedule.
  public var learningRate: Double {
    get {
      switch self {
      case .sgd(let rule): rule.learningRate
      case .adaGrad(let rule): rule.learningRate
      case .rmsProp(let rule): rule.learningRate
      case .adaDelta(let rule): rule.learningRate
      case .adam(let rule): rule.learningRate
      case .adaMax(let rule): rule.learningRate
      case .nAdam(let rule): rule.learningRate
      case .custom(let rule): rule.learningRate
      }
    }
    set {
      switch self {
      case .sgd(var rule):
        rule.learningRate = newValue
        self = .sgd(rule)
      case .adaGrad(var rule):
        rule.learningRate = newValue
        self = .adaGrad(rule)
      case .rmsProp(var rule):
        rule.learningRate = newValue
        self = .rmsProp(rule)
      case .adaDelta(var rule):
        rule.learningRate = newValue
        self = .adaDelta(rule)
      case .adam(var rule):
        rule.learningRate = newValue
        self = .adam(rule)
      case .adaMax(var rule):
        rule.learningRate = newValue
        self = .adaMax(rule)
      case .nAdam(var rule):
        rule.learningRate = newValue
        self = .nAdam(rule)
      case .custom(var rule):
        rule.learningRate = newValue
        self = .custom(rule)
      }
    }
  }

  /// How much the rule remembers and where it starts.
  var memory: OptimizerMemory {
    switch self {
    case .sgd(let rule): OptimizerMemory(rule)
    case .adaGrad(let rule): OptimizerMemory(rule)
    case .rmsProp(let rule): OptimizerMemory(rule)
    case .adaDelta(let rule): OptimizerMemory(rule)
    case .adam(let rule): OptimizerMemory(rule)
    case .adaMax(let rule): OptimizerMemory(rule)
    case .nAdam(let rule): OptimizerMemory(rule)
    case .custom(let rule):
      OptimizerMemory(
        slotCount: rule.slotCount, slotStart: rule.slotStart, scalarCount: rule.scalarCount,
        scalarStart: rule.scalarStart)
    }
  }

  /// Makes one update. The rules are inlined here: to hand one over, its bytes would be copied one
  /// by one, once per batch.
  func update(_ step: OptimizerUpdate) {
    switch self {
    case .sgd(let rule): rule.update(step)
    case .adaGrad(let rule): rule.update(step)
    case .rmsProp(let rule): rule.update(step)
    case .adaDelta(let rule): rule.update(step)
    case .adam(let rule): rule.update(step)
    case .adaMax(let rule): rule.update(step)
    case .nAdam(let rule): rule.update(step)
    case .custom(let rule): rule.update(step)
    }
  }
}
