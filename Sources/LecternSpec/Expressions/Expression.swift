import LecternSource

/// A parsed expression over results. Every node knows its bytes in the file.
package struct Expression: Equatable, Sendable {
  package indirect enum Kind: Equatable, Sendable {
    /// The value as written: `31%` is the number 0.31.
    case number(NumberLiteral)
    case text(String)
    case flag(Bool)
    /// Later than every epoch: what `epochs_to` answers when it does not happen.
    case never
    case infinity
    case nan
    /// The start of a path: a spec, or a field of the spec whose `expect` this is.
    case name(String)
    case member(Expression, Located<String>)
    /// `rates[0.1]`, `grid[0.1, 32]`, `loss[5]`.
    case element(Expression, [Expression])
    /// `max(loss[1], loss[2])`.
    case call(Located<String>, [Expression])
    /// `capstone.predict(70)`.
    case method(Expression, Located<String>, [Expression])
    case negation(Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `value within tolerance of target`.
    case within(Expression, tolerance: Expression, target: Expression)
    /// `value between lower and upper`, both included.
    case between(Expression, lower: Expression, upper: Expression)
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

package struct NumberLiteral: Equatable, Sendable {
  package var value: Double
  /// The digits as written, with an ASCII minus sign if any and without `%`.
  package var digits: String
  package var isPercent: Bool

  package init(value: Double, digits: String, isPercent: Bool = false) {
    self.value = value
    self.digits = digits
    self.isPercent = isPercent
  }
}

package enum BinaryOperator: String, Equatable, Sendable, CaseIterable {
  case or
  case and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"

  package var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }

  /// Whether one side is less than the other, or not.
  package var isOrder: Bool { isComparison && self != .equal && self != .notEqual }
}

/// An expression together with its text as the author wrote it.
package struct WrittenExpression: Equatable, Sendable {
  package var text: MappedText
  package var expression: Expression

  package init(text: MappedText, expression: Expression) {
    self.text = text
    self.expression = expression
  }
}
