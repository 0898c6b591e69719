import LecternSource

/// Why an expression has no value, located inside it.
struct EvaluationError: Error, Equatable, Sendable {
  var rule: Rule
  var range: SourceRange
  var message: String
  var label = ""
  var help = ""
  /// What it speaks of was refused or failed elsewhere, where that is reported.
  var isConsequence = false

  func diagnostic(in path: String) -> Diagnostic {
    Diagnostic(rule, in: path, at: range, message, label: label, help: help)
  }
}
