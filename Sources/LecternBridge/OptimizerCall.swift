import LecternSource
import LecternSpec

/// How one library names an optimizer and its arguments.
private struct OptimizerNames {
  var keras: String
  var pytorch: String
  /// Spec argument → (Keras name, PyTorch name); nil where the library has no such argument.
  var arguments: [(spec: String, keras: String?, pytorch: String?)]
}

private let optimizerNames: [String: OptimizerNames] = [
  "sgd": OptimizerNames(
    keras: "SGD", pytorch: "SGD",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("momentum", "momentum", "momentum"),
      ("nesterov", "nesterov", "nesterov"),
    ]),
  "adagrad": OptimizerNames(
    keras: "Adagrad", pytorch: "Adagrad",
    arguments: [
      ("learning_rate", "learning_rate", "lr"),
      ("initial_accumulator", "initial_accumulator_value", "initial_accumulator_value"),
      ("epsilon", "epsilon", "eps"),
    ]),
  "rmsprop": OptimizerNames(
    keras: "RMSprop", pytorch: "RMSprop",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("rho", "rho", "alpha"),
      ("momentum", "momentum", "momentum"), ("epsilon", "epsilon", "eps"),
    ]),
  "adadelta": OptimizerNames(
    keras: "Adadelta", pytorch: "Adadelta",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("rho", "rho", "rho"),
      ("epsilon", "epsilon", "eps"),
    ]),
  "adam": adamNames("Adam", "Adam"),
  "adamw": adamNames("AdamW", "AdamW", [("weight_decay", "weight_decay", "weight_decay")]),
  "adamax": adamNames("Adamax", "Adamax"),
  "nadam": adamNames("Nadam", "NAdam"),
]

private func adamNames(
  _ keras: String, _ pytorch: String,
  _ more: [(spec: String, keras: String?, pytorch: String?)] = []
) -> OptimizerNames {
  OptimizerNames(
    keras: keras, pytorch: pytorch,
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("beta_1", "beta_1", nil),
      ("beta_2", "beta_2", nil), ("epsilon", "epsilon", "eps"),
    ] + more)
}

/// `keras.optimizers.Adam(learning_rate=0.01)`, or `torch.optim.Adam(model.parameters(), lr=0.01)`.
///
/// Arguments that the author did not write are left to the library when its defaults are the
/// spec's dialect; otherwise they are written out.
func optimizerCall(
  _ optimizer: ComponentSpec, dialect: Dialect, framework: Framework,
  learningRate: String? = nil, regularization: Regularization = Regularization(),
  extra: [String] = [], parameters: String = "model.parameters()"
) -> String {
  let plain = asSGD(optimizer)
  guard let names = optimizerNames[plain.name] else { return "None" }
  let isForeign = dialect != framework.dialect
  var arguments: [String] = framework == .pytorch ? [parameters] : []
  for (spec, keras, pytorch) in names.arguments {
    guard let argument = plain.arguments.first(where: { $0.name == spec }),
      let name = framework == .keras ? keras : pytorch
    else { continue }
    if spec == "learning_rate", let learningRate {
      arguments.append("\(name)=\(learningRate)")
      continue
    }
    guard argument.isWritten || isForeign || (framework == .pytorch && spec == "learning_rate")
    else { continue }
    if let flag = argument.value.value.flag {
      if flag { arguments.append("\(name)=True") }
    } else if let number = argument.value.value.number {
      if number == 0, spec == "momentum" { continue }
      // Keras takes a learning rate of 10.0 and refuses 10.
      let isRate = spec == "learning_rate"
      arguments.append(
        "\(name)=\(isRate ? PythonLiteral.number(number) : PythonLiteral.plain(number))")
    }
  }
  if framework == .pytorch, let betas = pytorchBetas(plain, isForeign: isForeign) {
    arguments.append(betas)
  }
  if regularization.weightDecay > 0, plain.name != "adamw" {
    arguments.append("weight_decay=\(PythonLiteral.plain(regularization.weightDecay))")
  }
  arguments += extra
  let module = framework == .keras ? "keras.optimizers." : "torch.optim."
  var name = framework == .keras ? names.keras : names.pytorch
  if framework == .pytorch, regularization.weightDecay > 0, plain.name == "adam" { name = "AdamW" }
  return "\(module)\(name)(\(arguments.joined(separator: ", ")))"
}

/// `momentum` and `nesterov` are forms of SGD in both libraries.
func asSGD(_ optimizer: ComponentSpec) -> ComponentSpec {
  guard optimizer.name == "momentum" || optimizer.name == "nesterov" else { return optimizer }
  var sgd = optimizer
  sgd.name = "sgd"
  for index in sgd.arguments.indices where sgd.arguments[index].name == "momentum" {
    sgd.arguments[index].isWritten = true
  }
  return optimizer.name == "nesterov" ? sgd.setting("nesterov", to: .flag(true)) : sgd
}

private func pytorchBetas(_ optimizer: ComponentSpec, isForeign: Bool) -> String? {
  let betas = optimizer.arguments.filter { $0.name == "beta_1" || $0.name == "beta_2" }
  guard betas.contains(where: \.isWritten) else { return nil }
  let values = betas.compactMap { $0.value.value.number }.map(PythonLiteral.plain)
  return values.count == 2 ? "betas=(\(values.joined(separator: ", ")))" : nil
}

/// What a reader should know when a spec's dialect is not the library's.
func dialectNote(_ optimizer: ComponentSpec, dialect: Dialect, framework: Framework) -> String? {
  guard dialect != framework.dialect else { return nil }
  switch optimizer.name {
  case "adam", "adamw", "nadam":
    return framework == .pytorch
      ? "PyTorch adds epsilon after the bias correction, Keras before it."
      : "Keras adds epsilon before the bias correction, PyTorch after it."
  case "adagrad", "rmsprop":
    return framework == .pytorch
      ? "PyTorch adds epsilon outside the square root, Keras inside."
      : "Keras adds epsilon inside the square root, PyTorch outside."
  default:
    return nil
  }
}
