import LecternChart
import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource
import LecternSpec

/// A further view of results: the figures that `kind` makes of each of `of`.
func chartReport(_ spec: ChartSpec, in lesson: SiteLesson, catalog: Catalog) -> Report {
  let kind = spec.chart.name
  var report = Report()
  var runs: [RunInReport] = []
  func add(_ run: RunResult, _ label: String) {
    runs.append(
      RunInReport(
        label: label, run: run, spec: trainSpec(run.name, in: lesson),
        data: run.dataName.flatMap { lesson.results.data($0) }))
  }
  for written in spec.of {
    let scope = Scope(results: lesson.results)
    switch subject(of: written.expression, in: scope, path: lesson.document.file.path).0 {
    case .data(let data):
      report.pieces += dataFigures(spec, data).map { .figure(FigurePiece(figure: $0)) }
    case .compare(let compare):
      if kind == "sweep" {
        report.pieces += sweepView(compare, named: compare.name).map { .figure($0) }
      } else {
        for member in compare.members { add(member.run, memberLabel(member, of: compare)) }
      }
    case .run(let run): add(run, words(run.name))
    case .trace, nil: break
    }
  }
  guard !runs.isEmpty else { return report }
  let names = runs.map(\.run.name).joined(separator: "|")
  if runs.count == 1 { runs[0].label = "" } else { nameMembersAlone(&runs) }
  var pieces = runView(kind, runs, named: names, catalog: catalog)
  if kind == "gradient_noise" {
    pieces = runs.compactMap { gradientNoiseFigure($0.run, in: lesson) }
      .map { FigurePiece(figure: $0, run: names) }
  }
  if kind == "coefficients" || kind == "parameters" && pieces.isEmpty {
    report.pieces.append(.table(parameterTable(runs)))
  }
  if kind == "residuals", let group = spec.group.flatMap({ runs[0].data?.column($0.value) }) {
    pieces = residualFigures(runs, group: group).map { FigurePiece(figure: $0) }
  }
  if kind == "loss", spec.scale != .auto {
    pieces = [lossFigure(runs, scale: spec.scale == .log ? .logarithmic : .linear)].compactMap {
      $0.map { FigurePiece(figure: $0, run: names) }
    }
  }
  report.pieces += pieces.map { .figure($0) }
  if report.pieces.isEmpty { report.undrawn.append(kind) }
  return report
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
