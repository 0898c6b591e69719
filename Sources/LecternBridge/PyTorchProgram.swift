import LecternRun
import LecternSpec

func writePyTorch(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  program.add(import: "import torch", "from torch import nn")
  let isClass = run.result.model.loss == "cross_entropy"
  let target = isClass ? "torch.long" : "torch.float32"
  program.add("x = torch.tensor(x, dtype=torch.float32)", "y = torch.tensor(y, dtype=\(target))")
  let hasHeld = !(run.data?.validation.isEmpty ?? true)
  if hasHeld {
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
  if hasHeld { program.results.append("loss_function(model(x_held), y_held).item()") }
  guard descent.epochs > 0 else { return }
  if let note = dialectNote(descent.optimizer, dialect: run.spec.dialect, framework: .pytorch) {
    program.add("# " + note)
  }
  let optimizer = optimizerCall(
    descent.optimizer, dialect: run.spec.dialect, framework: .pytorch,
    regularization: descent.regularization)
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
private func isOneLayer(_ run: BridgedRun) -> Bool {
  run.result.model.widths.count == 1
    && torchActivation(run.result.model.activations.first ?? "identity", run.spec.dialect) == nil
}

private func torchModel(_ run: BridgedRun) -> [String] {
  let shape = run.result.model
  var inputs = run.result.fitted.featureScaling.count
  var layers: [String] = []
  for (index, width) in shape.widths.enumerated() {
    layers.append("nn.Linear(\(inputs), \(width)\(hasIntercept(run) ? "" : ", bias=False"))")
    if shape.activations.indices.contains(index),
      let activation = torchActivation(shape.activations[index], run.spec.dialect)
    {
      layers.append(activation)
    }
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

func torchActivation(_ name: String, _ dialect: Dialect) -> String? {
  switch name {
  case "sigmoid": "nn.Sigmoid()"
  case "tanh": "nn.Tanh()"
  case "relu": "nn.ReLU()"
  case "leaky_relu": "nn.LeakyReLU(\(dialect == .keras ? "0.2" : "0.01"))"
  case "elu": "nn.ELU()"
  case "gelu": "nn.GELU()"
  case "gelu_tanh": "nn.GELU(approximate=\"tanh\")"
  case "softplus": "nn.Softplus()"
  default: nil
  }
}

private func torchLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "mse": return "nn.MSELoss()"
  case "half_mse": return "lambda p, y: 0.5 * nn.functional.mse_loss(p, y)"
  case "mae": return "nn.L1Loss()"
  case "huber":
    let delta = run.spec.fit?.loss?.number("delta") ?? 1
    return "nn.HuberLoss(\(delta == 1 ? "" : "delta=\(PythonLiteral.plain(delta))"))"
  case "binary_cross_entropy": return "nn.BCEWithLogitsLoss()"
  case "cross_entropy": return "nn.CrossEntropyLoss()"
  default: return "lambda p, y: torch.clamp(1 - (2 * y - 1) * p, min=0).mean()"
  }
}

/// The initial parameters in the order of `model.parameters()`.
func torchWeights(_ run: BridgedRun) -> String {
  let arrays = initialArrays(run).flatMap { layer -> [String] in
    let weight = PythonLiteral.matrix(layer.weights, width: layer.inputs)
    return layer.bias.isEmpty ? [weight] : [weight, PythonLiteral.list(layer.bias)]
  }
  return "[\(arrays.joined(separator: ", "))]"
}

// MARK: - The loop

private func torchLoop(
  _ run: BridgedRun, _ descent: Descent, hasSchedule: Bool, to program: inout PythonProgram
) -> [String] {
  let isFull = descent.batchSize == .full && !program.varies("batch_size")
  let (x, y) = isFull ? ("x", "y") : ("x_batch", "y_batch")
  var step = ["optimizer.zero_grad()", "loss = loss_function(model(\(x)), \(y))"]
  step += torchPenalty(run, descent.regularization)
  step.append("loss.backward()")
  switch descent.clipping {
  case .value(let limit)?:
    step.append(
      "nn.utils.clip_grad_value_(model.parameters(), \(PythonLiteral.plain(limit)))")
  case .globalNorm(let limit)?:
    step.append(
      "nn.utils.clip_grad_norm_(model.parameters(), \(PythonLiteral.plain(limit)))")
  case .norm(let limit)?:
    step += [
      "for parameter in model.parameters():",
      "    nn.utils.clip_grad_norm_(parameter, \(PythonLiteral.plain(limit)))",
    ]
  case nil: break
  }
  step.append("optimizer.step()")
  step += torchProximal(run, descent)
  if hasSchedule { step.append("scheduler.step()") }
  var before: [String] = []
  var after: [String] = []
  if let stopping = descent.earlyStopping {
    program.add(import: "import copy")
    let (rows, targets) =
      stopping.monitor == .validationLoss ? ("x_held", "y_held") : ("x", "y")
    before.append("best = float(\"inf\")")
    step = step.map { isFull ? $0 : "    " + $0 }
    if !isFull { step.insert("for x_batch, y_batch in batches:", at: 0) }
    let delta =
      stopping.minimumDelta > 0 ? " - \(PythonLiteral.plain(stopping.minimumDelta))" : ""
    step += [
      "watched = loss_function(model(\(rows)), \(targets)).item()",
      "if watched < best\(delta):",
      "    best, best_epoch = watched, epoch",
      "    best_state = copy.deepcopy(model.state_dict())",
      "elif epoch - best_epoch >= \(stopping.patience):", "    break",
    ]
    if stopping.restoresBest { after.append("model.load_state_dict(best_state)") }
  } else if !isFull {
    step = ["for x_batch, y_batch in batches:"] + step.map { "    " + $0 }
  }
  let loop = ["for epoch in range(\(descent.epochs)):"] + step.map { "    " + $0 }
  return (isFull ? [] : torchBatches(descent, program)) + before + loop + after
}

private func torchBatches(_ descent: Descent, _ program: PythonProgram) -> [String] {
  var size = "len(x)"
  if case .rows(let count) = descent.batchSize { size = "\(count)" }
  let isShuffled =
    descent.order == .shuffled && (descent.batchSize != .full || program.varies("batch_size"))
  let shuffle =
    program.varies("order")
    ? ", shuffle=\(isShuffled ? "True" : "False")" : isShuffled ? ", shuffle=True" : ""
  let drop = descent.dropsLastBatch ? ", drop_last=True" : ""
  return [
    "rows = torch.utils.data.TensorDataset(x, y)",
    "batches = torch.utils.data.DataLoader(rows, batch_size=\(size)\(shuffle)\(drop))",
  ]
}

private func torchPenalty(_ run: BridgedRun, _ regularization: Regularization) -> [String] {
  func sum(_ form: String) -> String {
    isOneLayer(run)
      ? "model.weight.\(form).sum()"
      : "sum(p.\(form).sum() for p in model.parameters() if p.dim() > 1)"
  }
  func line(_ strength: Double, _ form: String) -> [String] {
    let factor = strength == 1 ? "" : PythonLiteral.plain(strength) + " * "
    return strength > 0 ? ["loss = loss + \(factor)\(sum(form))"] : []
  }
  return line(regularization.l2, "square()") + line(regularization.l1Subgradient, "abs()")
}

/// The proximal step of L1, which reaches exact zeros.
private func torchProximal(_ run: BridgedRun, _ descent: Descent) -> [String] {
  guard descent.regularization.l1 > 0 else { return [] }
  let l1 = PythonLiteral.plain(descent.regularization.l1)
  let rate =
    descent.schedule == nil
    ? PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 0)
    : "optimizer.param_groups[0][\"lr\"]"
  let head = "with torch.no_grad():  # the proximal step, which reaches exact zeros"
  func shrink(_ parameter: String) -> String {
    "\(parameter).copy_(nn.functional.softshrink(\(parameter), \(rate) * \(l1)))"
  }
  if isOneLayer(run) { return [head, "    " + shrink("model.weight")] }
  return [
    head, "    for parameter in model.parameters():", "        if parameter.dim() > 1:",
    "            " + shrink("parameter"),
  ]
}
