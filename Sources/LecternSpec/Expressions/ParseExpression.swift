import LecternSource

/// Parses one expression, or says everything that is wrong with it. Positions in the expression and
/// in diagnostics are places in the file.
package func parseExpression(_ text: MappedText, path: String) -> (Expression?, [Diagnostic]) {
  let (words, lexical) = tokens(of: text.text)
  var problems = lexical
  var result: Expression?
  if text.text.utf8.count > 2000 {
    problems = [
      ExpressionProblem(
        rule: .expressionTooDeep, range: 0..<text.text.utf8.count,
        message: "an expression of \(text.text.utf8.count) bytes", label: "at most 2000")
    ]
  } else {
    var parser = ExpressionParser(tokens: words, map: text.map)
    let read = parser.whole()
    problems += parser.problems
    problems.sort { $0.range.lowerBound < $1.range.lowerBound }
    result = problems.isEmpty ? read : nil
  }
  let diagnostics = problems.map { problem in
    let range = text.fileRange(of: problem.range)
    return Diagnostic(
      problem.rule, in: path, at: range, problem.message, label: problem.label,
      help: problem.help,
      fix: problem.replacement.map { Fix(replace: range, with: $0) })
  }
  return (result, diagnostics)
}

/// Parses an expression that stands in the file byte for byte from `offset` on.
package func parseExpression(_ text: String, at offset: Int, path: String)
  -> (Expression?, [Diagnostic])
{
  parseExpression(MappedText(text, from: offset), path: path)
}
