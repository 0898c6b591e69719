import LecternSource

/// Precedence climbing (Pratt 1973) over the grammar, loosest first: `or`; `and`; `not`;
/// comparison, which does not chain; `within … of …` and `between … and …`; `+ -`; `* /`; unary
/// minus; `^`, to the right; paths and calls.
struct ExpressionParser {
  private let tokens: [Token]
  private let map: TextMap
  private var index = 0
  private var depth = 0
  private let deepest = 50

  /// `tokens` ends with `.end`.
  init(tokens: [Token], map: TextMap) {
    self.tokens = tokens
    self.map = map
  }

  mutating func whole() throws(ExpressionProblem) -> Expression {
    if case .end = current.kind {
      throw ExpressionProblem(
        rule: .emptyExpression, range: current.range, message: "an empty expression",
        label: "expected a path such as capstone.loss.final")
    }
    let result = try expression(.or)
    switch current.kind {
    case .end:
      return result
    case .symbol(.closeParenthesis), .symbol(.closeBracket):
      throw problem(
        .unexpectedBracket, "\(words(current)) closes nothing", help: "Remove it.")
    case .symbol(.comma):
      throw problem(
        .missingOperator, "a comma outside of parentheses and brackets",
        help: "Write thousands without a comma; list several expressions one by one.")
    default:
      throw problem(
        .missingOperator, "\(words(current)) follows without an operator",
        label: "expected an operator or the end",
        help: "Join two conditions by 'and', two numbers by an operator.")
    }
  }

  // MARK: - Levels

  private mutating func expression(_ level: Level) throws(ExpressionProblem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= deepest else {
      throw problem(
        .expressionTooDeep, "an expression nested more than \(deepest) levels deep",
        help: "Split it into several.")
    }
    var left = try prefix(level)
    while let (operation, found) = infix(), found >= level {
      if found == .comparison, case .binary(let before, _, _) = left.kind, before.isComparison,
        !isParenthesized(left)
      {
        throw problem(
          .chainedComparison, "a second comparison in a row",
          label: "comparisons do not chain",
          help: "Write 'x between a and b', or join two comparisons by 'and'.")
      }
      index += 1
      left = try join(left, operation, found)
    }
    return left
  }

  private enum Infix {
    case binary(BinaryOperator)
    case within
    case between
  }

  /// The operator at the current word and how tightly it binds.
  private func infix() -> (Infix, Level)? {
    switch current.kind {
    case .name("or"): return (.binary(.or), .or)
    case .name("and"): return (.binary(.and), .and)
    case .name("within"): return (.within, .range)
    case .name("between"): return (.between, .range)
    case .symbol(let symbol):
      guard let operation = BinaryOperator(rawValue: symbol.rawValue) else { return nil }
      return (.binary(operation), operation.level)
    default: return nil
    }
  }

  private mutating func join(_ left: Expression, _ operation: Infix, _ level: Level)
    throws(ExpressionProblem) -> Expression
  {
    switch operation {
    case .binary(let operation):
      let right = try expression(operation == .power ? .negation : level.next)
      return Expression(.binary(operation, left, right), at: left.range.union(right.range))
    case .within:
      let tolerance = try expression(.sum)
      try expect("of", after: "'within'")
      let target = try expression(.sum)
      return Expression(
        .within(left, tolerance: tolerance, target: target), at: left.range.union(target.range))
    case .between:
      let lower = try expression(.sum)
      try expect("and", after: "'between'")
      let upper = try expression(.sum)
      return Expression(
        .between(left, lower: lower, upper: upper), at: left.range.union(upper.range))
    }
  }

  private mutating func expect(_ word: String, after owner: String) throws(ExpressionProblem) {
    guard case .name(word) = current.kind else {
      throw problem(
        .incompleteRange, "\(owner) without '\(word)'", label: "expected '\(word)'",
        help: word == "of"
          ? "Write 'value within tolerance of target'." : "Write 'value between low and high'.")
    }
    index += 1
  }

  private mutating func prefix(_ level: Level) throws(ExpressionProblem) -> Expression {
    let start = current
    switch start.kind {
    case .symbol(.minus):
      index += 1
      let operand = try expression(.negation)
      return Expression(.negation(operand), at: range(start).union(operand.range))
    case .name("not") where level <= .not:
      index += 1
      let operand = try expression(.not)
      return Expression(.not(operand), at: range(start).union(operand.range))
    case .name("not"):
      throw problem(
        .missingOperand, "'not' after an operator", label: "expected a value",
        help: "Put parentheses around 'not …'.")
    default:
      return try path(try primary())
    }
  }

  // MARK: - Values and paths

  private mutating func primary() throws(ExpressionProblem) -> Expression {
    let token = current
    switch token.kind {
    case .number(let literal):
      index += 1
      return Expression(.number(literal), at: range(token))
    case .text(let text):
      index += 1
      return Expression(.text(text), at: range(token))
    case .name(let name):
      return try word(name)
    case .symbol(.openParenthesis):
      return try parenthesis()
    case .symbol(.dot):
      throw problem(
        .malformedPath, "a path that starts with a dot", help: "Write '0.5' for '.5'.")
    default:
      throw missingOperand()
    }
  }

  private mutating func word(_ name: String) throws(ExpressionProblem) -> Expression {
    let token = current
    let isCall = tokens[min(index + 1, tokens.count - 1)].kind == .symbol(.openParenthesis)
    if let literal = literals[name] {
      index += 1
      return Expression(literal, at: range(token))
    }
    if operatorWords.contains(name), !(isCall && (name == "within" || name == "between")) {
      throw missingOperand()
    }
    index += 1
    guard isCall else { return Expression(.name(name), at: range(token)) }
    let (arguments, end) = try arguments(.openParenthesis, .closeParenthesis)
    return Expression(
      .call(Located(name, at: range(token)), arguments), at: range(token).union(end))
  }

  private mutating func parenthesis() throws(ExpressionProblem) -> Expression {
    let open = current
    index += 1
    var inner = try expression(.or)
    guard current.kind == .symbol(.closeParenthesis) else { throw unclosed(open) }
    inner.range = range(open).union(range(current))
    index += 1
    return inner
  }

  /// A parenthesized expression's range starts at its parenthesis, before its first operand.
  private func isParenthesized(_ expression: Expression) -> Bool {
    if case .binary(_, let left, _) = expression.kind {
      return left.range.lowerBound != expression.range.lowerBound
    }
    return false
  }

  private mutating func path(_ root: Expression) throws(ExpressionProblem) -> Expression {
    var result = root
    while true {
      switch current.kind {
      case .symbol(.dot):
        result = try member(of: result)
      case .symbol(.openBracket):
        let (arguments, end) = try arguments(.openBracket, .closeBracket)
        guard !arguments.isEmpty else {
          throw ExpressionProblem(
            rule: .malformedPath,
            range: tokens[index - 2].range.lowerBound..<tokens[index - 1].range.upperBound,
            message: "empty brackets", label: "expected an index or a member's value")
        }
        result = Expression(.element(result, arguments), at: result.range.union(end))
      case .symbol(.openParenthesis):
        throw problem(
          .malformedPath, "a parenthesis after a value", label: "only functions are called",
          help: "Write '*' to multiply.")
      default:
        return result
      }
    }
  }

  private mutating func member(of owner: Expression) throws(ExpressionProblem) -> Expression {
    let dot = current
    index += 1
    let token = current
    guard case .name(let name) = token.kind, token.range.lowerBound == dot.range.upperBound else {
      throw ExpressionProblem(
        rule: .malformedPath, range: dot.range, message: "a dot without a name after it",
        label: "expected a name", help: "Write numbers in brackets: 'loss[5]'.")
    }
    index += 1
    let located = Located(name, at: range(token))
    guard current.kind == .symbol(.openParenthesis) else {
      return Expression(.member(owner, located), at: owner.range.union(range(token)))
    }
    let (arguments, end) = try arguments(.openParenthesis, .closeParenthesis)
    return Expression(.method(owner, located, arguments), at: owner.range.union(end))
  }

  private mutating func arguments(_ open: Token.Symbol, _ close: Token.Symbol)
    throws(ExpressionProblem) -> ([Expression], SourceRange)
  {
    let start = current
    index += 1
    var arguments: [Expression] = []
    while current.kind != .symbol(close) {
      arguments.append(try expression(.or))
      if current.kind == .symbol(.comma) {
        index += 1
        if current.kind == .symbol(close) { throw missingOperand() }
      } else if current.kind != .symbol(close) {
        throw unclosed(start)
      }
    }
    let end = range(current)
    index += 1
    return (arguments, end)
  }

  // MARK: - Words and places

  private var current: Token { tokens[min(index, tokens.count - 1)] }

  private func range(_ token: Token) -> SourceRange { map.fileRange(of: token.range) }

  private func problem(_ rule: Rule, _ message: String, label: String = "", help: String = "")
    -> ExpressionProblem
  {
    ExpressionProblem(
      rule: rule, range: current.range, message: message, label: label, help: help)
  }

  private func missingOperand() -> ExpressionProblem {
    guard index > 0 else {
      return problem(
        .missingOperand, "\(words(current)) without a value before it", label: "expected a value")
    }
    let before = tokens[index - 1]
    return ExpressionProblem(
      rule: .missingOperand,
      range: current.kind == .end ? before.range : current.range,
      message: "no value after \(words(before))", label: "expected a value")
  }

  /// An open bracket at whose place to close something else stands.
  private func unclosed(_ open: Token) -> ExpressionProblem {
    let close = open.kind == .symbol(.openParenthesis) ? ")" : "]"
    if current.kind == .end || current.kind == .symbol(.closeParenthesis)
      || current.kind == .symbol(.closeBracket)
    {
      return ExpressionProblem(
        rule: .unclosedBracket, range: open.range, message: "\(words(open)) is not closed",
        label: "expected '\(close)' after it")
    }
    return problem(
      .missingOperator, "\(words(current)) follows without an operator",
      label: "expected an operator, ',' or '\(close)'")
  }

  private func words(_ token: Token) -> String {
    switch token.kind {
    case .number(let literal): "'\(literal.digits)\(literal.isPercent ? "%" : "")'"
    case .text(let text): "the text '\(text)'"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }
}

/// How tightly operators bind.
enum Level: Int, Comparable {
  case or
  case and
  case not
  case comparison
  case range
  case sum
  case product
  case negation
  case power
  case path

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  var next: Level { Level(rawValue: rawValue + 1) ?? .path }
}

extension BinaryOperator {
  var level: Level {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .plus, .minus: .sum
    case .times, .divided: .product
    case .power: .power
    }
  }
}

private let literals: [String: Expression.Kind] = [
  "true": .flag(true), "false": .flag(false), "never": .never, "infinity": .infinity, "nan": .nan,
]

private let operatorWords: Set<String> = ["and", "or", "not", "within", "between", "of"]

/// Names that mean something else in expressions, so that no spec can have them.
package let reservedWords: Set<String> = operatorWords.union(literals.keys)
