import LecternRun
import LecternSpec

/// The loop over epochs and batches, with what comes right before and after it.
func torchLoop(
  _ run: BridgedRun, _ descent: Descent, hasSchedule: Bool, to program: inout PythonProgram
) -> [String] {
  let isFull = descent.batchSize == .full && !program.varies("batch_size")
  let (x, y) = isFull ? ("x", "y") : ("x_batch", "y_batch")
  var step = ["optimizer.zero_grad()", "loss = loss_function(model(\(x)), \(y))"]
  step += torchPenalty(run, descent.regularization)
  step.append("loss.backward()")
  step += torchClipping(descent.clipping, "model.parameters()", each: "parameter")
  step.append("optimizer.step()")
  step += torchShrinking(descent, isOneLayer(run) ? ["model.weight"] : nil)
  if hasSchedule { step.append("scheduler.step()") }
  var before: [String] = []
  var after: [String] = []
  if let stopping = descent.earlyStopping {
    if stopping.restoresBest { program.add(import: "import copy") }
    let (rows, targets) =
      stopping.monitor == .validationLoss ? ("x_held", "y_held") : ("x", "y")
    before.append("best = float(\"inf\")")
    step = step.map { isFull ? $0 : "    " + $0 }
    if !isFull { step.insert("for x_batch, y_batch in batches:", at: 0) }
    let delta =
      stopping.minimumDelta > 0 ? " - \(PythonLiteral.plain(stopping.minimumDelta))" : ""
    if hasDropout(run) { step.append("model.eval()") }
    step += [
      "with torch.no_grad():",
      "    watched = loss_function(model(\(rows)), \(targets)).item()",
    ]
    if hasDropout(run) { step.append("model.train()") }
    step += ["if watched < best\(delta):", "    best, best_epoch = watched, epoch"]
    if stopping.restoresBest {
      step.append("    best_state = copy.deepcopy(model.state_dict())")
      after.append("model.load_state_dict(best_state)")
    }
    step += ["elif epoch - best_epoch >= \(stopping.patience):", "    break"]
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
  let drop =
    descent.dropsLastBatch
    ? ", drop_last=True" : program.varies("drop_last") ? ", drop_last=False" : ""
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

/// Bounds gradients before an update.
///
/// - Parameter each: what a single parameter is called.
func torchClipping(_ clipping: Clipping?, _ parameters: String, each: String) -> [String] {
  switch clipping {
  case .value(let limit)?:
    return ["nn.utils.clip_grad_value_(\(parameters), \(PythonLiteral.plain(limit)))"]
  case .globalNorm(let limit)?:
    return ["nn.utils.clip_grad_norm_(\(parameters), \(PythonLiteral.plain(limit)))"]
  case .norm(let limit)?:
    let clip = "nn.utils.clip_grad_norm_(\(each), \(PythonLiteral.plain(limit)))"
    return parameters == "[\(each)]" ? [clip] : ["for \(each) in \(parameters):", "    " + clip]
  case nil: return []
  }
}

/// The proximal step of L1, which reaches exact zeros.
///
/// - Parameter weights: the weights by name; nil for those among a deep model's parameters.
func torchShrinking(_ descent: Descent, _ weights: [String]?) -> [String] {
  guard descent.regularization.l1 > 0 else { return [] }
  let l1 = PythonLiteral.plain(descent.regularization.l1)
  let rate =
    activeSchedule(descent) == nil
    ? PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 0)
    : "optimizer.param_groups[0][\"lr\"]"
  let head = "with torch.no_grad():  # the proximal step, which reaches exact zeros"
  func shrink(_ parameter: String) -> String {
    "\(parameter).copy_(nn.functional.softshrink(\(parameter), \(rate) * \(l1)))"
  }
  if let weights { return [head] + weights.map { "    " + shrink($0) } }
  return [
    head, "    for parameter in model.parameters():", "        if parameter.dim() > 1:",
    "            " + shrink("parameter"),
  ]
}
