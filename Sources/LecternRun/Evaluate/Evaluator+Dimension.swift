import LecternSource
import LecternSpec

extension Evaluator {
  /// What the value of `expression` counts or measures, as far as its paths declare it. Arithmetic
  /// keeps it where it adds and subtracts the same; all else drops it.
  func dimension(of expression: Expression) throws(EvaluationError) -> Dimension? {
    switch expression.kind {
    case .name, .member, .element, .method: return try item(of: expression).dimension
    case .negation(let operand): return try dimension(of: operand)
    case .binary(.plus, let a, let b), .binary(.minus, let a, let b):
      return try common(of: [a, b])
    case .call(let name, let arguments):
      switch expressionFunctions.first(where: { $0.name == name.value })?.result {
      case .asArguments?: return try common(of: arguments)
      case .count?: return .count([])
      case .plain?, nil: return nil
      }
    default: return nil
    }
  }

  /// What all of them count or measure; numbers written in the expression take part in anything.
  private func common(of expressions: [Expression]) throws(EvaluationError) -> Dimension? {
    var found: [Dimension?] = []
    for expression in expressions {
      if case .number = expression.kind { continue }
      found.append(try dimension(of: expression))
    }
    guard let first = found.first, found.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}
