import LecternSource

/// Precedence climbing (Pratt 1973) over the grammar, loosest first: `or`; `and`; `not`;
/// comparison, which does not chain; `within … of …` and `between … and …`; `+ -`; `* /`; unary
/// minus; `^`, to the right; paths and calls.
///
/// A mistake is reported and passed over, so that one reading finds all of them; what stands for a
/// missing part means nothing, and an expression with problems is not to be used.
struct ExpressionParser {
  let tokens: [Token]
  let map: TextMap
  var index = 0
  /// The brackets around the current word, outermost first.
  var open: [Token] = []
  /// In the order of finding them.
  private(set) var problems: [ExpressionProblem] = []
  private var depth = 0
  private let deepest = 50
  /// Nothing more is said of an expression that is nested too deeply.
  private var isAbandoned = false

  /// `tokens` ends with `.end`.
  init(tokens: [Token], map: TextMap) {
    self.tokens = tokens
    self.map = map
  }

  mutating func whole() -> Expression {
    if case .end = current.kind {
      report(
        .emptyExpression, "an empty expression",
        label: "expected a path such as capstone.loss.final")
      return missing
    }
    let result = expression(.or)
    passLeftovers(after: result)
    return result
  }

  // MARK: - Levels

  mutating func expression(_ level: Level) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= deepest else {
      report(
        .expressionTooDeep, "an expression nested more than \(deepest) levels deep",
        help: "split it into several")
      isAbandoned = true
      index = tokens.count - 1
      return missing
    }
    let first = prefix(level)
    return joined(first, level)
  }

  /// `first` with the operators that follow it and bind at least as tightly as `level`.
  mutating func joined(_ first: Expression, _ level: Level) -> Expression {
    var left = first
    while let (operation, found) = infix(), found >= level {
      if found == .comparison, case .binary(let before, _, _) = left.kind, before.isComparison,
        !isParenthesized(left)
      {
        reportOnce(
          .chainedComparison, "a second comparison in a row",
          label: "comparisons do not chain",
          help: "write `x between a and b`, or join two comparisons by `and`")
      }
      index += 1
      left = join(left, operation, found)
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

  private mutating func join(_ left: Expression, _ operation: Infix, _ level: Level) -> Expression {
    switch operation {
    case .binary(let operation):
      let right = expression(operation == .power ? .negation : level.next)
      return Expression(.binary(operation, left, right), at: left.range.union(right.range))
    case .within:
      let tolerance = expression(.sum)
      let target = end(by: "of", after: "'within'")
      return Expression(
        .within(left, tolerance: tolerance, target: target), at: left.range.union(target.range))
    case .between:
      let lower = expression(.sum)
      let upper = end(by: "and", after: "'between'")
      return Expression(
        .between(left, lower: lower, upper: upper), at: left.range.union(upper.range))
    }
  }

  /// The second value of a range, behind `word`.
  private mutating func end(by word: String, after owner: String) -> Expression {
    if case .name(word) = current.kind {
      index += 1
    } else {
      report(
        .incompleteRange, "\(owner) without '\(word)'", label: "expected '\(word)'",
        help: word == "of"
          ? "write `value within tolerance of target`" : "write `value between low and high`")
      guard startsValue(current) else { return missing }
    }
    return expression(.sum)
  }

  private mutating func prefix(_ level: Level) -> Expression {
    let start = current
    switch start.kind {
    case .symbol(.minus):
      index += 1
      let operand = expression(.negation)
      return Expression(.negation(operand), at: range(start).union(operand.range))
    case .name("not"):
      if level > .not {
        report(
          .missingOperand, "'not' after an operator", label: "expected a value",
          help: "put parentheses around `not …`")
      }
      index += 1
      let operand = expression(.not)
      return Expression(.not(operand), at: range(start).union(operand.range))
    default:
      let root = primary()
      return path(root)
    }
  }

  /// A parenthesized expression's range starts at its parenthesis, before its first operand.
  private func isParenthesized(_ expression: Expression) -> Bool {
    if case .binary(_, let left, _) = expression.kind {
      return left.range.lowerBound != expression.range.lowerBound
    }
    return false
  }

  // MARK: - Problems

  /// Beside a word that the lexer has reported nothing more is said, nor twice of one place.
  mutating func report(
    _ rule: Rule, at range: Range<Int>? = nil, _ message: String, label: String = "",
    help: String = ""
  ) {
    let range = range ?? current.range
    let isBesideBroken =
      current.kind == .broken || (index > 0 && tokens[index - 1].kind == .broken)
    if isAbandoned || isBesideBroken || problems.contains(where: { $0.range == range }) { return }
    problems.append(
      ExpressionProblem(rule: rule, range: range, message: message, label: label, help: help))
  }

  /// What says the same wherever it is found: the first place is enough.
  mutating func reportOnce(
    _ rule: Rule, _ message: String, label: String = "", help: String = ""
  ) {
    if problems.contains(where: { $0.rule == rule }) { return }
    report(rule, message, label: label, help: help)
  }
}
