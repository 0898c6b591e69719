@testable import LecternSpec

/// A small vocabulary of every kind, enough for the tests of this target.
let testVocabulary = Vocabulary([
  ComponentDeclaration(
    .generator, "line", "Points around a line.",
    keys: [
      KeyDeclaration("rows", .integer(.atLeast(1)), default: .value(.integer(100)), "Rows."),
      KeyDeclaration("noise", .number(.nonnegative), default: .value(.number(1)), "Noise."),
    ]),
  ComponentDeclaration(.generator, "moons", "Two moons."),
  ComponentDeclaration(
    .model, "linear", "A line.",
    keys: [KeyDeclaration("intercept", .flag, default: .value(.flag(true)), "Intercept.")],
    companions: [.loss: "mse", .initializer: "zeros"]),
  ComponentDeclaration(
    .model, "logistic", "A probability.",
    companions: [.loss: "binary_cross_entropy", .initializer: "zeros"]),
  ComponentDeclaration(
    .model, "network", "Layers.",
    keys: [
      KeyDeclaration(
        "hidden", .list(of: .integer(.atLeast(1))), default: .value(.integers([16, 16])), "Units."),
      KeyDeclaration(
        "activation", .component(.activation), default: .value(.text("tanh")), "Activation."),
      KeyDeclaration("dropout", .number(.belowOne), default: .value(.number(0)), "Dropout."),
    ],
    companions: [.initializer: "glorot_uniform"], pytorchCompanions: [.initializer: "pytorch"]),
  ComponentDeclaration(
    .model, "function", "A bare function.",
    keys: [
      KeyDeclaration("name", .component(.function), default: .required, "Which.", example: "bowl"),
      KeyDeclaration("start", .list(of: .number(.any)), default: .required, "Where from."),
    ],
    delegate: .init(key: "name", kind: .function)),
  ComponentDeclaration(
    .function, "bowl", "A bowl.",
    keys: [
      KeyDeclaration(
        "curvatures", .list(of: .number(.positive)), default: .value(.numbers([1, 100])), "Ends.")
    ]),
  ComponentDeclaration(.function, "rosenbrock", "A valley."),
  ComponentDeclaration(
    .loss, "mse", "The mean of squares.", synonyms: ["mean_squared_error"]),
  ComponentDeclaration(.loss, "binary_cross_entropy", "For two classes."),
  ComponentDeclaration(
    .loss, "huber", "Between the two.",
    keys: [KeyDeclaration("delta", .number(.positive), default: .value(.number(1)), "Delta.")]),
  ComponentDeclaration(
    .optimizer, "sgd", "Downhill.",
    keys: [
      KeyDeclaration(
        "learning_rate", .number(.positive),
        default: .byDialect(keras: .number(0.01), pytorch: .number(0.001)), "Rate.",
        synonyms: ["lr"]),
      KeyDeclaration("momentum", .number(.belowOne), default: .value(.number(0)), "Momentum."),
      KeyDeclaration("nesterov", .flag, default: .value(.flag(false)), "Look ahead."),
    ]),
  ComponentDeclaration(
    .optimizer, "adam", "Moments.",
    keys: [
      KeyDeclaration(
        "learning_rate", .number(.positive), default: .value(.number(0.001)), "Rate."),
      KeyDeclaration(
        "epsilon", .number(.positive),
        default: .byDialect(keras: .number(1e-7), pytorch: .number(1e-8)), "Epsilon."),
    ]),
  ComponentDeclaration(.solver, "qr", "Householder."),
  ComponentDeclaration(
    .solver, "ridge", "With a penalty.",
    keys: [KeyDeclaration("lambda", .number(.nonnegative), default: .required, "Penalty.")]),
  ComponentDeclaration(
    .schedule, "cosine", "Half a wave.",
    keys: [
      KeyDeclaration("steps", .integer(.atLeast(1)), default: .required, "Updates."),
      KeyDeclaration("warmup", .integer(.nonnegative), default: .value(.integer(0)), "Warm-up."),
    ]),
  ComponentDeclaration(.initializer, "zeros", "Zeros."),
  ComponentDeclaration(.initializer, "glorot_uniform", "Glorot."),
  ComponentDeclaration(.initializer, "pytorch", "As PyTorch."),
  ComponentDeclaration(.activation, "tanh", "Tanh."),
  ComponentDeclaration(.activation, "relu", "Hinge."),
  ComponentDeclaration(.metric, "rmse", "Root."),
  ComponentDeclaration(.metric, "r2", "Share."),
  ComponentDeclaration(.dataView, "preview", "First rows."),
  ComponentDeclaration(.dataView, "plot", "Scatter."),
  ComponentDeclaration(.runView, "loss", "Curve."),
  ComponentDeclaration(.runView, "table", "Numbers."),
  ComponentDeclaration(.compareView, "loss", "Curves."),
  ComponentDeclaration(.compareView, "table", "Numbers."),
  ComponentDeclaration(.chart, "loss", "Curve."),
  ComponentDeclaration(.chart, "histogram", "Bars."),
])
