import LecternNumerics
import LecternSource
import LecternSpec

extension Evaluator {
  func binary(
    _ op: BinaryOperator, _ a: Expression, _ b: Expression
  ) throws(EvaluationError) -> Value {
    switch op {
    case .and:
      let left = try truth(of: a)
      let right = try truth(of: b)
      return .truth(left && right)
    case .or:
      let left = try truth(of: a)
      let right = try truth(of: b)
      return .truth(left || right)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      if op.isOrder {
        try refuseMember(a)
        try refuseMember(b)
      }
      let left = try value(of: a)
      let right = try value(of: b)
      if left.isComparable, !right.isComparable { throw wrongKind(right, "one value", b) }
      if !left.isComparable { throw wrongKind(left, "one value", a) }
      return .truth(
        try compare(op, left, right, Expression(.flag(true), at: a.range.union(b.range))))
    case .plus, .minus, .times, .divided, .power:
      return try arithmetic(op, a, b)
    }
  }

  /// `rates[0.1]` is a run: what orders it is not the number that it is called by.
  private func refuseMember(_ expression: Expression) throws(EvaluationError) {
    guard case .element = expression.kind, case .group(var group) = try item(of: expression),
      case .run = group.subject
    else { return }
    group.value = nil
    _ = try value(of: .group(group), for: expression)
  }

  private func arithmetic(
    _ op: BinaryOperator, _ a: Expression, _ b: Expression
  ) throws(EvaluationError) -> Value {
    let left = try value(of: a)
    let right = try value(of: b)
    if left == .missing || right == .missing { return .missing }
    if left == .never || right == .never { return .never }
    if case .count(let x) = left, case .count(let y) = right {
      let exact: (partialValue: Int, overflow: Bool)? =
        switch op {
        case .plus: x.addingReportingOverflow(y)
        case .minus: x.subtractingReportingOverflow(y)
        case .times: x.multipliedReportingOverflow(by: y)
        default: nil
        }
      if let exact, !exact.overflow { return .count(exact.partialValue) }
      if op == .divided, y != 0, x % y == 0 { return .count(x / y) }
    }
    guard let x = left.number else { throw wrongKind(left, "a number", a) }
    guard let y = right.number else { throw wrongKind(right, "a number", b) }
    switch op {
    case .plus: return .number(x + y)
    case .minus: return .number(x - y)
    case .times: return .number(x * y)
    case .divided: return .number(x / y)
    default:
      if let whole = right.wholeNumber, whole.magnitude < 1024 {
        return .number(Elementary.power(x, whole))
      }
      return .number(Elementary.power(x, y))
    }
  }

  /// Comparison with NaN or with what is missing is false; `never` is greater than every number.
  func compare(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ expression: Expression
  ) throws(EvaluationError) -> Bool {
    if a == .missing || b == .missing { return false }
    switch (a, b) {
    case (.text(let x), .text(let y)):
      if op == .equal { return x == y }
      if op == .notEqual { return x != y }
    case (.truth(let x), .truth(let y)):
      if op == .equal { return x == y }
      if op == .notEqual { return x != y }
    case (.never, .never): return [.equal, .lessOrEqual, .greaterOrEqual].contains(op)
    case (.never, _) where b.number != nil:
      return b.number?.isNaN == false && [.greater, .greaterOrEqual, .notEqual].contains(op)
    case (_, .never) where a.number != nil:
      return a.number?.isNaN == false && [.less, .lessOrEqual, .notEqual].contains(op)
    default:
      if let x = a.number, let y = b.number {
        if x.isNaN || y.isNaN { return false }
        switch op {
        case .equal: return x == y
        case .notEqual: return x != y
        case .less: return x < y
        case .lessOrEqual: return x <= y
        case .greater: return x > y
        case .greaterOrEqual: return x >= y
        default: break
        }
      }
    }
    throw EvaluationError(
      rule: .wrongKind, range: expression.range,
      message: "\(a.kindName) cannot be compared with \(b.kindName) by '\(op.rawValue)'")
  }
}

extension Evaluator {
  /// Whether `value` lies within `tolerance` of `target`. A tolerance in percent is a share of the
  /// target: `mse within 1% of best.mse`.
  func isWithin(
    _ value: Expression, _ tolerance: Expression, _ target: Expression
  ) throws(EvaluationError) -> Bool {
    let found = try self.value(of: value)
    let wanted = try self.value(of: target)
    if found == .never || wanted == .never { return found == wanted }
    guard let x = found.number else { throw wrongKind(found, "a number", value) }
    guard let y = wanted.number else { throw wrongKind(wanted, "a number", target) }
    var allowed = try number(of: tolerance)
    if tolerance.isPercent { allowed *= y.magnitude }
    return (x - y).magnitude <= allowed
  }
}

extension Expression {
  fileprivate var isPercent: Bool {
    if case .number(let literal) = kind { literal.isPercent } else { false }
  }
}

extension Value {
  /// Whether it may stand beside a comparison.
  var isComparable: Bool {
    switch self {
    case .number, .count, .truth, .text, .never, .missing: true
    case .series, .list: false
    }
  }
}
