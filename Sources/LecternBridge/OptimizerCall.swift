import LecternRun
import LecternSource
import LecternSpec

/// How one library names an optimizer and its arguments.
private struct OptimizerNames {
  var keras: String
  var pytorch: String
  /// Spec argument → (Keras name, PyTorch name); nil where the library has no such argument.
  var arguments: [(spec: String, keras: String?, pytorch: String?)]
}

private let optimizerNames: [OptimizerName: OptimizerNames] = [
  .sgd: OptimizerNames(
    keras: "SGD", pytorch: "SGD",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("momentum", "momentum", "momentum"),
      ("nesterov", "nesterov", "nesterov"),
    ]),
  .adaGrad: OptimizerNames(
    keras: "Adagrad", pytorch: "Adagrad",
    arguments: [
      ("learning_rate", "learning_rate", "lr"),
      ("initial_accumulator", "initial_accumulator_value", "initial_accumulator_value"),
      ("epsilon", "epsilon", "eps"),
    ]),
  .rmsProp: OptimizerNames(
    keras: "RMSprop", pytorch: "RMSprop",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("rho", "rho", "alpha"),
      ("epsilon", "epsilon", "eps"),
    ]),
  .adaDelta: OptimizerNames(
    keras: "Adadelta", pytorch: "Adadelta",
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("rho", "rho", "rho"),
      ("epsilon", "epsilon", "eps"),
    ]),
  .adam: adamNames("Adam", "Adam"),
  .adamW: adamNames("AdamW", "AdamW"),
  .adaMax: adamNames("Adamax", "Adamax"),
  .nAdam: adamNames("Nadam", "NAdam"),
]

private func adamNames(_ keras: String, _ pytorch: String) -> OptimizerNames {
  OptimizerNames(
    keras: keras, pytorch: pytorch,
    arguments: [
      ("learning_rate", "learning_rate", "lr"), ("beta_1", "beta_1", nil),
      ("beta_2", "beta_2", nil), ("epsilon", "epsilon", "eps"),
    ])
}

/// `keras.optimizers.Adam(learning_rate=0.01)`, or `torch.optim.Adam(model.parameters(), lr=0.01)`.
///
/// Arguments that the author did not write are left to the library when its defaults are the
/// spec's dialect; otherwise they are written out.
func optimizerCall(
  _ descent: Descent, dialect: Dialect, framework: Framework, learningRate: String? = nil,
  extra: [String] = [], parameters: String = "model.parameters()"
) -> String {
  let plain = asSGD(descent.optimizer)
  guard let names = plain.ownOptimizer.flatMap({ optimizerNames[$0] }) else { return "None" }
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
  if framework == .pytorch { arguments += pytorchArguments(plain, isForeign: isForeign) }
  let (name, decay) = decayed(plain, weightDecay(descent, dialect), names, framework, isForeign)
  let module = framework == .keras ? "keras.optimizers." : "torch.optim."
  return "\(module)\(name)(\((arguments + decay + extra).joined(separator: ", ")))"
}

/// The optimizer's name and the arguments by which it decays weights.
private func decayed(
  _ optimizer: ComponentSpec, _ decay: WeightDecay, _ names: OptimizerNames,
  _ framework: Framework, _ isForeign: Bool
) -> (name: String, arguments: [String]) {
  let name = framework == .keras ? names.keras : names.pytorch
  switch (decay, framework) {
  case (.none, _):
    return (name, optimizer.ownOptimizer == .adamW ? ["weight_decay=0"] : [])
  case (.coupled, .keras):
    return (name, [])  // A penalty, written at the layers.
  case (.coupled(let share), .pytorch):
    return (name, ["weight_decay=\(PythonLiteral.plain(share))"])
  case (.decoupled(let share), _):
    let argument = optimizer.arguments.first { $0.name == "weight_decay" }
    let isDefault = argument?.isWritten == false && argument?.value.value.number == share
    if isDefault, !isForeign { return (name, []) }
    var arguments = ["weight_decay=\(PythonLiteral.plain(share))"]
    guard framework == .pytorch else { return (name, arguments) }
    if optimizer.ownOptimizer == .nAdam { arguments.append("decoupled_weight_decay=True") }
    return (optimizer.ownOptimizer == .adam ? "AdamW" : name, arguments)
  }
}

/// `momentum` and `nesterov` are forms of SGD in both libraries.
func asSGD(_ optimizer: ComponentSpec) -> ComponentSpec {
  guard optimizer.ownOptimizer == .momentum || optimizer.ownOptimizer == .nesterov else {
    return optimizer
  }
  var sgd = optimizer
  sgd.name = OptimizerName.sgd.rawValue
  for index in sgd.arguments.indices where sgd.arguments[index].name == "momentum" {
    sgd.arguments[index].isWritten = true
  }
  return optimizer.ownOptimizer == .nesterov ? sgd.setting("nesterov", to: .flag(true)) : sgd
}

/// What PyTorch names in a way of its own.
private func pytorchArguments(_ optimizer: ComponentSpec, isForeign: Bool) -> [String] {
  var arguments: [String] = []
  let betas = optimizer.arguments.filter { $0.name == "beta_1" || $0.name == "beta_2" }
  let values = betas.compactMap { $0.value.value.number }.map(PythonLiteral.plain)
  if values.count == 2, betas.contains(where: \.isWritten) {
    arguments.append("betas=(\(values.joined(separator: ", ")))")
  }
  // Keras's momentum grows 250 times as fast as PyTorch's default.
  if optimizer.ownOptimizer == .nAdam, isForeign { arguments.append("momentum_decay=1") }
  return arguments
}

/// What a reader should know when a spec's dialect is not the library's.
func dialectNote(_ descent: Descent, dialect: Dialect, framework: Framework) -> String? {
  guard dialect != framework.dialect else { return nil }
  let optimizer = asSGD(descent.optimizer)
  let isKeras = framework == .keras
  switch optimizer.ownOptimizer {
  case .adam, .adamW:
    return isKeras
      ? "Keras adds epsilon before the bias correction, PyTorch after it."
      : "PyTorch adds epsilon after the bias correction, Keras before it."
  case .adaGrad, .rmsProp:
    return isKeras
      ? "Keras adds epsilon inside the square root, PyTorch outside."
      : "PyTorch adds epsilon outside the square root, Keras inside."
  case .adaMax:
    return isKeras
      ? "Keras adds epsilon to the largest gradient, PyTorch to each one before."
      : "PyTorch adds epsilon to each gradient, Keras to the largest one of them."
  case .nAdam where isKeras:
    return "Keras's momentum grows 250 times as fast as PyTorch's."
  case .sgd where optimizer.number("momentum") ?? 0 > 0 && activeSchedule(descent) != nil:
    return isKeras
      ? "Keras takes the rate into its velocity, PyTorch applies it afterwards."
      : "PyTorch applies the rate to its velocity, Keras takes it in before."
  default:
    return nil
  }
}
