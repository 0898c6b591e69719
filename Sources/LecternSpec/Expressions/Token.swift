import LecternSource

/// A word of an expression; `range` counts UTF-8 bytes of its text.
struct Token: Equatable {
  enum Kind: Equatable {
    case number(NumberLiteral)
    case text(String)
    case name(String)
    case symbol(Symbol)
    /// A word that has been reported: a value or an operator, whichever is wanted.
    case broken
    case end
  }

  enum Symbol: String, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case power = "^"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case dot = "."
    case comma = ","
  }

  var kind: Kind
  var range: Range<Int>
}

/// What is wrong with an expression, at bytes of its text.
struct ExpressionProblem: Error, Equatable {
  var rule: Rule
  var range: Range<Int>
  var message: String
  var label = ""
  var help = ""
  /// What should stand in the range instead, when that is certain.
  var replacement: String?
}
