import LecternSource
import LecternSpec

/// The severities that a course gives to rules, by code or name, and the names that are none.
func severities(of course: Course) -> (
  severities: [Rule: Severity], problems: [Diagnostic]
) {
  var severities: [Rule: Severity] = [:]
  var problems: [Diagnostic] = []
  for change in course.configuration.severities {
    let wanted = change.rule.value.lowercased()
    if let rule = allRules.first(where: { $0.code.lowercased() == wanted || $0.name == wanted }) {
      severities[rule] = change.severity
    } else if let file = course.files.configuration {
      let near = nearMiss(to: wanted, among: allRules.map(\.name))
      problems.append(
        Diagnostic(
          .unknownRule, in: file.path, at: change.rule.range,
          "there is no rule '\(change.rule.value)'",
          label: didYouMean(near)))
    }
  }
  return (severities, problems)
}

/// The diagnostics with their severities; ignored ones are left out.
func graded(
  _ diagnostics: [Diagnostic], by severities: [Rule: Severity]
) -> [Diagnostic] {
  diagnostics.compactMap { diagnostic in
    var diagnostic = diagnostic
    if let severity = severities[diagnostic.rule] { diagnostic.severity = severity }
    return diagnostic.severity == .ignore ? nil : diagnostic
  }
}
