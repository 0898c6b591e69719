import LecternChart
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec

/// A further view of results: the figures that `kind` makes of each of `of`.
func chartReport(_ spec: ChartSpec, in lesson: SiteLesson) -> Report {
  let kind = spec.chart.name
  var report = Report()
  var runs: [(label: String, run: RunResult)] = []
  for subject in spec.of {
    let name = subject.text.text.filter { $0 != " " }
    switch lesson.results[subject.text.text] {
    case .data(let data):
      report.pieces += dataFigures(spec, data).map { .figure(FigurePiece(figure: $0)) }
    case .compare(let compare):
      if kind == "sweep" {
        report.pieces += sweepView(compare, named: compare.name).map { .figure($0) }
      } else {
        runs += compare.members.map { (memberLabel($0, of: compare), $0.run) }
      }
    case .run(let run):
      runs.append((words(run.name), run))
    case .trace: break
    case nil:
      let found = lesson.results.runs.first { $0.name.filter { $0 != " " } == name }
      if let found { runs.append((words(found.name), found)) }
    }
  }
  guard let first = runs.first else { return report }
  if runs.count == 1 { runs[0].label = "" }
  let data = first.run.dataName.flatMap { lesson.results.data($0) }
  var pieces = runView(kind, runs, data: data, named: first.run.name)
  if kind == "residuals", let group = spec.group.flatMap({ data?.column($0.value) }), let data {
    pieces = residualFigures(runs, data: data, group: group).map { FigurePiece(figure: $0) }
  }
  if kind == "loss", spec.scale != .auto {
    pieces = [lossFigure(runs, scale: spec.scale == .log ? .logarithmic : .linear)].compactMap {
      $0.map { FigurePiece(figure: $0, run: first.run.name) }
    }
  }
  report.pieces += pieces.map { .figure($0) }
  return report
}

private func dataFigures(_ spec: ChartSpec, _ data: DataResult) -> [Figure] {
  func column(_ name: Located<String>?) -> DataColumn? { name.flatMap { data.column($0.value) } }
  switch spec.chart.name {
  case "histogram":
    let chosen = column(spec.column).map { [$0] } ?? data.columns.filter { $0.kind == .number }
    return chosen.prefix(4).map {
      HistogramChart(values: $0.values.filter(\.isFinite), quantity: $0.quantity).figure()
    }
  default:
    guard let x = column(spec.x), let y = column(spec.y) else { return dataPlot(data) }
    return [scatterFigure(data, x: x, y: y, group: column(spec.group))]
  }
}
