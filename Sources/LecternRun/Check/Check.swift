import LecternLesson
import LecternNumerics
import LecternSource
import LecternSpec

/// Everything that a lesson states, held against its results.
package struct CheckReport: Equatable, Sendable {
  /// Claims and values in the order of the file, then expectations, then quiz keys.
  package var verdicts: [Verdict]
  /// One for every verdict that does not hold, and what else is wrong with charts and tables.
  package var diagnostics: [Diagnostic]

  /// Statements that could be false: every verdict but printed values.
  package var checked: Int { verdicts.count { $0.subject != .value } }
  package var failing: Int { verdicts.count { !$0.holds } }

  /// The verdict on the claim or value whose link stands at `range`.
  package func verdict(at range: SourceRange) -> Verdict? {
    verdicts.first { $0.range == range }
  }
}

/// Checks a lesson's claims, values, expectations and quiz keys.
///
/// - Parameters:
///   - specs: as decoded, in the order of the lesson.
///   - results: of this lesson's plan; what has failed there is passed over in silence.
package func check(
  _ document: LessonDocument, specs: [Spec], frontMatter: FrontMatter? = nil,
  results: LessonResults
) -> CheckReport {
  var checker = Checker(file: document.file, results: results)
  let statements = Statements(document, specs, frontMatter)
  checker.report.diagnostics += statements.diagnostics
  for claim in statements.claims { checker.check(claim) }
  for value in statements.values { checker.check(value) }
  checker.report.verdicts.sort { $0.range.lowerBound < $1.range.lowerBound }
  for spec in specs { checker.checkExpectations(of: spec) }
  var quizzes = 0
  for case .quiz(let quiz) in specs {
    quizzes += 1
    checker.check(quiz, number: quizzes)
  }
  for spec in specs { checker.checkViews(of: spec) }
  checker.reportUnused(specs, document)
  return checker.report
}

/// The statements of a lesson that were checked so far; a file for each kind of them.
struct Checker {
  let file: SourceFile
  let results: LessonResults
  let unitWords: UnitWords
  var report = CheckReport(verdicts: [], diagnostics: [])

  init(file: SourceFile, results: LessonResults) {
    self.file = file
    self.results = results
    unitWords = UnitWords(results)
  }

  /// The value, or nil with the reason reported.
  mutating func evaluated(_ expression: Expression, _ scope: Scope) -> Value? {
    switch evaluate(expression, in: scope, path: file.path) {
    case .value(let value): return value
    case .problems(let problems): report.diagnostics += problems
    case .consequence: break
    }
    return nil
  }

  mutating func add(
    _ rule: Rule, _ range: SourceRange, _ message: String, label: String = "", help: String = ""
  ) {
    report.diagnostics.append(
      Diagnostic(rule, in: file.path, at: range, message, label: label, help: help))
  }
}

/// An author's text in a message: at most about sixty characters.
func excerpt(_ text: String) -> String {
  text.count <= 60 ? text : text.prefix(40) + "…"
}

/// A value in a message: at most seven digits, and of a series its first and last numbers.
package func shown(_ value: Value) -> String {
  func listed(_ values: [Value]) -> String {
    let texts =
      values.count <= 6
      ? values.map(shown)
      : values.prefix(3).map(shown) + ["…"]
        + values.suffix(1).map(shown)
    return "[" + texts.joined(separator: ", ") + "]"
  }
  switch value {
  case .series(let series): return listed(series.values.map(Value.number))
  case .list(let values): return listed(values)
  case .number(let number):
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    let full = Value.text(of: number)
    return full.utf8.count <= 8 ? full : NumberFormat.significant(number, digits: 7)
  case .count(let count): return grouped(count)
  default: return value.description
  }
}
