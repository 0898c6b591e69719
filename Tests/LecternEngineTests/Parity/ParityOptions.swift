import LecternEngine

/// A library's optimizer options as an optimizer of the engine.
struct ParityOptions {
  let name: String
  let values: JSONValue
  let dialect: Dialect

  private func number(_ keys: String...) -> Double? {
    for key in keys { if let value = values[key]?.number { return value } }
    return nil
  }

  private func beta(_ index: Int) -> Double {
    values["beta_\(index + 1)"]?.number ?? values["betas"]?.numbers?[index] ?? .nan
  }

  /// - Parameter baseRate: the schedule's, where the options name none.
  func optimizer(baseRate: Double?) throws -> OptimizerChoice {
    for key in ["dampening", "lr_decay"] where (number(key) ?? 0) != 0 {
      throw ParityProblem("\(key) is not offered")
    }
    for key in ["amsgrad", "centered"] where values[key]?.flag == true {
      throw ParityProblem("\(key) is not offered")
    }
    let rate = baseRate ?? number("learning_rate", "lr")
    let epsilon = number("epsilon", "eps")
    switch name {
    case "sgd", "momentum", "nesterov":
      let mu = number("momentum") ?? 0
      let momentum: SGD.Momentum =
        mu == 0 ? .none : values["nesterov"]?.flag == true ? .nesterov(mu) : .heavyBall(mu)
      return .sgd(SGD(dialect: dialect, learningRate: rate, momentum: momentum))
    case "adagrad":
      return .adaGrad(
        AdaGrad(
          dialect: dialect, learningRate: rate,
          initialAccumulator: number("initial_accumulator_value"), epsilon: epsilon))
    case "rmsprop":
      if (number("momentum") ?? 0) != 0 { throw ParityProblem("momentum is not offered") }
      return .rmsProp(
        RMSProp(
          dialect: dialect, learningRate: rate, rho: number("rho", "alpha"), epsilon: epsilon))
    case "adadelta":
      return .adaDelta(
        AdaDelta(dialect: dialect, learningRate: rate, rho: number("rho"), epsilon: epsilon))
    case "adam", "adamw":
      return .adam(
        Adam(
          dialect: dialect, learningRate: rate ?? 0.001, beta1: beta(0), beta2: beta(1),
          epsilon: epsilon))
    case "adamax":
      return .adaMax(
        AdaMax(
          dialect: dialect, learningRate: rate, beta1: beta(0), beta2: beta(1), epsilon: epsilon))
    case "nadam":
      return .nAdam(
        NAdam(
          dialect: dialect, learningRate: rate, beta1: beta(0), beta2: beta(1), epsilon: epsilon,
          momentumDecay: number("momentum_decay")))
    default: throw ParityProblem("unknown optimizer \(name)")
    }
  }

  /// Decoupled in Keras and for AdamW; elsewhere in PyTorch part of the gradient.
  var weightDecay: Regularization.WeightDecay {
    guard let lambda = number("weight_decay"), lambda != 0 else { return .none }
    return dialect == .keras || name == "adamw" ? .decoupled(lambda) : .coupled(lambda)
  }
}
