import LecternSource

/// Words and their places, and how to go on after a mistake.
extension ExpressionParser {
  var current: Token { tokens[min(index, tokens.count - 1)] }

  func range(_ token: Token) -> SourceRange { map.fileRange(of: token.range) }

  /// What stands where a value is missing.
  var missing: Expression { Expression(.nan, at: range(current)) }

  func isClosing(_ token: Token) -> Bool {
    token.kind == .symbol(.closeParenthesis) || token.kind == .symbol(.closeBracket)
  }

  func startsValue(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .text, .broken, .symbol(.openParenthesis), .symbol(.minus): true
    case .name(let name): name == "not" || !operatorWords.contains(name)
    case .symbol, .end: false
    }
  }

  /// Reports what cannot follow `value`, up to the bracket that closes or the end, and reads on
  /// behind it.
  mutating func passLeftovers(after value: Expression) {
    var value = value
    while current.kind != .end {
      let before = index
      if isClosing(current) {
        if !open.isEmpty { return }
        report(.unexpectedBracket, "\(words(current)) closes nothing", help: "remove it")
        index += 1
        value = joined(value, .or)
      } else {
        reportLeftover()
        if current.kind == .symbol(.comma) || current.kind == .broken { index += 1 }
        if startsValue(current) {
          value = expression(.or)
        } else {
          value = joined(value, .or)
        }
      }
      if index == before { index += 1 }
    }
  }

  private mutating func reportLeftover() {
    if current.kind == .symbol(.comma) {
      reportOnce(
        .missingOperator,
        open.isEmpty
          ? "a comma outside of parentheses and brackets" : "a comma in parentheses of no function",
        help: "write thousands without a comma; list several expressions one by one")
    } else {
      reportOnce(
        .missingOperator, "\(words(current)) follows without an operator",
        label: open.isEmpty ? "expected an operator or the end" : "expected an operator or ')'",
        help: "join two conditions by `and`, two numbers by an operator")
    }
  }

  /// Passes the bracket that closes `start`, the innermost open one, and gives its range. Another
  /// kind of bracket is taken for it, unless that closes one further out.
  mutating func close(_ start: Token, by closing: Token.Symbol) -> SourceRange {
    open.removeLast()
    let found = current
    if found.kind == .symbol(closing) {
      index += 1
      return range(found)
    }
    report(
      .unclosedBracket, at: start.range, "\(words(start)) is not closed",
      label: "expected '\(closing.rawValue)' after it")
    if isClosing(found), !open.contains(where: { closer(of: $0) == found.kind }) { index += 1 }
    return range(found)
  }

  private func closer(of token: Token) -> Token.Kind {
    .symbol(token.kind == .symbol(.openParenthesis) ? .closeParenthesis : .closeBracket)
  }

  mutating func reportMissingOperand() {
    guard index > 0 else {
      report(
        .missingOperand, "\(words(current)) without a value before it", label: "expected a value")
      return
    }
    let before = tokens[index - 1]
    report(
      .missingOperand, at: current.kind == .end ? before.range : current.range,
      "no value after \(words(before))", label: "expected a value")
  }

  func words(_ token: Token) -> String {
    switch token.kind {
    case .number(let literal): "'\(literal.digits)\(literal.isPercent ? "%" : "")'"
    case .text(let text): "the text '\(text)'"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .broken: "this"
    case .end: "the end"
    }
  }
}
