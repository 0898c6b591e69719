import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// Turns a statement into a formula over the run that the reader repeats. Everything else in it is a
/// number already, and what a page cannot tell gives nil.
struct StatementReading {
  let runs: ExploredRuns
  let results: LessonResults
  let path: String
  /// The spec whose expectation it is, which names parts without the spec; nil for claims.
  let current: String?
  /// Whether anything so far was a part of the repeated run.
  var speaksOfRerun = false
  /// Whose parts bare names mean first: inside `run.epochs_to(...)`.
  var nearest = Nearest.none

  enum Nearest {
    case none, rerun, other
  }

  init(runs: ExploredRuns, results: LessonResults, path: String, current: String?) {
    self.runs = runs
    self.results = results
    self.path = path
    self.current = current
  }

  /// Whether it is an expectation of the explored spec.
  var isOwn: Bool { current == runs.name }

  /// The formula of one value.
  mutating func formula(of expression: Expression) -> RunFormula? {
    if !mentionsRerun(expression) { return constant(expression) }
    switch expression.kind {
    case .negation(let inner):
      return formula(of: inner)?.negated
    case .not(let inner): return formula(of: inner)?.isFalse
    case .binary(.power, let base, let exponent):
      guard case .number(let literal) = exponent.kind, literal.value == 2 else { return nil }
      return formula(of: base).map { $0.with(.times, $0) }
    case .binary(let symbol, let a, let b):
      guard let pairing = symbol.pairing, let a = formula(of: a), let b = formula(of: b) else {
        return nil
      }
      return a.with(pairing, b)
    case .between(let value, let lower, let upper):
      guard let value = formula(of: value), let lower = formula(of: lower),
        let upper = formula(of: upper)
      else { return nil }
      return value.with(.greaterOrEqual, lower).with(.and, value.with(.lessOrEqual, upper))
    case .within(let value, let tolerance, let target):
      return isWithin(value, tolerance, target)
    case .call(let name, let arguments) where !isOwnMethod(name.value):
      return call(name.value, arguments)
    default: return value(of: meaning(of: expression))
    }
  }

  private mutating func isWithin(
    _ value: Expression, _ tolerance: Expression, _ target: Expression
  ) -> RunFormula? {
    guard let value = formula(of: value), let target = formula(of: target),
      var allowed = formula(of: tolerance)
    else { return nil }
    if case .number(let literal) = tolerance.kind, literal.isPercent {
      allowed = allowed.with(.times, target.magnitude)
    }
    // Two that never happen are within anything of each other.
    return value.with(.minus, target).magnitude.with(.lessOrEqual, allowed)
      .with(.or, value.with(.equal, target))
  }

  private mutating func call(_ name: String, _ arguments: [Expression]) -> RunFormula? {
    switch (name, arguments.count) {
    case ("here", 1): return formula(of: arguments[0])
    case ("abs", 1): return formula(of: arguments[0])?.magnitude
    case ("sqrt", 1): return formula(of: arguments[0])?.squareRoot
    case ("within", 3): return isWithin(arguments[0], arguments[2], arguments[1])
    case ("if", 3):
      guard let condition = formula(of: arguments[0]), let yes = formula(of: arguments[1]),
        let no = formula(of: arguments[2])
      else { return nil }
      return condition.choosing(yes, else: no)
    default: return statistic(name, arguments)
    }
  }

  /// `max(a, b)`, `mean(run.loss.from(10, 20))`, `max(rates.loss.final)`.
  private mutating func statistic(_ name: String, _ arguments: [Expression]) -> RunFormula? {
    if arguments.count == 1, case .series(let series) = meaning(of: arguments[0]) {
      if series.isFinalOnly { return nil }
      switch name {
      case "max": return series.maximum
      case "min": return series.over(.minimum)
      case "mean": return series.over(.mean)
      case "sum": return series.over(.sum)
      default: return nil
      }
    }
    var items: [RunFormula] = []
    for argument in arguments {
      if case .many(let parts) = meaning(of: argument) {
        for part in parts {
          guard let item = value(of: part) else { return nil }
          items.append(item)
        }
      } else {
        guard let item = formula(of: argument) else { return nil }
        items.append(item)
      }
    }
    guard var result = items.first else { return nil }
    let pairing: RunFormula.Pairing
    switch name {
    case "max": pairing = .greatest
    case "min": pairing = .least
    // Of conditions, which are 1 where they hold.
    case "count" where items.allSatisfy(\.isTruth): pairing = .plus
    case "sum", "mean":
      pairing = .plus
      // There is no sum where a part never happens.
      let never = RunFormula.constant(RunFormula.never)
      items = items.map { $0.with(.equal, never).choosing(.constant(.nan), else: $0) }
      result = items[0]
    default: return nil
    }
    for item in items.dropFirst() { result = result.with(pairing, item) }
    return name == "mean" ? result.with(.divided, .constant(Double(items.count))) : result
  }

  // MARK: Constants

  /// The value of what does not mention the rerun, for numbers, truths and `never`.
  func constant(_ expression: Expression) -> RunFormula? {
    let scope = Scope(results: results, current: current)
    guard case .value(let value) = evaluate(expression, in: scope, path: path) else { return nil }
    switch value {
    case .number(let number): return .constant(number)
    case .count(let count): return .constant(Double(count))
    case .truth(let truth): return .constant(truth)
    case .never: return .constant(RunFormula.never)
    default: return nil
    }
  }

  /// Whether any part stands for the rerun, or may.
  mutating func mentionsRerun(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name:
      if case .constant = meaning(of: expression) { return false }
      return true
    case .member(let base, _): return mentionsRerun(base) && !isConstant(expression)
    case .element(let base, let indices):
      return mentionsRerunAny(indices.filter { !$0.isLabel })
        || (mentionsRerun(base) && !isConstant(expression))
    case .call(let name, let arguments):
      return isOwnMethod(name.value) || mentionsRerunAny(arguments)
    case .method(let base, _, let arguments):
      if mentionsRerun(base), !isConstant(base) { return true }
      let before = nearest
      nearest = .other
      defer { nearest = before }
      return mentionsRerunAny(arguments)
    case .negation(let inner), .not(let inner): return mentionsRerun(inner)
    case .binary(_, let a, let b): return mentionsRerunAny([a, b])
    case .within(let a, let b, let c), .between(let a, let b, let c):
      return mentionsRerunAny([a, b, c])
    default: return false
    }
  }

  mutating func mentionsRerunAny(_ parts: [Expression]) -> Bool {
    for part in parts where mentionsRerun(part) { return true }
    return false
  }

  private mutating func isConstant(_ expression: Expression) -> Bool {
    if case .constant = meaning(of: expression) { true } else { false }
  }
}

extension Expression {
  /// As an index, a bare word names a member.
  var isLabel: Bool { if case .name = kind { true } else { false } }
}

extension BinaryOperator {
  /// Nil for powers.
  fileprivate var pairing: RunFormula.Pairing? {
    switch self {
    case .or: .or
    case .and: .and
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .divided: .divided
    case .power: nil
    }
  }
}
