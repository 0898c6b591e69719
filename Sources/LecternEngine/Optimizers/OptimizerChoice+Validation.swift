extension OptimizerChoice {
  /// Finds hyperparameters out of range. A custom optimizer answers for its own.
  func validate() throws(EngineError) {
    let rate = learningRate
    guard rate.isFinite, rate >= 0 else { throw .hyperparameter(.learningRate, value: rate) }
    switch self {
    case .sgd(let rule):
      switch rule.momentum {
      case .none: break
      case .heavyBall(let mu), .nesterov(let mu): try decay(mu, .momentum)
      }
    case .adaGrad(let rule):
      try atLeastZero(rule.epsilon, .epsilon)
      try atLeastZero(rule.initialAccumulator, .initialAccumulator)
    case .rmsProp(let rule):
      try decay(rule.rho, .rho)
      try atLeastZero(rule.epsilon, .epsilon)
    case .adaDelta(let rule):
      try decay(rule.rho, .rho)
      try atLeastZero(rule.epsilon, .epsilon)
    case .adam(let rule):
      try moments(rule.beta1, rule.beta2, rule.epsilon)
    case .adaMax(let rule):
      try moments(rule.beta1, rule.beta2, rule.epsilon)
    case .nAdam(let rule):
      try moments(rule.beta1, rule.beta2, rule.epsilon)
      try atLeastZero(rule.momentumDecay, .momentumDecay)
    case .custom: break
    }
  }

  @inline(never)
  private func moments(
    _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) throws(EngineError) {
    try decay(beta1, .beta1)
    try decay(beta2, .beta2)
    try atLeastZero(epsilon, .epsilon)
  }

  /// The share of a running mean that is kept: from 0 to below 1.
  @inline(never)
  private func decay(
    _ value: Double, _ name: EngineError.Hyperparameter
  ) throws(EngineError) {
    guard value >= 0, value < 1 else { throw .hyperparameter(name, value: value) }
  }
}
