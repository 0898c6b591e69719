import LecternLesson
import LecternSource
import LecternSpec

extension Checker {
  /// What charts, tables and comparisons ask of results.
  mutating func checkViews(of spec: Spec) {
    let scope = Scope(results: results)
    switch spec {
    case .chart(let chart):
      checkSubjects(of: chart, in: scope)
    case .table(let table):
      _ = tableCells(
        table, results: results, path: file.path, diagnostics: &report.diagnostics)
    case .compare(let compare):
      guard let verdict = compare.verdict,
        let result = results.compare(compare.heading.name?.value ?? "")
      else { return }
      for member in result.members.prefix(1) {
        let scope = Scope(results: results, current: result.name, run: member.run)
        _ = evaluated(verdict.expression, scope)
      }
    default: break
    }
  }

  /// The results that a chart is of, and the columns that it asks of them.
  private mutating func checkSubjects(of chart: ChartSpec, in scope: Scope) {
    var unknown: Set<String> = []
    for written in chart.of {
      let (found, problem) = subject(of: written.expression, in: scope, path: file.path)
      if let problem { report.diagnostics.append(problem) }
      let data: DataResult? =
        switch found {
        case .data(let data): data
        case .run(let run): run.dataName.flatMap { results.data($0) }
        case .compare(let compare):
          compare.members.first?.run.dataName.flatMap { results.data($0) }
        case .trace, nil: nil
        }
      guard let names = data?.columns.map(\.name) else { continue }
      for name in [chart.x, chart.y, chart.group, chart.column].compactMap({ $0 })
      where !names.contains(name.value) && unknown.insert(name.value).inserted {
        report.diagnostics.append(unknownColumn(name, among: names, in: file.path))
      }
    }
  }

  /// Warns of specs that show nothing and that nothing refers to.
  mutating func reportUnused(_ specs: [Spec], _ document: LessonDocument) {
    let mentioned = Set(report.verdicts.flatMap(\.mentions))
    let references = Set(document.references.compactMap(\.anchor))
    for spec in unusedSpecs(specs, mentioned: mentioned, references: references) {
      let name = spec.name?.value ?? ""
      report.diagnostics.append(
        Diagnostic(
          .unusedSpec, in: file.path, at: spec.heading.range,
          "'\(name)' shows nothing, and nothing refers to it",
          help: "show it, refer to it, or leave it out"))
    }
  }
}
