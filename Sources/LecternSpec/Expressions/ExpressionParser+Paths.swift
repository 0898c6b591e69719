import LecternSource

/// Values, paths, calls and parentheses.
extension ExpressionParser {
  mutating func primary() -> Expression {
    let token = current
    switch token.kind {
    case .number(let literal):
      index += 1
      return Expression(.number(literal), at: range(token))
    case .text(let text):
      index += 1
      return Expression(.text(text), at: range(token))
    case .name(let name):
      return word(name)
    case .symbol(.openParenthesis):
      return parenthesis()
    case .symbol(.dot):
      report(.malformedPath, "a path that starts with a dot", help: "write `0.5` for `.5`")
      while current.kind == .symbol(.dot) { index += 1 }
      return startsValue(current) ? primary() : missing
    case .broken:
      index += 1
      return missing
    default:
      reportMissingOperand()
      return missing
    }
  }

  private mutating func word(_ name: String) -> Expression {
    let token = current
    let isCall = tokens[min(index + 1, tokens.count - 1)].kind == .symbol(.openParenthesis)
    if let literal = literals[name] {
      index += 1
      return Expression(literal, at: range(token))
    }
    if operatorWords.contains(name), !(isCall && (name == "within" || name == "between")) {
      reportMissingOperand()
      return missing
    }
    index += 1
    guard isCall else { return Expression(.name(name), at: range(token)) }
    let (arguments, end) = arguments(until: .closeParenthesis)
    return Expression(
      .call(Located(name, at: range(token)), arguments), at: range(token).union(end))
  }

  private mutating func parenthesis() -> Expression {
    let start = current
    open.append(start)
    index += 1
    var inner = expression(.or)
    passLeftovers(after: inner)
    inner.range = range(start).union(close(start, by: .closeParenthesis))
    return inner
  }

  mutating func path(_ root: Expression) -> Expression {
    var result = root
    while true {
      switch current.kind {
      case .symbol(.dot):
        result = member(of: result)
      case .symbol(.openBracket):
        let start = current
        let (arguments, end) = arguments(until: .closeBracket)
        if arguments.isEmpty {
          report(
            .malformedPath, at: start.range.lowerBound..<tokens[index - 1].range.upperBound,
            "empty brackets", label: "expected an index or a member's value")
        }
        result = Expression(.element(result, arguments), at: result.range.union(end))
      case .symbol(.openParenthesis):
        report(
          .malformedPath, "a parenthesis after a value", label: "only functions are called",
          help: "write `*` to multiply")
        _ = parenthesis()
      default:
        return result
      }
    }
  }

  private mutating func member(of owner: Expression) -> Expression {
    let dot = current
    index += 1
    let token = current
    let isAdjacent = token.range.lowerBound == dot.range.upperBound
    guard case .name(let name) = token.kind, isAdjacent else {
      report(
        .malformedPath, at: dot.range, "a dot without a name after it", label: "expected a name",
        help: "write numbers in brackets: `loss[5]`")
      while current.kind == .symbol(.dot) { index += 1 }
      if tokens[index - 1].range.upperBound == current.range.lowerBound {
        switch current.kind {
        case .name, .number: index += 1
        default: break
        }
      }
      return owner
    }
    index += 1
    let located = Located(name, at: range(token))
    guard current.kind == .symbol(.openParenthesis) else {
      return Expression(.member(owner, located), at: owner.range.union(range(token)))
    }
    let (arguments, end) = arguments(until: .closeParenthesis)
    return Expression(.method(owner, located, arguments), at: owner.range.union(end))
  }

  /// The values in brackets, separated by commas, and the range of the closing bracket.
  private mutating func arguments(until closing: Token.Symbol) -> ([Expression], SourceRange) {
    let start = current
    open.append(start)
    index += 1
    var arguments: [Expression] = []
    while !isClosing(current), current.kind != .end {
      let before = index
      arguments.append(expression(.or))
      if current.kind == .symbol(.comma) {
        index += 1
        if isClosing(current) || current.kind == .end { reportMissingOperand() }
      } else if !isClosing(current), current.kind != .end {
        reportOnce(
          .missingOperator, "\(words(current)) follows without an operator",
          label: "expected an operator, ',' or '\(closing.rawValue)'")
        if index == before || current.kind == .broken { index += 1 }
      }
    }
    return (arguments, close(start, by: closing))
  }
}

private let literals: [String: Expression.Kind] = [
  "true": .flag(true), "false": .flag(false), "never": .never, "infinity": .infinity, "nan": .nan,
]

let operatorWords: Set<String> = ["and", "or", "not", "within", "between", "of"]

/// Names that mean something else in expressions, so that no spec can have them.
package let reservedWords: Set<String> = operatorWords.union(literals.keys)
