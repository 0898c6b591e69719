import LecternEngine
import LecternSource
import LecternSpec

/// A model with its data and its method, as engine values. Nil when there is an error, which is in
/// `problems`.
func lowerFit(
  _ fit: Fit, _ spec: TrainSpec, _ table: Table, name: String, budget: Budget,
  preparations: inout Preparations, problems: inout Problems
) -> RunSetup? {
  let before = problems.diagnostics.count
  guard case .model(let kind)? = problems.catalog.entry(.model, fit.model.name)?.build else {
    return nil
  }
  let written = fit.loss.map { FitLoss(LossName(rawValue: $0.name), problems.catalog) }
  let choice = dataChoice(fit, spec, kind, written)
  guard let data = preparations.data(table, choice, problems: &problems) else { return nil }
  let loss = FitLoss(written, kind, classes: data.classes, problems.catalog)
  checkLoss(loss, kind, fit, data, &problems)
  if problems.diagnostics.count > before { return nil }

  let layers = layerPlans(
    fit.model, outputs: outputCount(data, loss), problems.catalog)
  let shape = ModelShape(
    kind: kind, inputs: data.result.features, widths: layers.map(\.units),
    activations: layers.map(\.name), hasBias: fit.model.flag("intercept") ?? true,
    loss: loss.name, classes: data.classes)
  let recorded = recordedEntries(spec, parameters: parameterCount(shape))
  checkMetrics(spec, shape, &problems)
  guard
    let method = method(
      spec, fit, data, shape, layers, recorded: recorded, problems: &problems)
  else { return nil }
  var setup = RunSetup(
    name: name, spec: spec, dataName: fit.data.value, prepared: data, shape: shape,
    method: method, output: loss.outputs,
    activations: fittedActivations(layers, loss.outputs),
    metrics: metricKernels(for: shape, problems.catalog),
    seriesMetrics: Set(spec.metrics.map(\.value)), recorded: recorded, settings: [],
    key: RunKey([]))
  describe(&setup, table: table)
  checkBudget(setup, budget, &problems)
  return problems.diagnostics.dropFirst(before).contains(where: \.isError) ? nil : setup
}

/// What the run asks of its data.
private func dataChoice(
  _ fit: Fit, _ spec: TrainSpec, _ kind: ModelShape.Kind, _ loss: FitLoss?
) -> DataChoice {
  let lossWantsClasses = loss?.comparesClasses == true
  return DataChoice(
    features: fit.features, targets: fit.target, scale: fit.scale, scaleTarget: fit.scaleTarget,
    degree: kind == .polynomial ? fit.model.integer("degree") ?? 2 : nil,
    wantsClasses: kind.isClassifier || lossWantsClasses
      ? true : loss == nil && kind == .network ? nil : false,
    leavesBaselinesOut: spec.solver.map { Solver(rawValue: $0.name) != .ridge } == true
      && fit.model.flag("intercept") != false,
    range: spec.heading.range, model: fit.model.name, modelRange: fit.model.range,
    classLoss: lossWantsClasses && !kind.isClassifier
      ? fit.loss.map { Located($0.name, at: $0.range) } : nil)
}

/// One output for each target or class; one for two classes where its sign tells them apart.
private func outputCount(_ data: PreparedData, _ loss: FitLoss) -> Int {
  if data.classes.isEmpty { return data.targets.columns }
  return loss.outputs == .probabilities ? data.classes.count : 1
}

/// As the fitted model applies them: what the last layer does to make a probability is the output's
/// own.
private func fittedActivations(
  _ layers: [LayerPlan], _ output: FittedModel.Output
) -> [FittedActivation] {
  var activations = layers.map { FittedActivation($0) }
  if output == .probability, let last = activations.indices.last { activations[last] = .identity }
  return activations
}
