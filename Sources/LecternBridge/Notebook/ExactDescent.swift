import LecternRun
import LecternSource
import LecternSpec

func exactDescent(_ run: BridgedRun, _ descent: Descent, _ framework: Framework) -> [String] {
  var lines: [String] = []
  var arguments = ["model", "optimizer", lossFunction(run), "x", "y", "plan"]
  var rates: String?
  if let schedule = activeSchedule(descent) {
    lines.append("rates = \(exactRates(run, schedule))")
    rates = framework == .keras ? "Rates(rates)" : nil
    if framework == .pytorch { arguments.append("rates=rates") }
  }
  switch framework {
  case .keras:
    lines += kerasModel(run)
    lines.append("optimizer = \(exactKerasOptimizer(run, descent, rates: rates))")
    if descent.optimizer.flag("bias_correction") == false {
      lines.append("optimizer.build(model.trainable_variables)")
      lines += kerasWithoutCorrection("optimizer")
    }
  case .pytorch:
    lines += torchModelExact(run)
    lines.append("optimizer = \(exactTorchOptimizer(run, descent))")
    if let clip = torchClip(descent.clipping) { arguments.append("clip=\(clip)") }
  }
  lines.append(
    "plan = batches(len(x), \(batchSize(descent)), \(descent.epochs), \"\(descent.order.rawValue)\","
      + " \(run.spec.seed))")
  arguments += regularizationArguments(run, descent, framework)
  if !(run.data?.validation.isEmpty ?? true) { arguments.append("held=(x_held, y_held)") }
  if let stopping = descent.earlyStopping {
    arguments.append("patience=\(stopping.patience)")
    if stopping.minimumDelta > 0 {
      arguments.append("delta=\(PythonLiteral.number(stopping.minimumDelta))")
    }
    if !stopping.restoresBest { arguments.append("restore=False") }
  }
  lines += wrapped([call("run = fit", arguments)])
  lines += lossCheck(run)
  let isLong = isLong(run)
  if run.result.firstNonfiniteStep == nil, !roundingGrows(run) {
    let final = run.result.parameters.final
    // Of many parameters, every n-th.
    let step = (final.count + 47) / 48
    let shown = stride(from: 0, to: final.count, by: max(step, 1)).map { final[$0] }
    lines.append(
      "check(run, layers(run)\(step > 1 ? "[::\(step)]" : ""), \(numbers(shown)),"
        + " \(isLong ? "1e-5" : "1e-9"))")
  }
  return lines
}

/// A run of so many updates that rounding may have grown, which is sooner where the loss is not
/// convex.
private func isLong(_ run: BridgedRun) -> Bool {
  run.result.counts.updates > (run.result.fitted.layers.count > 1 ? 100 : 1000)
}

/// The update from which a run's rounding grows by itself: Adam and its kin magnify the gradients of
/// a network that fits ever closer, so that two correct programs part.
private func roundingGrows(_ run: BridgedRun) -> Bool {
  let isAdaptive = !["sgd", "momentum", "nesterov"].contains(run.spec.descent?.optimizer.name ?? "")
  return isAdaptive && run.result.fitted.layers.count > 1
    && run.result.counts.updates > firstUpdates
}

/// As far as digits are compared where rounding grows.
private let firstUpdates = 200

/// The comparison of a run's losses, and of its first step that is not finite, with the record.
func lossCheck(_ run: BridgedRun) -> [String] {
  var losses = run.result.series.loss
  if run.result.firstNonfiniteStep != nil, !losses.isEmpty { losses.removeLast() }
  let step = run.result.firstNonfiniteStep.map(String.init) ?? "None"
  let all = recordedLosses(losses)
  guard roundingGrows(run) else {
    return ["check_losses(run, \(written(all)), \(isLong(run) ? "1e-6" : "1e-9"), \(step))"]
  }
  let last = firstUpdates / max(run.result.counts.iterationsPerEpoch, 1)
  return [
    "check_losses(run, \(written(all.filter { $0.epoch <= last })), 1e-6, \(step))",
    "# Adam magnifies the rounding of a network that fits ever closer: digits are lost later on.",
    "check_losses(run, \(written(all.filter { $0.epoch > last })), 5e-2, \(step), \"late losses\")",
  ]
}

/// At most 24 epochs' losses, first and last among them.
private func recordedLosses(_ losses: [Double]) -> [(epoch: Int, loss: Double)] {
  guard !losses.isEmpty else { return [] }
  let stride = max(1, (losses.count + 22) / 23)
  var epochs = Array(Swift.stride(from: 0, to: losses.count, by: stride))
  if epochs.last != losses.count - 1 { epochs.append(losses.count - 1) }
  return epochs.filter { losses[$0].isFinite }.map { ($0, losses[$0]) }
}

private func written(_ losses: [(epoch: Int, loss: Double)]) -> String {
  let entries = losses.map { "\($0.epoch): \(PythonLiteral.number($0.loss))" }
  return "{\(entries.joined(separator: ", "))}"
}

private func batchSize(_ descent: Descent) -> String {
  switch descent.batchSize {
  case .full: "len(x)"
  case .rows(let count): "\(count)"
  }
}

private func lossFunction(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "half_mse": "half_squared"
  case "mae": "mean_absolute"
  case "huber": "huber(\(PythonLiteral.number(run.spec.fit?.loss?.number("delta") ?? 1)))"
  case "binary_cross_entropy": "binary_cross_entropy"
  case "cross_entropy": "cross_entropy"
  case "hinge": "hinge"
  default: "mean_squared"
  }
}

/// The learning rate of every update.
func exactRates(_ run: BridgedRun, _ schedule: ComponentSpec) -> String {
  let updates = max(run.result.counts.updates, 1)
  let rate = run.spec.descent?.optimizer.number("learning_rate") ?? 0
  if let formula = scheduleExpression(schedule, rate: rate) {
    return "np.array([\(formula) for t in range(\(updates))])"
  }
  return numbers(run.result.series.learningRate)
}

// MARK: - Models

private func kerasModel(_ run: BridgedRun) -> [String] {
  let layers = run.result.fitted.layers
  guard let first = layers.first else { return [] }
  let bias = hasIntercept(run) ? "" : ", use_bias=False"
  var lines = ["model = keras.Sequential([", "    keras.Input((\(first.inputs),)),"]
  if activations(run).contains("tanh") {
    lines.insert("# JAX's tanh, since Keras's own rounds to 32 bits.", at: 0)
  }
  for (layer, name) in zip(layers, activations(run)) {
    let code = name == "tanh" ? "jnp.tanh" : kerasActivation(name, run.spec.dialect)
    let activation = name == "identity" ? "" : ", activation=\(code)"
    lines.append("    keras.layers.Dense(\(layer.outputs)\(activation)\(bias)),")
  }
  lines.append("])")
  if let start = drawnStart(run) {
    return lines + ["start = \(start)", "model.set_weights([part.T for part in start])"]
  }
  return lines + ["model.set_weights(\(kerasWeights(run)))"]
}

/// The activation of each layer by its catalog name.
private func activations(_ run: BridgedRun) -> [String] {
  let names = run.result.model.activations
  return run.result.fitted.layers.indices.map {
    names.indices.contains($0) ? names[$0] : "identity"
  }
}

private func torchModelExact(_ run: BridgedRun) -> [String] {
  var parts: [String] = []
  for (layer, name) in zip(run.result.fitted.layers, activations(run)) {
    let bias = hasIntercept(run) ? "" : ", bias=False"
    parts.append("nn.Linear(\(layer.inputs), \(layer.outputs)\(bias))")
    if name == "softplus" {
      parts.append("nn.Softplus(threshold=1e9)")
    } else if let activation = torchActivation(name, run.spec.dialect) {
      parts.append(activation)
    }
  }
  return ["model = nn.Sequential("] + parts.map { "    \($0)," } + [
    ")",
    "for parameter, start in zip(model.parameters(), \(drawnStart(run) ?? torchWeights(run))):",
    "    parameter.data = torch.tensor(start)",
  ]
}

/// Larger starts are drawn again rather than written out, where the draw is uniform.
private func drawnStart(_ run: BridgedRun) -> String? {
  guard let descent = run.spec.descent, run.result.parameters.initial.count > 24,
    hasIntercept(run), let first = run.result.fitted.layers.first
  else { return nil }
  let limit: String
  switch initializerName(run, descent) {
  case "glorot_uniform": limit = "6 / (inputs + outputs)"
  case "he_uniform": limit = "6 / inputs"
  case "lecun_uniform": limit = "3 / inputs"
  default: return nil
  }
  let widths = [first.inputs] + run.result.fitted.layers.map(\.outputs)
  let list = widths.map { "\($0)" }.joined(separator: ", ")
  return "drawn([\(list)], lambda inputs, outputs: \(limit), seed=\(run.spec.seed))"
}

// MARK: - Optimizers

private func exactKerasOptimizer(_ run: BridgedRun, _ descent: Descent, rates: String?) -> String {
  var extra: [String] = []
  switch descent.clipping {
  case .value(let limit)?: extra.append("clipvalue=\(PythonLiteral.number(limit))")
  case .norm(let limit)?: extra.append("clipnorm=\(PythonLiteral.number(limit))")
  case .globalNorm(let limit)?: extra.append("global_clipnorm=\(PythonLiteral.number(limit))")
  case nil: break
  }
  return optimizerCall(
    descent.optimizer, dialect: run.spec.dialect, framework: .keras, learningRate: rates,
    regularization: descent.regularization, extra: extra)
}

/// PyTorch's own optimizer where the spec speaks its dialect, else the same formula in Keras's form.
private func exactTorchOptimizer(_ run: BridgedRun, _ descent: Descent) -> String {
  let optimizer = asSGD(descent.optimizer)
  let momentum = optimizer.number("momentum") ?? 0
  let isPlain = optimizer.name == "sgd" && momentum == 0
  if run.spec.dialect == .pytorch || isPlain {
    return optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .pytorch,
      regularization: descent.regularization)
  }
  return kerasForm(optimizer, descent.regularization, parameters: "model.parameters()")
}

func kerasForm(
  _ optimizer: ComponentSpec, _ regularization: Regularization, parameters: String
) -> String {
  var arguments = [parameters, PythonLiteral.string(optimizer.name)]
  for argument in optimizer.arguments {
    let name = argument.name == "learning_rate" ? "lr" : argument.name
    if let flag = argument.value.value.flag {
      arguments.append("\(name)=\(flag ? "True" : "False")")
    } else if let number = argument.value.value.number {
      arguments.append("\(name)=\(PythonLiteral.number(number))")
    }
  }
  if regularization.weightDecay > 0, optimizer.name != "adamw" {
    arguments.append("weight_decay=\(PythonLiteral.number(regularization.weightDecay))")
  }
  return "KerasForm(\(arguments.joined(separator: ", ")))"
}

private func torchClip(_ clipping: Clipping?) -> String? {
  switch clipping {
  case .value(let limit)?:
    "lambda p: nn.utils.clip_grad_value_(p, \(PythonLiteral.number(limit)))"
  case .norm(let limit)?:
    "lambda p: [nn.utils.clip_grad_norm_(one, \(PythonLiteral.number(limit))) for one in p]"
  case .globalNorm(let limit)?:
    "lambda p: nn.utils.clip_grad_norm_(p, \(PythonLiteral.number(limit)))"
  case nil: nil
  }
}

private func regularizationArguments(
  _ run: BridgedRun, _ descent: Descent, _ framework: Framework
) -> [String] {
  let rules = descent.regularization
  let library = framework == .keras ? "jnp" : "torch"
  var terms: [String] = []
  if rules.l2 > 0 {
    terms.append("\(PythonLiteral.number(rules.l2)) * sum((w ** 2).sum() for w in weights)")
  }
  if rules.l1Subgradient > 0 {
    let size = framework == .keras ? "absolute(w)" : "w.abs()"
    terms.append(
      "\(PythonLiteral.number(rules.l1Subgradient)) * sum(\(size).sum() for w in weights)")
  }
  var arguments: [String] = []
  if !terms.isEmpty {
    arguments.append("penalty=lambda weights: \(terms.joined(separator: " + "))")
  }
  if rules.l1 > 0 {
    let l1 = PythonLiteral.number(rules.l1)
    let rate =
      framework == .keras
      ? PythonLiteral.number(descent.optimizer.number("learning_rate") ?? 0) : "rate"
    let clamp =
      framework == .keras
      ? "jnp.maximum(jnp.abs(w) - \(rate) * \(l1), 0)"
      : "torch.clamp(w.abs() - \(rate) * \(l1), min=0)"
    let head = framework == .keras ? "lambda w, state:" : "lambda w, rate:"
    arguments.append("shrink=\(head) \(library).sign(w) * \(clamp)")
  }
  return arguments
}
