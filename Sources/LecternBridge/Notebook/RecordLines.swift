import LecternRun
import LecternSpec

/// What claims speak of, computed from the run itself: parameters and errors in the data's units.
func recordLines(_ run: BridgedRun) -> [String] {
  guard run.data != nil else { return ["run.rows = 0"] }
  let counts = run.result.counts
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
  guard run.result.fitted.layers.count == 1, run.result.fitted.layers[0].outputs == 1 else {
    return lines
  }
  let isScaledX = run.result.fitted.featureScaling.contains { !$0.isIdentity }
  let isScaledY = run.result.fitted.targetScaling.contains { !$0.isIdentity }
  lines.append("flat = np.concatenate([np.ravel(part) for part in run.parameters])")
  lines.append("run.weights, run.bias = flat[:x.shape[1]], float(flat[x.shape[1]:].sum())")
  if isScaledX {
    lines.append("run.weights = run.weights / x_scale")
    lines.append("run.bias = run.bias - float((run.weights * x_center).sum())")
  }
  if isScaledY {
    lines.append("run.weights = run.weights * y_scale")
    lines.append("run.bias = float(np.ravel(run.bias * y_scale + y_center)[0])")
  }
  if case .solve = run.spec.method, run.result.model.loss == "binary_cross_entropy" {
    lines.append("logits = design @ w")
    lines.append("run.loss = [float((np.logaddexp(0, logits) - y * logits).mean())]")
  }
  if run.result.fitted.output == .numbers {
    lines.append("errors = x @ flat[:x.shape[1]] + flat[x.shape[1]:].sum() - y[:, 0]")
    if isScaledY { lines.append("errors = errors * y_scale") }
    lines.append("run.mse = float((errors ** 2).mean())")
    if case .solve = run.spec.method {
      lines.append("run.loss = [run.mse\(isScaledY ? " / float(np.ravel(y_scale)[0]) ** 2" : "")]")
    }
  }
  return lines
}
