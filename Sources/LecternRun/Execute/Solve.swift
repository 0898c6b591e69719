import LecternEngine
import LecternNumerics
import LecternSpec

/// Least squares, with the penalty λ Σw² on the mean squared error, or on its half.
func solve(
  _ setup: RunSetup, lambda: Double, intercept: Intercept
) throws(Refusal) -> RunResult {
  guard let data = setup.prepared?.training else {
    throw Refusal(.runRefused, "the run has no data")
  }
  let target = data.targets.column(0)
  let factor = setup.shape.loss.squaredErrorFactor ?? 1
  let fit: LeastSquaresFit
  do throws(SolverError) {
    fit =
      lambda > 0
      ? try ridge(
        data.features, target, penalty: lambda * Double(data.rows) / factor, intercept: intercept)
      : try leastSquares(data.features, target, intercept: intercept)
  } catch {
    throw refusal(error, setup)
  }
  let coefficients = fit.coefficients
  let loss = factor * fit.mse
  return solved(
    setup, coefficients, loss: loss, penalty: lambda * squares(coefficients.weights),
    validationLoss: { predictions, targets in
      factor * RegressionMetrics.mse(predictions, targets)
    }, solver: SolverRecord(name: lambda > 0 ? .ridge : .qr, iterations: 1, converged: true))
}

/// Newton's method on the mean cross-entropy of a logistic model.
func solveLogistic(
  _ setup: RunSetup, intercept: Intercept
) throws(Refusal) -> RunResult {
  guard let data = setup.prepared?.training else {
    throw Refusal(.runRefused, "the run has no data")
  }
  let fit: LogisticFit
  do throws(SolverError) {
    fit = try logisticNewton(data.features, data.labels, intercept: intercept)
  } catch {
    throw refusal(error, setup)
  }
  return solved(
    setup, fit.coefficients, loss: fit.loss, penalty: 0, validationLoss: crossEntropy,
    solver: SolverRecord(name: .newton, iterations: fit.iterations, converged: true))
}

/// The mean of log(1 + exp(−s z)), s = ±1.
private func crossEntropy(_ logits: [Double], _ targets: [Double]) -> Double {
  var sum = 0.0
  for (z, y) in zip(logits, targets) { sum += Elementary.softplus(y > 0.5 ? -z : z) }
  return sum / Double(logits.count)
}

private func squares(_ values: [Double]) -> Double {
  var sum = 0.0
  for value in values { sum += value * value }
  return sum
}

private func solved(
  _ setup: RunSetup, _ coefficients: LinearCoefficients, loss: Double, penalty: Double,
  validationLoss: ([Double], [Double]) -> Double, solver: SolverRecord
) -> RunResult {
  var series = RunSeries()
  series.loss = [loss]
  series.objective = [loss + penalty]
  if let validation = setup.prepared?.validation {
    let targets =
      validation.targets.isEmpty
      ? validation.labels.map(Double.init) : validation.targets.column(0)
    series.validationLoss = [
      validationLoss(coefficients.predictions(validation.features), targets)
    ]
  }
  series.metrics = MetricMoments(setup).series(setup, loss: series)
  let parameters = coefficients.weights + (setup.shape.hasBias ? [coefficients.bias] : [])
  var counts = plannedCounts(setup)
  counts.samples = counts.rows
  counts.updates = 0
  var result = finished(
    setup, series: series, counts: counts, initial: parameters, final: parameters,
    byEpoch: [parameters])
  result.solver = solver
  return result
}

private func refusal(_ error: SolverError, _ setup: RunSetup) -> Refusal {
  let names = setup.shape.inputs
  switch error {
  case .dependentColumns(_, _, let column):
    let name = names.indices.contains(column) ? "'\(names[column])'" : "the constant"
    return Refusal(
      .solverFailed, "column \(name) follows from the others, so there is no single best fit",
      help: "leave it out of `features`, or use `solver: ridge`")
  case .fewerRowsThanParameters(let rows, let parameters):
    return Refusal(
      .fewerRowsThanParameters, "\(rows) training rows cannot decide \(parameters) parameters",
      help: "use fewer features or `solver: ridge`")
  case .separable:
    return Refusal(
      .solverFailed, "a line separates the classes perfectly, so the weights would grow for ever",
      help: "use an `optimizer` with a limited number of epochs, or a penalty")
  case .notConverged(let iterations):
    return Refusal(.solverFailed, "no solution was found in \(iterations) iterations")
  case .oneClass: return Refusal(.oneClass, "all training rows are of one class")
  case .noRows: return Refusal(.noRows, "there are no rows to train on")
  case .nonfiniteFeature(let row, let column):
    return Refusal(
      .missingValues, "feature \(column + 1) of training row \(row + 1) is not a finite number")
  case .nonfiniteTarget(let row):
    return Refusal(.missingValues, "the target of training row \(row + 1) is not a finite number")
  case .unusablePenalty:
    return Refusal(
      .runRefused, "`lambda` times the number of rows is no finite number",
      help: "lower `lambda`")
  }
}
