import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// Why a statement of a lesson has no assertion in its notebook.
enum Unasserted: Error, Hashable {
  /// It speaks of runs with other seeds.
  case seeds
  /// Of how far the gradients of sampled batches lie apart.
  case gradientNoise
  /// Of a run that the notebook does not repeat, or not yet.
  case run(String)
  /// Of something that the notebook does not compute.
  case other

  /// What the statements speak of, for a list.
  var subject: String {
    switch self {
    case .seeds: "runs with other seeds"
    case .gradientNoise: "gradients of batches that Lectern draws"
    case .run: "runs that are not repeated here"
    case .other: "something that only Lectern records"
    }
  }
}

/// A statement of the lesson as a Python assertion over `runs` and `tables`, with the tables that it
/// needs.
///
/// Numbers are held to the digits that the text shows, relations to be true, and the keys of quizzes
/// to what the notebook shows as the answer. Nothing of what Lectern computed stands on the left of
/// a comparison: that is the notebook's own.
func assertion(
  for statement: LessonStatement, in scope: NotebookScope
) throws(Unasserted) -> (lines: [String], tables: [String]) {
  var translation = Translation(scope)
  let verdict = statement.verdict
  if case .expectation(let name) = verdict.subject { try translation.enter(name) }
  let lines: [String]
  switch verdict.subject {
  case .relation, .expectation: lines = try assertedTruth(statement.expression, &translation)
  case .claim, .quizKey:
    if verdict.value?.truth == true {
      lines = try assertedTruth(statement.expression, &translation)
    } else {
      let python = try translation.value(of: statement.expression)
      if verdict.value?.truth == false {
        lines = ["assert not \(python)"]
      } else if verdict.value == .never {
        lines = ["assert \(python) == float(\"inf\")"]
      } else if let number = WrittenNumber(
        parsing: statement.shown, percentIsUnit: verdict.percentIsUnit)
      {
        let tolerance = max(number.halfUnit, translation.slack * number.value.magnitude)
        let shown = [python, PythonLiteral.number(number.value), PythonLiteral.number(tolerance)]
        lines = (translation.slack > 0 ? [slackRemark] : []) + ["assert \(call("close", shown))"]
      } else {
        throw .other
      }
    }
  case .value: throw .other
  }
  return (wrapped(lines), translation.tables)
}

private let slackRemark =
  "# Powers above the ninth nearly depend on each other: other programs, other last digits."

/// A condition as an assertion, a long one with a side in each line.
private func assertedTruth(
  _ expression: Expression, _ translation: inout Translation
) throws(Unasserted) -> [String] {
  let python = try translation.value(of: expression)
  guard case .binary(let op, let left, let right) = expression.kind else {
    return ["assert \(withoutParentheses(python))"]
  }
  let sides = (try translation.value(of: left), try translation.value(of: right))
  let line = "assert \(sides.0) \(op.rawValue) \(sides.1)"
  if line.count <= pythonWidth { return [line] }
  return ["assert (", "    \(sides.0)", "    \(op.rawValue) \(sides.1)", ")"]
}

/// A statement that the check found true.
struct LessonStatement {
  var verdict: Verdict
  var expression: Expression
  /// The number as the notebook's text shows it.
  var shown: String
}

/// The text without the parentheses around all of it.
private func withoutParentheses(_ python: String) -> String {
  let all = tokens(of: python)
  guard all.first == "(", all.last == ")" else { return python }
  var depth = 0
  for (place, token) in all.enumerated() {
    if isOpening(token) { depth += 1 }
    if isClosing(token) { depth -= 1 }
    if depth == 0, place < all.count - 1 { return python }
  }
  return all.dropFirst().dropLast().joined()
}
