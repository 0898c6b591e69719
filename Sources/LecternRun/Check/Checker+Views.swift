import LecternLesson
import LecternSource
import LecternSpec

extension Checker {
  /// What charts, tables and comparisons ask of results.
  mutating func checkViews(of spec: Spec) {
    let scope = Scope(results: results)
    switch spec {
    case .chart(let chart):
      for written in chart.of {
        let (_, problem) = subject(of: written.expression, in: scope, path: file.path)
        if let problem { report.diagnostics.append(problem) }
      }
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
