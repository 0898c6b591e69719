import LecternEngine
import LecternSpec

private func rate(keras: Double, pytorch: Double) -> KeyDeclaration {
  var key = KeyDeclaration.number(
    "learning_rate", keras: keras, pytorch: pytorch, .nonnegative,
    "How far an update goes along the gradient.")
  key.synonyms = ["lr", "eta", "eta0"]
  return key
}

private func epsilon(keras: Double, pytorch: Double) -> KeyDeclaration {
  .number(
    "epsilon", keras: keras, pytorch: pytorch, .nonnegative,
    "Added to the denominator, in the dialect's place.")
}

private let betas: [KeyDeclaration] = [
  .number("beta_1", 0.9, .belowOne, "Decay of the running mean of gradients."),
  .number("beta_2", 0.999, .belowOne, "Decay of the running mean of their squares."),
]

private func adam(
  _ spec: Arguments, _ dialect: LecternEngine.Dialect, correctsBias: Bool
) -> OptimizerChoice {
  .adam(
    Adam(
      dialect: dialect, learningRate: spec.number("learning_rate"),
      beta1: spec.number("beta_1"), beta2: spec.number("beta_2"),
      epsilon: spec.number("epsilon"), correctsBias: correctsBias))
}

private func withMomentum(
  _ name: OptimizerName, _ documentation: String,
  _ momentum: @escaping @Sendable (Double) -> SGD.Momentum
) -> CatalogEntry {
  .optimizer(
    name, documentation,
    keys: [
      rate(keras: 0.01, pytorch: 0.001),
      .number("momentum", 0.9, .belowOne, "How much of the last step is kept."),
    ]
  ) { spec, dialect in
    .sgd(
      SGD(
        dialect: dialect, learningRate: spec.number("learning_rate"),
        momentum: momentum(spec.number("momentum"))))
  }
}

let optimizerEntries: [CatalogEntry] = [
  .optimizer(
    .sgd,
    "Steps against the gradient; with `momentum` against a running sum of gradients. The name "
      + "says nothing about the batch size.",
    keys: [
      rate(keras: 0.01, pytorch: 0.001),
      .number("momentum", 0, .belowOne, "How much of the last step is kept.", example: "0.9"),
      .flag("nesterov", false, "Whether the gradient is taken where momentum leads."),
    ]
  ) { spec, dialect in
    let momentum = spec.number("momentum")
    let isNesterov = spec.flag("nesterov")
    return .sgd(
      SGD(
        dialect: dialect, learningRate: spec.number("learning_rate"),
        momentum: momentum == 0 ? .none : isNesterov ? .nesterov(momentum) : .heavyBall(momentum)))
  },
  withMomentum(.momentum, "Gradient descent with a heavy ball (Polyak 1964).") { .heavyBall($0) },
  withMomentum(
    .nesterov, "Momentum that looks ahead (Nesterov 1983, in the form of Sutskever 2013)."
  ) { .nesterov($0) },
  .optimizer(
    .adaGrad, "Each parameter's rate falls with the sum of its squared gradients (Duchi 2011).",
    keys: [
      rate(keras: 0.001, pytorch: 0.01),
      .number(
        "initial_accumulator", keras: 0.1, pytorch: 0, .nonnegative,
        "Where the sums of squares start."),
      epsilon(keras: 1e-7, pytorch: 1e-10),
    ]
  ) { spec, dialect in
    .adaGrad(
      AdaGrad(
        dialect: dialect, learningRate: spec.number("learning_rate"),
        initialAccumulator: spec.number("initial_accumulator"),
        epsilon: spec.number("epsilon")))
  },
  .optimizer(
    .rmsProp, "Each parameter's gradient divided by its recent size (Tieleman and Hinton 2012).",
    keys: [
      rate(keras: 0.001, pytorch: 0.01),
      .number(
        "rho", keras: 0.9, pytorch: 0.99, .belowOne, "Decay of the running mean of squares."),
      epsilon(keras: 1e-7, pytorch: 1e-8),
    ]
  ) { spec, dialect in
    .rmsProp(
      RMSProp(
        dialect: dialect, learningRate: spec.number("learning_rate"), rho: spec.number("rho"),
        epsilon: spec.number("epsilon")))
  },
  .optimizer(
    .adaDelta, "Steps in the parameters' own units (Zeiler 2012).",
    keys: [
      rate(keras: 0.001, pytorch: 1),
      .number("rho", keras: 0.95, pytorch: 0.9, .belowOne, "Decay of the running means."),
      epsilon(keras: 1e-7, pytorch: 1e-6),
    ]
  ) { spec, dialect in
    .adaDelta(
      AdaDelta(
        dialect: dialect, learningRate: spec.number("learning_rate"), rho: spec.number("rho"),
        epsilon: spec.number("epsilon")))
  },
  .optimizer(
    .adam,
    "Momentum and a rate per parameter, both corrected for their start at zero (Kingma and Ba "
      + "2014).",
    keys: [rate(keras: 0.001, pytorch: 0.001)] + betas + [
      epsilon(keras: 1e-7, pytorch: 1e-8),
      .flag("bias_correction", true, "Whether the running means are corrected for their start."),
    ]
  ) { adam($0, $1, correctsBias: $0.flag("bias_correction")) },
  .optimizer(
    .adamW, "Adam with weight decay that bypasses the gradient (Loshchilov and Hutter 2017).",
    keys: [rate(keras: 0.001, pytorch: 0.001)] + betas + [
      epsilon(keras: 1e-7, pytorch: 1e-8),
      .number(
        "weight_decay", keras: 0.004, pytorch: 0.01, .nonnegative,
        "The share that an update at rate 1 takes off every parameter."),
    ]
  ) { adam($0, $1, correctsBias: true) },
  .optimizer(
    .adaMax, "Adam with the largest recent gradient in place of the mean square.",
    keys: [rate(keras: 0.001, pytorch: 0.002)] + betas + [epsilon(keras: 1e-7, pytorch: 1e-8)]
  ) { spec, dialect in
    .adaMax(
      AdaMax(
        dialect: dialect, learningRate: spec.number("learning_rate"),
        beta1: spec.number("beta_1"), beta2: spec.number("beta_2"),
        epsilon: spec.number("epsilon")))
  },
  .optimizer(
    .nAdam, "Adam with Nesterov's look ahead (Dozat 2016).",
    keys: [rate(keras: 0.001, pytorch: 0.002)] + betas + [epsilon(keras: 1e-7, pytorch: 1e-8)]
  ) { spec, dialect in
    .nAdam(
      NAdam(
        dialect: dialect, learningRate: spec.number("learning_rate"),
        beta1: spec.number("beta_1"), beta2: spec.number("beta_2"),
        epsilon: spec.number("epsilon")))
  },
]

private let steps = KeyDeclaration(
  "steps", .integer(.atLeast(1)), default: .required, "Over how many updates.", example: "1000")

private let warmup = KeyDeclaration.integer(
  "warmup", 0, .atLeast(0), "Over so many updates the rate first rises linearly from 0.")

private func schedule(
  _ name: ScheduleName, _ documentation: String, _ keys: [KeyDeclaration],
  _ make: @escaping @Sendable (Arguments) -> ScheduleShape
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.schedule, name.rawValue, documentation, keys: keys + [warmup]),
    .schedule { make(Arguments($0, of: keys)) })
}

let scheduleEntries: [CatalogEntry] = [
  schedule(.constant, "The same rate for every update.", []) { _ in .constant },
  schedule(
    .step, "The rate falls by a factor every so many updates.",
    [
      KeyDeclaration(
        "every", .integer(.atLeast(1)), default: .required, "Updates between falls.",
        example: "1000"),
      .number("factor", 0.1, .positive, "What the rate is multiplied by."),
    ]
  ) { .step(every: $0.integer("every"), factor: $0.number("factor")) },
  schedule(
    .exponential, "rate · decay^(t / steps).",
    [
      KeyDeclaration(
        "decay", .number(.positive), default: .required, "The factor over `steps` updates.",
        example: "0.01"), steps,
      .flag("staircase", false, "Whether t / steps is rounded down."),
    ]
  ) { spec in
    .exponential(
      factor: spec.number("decay"), duration: spec.integer("steps"),
      isStaircase: spec.flag("staircase"))
  },
  schedule(
    .inverseTime, "rate / (1 + decay · t / steps).",
    [
      .number("decay", 1, .nonnegative, "How fast the rate falls."), steps,
      .flag("staircase", false, "Whether t / steps is rounded down."),
    ]
  ) { spec in
    .inverseTime(
      decay: spec.number("decay"), duration: spec.integer("steps"),
      isStaircase: spec.flag("staircase"))
  },
  schedule(
    .polynomial, "From the rate to `end` along (1 − t / steps)^power.",
    [
      steps, .number("end", 0, .nonnegative, "The rate from `steps` on."),
      .number("power", 1, .positive, "The exponent; 1 falls in a straight line."),
    ]
  ) { spec in
    .polynomial(
      duration: spec.integer("steps"), end: spec.number("end"),
      power: spec.number("power"))
  },
  schedule(
    .cosine, "From the rate to `end` along half a cosine.",
    [steps, .number("end", 0, .nonnegative, "The rate from `steps` on.")]
  ) { .cosine(duration: $0.integer("steps"), end: $0.number("end")) },
  schedule(
    .oneCycle, "A cosine rise to the rate, then a cosine fall far below the start.",
    [
      steps, .number("rise", 0.3, .fraction, "The share of `steps` that rises."),
      .number("start_divisor", 25, .positive, "The first rate is the rate divided by this."),
      .number("end_divisor", 10_000, .positive, "The last rate is the first divided by this."),
    ]
  ) { spec in
    .oneCycle(
      duration: spec.integer("steps"), rise: spec.number("rise"),
      startDivisor: spec.number("start_divisor"),
      endDivisor: spec.number("end_divisor"))
  },
]
