import LecternChart
import LecternRun

/// What a run predicts of its rows against what is true of them; only models that give one number do.
func predictionFigure(_ entry: RunInReport) -> Figure? {
  let run = entry.run
  guard run.fitted.output == .numbers, run.residuals.targets.count > 1, let data = entry.data,
    data.targets.count == 1, let target = data.target
  else { return nil }
  let held = run.validationResiduals.targets.count
  return labeled(
    PredictionChart(
      actual: run.residuals.targets + run.validationResiduals.targets,
      predicted: run.residuals.predictions + run.validationResiduals.predictions,
      heldOut: held, quantity: target.quantity
    ).figure(), entry)
}
