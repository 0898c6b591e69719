import LecternRun
import LecternSource
import LecternSpec

func exactDescent(
  _ run: BridgedRun, _ descent: Descent, _ framework: Framework, watching steps: [Int]
) -> [String] {
  var lines: [String] = []
  var arguments = ["model", "optimizer", exactLoss(run), "x", "y", "plan"]
  var rates: String?
  if let schedule = activeSchedule(descent) {
    lines.append("rates = \(exactRates(run, schedule))")
    rates = framework == .keras ? "Rates(rates)" : nil
    if framework == .pytorch { arguments.append("rates=rates") }
  }
  switch framework {
  case .keras:
    lines += exactKerasModel(run)
    lines += wrapped([
      "optimizer = \(exactKerasOptimizer(descent, run.spec.dialect, rates: rates))"
    ])
    if hasNoCorrection(descent) {
      lines.append("optimizer.build(model.trainable_variables)")
      lines += kerasWithoutCorrection("optimizer")
    }
  case .pytorch:
    lines += exactTorchModel(run)
    lines += exactTorchOptimizer(descent, run.spec.dialect, parameters: "model.parameters()")
    if let clip = exactTorchClip(descent.clipping, run.spec.dialect) {
      arguments.append("clip=\(clip)")
    }
  }
  let drop = descent.dropsLastBatch ? ", drop_last=True" : ""
  lines.append(
    "plan = batches(len(x), \(batchSize(descent)), \(descent.epochs), \"\(descent.order.rawValue)\","
      + " \(run.spec.seed)\(drop))")
  arguments += exactPenalties(descent, framework)
  if run.holdsRows { arguments.append("held=(x_held, y_held)") }
  if let stopping = descent.earlyStopping {
    arguments.append("patience=\(stopping.patience)")
    if stopping.monitor == .loss { arguments.append("monitor=\"loss\"") }
    if stopping.minimumDelta > 0 {
      arguments.append("delta=\(PythonLiteral.number(stopping.minimumDelta))")
    }
    if !stopping.restoresBest { arguments.append("restore=False") }
  }
  if !steps.isEmpty { arguments.append("watch=\(watchList(steps))") }
  lines += wrapped([call("run = fit", arguments)])
  if rates != nil || arguments.contains("rates=rates") { lines.append("run.rates = rates") }
  lines += lossCheck(run)
  let isLong = isLong(run)
  if run.result.firstNonfiniteStep == nil, !roundingGrows(run) {
    let final = run.result.parameters.final
    // Of many parameters, every n-th.
    let step = (final.count + 47) / 48
    let shown = stride(from: 0, to: final.count, by: max(step, 1)).map { final[$0] }
    lines += wrapped([
      "check(run, run.final\(step > 1 ? "[::\(step)]" : ""), \(numbers(shown)),"
        + " \(isLong ? "1e-5" : "1e-9"))"
    ])
  }
  return lines
}

/// The updates that a run keeps for the lesson's traces.
func watchList(_ steps: [Int]) -> String { "[\(steps.map(String.init).joined(separator: ", "))]" }

/// A run of so many updates that rounding may have grown, which is sooner where the loss is not
/// convex.
private func isLong(_ run: BridgedRun) -> Bool {
  run.result.counts.updates > (run.result.fitted.layers.count > 1 ? 100 : 1000)
}

/// Whether a run's rounding grows by itself, after `firstUpdates` updates of a network with hidden
/// layers: Adam and its kin magnify the gradients of one that fits ever closer, so that two correct
/// programs part.
private func roundingGrows(_ run: BridgedRun) -> Bool {
  let isAdaptive = run.spec.descent.map { asSGD($0.optimizer).ownOptimizer != .sgd } ?? true
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
    return wrapped([
      "check_losses(run, \(written(all)), \(isLong(run) ? "1e-6" : "1e-9"), \(step))"
    ])
  }
  let last = firstUpdates / max(run.result.counts.iterationsPerEpoch, 1)
  return wrapped([
    "check_losses(run, \(written(all.filter { $0.epoch <= last })), 1e-6, \(step))",
    "# Adam magnifies the rounding of a network that fits ever closer: digits are lost later on.",
    "check_losses(run, \(written(all.filter { $0.epoch > last })), 5e-2, \(step), \"late losses\")",
  ])
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

/// The learning rate of every update.
func exactRates(_ run: BridgedRun, _ schedule: ComponentSpec) -> String {
  let updates = max(run.result.counts.updates, 1)
  let rate = run.spec.descent?.optimizer.number("learning_rate") ?? 0
  if let formula = scheduleExpression(schedule, rate: rate) {
    return "np.array([\(formula) for t in range(\(updates))])"
  }
  return numbers(run.result.series.learningRate)
}
