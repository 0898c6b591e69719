import LecternEngine
import LecternSpec

private func loss(
  _ name: LossName, of outputs: FittedModel.Output = .numbers, _ documentation: String,
  _ keys: [KeyDeclaration] = [], synonyms: [String] = [],
  _ make: @escaping @Sendable (Arguments) -> Loss
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(
      .loss, name.rawValue, documentation, keys: keys, synonyms: synonyms),
    .loss({ make(Arguments($0, of: keys)) }, of: outputs))
}

let lossEntries: [CatalogEntry] = [
  loss(
    .meanSquaredError, "The mean of the squared errors, without a half.",
    synonyms: ["mean_squared_error", "squared_error"]
  ) { _ in .meanSquaredError },
  loss(.halfMeanSquaredError, "Half the mean of the squared errors.") { _ in .halfMeanSquaredError
  },
  loss(
    .meanAbsoluteError, "The mean of the errors' magnitudes.",
    synonyms: ["mean_absolute_error", "absolute_error"]
  ) { _ in .meanAbsoluteError },
  loss(
    .huber, "Squared near zero, linear beyond `delta`.",
    [.number("delta", 1, .positive, "Where the parabola becomes a line.")]
  ) { .huber(delta: $0.number("delta")) },
  loss(
    .binaryCrossEntropy, of: .probability,
    "The surprise at the true one of two classes; with `output: sigmoid` of the probability, "
      + "otherwise of the logit, which is the safer way."
  ) { _ in .binaryCrossEntropy },
  loss(
    .crossEntropy, of: .probabilities,
    "The surprise at the true one of several classes, from logits.",
    synonyms: ["categorical_crossentropy", "sparse_categorical_crossentropy"]
  ) { _ in .crossEntropy },
  loss(.hinge, of: .score, "max(0, 1 − y z) with y = ±1.") { _ in .hinge },
]

private func initializer(
  _ name: String, _ documentation: String, _ keys: [KeyDeclaration] = [],
  _ make: @escaping @Sendable (Arguments, LecternEngine.Dialect) -> Initializer
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.initializer, name, documentation, keys: keys),
    .initializer { make(Arguments($0, of: keys, in: $1), $1) })
}

let initializerEntries: [CatalogEntry] = [
  initializer("zeros", "All zero; for networks nothing would ever break the symmetry.") { _, _ in
    .zeros
  },
  initializer(
    "constant", "All weights the same; biases too.",
    [.number("value", 0, .any, "The value.", example: "0.5")]
  ) { spec, _ in .constant(spec.number("value")) },
  CatalogEntry(
    ComponentDeclaration(
      .initializer, "values",
      "Given numbers, in training units: `weights` and `bias` for a model of one layer, `layers` "
        + "for deeper ones. A layer's `weights` are one list per unit.",
      keys: [
        KeyDeclaration(
          "weights", .raw, default: .absent("Zeros."),
          "One number per feature, or one list per "
            + "output.", example: "[0.5, -0.5]"),
        KeyDeclaration(
          "bias", .raw, default: .absent("Zero."), "A number, or one per output.", example: "0.1"),
        KeyDeclaration(
          "layers", .raw, default: .absent("One layer, from `weights` and `bias`."),
          "One mapping of `weights` and `bias` per layer.",
          example: "[{weights: [[0.5], [-0.5]], bias: [0, 0]}, {weights: [[1, 1]], bias: [0]}]"),
      ])),
  initializer(
    "uniform", "Between two numbers.",
    [
      .number("low", -0.05, .any, "The smallest."), .number("high", 0.05, .any, "The largest."),
    ]
  ) { spec, _ in .uniform(low: spec.number("low"), high: spec.number("high")) },
  initializer(
    "normal", "Normally distributed around 0.",
    [.number("sd", 0.05, .nonnegative, "The standard deviation.")]
  ) { spec, _ in .normal(deviation: spec.number("sd")) },
  initializer("glorot_uniform", "±√(6 / (in + out)) (Glorot and Bengio 2010).") { _, _ in
    .glorotUniform
  },
  initializer("glorot_normal", "Standard deviation √(2 / (in + out)).") { .glorotNormal($1) },
  initializer("he_uniform", "±√(6 / in) (He et al. 2015), for ReLU.") { _, _ in .heUniform },
  initializer("he_normal", "Standard deviation √(2 / in), for ReLU.") { .heNormal($1) },
  initializer("lecun_uniform", "±√(3 / in).") { _, _ in .lecunUniform },
  initializer("lecun_normal", "Standard deviation √(1 / in).") { .lecunNormal($1) },
  initializer("pytorch", "±1 / √in for weights and biases, as PyTorch's `Linear` starts.") { _, _ in
    .inverseRootUniform
  },
]

private func activation(
  _ name: String, _ documentation: String, _ keys: [KeyDeclaration] = [],
  _ make: @escaping @Sendable (Arguments) -> Activation
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.activation, name, documentation, keys: keys),
    .activation { make(Arguments($0, of: keys)) })
}

let activationEntries: [CatalogEntry] = [
  activation("identity", "z itself.") { _ in .identity },
  activation("sigmoid", "1 / (1 + exp(−z)), between 0 and 1.") { _ in .sigmoid },
  activation("tanh", "The hyperbolic tangent, between −1 and 1.") { _ in .tanh },
  activation("relu", "max(0, z).") { _ in .relu },
  activation(
    "leaky_relu", "z above zero, `slope`·z below.",
    [
      .number(
        "slope", keras: 0.3, pytorch: 0.01, .any, "The slope below zero.")
    ]
  ) { .leakyReLU(slope: $0.number("slope")) },
  activation(
    "elu", "z above zero, `alpha`·(exp(z) − 1) below.",
    [.number("alpha", 1, .any, "The depth below zero.")]
  ) { .elu(alpha: $0.number("alpha")) },
  activation("gelu", "z Φ(z), with the normal distribution Φ.") { _ in .gelu },
  activation("gelu_tanh", "GELU with Φ approximated by a tanh, as early language models had it.") {
    _ in .geluTanh
  },
  activation("softplus", "log(1 + exp(z)).") { _ in .softplus },
]
