import LecternSource

/// The expression as text, with no more parentheses than its meaning needs; parsing the text gives
/// the same expression.
package func printed(_ expression: Expression) -> String {
  switch expression.kind {
  case .number(let literal): literal.digits + (literal.isPercent ? "%" : "")
  // By bytes: a mark that combines with the quotation mark hides it from a search by characters.
  case .text(let text):
    text.utf8.contains(UInt8(ascii: "\"")) ? "'\(text)'" : "\"\(text)\""
  case .flag(let value): value ? "true" : "false"
  case .never: "never"
  case .infinity: "infinity"
  case .nan: "nan"
  case .name(let name): name
  case .member(let owner, let name): "\(printed(owner, .path)).\(name.value)"
  case .element(let owner, let arguments): "\(printed(owner, .path))[\(list(arguments))]"
  case .call(let name, let arguments): "\(name.value)(\(list(arguments)))"
  case .method(let owner, let name, let arguments):
    "\(printed(owner, .path)).\(name.value)(\(list(arguments)))"
  case .negation(let operand): "-\(printed(operand, .negation))"
  case .not(let operand): "not \(printed(operand, .not))"
  case .binary(.power, let base, let exponent):
    "\(printed(base, .path))^\(printed(exponent, .negation))"
  case .binary(let operation, let left, let right):
    "\(printed(left, operation.isComparison ? .range : operation.level)) \(operation.rawValue) "
      + printed(right, operation.level.next)
  case .within(let value, let tolerance, let target):
    "\(printed(value, .range)) within \(printed(tolerance, .sum)) of \(printed(target, .sum))"
  case .between(let value, let lower, let upper):
    "\(printed(value, .range)) between \(printed(lower, .sum)) and \(printed(upper, .sum))"
  }
}

/// In parentheses where the expression binds less tightly than its place asks.
private func printed(_ expression: Expression, _ level: Level) -> String {
  let text = printed(expression)
  return expression.kind.level < level ? "(\(text))" : text
}

private func list(_ expressions: [Expression]) -> String {
  expressions.map { printed($0) }.joined(separator: ", ")
}

extension Expression.Kind {
  var level: Level {
    switch self {
    case .binary(let operation, _, _): operation.level
    case .within, .between: .range
    case .not: .not
    case .negation: .negation
    default: .path
    }
  }
}
