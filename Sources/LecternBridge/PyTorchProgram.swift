import LecternRun
import LecternSpec

func writePyTorch(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  program.add(import: "import torch", "from torch import nn")
  let isClass = run.result.model.loss == .crossEntropy
  let target = isClass ? "torch.long" : "torch.float32"
  if !holdsTensors(run, program) {
    program.add("x = torch.tensor(x, dtype=torch.float32)", "y = torch.tensor(y, dtype=\(target))")
  }
  if run.holdsRows {
    program.add("x_held = torch.tensor(x_held, dtype=torch.float32)")
    program.add("y_held = torch.tensor(y_held, dtype=\(target))")
  }
  program.beginTraining()
  let isGiven = startsFromGivenValues(run, descent, varied: program.varies("initial"))
  if drawsNumbers(run, descent, isGiven: isGiven, program) {
    program.add("torch.manual_seed(\(run.spec.seed))")
  }
  program.add(lines: torchModel(run))
  program.add(lines: torchStart(run, descent, isGiven: isGiven))
  program.add("loss_function = \(torchLoss(run))")
  program.results = ["loss_function(model(x), y).item()"]
  if run.holdsRows { program.results.append("loss_function(model(x_held), y_held).item()") }
  guard descent.epochs > 0 else { return }
  let notes = [
    dialectNote(descent, dialect: run.spec.dialect, framework: .pytorch),
    decayNote(descent, run.spec.dialect, in: .pytorch),
  ]
  program.add(lines: notes.compactMap { $0.map { "# " + $0 } })
  let optimizer = optimizerCall(descent, dialect: run.spec.dialect, framework: .pytorch)
  program.add("optimizer = \(optimizer)")
  if descent.optimizer.flag("bias_correction") == false {
    program.add("for parameter in model.parameters():")
    program.add(lines: torchWithoutCorrection("parameter").map { "    " + $0 })
  }
  let scheduler = activeSchedule(descent).map { torchSchedule($0, run) }
  switch scheduler {
  case .some(let scheduler?): program.add("scheduler = \(scheduler)")
  case .some(nil): program.add("# PyTorch has no schedule of this shape: the rate stays constant.")
  case nil: break
  }
  program.add("")
  program.add(
    lines: torchLoop(run, descent, hasSchedule: scheduler.flatMap(\.self) != nil, to: &program))
  if hasDropout(run) { program.add("model.eval()  # with all units") }
  program.add("")
}

/// PyTorch has no switch for Adam's bias correction, which is 1 from a late step on.
func torchWithoutCorrection(_ parameter: String) -> [String] {
  [
    "optimizer.state[\(parameter)] = {  # so late a step that the bias correction is 1",
    "    \"step\": torch.tensor(100_000.0),",
    "    \"exp_avg\": torch.zeros_like(\(parameter)),",
    "    \"exp_avg_sq\": torch.zeros_like(\(parameter)),",
    "}",
  ]
}

// MARK: - The model

/// Whether the model is one `nn.Linear`, whose weight and bias have names.
func isOneLayer(_ run: BridgedRun) -> Bool {
  layerActivations(run).map(\.isIdentity) == [true]
}

func hasDropout(_ run: BridgedRun) -> Bool { run.spec.model.number("dropout") ?? 0 > 0 }

private func torchModel(_ run: BridgedRun) -> [String] {
  let shape = run.result.model
  var inputs = run.result.fitted.featureScaling.count
  var layers: [String] = []
  for (index, (width, activation)) in zip(shape.widths, layerActivations(run)).enumerated() {
    layers.append("nn.Linear(\(inputs), \(width)\(hasIntercept(run) ? "" : ", bias=False"))")
    if let activation = activation.pytorch { layers.append(activation) }
    if let rate = run.spec.model.number("dropout"), rate > 0, index + 1 < shape.widths.count {
      layers.append("nn.Dropout(\(PythonLiteral.plain(rate)))")
    }
    inputs = width
  }
  if isOneLayer(run) { return ["model = \(layers[0])"] }
  let line = "model = nn.Sequential(\(layers.joined(separator: ", ")))"
  if line.count <= pythonWidth { return [line] }
  // A line for each layer, with the activation and the dropout that follow it.
  var rows: [String] = []
  for layer in layers {
    if layer.hasPrefix("nn.Linear") || rows.isEmpty {
      rows.append(layer)
    } else {
      rows[rows.count - 1] += ", " + layer
    }
  }
  return ["model = nn.Sequential("] + rows.map { "    \($0)," } + [")"]
}

private func torchStart(_ run: BridgedRun, _ descent: Descent, isGiven: Bool) -> [String] {
  let number = { (name: String, value: Double) in
    PythonLiteral.plain(descent.initial?.number(name) ?? value)
  }
  if isGiven {
    guard isOneLayer(run), let layer = initialArrays(run).first else {
      return [
        "for parameter, start in zip(model.parameters(), \(torchWeights(run))):",
        "    parameter.data = torch.tensor(start)",
      ]
    }
    let weight = PythonLiteral.matrix(layer.weights, width: layer.inputs)
    let bias = "model.bias.data = torch.tensor(\(PythonLiteral.list(layer.bias)))"
    return ["model.weight.data = torch.tensor(\(weight))"] + (hasIntercept(run) ? [bias] : [])
  }
  let weights: String
  var bias: (String) -> String = { "nn.init.zeros_(\($0))" }
  switch initializerName(run, descent) {
  case "zeros": weights = "nn.init.zeros_(%)"
  case "constant":
    weights = "nn.init.constant_(%, \(number("value", 0)))"
    bias = { "nn.init.constant_(\($0), \(number("value", 0)))" }
  case "glorot_uniform": weights = "nn.init.xavier_uniform_(%)"
  case "glorot_normal": weights = "nn.init.xavier_normal_(%)"
  case "he_uniform": weights = "nn.init.kaiming_uniform_(%, nonlinearity=\"relu\")"
  case "he_normal": weights = "nn.init.kaiming_normal_(%, nonlinearity=\"relu\")"
  case "lecun_uniform": weights = "nn.init.kaiming_uniform_(%, nonlinearity=\"linear\")"
  case "lecun_normal": weights = "nn.init.kaiming_normal_(%, nonlinearity=\"linear\")"
  case "uniform":
    weights = "nn.init.uniform_(%, \(number("low", -0.05)), \(number("high", 0.05)))"
  case "normal": weights = "nn.init.normal_(%, std=\(number("sd", 0.05)))"
  default: return []  // PyTorch's own start.
  }
  if isOneLayer(run) {
    return [weights.replacing("%", with: "model.weight")]
      + (hasIntercept(run) ? [bias("model.bias")] : [])
  }
  return [
    "for layer in model:", "    if isinstance(layer, nn.Linear):",
    "        \(weights.replacing("%", with: "layer.weight"))",
    "        \(bias("layer.bias"))",
  ]
}

/// The initial parameters in the order of `model.parameters()`.
func torchWeights(_ run: BridgedRun) -> String {
  let arrays = initialArrays(run).flatMap { layer -> [String] in
    let weight = PythonLiteral.matrix(layer.weights, width: layer.inputs)
    return layer.bias.isEmpty ? [weight] : [weight, PythonLiteral.list(layer.bias)]
  }
  return "[\(arrays.joined(separator: ", "))]"
}
