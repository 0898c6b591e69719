import LecternChart
import LecternRun
import LecternWeb

/// The regions that each run assigns to the classes; only classifiers of two inputs have them.
func boundaryFigures(_ runs: [RunInReport]) -> [Figure] {
  runs.compactMap { entry in
    boundaryView(entry)?.figure(entry.record) { parameters in
      let model = entry.run.fitted.with(parameters: parameters)
      return { model.logits($0) }
    }
  }
}

/// The rows that a run tells apart, at most 200 of them.
func boundaryView(_ entry: RunInReport) -> BoundaryView? {
  let model = entry.run.fitted
  guard let data = entry.data, model.inputs.count == 2, let x = data.column(model.inputs[0]),
    let y = data.column(model.inputs[1]), let target = data.target
  else { return nil }
  let all = data.training + data.validation
  let rows = samplePlaces(all.count, limit: 200).map { all[$0] }
  let classes = values(target, rows).map { Int($0.isFinite ? $0.rounded() : 0) }
  let highest = max(1, classes.max() ?? 1)
  guard classes.allSatisfy({ $0 >= 0 }), highest < 5 else { return nil }
  var names = entry.run.model.classes.isEmpty ? data.classNames : entry.run.model.classes
  while names.count <= highest { names.append("class \(names.count)") }
  return BoundaryView(
    x: values(x, rows), y: values(y, rows), classes: classes, classNames: names,
    xQuantity: x.quantity, yQuantity: y.quantity,
    isStraight: model.layers.count == 1 && names.count == 2 && model.degree == 1,
    label: entry.label, note: partsNote(data) + sampleNote(rows.count, of: all.count))
}

/// Which rows the points are.
private func partsNote(_ data: DataResult) -> String {
  var note = " The points are \(rowCount(data.training.count, "training"))"
  if !data.validation.isEmpty {
    note += " and \(rowCount(data.validation.count, "validation"))"
  }
  return note + "."
}
