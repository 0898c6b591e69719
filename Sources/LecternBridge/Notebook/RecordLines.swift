import LecternRun
import LecternSpec

/// What statements speak of besides losses: counts, the rows that the run saw, and how they lead
/// back to the units of the data.
func recordLines(_ run: BridgedRun) -> [String] {
  guard let data = run.data else { return ["run.rows, run.iterations_per_epoch = 0, 1"] }
  let counts = run.result.counts
  let fitted = run.result.fitted
  var lines = ["run.rows = len(x)"]
  if case .descend(let descent) = run.spec.method {
    let size = counts.batchSize
    let isDropped = descent.dropsLastBatch && size > 0
    let seen = isDropped ? "(len(x) - len(x) % \(size))" : "len(x)"
    lines.append("run.batch_size, run.samples = \(size), run.epochs * \(seen)")
    lines.append("run.iterations_per_epoch = -(-\(seen) // \(max(size, 1)))")
    lines.append(
      "run.last_batch = \(seen) - (run.iterations_per_epoch - 1) * \(max(size, 1))")
  }
  lines.append("run.x, run.y, run.has_bias = x, y, \(hasIntercept(run) ? "True" : "False")")
  let held = data.validation.isEmpty ? "" : ", \"validation\": (x_held, y_held)"
  lines.append("run.parts = {\"training\": (x, y)\(held)}")
  if isScaled(fitted.featureScaling) {
    lines.append("run.x_center, run.x_scale = x_center, x_scale")
  }
  if isScaled(fitted.targetScaling) {
    lines.append("run.y_center, run.y_scale = y_center, y_scale")
  }
  if fitted.degree > 1 { lines.append("run.degree = degree") }
  if let gives = outputKind(run) { lines.append("run.gives = \"\(gives)\"") }
  if case .solve = run.spec.method { lines += solvedLoss(run) }
  return lines
}

/// Whether the program scaled these columns.
private func isScaled(_ scaling: [ScalingRecord]) -> Bool {
  scaling.contains { !$0.isIdentity }
}

/// What the last layer gives, where it is no numbers.
private func outputKind(_ run: BridgedRun) -> String? {
  switch run.result.fitted.output {
  case .numbers, .none: nil
  case .probability: predictsProbabilities(run) ? "probability" : "logit"
  case .probabilities: "logits"
  case .score: "scores"
  }
}

/// The loss of a run that makes no updates, at its end.
private func solvedLoss(_ run: BridgedRun) -> [String] {
  switch run.result.model.loss {
  case .binaryCrossEntropy:
    return [
      "logits = line(run.final, x)[-1][1]",
      "run.loss = [float((np.logaddexp(0, logits) - y * logits).mean())]",
    ]
  case .halfMeanSquaredError: return ["run.loss = [float(((y - run.outputs(x)) ** 2).mean()) / 2]"]
  default: return ["run.loss = [float(((y - run.outputs(x)) ** 2).mean())]"]
  }
}
