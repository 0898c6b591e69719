import LecternRun
import LecternSpec

func writePyTorch(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  program.add(import: "import torch")
  program.add(import: "from torch import nn")
  let isClass = run.result.model.loss == "cross_entropy"
  program.add("x = torch.tensor(x, dtype=torch.float32)")
  program.add("y = torch.tensor(y, dtype=torch.\(isClass ? "long" : "float32"))", "")
  program.add("torch.manual_seed(\(run.spec.seed))")
  program.add(lines: torchModel(run, descent))
  program.add("loss_function = \(torchLoss(run))")
  if let note = dialectNote(descent.optimizer, dialect: run.spec.dialect, framework: .pytorch) {
    program.add("# " + note)
    program.add(note: note)
  }
  let optimizer = optimizerCall(
    descent.optimizer, dialect: run.spec.dialect, framework: .pytorch,
    regularization: descent.regularization)
  program.add("optimizer = \(optimizer)")
  let hasSchedule = descent.schedule.map { $0.name != "constant" } ?? false
  if hasSchedule { program.add(lines: torchSchedule(descent, to: &program)) }
  program.add("")
  program.add(lines: torchLoop(run, descent, hasSchedule: hasSchedule))
}

private func torchModel(_ run: BridgedRun, _ descent: Descent) -> [String] {
  let shape = run.result.model
  var inputs = run.result.fitted.featureScaling.count
  var layers: [String] = []
  for (index, width) in shape.widths.enumerated() {
    layers.append(
      "nn.Linear(\(inputs), \(width)\(hasIntercept(run) ? "" : ", bias=False"))")
    if shape.activations.indices.contains(index),
      let activation = torchActivation(shape.activations[index], run)
    {
      layers.append(activation)
    }
    if let rate = run.spec.model.number("dropout"), rate > 0, index + 1 < shape.widths.count {
      layers.append("nn.Dropout(\(PythonLiteral.plain(rate)))")
    }
    inputs = width
  }
  var lines = ["model = nn.Sequential(\(layers.joined(separator: ", ")))"]
  if layers.count > 3 {
    lines = ["model = nn.Sequential("] + layers.map { "    \($0)," } + [")"]
  }
  let initial = descent.initial?.name ?? (shape.kind == .network ? "glorot_uniform" : "zeros")
  switch initial {
  case "zeros":
    lines += ["for parameter in model.parameters():", "    nn.init.zeros_(parameter)"]
  case "values":
    lines += ["for parameter, start in zip(model.parameters(), \(torchWeights(run))):"]
    lines += ["    parameter.data = torch.tensor(start)"]
  case "constant":
    let value = PythonLiteral.plain(descent.initial?.number("value") ?? 0)
    lines += ["for parameter in model.parameters():", "    nn.init.constant_(parameter, \(value))"]
  case "glorot_uniform", "glorot_normal", "he_uniform", "he_normal":
    let name =
      [
        "glorot_uniform": "xavier_uniform_", "glorot_normal": "xavier_normal_",
        "he_uniform": "kaiming_uniform_", "he_normal": "kaiming_normal_",
      ][initial] ?? ""
    let option = initial.hasPrefix("he") ? ", nonlinearity=\"relu\"" : ""
    lines += [
      "for parameter in model.parameters():",
      "    nn.init.\(name)(parameter\(option)) if parameter.dim() > 1 else nn.init.zeros_(parameter)",
    ]
  default: break
  }
  return lines
}

private func torchActivation(_ name: String, _ run: BridgedRun) -> String? {
  switch name {
  case "sigmoid": "nn.Sigmoid()"
  case "tanh": "nn.Tanh()"
  case "relu": "nn.ReLU()"
  case "leaky_relu": "nn.LeakyReLU(\(run.spec.dialect == .keras ? "0.2" : ""))"
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

private func torchSchedule(_ descent: Descent, to program: inout PythonProgram) -> [String] {
  guard let schedule = descent.schedule, let factor = scheduleExpression(schedule),
    schedule.number("warmup") ?? 0 == 0, let rate = descent.optimizer.number("learning_rate")
  else {
    program.add(note: "PyTorch has no schedule of this shape; the program keeps the rate constant.")
    return ["scheduler = torch.optim.lr_scheduler.ConstantLR(optimizer, factor=1)"]
  }
  program.add(import: "import numpy as np")
  return [
    "rate = \(PythonLiteral.plain(rate))",
    "scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda t: (\(factor)) / rate)",
  ]
}

private func torchLoop(_ run: BridgedRun, _ descent: Descent, hasSchedule: Bool) -> [String] {
  var step = ["optimizer.zero_grad()"]
  let penalty = torchPenalty(descent.regularization)
  let isFull = descent.batchSize == .full
  let (x, y) = isFull ? ("x", "y") : ("x_batch", "y_batch")
  step += ["loss = loss_function(model(\(x)), \(y))\(penalty)", "loss.backward()"]
  switch descent.clipping {
  case .value(let limit)?:
    step += ["nn.utils.clip_grad_value_(model.parameters(), \(PythonLiteral.plain(limit)))"]
  case .globalNorm(let limit)?:
    step += ["nn.utils.clip_grad_norm_(model.parameters(), \(PythonLiteral.plain(limit)))"]
  case .norm(let limit)?:
    step += [
      "for parameter in model.parameters():",
      "    nn.utils.clip_grad_norm_(parameter, \(PythonLiteral.plain(limit)))",
    ]
  case nil: break
  }
  step.append("optimizer.step()")
  if descent.regularization.l1 > 0 {
    let rate = PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 0)
    let l1 = PythonLiteral.plain(descent.regularization.l1)
    step += [
      "with torch.no_grad():  # the proximal step, which reaches exact zeros",
      "    for parameter in model.parameters():",
      "        if parameter.dim() > 1:",
      "            parameter.copy_(torch.sign(parameter)"
        + " * torch.clamp(parameter.abs() - \(rate) * \(l1), min=0))",
    ]
  }
  if hasSchedule { step.append("scheduler.step()") }
  if isFull {
    return ["for epoch in range(\(descent.epochs)):"] + step.map { "    " + $0 }
  }
  var rows = 32
  if case .rows(let count) = descent.batchSize { rows = count }
  let shuffle = descent.order == .shuffled ? ", shuffle=True" : ""
  return [
    "rows = torch.utils.data.TensorDataset(x, y)",
    "batches = torch.utils.data.DataLoader(rows, batch_size=\(rows)\(shuffle))",
    "for epoch in range(\(descent.epochs)):", "    for x_batch, y_batch in batches:",
  ] + step.map { "        " + $0 }
}

private func torchPenalty(_ regularization: Regularization) -> String {
  var terms = ""
  if regularization.l2 > 0 {
    terms +=
      " + \(PythonLiteral.plain(regularization.l2))"
      + " * sum((p ** 2).sum() for p in model.parameters() if p.dim() > 1)"
  }
  if regularization.l1Subgradient > 0 {
    terms +=
      " + \(PythonLiteral.plain(regularization.l1Subgradient))"
      + " * sum(p.abs().sum() for p in model.parameters() if p.dim() > 1)"
  }
  return terms
}
