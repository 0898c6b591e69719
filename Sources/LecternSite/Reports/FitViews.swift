import LecternChart
import LecternRun
import LecternWeb

/// The fitted line or curve of each run over its rows; only models of one input have one, a logistic
/// one where it gives the probability of a 1.
func fitFigures(_ runs: [RunInReport]) -> [Figure] {
  runs.compactMap { entry in
    fitView(entry)?.figure(entry.record) { parameters in
      let model = entry.run.fitted.with(parameters: parameters)
      return { model.predict([$0]).first ?? .nan }
    }
  }
}

/// The rows behind a run's fit, of numbers or of a probability: all of 200, a sample of more.
func fitView(_ entry: RunInReport) -> FitView? {
  let run = entry.run
  let isProbability = run.fitted.output == .probability
  guard let data = entry.data, run.fitted.inputs.count == 1,
    run.fitted.output == .numbers || isProbability,
    let x = data.column(run.fitted.inputs[0]),
    let y = data.targets.first.flatMap({ data.column($0) })
  else { return nil }
  let all = data.training + data.validation
  let shown = samplePlaces(all.count, limit: all.count <= 200 ? 200 : 120).map { all[$0] }
  let held = Set(data.validation)
  var view = FitView(
    x: values(x, shown), y: values(y, shown),
    heldOut: held.isEmpty ? [] : shown.map(held.contains), xQuantity: x.quantity,
    yQuantity: isProbability ? probability(of: y, run) : y.quantity,
    isLine: run.model.kind == .linear && run.fitted.degree == 1 && run.fitted.layers.count == 1,
    label: entry.label, note: sampleNote(shown.count, of: all.count))
  view.isProbability = isProbability
  view.solution = run.solver.map { solver in
    switch solver.name {
    case .qr: "the least-squares solution"
    case .ridge: "the ridge solution"
    case .newton: "the solution by Newton’s method"
    }
  }
  return view
}

/// "probability of damage", or of the class that counts as 1.
private func probability(of target: DataColumn, _ run: RunResult) -> Quantity {
  let classes = run.model.classes
  let name = classes.count == 2 && classes[1] != "1" ? classes[1] : target.quantity.name
  return Quantity("probability of \(name)")
}
