import LecternSource
import LecternSpec

extension Checker {
  /// Both sides of a comparison in numbers: `0.1834 < 0.2`.
  func sides(of expression: Expression, _ scope: Scope) -> String? {
    switch expression.kind {
    case .call(let name, let arguments) where name.value == "within" && arguments.count == 3:
      return both(arguments[0], arguments[1], scope)
    case .binary(let op, let a, let b) where op.isComparison:
      guard case .value(let left) = evaluate(a, in: scope, path: file.path),
        case .value(let right) = evaluate(b, in: scope, path: file.path)
      else { return nil }
      return "\(shown(left)) \(op.rawValue) \(shown(right))"
    case .within(let value, _, let target): return both(value, target, scope)
    case .call(let name, let arguments) where name.value == "here":
      return arguments.first.flatMap { sides(of: $0, scope) }
    case .call(let name, let arguments):
      return losses(for: name.value, arguments, at: nil, expression.range, scope)
    case .method(let run, let name, let arguments):
      return losses(for: name.value, arguments, at: run, expression.range, scope)
    default: return nil
    }
  }

  private func both(_ value: Expression, _ target: Expression, _ scope: Scope) -> String? {
    guard case .value(let left) = evaluate(value, in: scope, path: file.path),
      case .value(let right) = evaluate(target, in: scope, path: file.path)
    else { return nil }
    return "\(shown(left)) and \(shown(right))"
  }

  /// What makes `expression` false: of several that are to hold, the first that does not.
  func falsePart(of expression: Expression, _ scope: Scope) -> Expression {
    switch expression.kind {
    case .binary(.and, let a, let b):
      guard case .value(.truth(false)) = evaluate(a, in: scope, path: file.path) else {
        return falsePart(of: b, scope)
      }
      return falsePart(of: a, scope)
    case .not(let inner): return inner
    case .call(let name, let arguments) where name.value == "here":
      return arguments.first.map { falsePart(of: $0, scope) } ?? expression
    default: return expression
    }
  }

  /// The losses that `plateaus` or `diverges` compares: `loss[60] = 0.31 and loss[100] = 0.27`.
  private func losses(
    for method: String, _ arguments: [Expression], at run: Expression?, _ range: SourceRange,
    _ scope: Scope
  ) -> String? {
    let loss = Located("loss", at: range)
    let series = Expression(run.map { .member($0, loss) } ?? .name(loss.value), at: range)
    let parts: [(name: String, expression: Expression)]
    switch method {
    case "plateaus" where arguments.count >= 2:
      parts = arguments.prefix(2).map { epoch in
        ("loss[\(printed(epoch))]", Expression(.element(series, [epoch]), at: range))
      }
    case "diverges":
      parts = ["initial", "final"].map { end in
        ("loss.\(end)", Expression(.member(series, Located(end, at: range)), at: range))
      }
    default: return nil
    }
    let texts = parts.compactMap { name, expression -> String? in
      guard case .value(let value) = evaluate(expression, in: scope, path: file.path) else {
        return nil
      }
      return "\(name) = \(shown(value))"
    }
    return texts.count == parts.count ? texts.joined(separator: " and ") : nil
  }
}
