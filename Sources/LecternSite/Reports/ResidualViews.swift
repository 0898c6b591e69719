import LecternChart
import LecternRun

/// What each run leaves over: by group where one is given, else against the only input or the prediction.
func residualFigures(_ runs: [RunInReport], group: DataColumn?) -> [Figure] {
  runs.prefix(4).compactMap { residualFigure($0, group: group) }
}

private func residualFigure(_ run: RunInReport, group: DataColumn?) -> Figure? {
  let record = run.run.residuals
  let residuals = record.residuals
  guard residuals.count > 1, let data = run.data else { return nil }
  let unit = data.target?.unit ?? ""
  let quantity = Quantity("residual", unit: unit.isEmpty ? nil : unit)
  if let group, group.kind == .category {
    let codes = residuals.indices.map { place -> Int in
      let row = record.rows.indices.contains(place) ? record.rows[place] : place
      return group.values.indices.contains(row) && group.values[row].isFinite
        ? Int(group.values[row]) : 0
    }
    return labeled(
      ResidualGroupsChart(
        residuals: residuals, groups: codes, groupNames: group.categories, quantity: quantity,
        drawn: samplePlaces(residuals.count, limit: 300)
      ).figure(), run)
  }
  let places = samplePlaces(residuals.count, limit: 200)
  let column = run.run.fitted.inputs.count == 1 ? data.column(run.run.fitted.inputs[0]) : nil
  let xs = places.map { place -> Double in
    guard let column else { return record.predictions[place] }
    let row = record.rows.indices.contains(place) ? record.rows[place] : place
    return column.values.indices.contains(row) ? column.values[row] : .nan
  }
  return noted(
    ScatterChart(
      x: xs, y: places.map { residuals[$0] },
      xQuantity: column?.quantity ?? Quantity("prediction", unit: quantity.unit),
      yQuantity: quantity
    ).figure(), run, places.count)
}

private func noted(_ figure: Figure, _ run: RunInReport, _ shown: Int) -> Figure {
  var figure = labeled(figure, run)
  figure.caption += sampleNote(shown, of: run.run.residuals.targets.count)
  return figure
}
