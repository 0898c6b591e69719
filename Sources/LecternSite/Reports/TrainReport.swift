import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// The figures and tables of one run, in the order of `show`, with its receipt and programs below.
func trainReport(_ spec: TrainSpec, in lesson: SiteLesson, catalog: Catalog) -> Report {
  guard let name = spec.heading.name?.value, let run = lesson.results.run(name) else {
    return Report()
  }
  let data = run.dataName.flatMap { lesson.results.data($0) }
  let subject = [RunInReport(label: "", run: run, spec: spec, data: data)]
  let shown = spec.show.map { $0.map(\.value) } ?? defaultViews(run).map(\.rawValue)
  var report = Report()
  for (place, asked) in shown.enumerated() {
    let view = View(rawValue: asked)
    // The fit's own lower half shows them.
    if view == .residuals, shown.contains(View.fit.rawValue), run.fitted.inputs.count == 1 {
      continue
    }
    report.add(
      view.map {
        pieces(of: $0, subject, named: name, as: .runView, catalog: catalog)
      } ?? addedPieces(asked, subject, named: name, catalog: catalog),
      asked: spec.show?[place])
  }
  if spec.explore.isEmpty { report.dropRepeatedTable() }
  report.extras = [receipt(run, data: data, in: lesson)]
  report.extras += programDisclosures(lesson.programs[name] ?? [], of: name)
  return report
}

/// What a run shows when its spec does not say.
func defaultViews(_ run: RunResult) -> [View] {
  switch run.model.kind {
  case .function: [.surface, .loss]
  case .perceptron: [.boundary, .mistakes]
  case .linear, .polynomial:
    run.model.inputs.count == 1
      ? (run.solver == nil ? [.loss, .fit] : [.fit, .parameters]) : [.loss, .parameters]
  case .logistic, .softmax, .network:
    switch run.model.inputs.count {
    case 1 where run.model.kind == .logistic: [.loss, .fit]
    case 2 where run.model.isClassifier: [.loss, .boundary]
    default: [.loss]
    }
  }
}

/// What was counted, as a table of its own, a column for each run.
func countTable(_ runs: [RunInReport]) -> TablePiece {
  let counts = runs.map { countRows($0.run) }
  let names = counts.first?.map(\.0) ?? []
  return TablePiece(
    table: ChartTable(
      title: runs.count > 1 ? "What the runs did, counted" : "What the run did, counted",
      headers: [""] + runs.map { ChartTable.Header($0.label.isEmpty ? "count" : $0.label) },
      rows: names.map { name in
        [ChartTable.Cell(name)]
          + counts.map { rows in ChartTable.Cell(rows.first { $0.0 == name }?.1 ?? "–") }
      }))
}

/// Parameters in training units and, where they exist, in the data's own.
func parameterTable(_ runs: [RunInReport]) -> TablePiece {
  let several = runs.count > 1
  let hasOriginal = runs.contains { entry in
    entry.run.parameters.original.map { $0 != entry.run.parameters.final } ?? false
  }
  let shared = runs.dropFirst().reduce(Set(runs[0].run.parameters.names)) {
    $0.intersection($1.run.parameters.names)
  }
  if several, runs.count <= 8, !shared.isEmpty {
    return parameterColumns(runs, hasOriginal: hasOriginal)
  }
  var rows: [[ChartTable.Cell]] = []
  for entry in runs {
    let record = entry.run.parameters
    for (place, name) in record.names.enumerated().prefix(24) {
      let shown = parameterLabel(name, in: record.names)
      let label = several ? "\(entry.label): \(shown)" : shown
      var row = [ChartTable.Cell(label), lossCell(value(record.final, place))]
      if hasOriginal { row.append(lossCell(record.original.flatMap { value($0, place) })) }
      rows.append(row)
    }
  }
  return TablePiece(
    table: ChartTable(
      title: "The parameters at the end",
      headers: ["parameter", hasOriginal ? "as trained" : "value"]
        + (hasOriginal ? ["in the data’s units"] : []), rows: rows))
}

/// The parameters of runs side by side, a column for each run; a dash where a run has no such
/// parameter.
private func parameterColumns(_ runs: [RunInReport], hasOriginal: Bool) -> TablePiece {
  var names: [String] = []
  for entry in runs {
    names += entry.run.parameters.names.filter { !names.contains($0) }
  }
  let shown = names.prefix(48)
  let rows = shown.map { name in
    [ChartTable.Cell(parameterLabel(name, in: names))]
      + runs.map { entry in
        let record = entry.run.parameters
        return lossCell(
          record.names.firstIndex(of: name).flatMap { place in
            value(record.original ?? record.final, place)
          })
      }
  }
  let notes = [
    hasOriginal ? "In the data’s units." : nil,
    shown.count < names.count ? "The first \(shown.count) of \(names.count)." : nil,
  ].compactMap { $0 }
  return TablePiece(
    table: ChartTable(
      title: "The parameters at the end",
      headers: ["parameter"] + runs.map { ChartTable.Header($0.label) }, rows: rows,
      note: notes.isEmpty ? nil : notes.joined(separator: " ")))
}

private func value(_ values: [Double], _ place: Int) -> Double? {
  values.indices.contains(place) ? values[place] : nil
}
