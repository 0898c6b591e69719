import LecternChart
import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec

/// A further view of results: the figures that `kind` makes of each of `of`.
func chartReport(_ spec: ChartSpec, in lesson: SiteLesson, catalog: Catalog) -> Report {
  let asked = Located(spec.chart.name, at: spec.chart.range)
  let view = View(rawValue: asked.value)
  var drawn: [ReportPiece] = []
  var runs: [RunInReport] = []
  // What names no result has a diagnostic of its own.
  var hasSubject = false
  func add(_ run: RunResult, _ label: String) {
    runs.append(
      RunInReport(
        label: label, run: run, spec: trainSpec(run.name, in: lesson),
        data: run.dataName.flatMap { lesson.results.data($0) }))
  }
  for written in spec.of {
    let scope = Scope(results: lesson.results)
    let subject = subject(of: written.expression, in: scope, path: lesson.document.file.path).0
    if subject != nil { hasSubject = true }
    switch subject {
    case .data(let data):
      drawn += dataFigures(view, spec, data).map { .figure(FigurePiece(figure: $0)) }
    case .compare(let compare) where view == .sweep:
      drawn += sweepView(compare, named: compare.name).map { .figure($0) }
    case .compare(let compare):
      for member in compare.members { add(member.run, memberLabel(member, of: compare)) }
    case .run(let run): add(run, words(run.name))
    case .trace, nil: break
    }
  }
  if !runs.isEmpty {
    if runs.count == 1 { runs[0].label = "" } else { nameMembersAlone(&runs) }
    drawn += runPieces(view, runs, spec, catalog: catalog)
  }
  var report = Report()
  report.add(drawn, asked: hasSubject ? asked : nil)
  return report
}

/// What a chart shows of runs, as its own keys ask: residuals by group, a loss on a chosen scale.
private func runPieces(
  _ view: View?, _ runs: [RunInReport], _ spec: ChartSpec, catalog: Catalog
) -> [ReportPiece] {
  let names = runs.map(\.run.name).joined(separator: "|")
  switch view {
  case nil: return addedPieces(spec.chart.name, runs, named: names, catalog: catalog)
  case .residuals:
    guard let group = spec.group.flatMap({ runs[0].data?.column($0.value) }) else { break }
    return residualFigures(runs, group: group).map { .figure(FigurePiece(figure: $0)) }
  case .loss where spec.scale != .auto:
    return [lossFigure(runs, scale: spec.scale == .log ? .logarithmic : .linear)].compactMap {
      $0.map { .figure(FigurePiece(figure: $0, run: names)) }
    }
  default: break
  }
  return view.map {
    pieces(of: $0, runs, named: names, as: .chart, catalog: catalog)
  } ?? []
}

/// Takes the comparison's name off labels such as `widths.two` where all runs are members of that one.
private func nameMembersAlone(_ runs: inout [RunInReport]) {
  let parts = runs.map { $0.run.name.split(separator: ".", maxSplits: 1) }
  guard let comparison = parts.first?.first, !comparison.contains("["),
    parts.allSatisfy({ $0.count == 2 && $0[0] == comparison }),
    runs.allSatisfy({ $0.label == words($0.run.name) })
  else { return }
  for place in runs.indices { runs[place].label = words(String(parts[place][1])) }
}

/// The spec behind a run: its own, or that of a comparison's member.
private func trainSpec(_ name: String, in lesson: SiteLesson) -> TrainSpec? {
  for spec in lesson.specs.values {
    switch spec {
    case .train(let train) where train.heading.name?.value == name: return train
    case .compare(let compare):
      let prefix = compare.heading.name?.value ?? ""
      guard name.hasPrefix(prefix) else { continue }
      if let member = compare.members.first(where: { prefix + $0.path == name }) {
        return member.spec
      }
    default: continue
    }
  }
  return nil
}

private func dataFigures(_ view: View?, _ spec: ChartSpec, _ data: DataResult) -> [Figure] {
  func column(_ name: Located<String>?) -> DataColumn? { name.flatMap { data.column($0.value) } }
  switch view {
  case .histogram:
    let chosen = column(spec.column).map { [$0] } ?? data.columns.filter { $0.kind == .number }
    return chosen.prefix(4).map {
      HistogramChart(values: $0.values.filter(\.isFinite), quantity: $0.quantity).figure()
    }
  case .scatter, .data:
    guard let x = column(spec.x), let y = column(spec.y) else { return dataPlot(data) }
    return [scatterFigure(data, x: x, y: y, group: column(spec.group))]
  default: return []
  }
}
