/// The keys of `train`; `compare` accepts them under `train`, and its axes and members change them.
package let trainKeys: [KeyDeclaration] =
  subjectKeys + methodKeys + [
    KeyDeclaration(
      "dialect", .choice(Dialect.allCases.map(\.rawValue)), default: .value(.text("keras")),
      "Whose conventions hold where Keras and PyTorch differ.", example: "pytorch"),
    KeyDeclaration(
      "seed", .integer(.range(0...4_294_967_295)), default: .value(.integer(0)),
      "The seed of initialization, shuffling and dropout.", example: "3",
      synonyms: ["random_state", "random_seed"]),
    KeyDeclaration(
      "record", .oneOrMore(.choice(Recorded.allCases.map(\.rawValue))),
      default: .value(.list([])),
      "What the run keeps besides the loss of every epoch. Validation is kept whenever a split "
        + "exists.",
      example: "[steps, parameters]"),
    KeyDeclaration(
      "metrics", .oneOrMore(.componentName(.metric)), default: .value(.list([])),
      "What is measured after every epoch, in the data's original units.",
      example: "[rmse, r2]"),
    CommonKeys.expect,
    CommonKeys.show(.runView),
    CommonKeys.explore,
    CommonKeys.title,
    CommonKeys.caption,
  ]

private let subjectKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "data", .name, default: .absent("needed unless the model is a `function`"),
    "The name of a `data` spec.", example: "heights"),
  KeyDeclaration(
    "features", .oneOrMore(.text), default: .absent("as the data set says"),
    "The columns to predict from.", example: "[height]"),
  KeyDeclaration(
    "target", .oneOrMore(.text), default: .absent("as the data set says"),
    "The column to predict.", example: "weight"),
  KeyDeclaration(
    "scale", CommonKeys.scaling, default: .absent("as the data set says"),
    "How features are scaled, for all or column by column.", example: "standard"),
  KeyDeclaration(
    "scale_target", CommonKeys.scaling, default: .absent("as the data set says"),
    "How the target is scaled.", example: "standard"),
  KeyDeclaration(
    "model", .component(.model), default: .value(.text("linear")),
    "What is fitted.", example: "\nnetwork:\n  hidden: [16, 16]\n  activation: tanh"),
  KeyDeclaration(
    "loss", .component(.loss), default: .absent("chosen by the model and its target"),
    "What is minimized.", example: "\nhuber:\n  delta: 1"),
]

private let methodKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "optimizer", .component(.optimizer), default: .value(.text("sgd")),
    "How parameters follow the gradients.", example: "\nadam:\n  learning_rate: 0.01"),
  KeyDeclaration(
    "learning_rate", .number(.positive), default: .absent("the optimizer's own"),
    "The optimizer's learning rate, written here to stand out or to be varied.", example: "0.1",
    synonyms: ["lr", "eta", "eta0"]),
  KeyDeclaration(
    "solver", .component(.solver), default: .absent("an optimizer"),
    "A direct solver instead of an optimizer.", example: "qr"),
  KeyDeclaration(
    "schedule", .component(.schedule), default: .absent("a constant learning rate"),
    "How the learning rate changes. Steps are updates, not epochs.",
    example: "\ncosine:\n  steps: 1000\n  warmup: 100"),
  KeyDeclaration(
    "epochs", .integer(.nonnegative), default: .value(.integer(1)),
    "How often all training rows are passed.", example: "40",
    synonyms: ["max_iter", "n_iter", "n_epochs", "num_epochs", "nb_epoch"]),
  KeyDeclaration(
    "batch_size", .either([.integer(.atLeast(1)), .choice(["full"])]),
    default: .value(.integer(32)),
    "Rows in each update; `full` takes all of them.", example: "64"),
  KeyDeclaration(
    "order", .choice(RowOrder.allCases.map(\.rawValue)), default: .value(.text("shuffled")),
    "The rows' order: as `given`, shuffled once (`fixed`), or `shuffled` in every epoch.",
    example: "given"),
  KeyDeclaration(
    "drop_last", .flag, default: .value(.flag(false)),
    "Whether an incomplete last batch is left out.", example: "true"),
  KeyDeclaration(
    "initial", .component(.initializer), default: .absent("chosen by the model and the dialect"),
    "The parameters before the first update.", example: "zeros"),
  KeyDeclaration(
    "regularization", .fields(regularizationKeys), default: .absent("none"),
    "Penalties on the weights.", example: "{l2: 0.1}"),
  KeyDeclaration(
    "clip", .fields(clipKeys), default: .absent("gradients are not clipped"),
    "A bound on the gradients; one of the three.", example: "{global_norm: 1}"),
  KeyDeclaration(
    "early_stopping", .fields(earlyStoppingKeys), default: .absent("all epochs are run"),
    "Ends training when the validation loss improves no more.", example: "{patience: 50}"),
  KeyDeclaration(
    "stop_when", .fields(stopKeys), default: .absent("as its keys say"),
    "Other reasons to stop.", example: "{no_mistakes: false}"),
]

private let regularizationKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "l2", .number(.nonnegative), default: .value(.number(0)),
    "The factor of the sum of squared weights. Biases are left alone.", example: "0.1"),
  KeyDeclaration(
    "l1", .number(.nonnegative), default: .value(.number(0)),
    "The factor of the sum of absolute weights, by proximal steps that reach exact zeros.",
    example: "0.3"),
  KeyDeclaration(
    "l1_subgradient", .number(.nonnegative), default: .value(.number(0)),
    "The same penalty by subgradients, which reach no exact zero.", example: "0.3"),
  KeyDeclaration(
    "weight_decay", .number(.nonnegative), default: .value(.number(0)),
    "Shrinks the weights in every update, apart from the gradient.", example: "0.01"),
]

private let clipKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "value", .number(.positive), default: .absent("not used"),
    "Every gradient component to at most this size.", example: "1"),
  KeyDeclaration(
    "norm", .number(.positive), default: .absent("not used"),
    "Every parameter array's gradient to at most this norm.", example: "1"),
  KeyDeclaration(
    "global_norm", .number(.positive), default: .absent("not used"),
    "All gradients together to at most this norm.", example: "1"),
]

private let earlyStoppingKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "monitor", .choice(EarlyStopping.Monitor.allCases.map(\.rawValue)),
    default: .value(.text("validation_loss")), "The loss that is watched.",
    example: "validation_loss"),
  KeyDeclaration(
    "patience", .integer(.nonnegative), default: .value(.integer(10)),
    "Epochs without improvement that are borne.", example: "50"),
  KeyDeclaration(
    "min_delta", .number(.nonnegative), default: .value(.number(0)),
    "What counts as an improvement must be greater than this.", example: "0.001"),
  KeyDeclaration(
    "restore_best", .flag, default: .value(.flag(true)),
    "Whether the parameters of the best epoch are taken at the end.", example: "false"),
]

private let stopKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "no_mistakes", .flag, default: .value(.flag(true)),
    "A perceptron stops after the first epoch without mistakes.", example: "false")
]

/// Keys that only mean something to iterative training.
let descentKeyNames: Set<String> = Set(methodKeys.map(\.name)).subtracting(["solver"])

/// Keys that only mean something to a model of data.
let fitKeyNames: Set<String> = Set(subjectKeys.map(\.name)).subtracting(["model"])
