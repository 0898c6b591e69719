import LecternSource

/// Every rule about the syntax of expressions, `L03xx`. What a path means is checked where the
/// results are known.
package let expressionRules: [Rule] = [
  .emptyExpression, .unexpectedCharacter, .malformedNumber, .unterminatedText, .missingOperand,
  .missingOperator, .unclosedBracket, .unexpectedBracket, .chainedComparison, .foreignOperator,
  .expressionTooDeep, .malformedPath, .incompleteRange,
]

extension Rule {
  package static let emptyExpression = Rule(
    "L0301", "empty-expression", summary: "Nothing stands where an expression belongs.",
    explanation: "`[148.8](=)` names no result. Write a path: `[148.8](=capstone.loss.final)`.")

  package static let unexpectedCharacter = Rule(
    "L0302", "unexpected-character", summary: "A character that is no part of an expression.",
    explanation: """
      Expressions hold names, numbers, text in quotation marks, `+ - * / ^`, comparisons, `and`, \
      `or`, `not`, `within`, `between`, dots, commas, parentheses and brackets.
      """)

  package static let malformedNumber = Rule(
    "L0303", "malformed-number", summary: "Digits that make no number.",
    explanation: """
      Numbers are written `12520`, `0.01`, `1e-3` or `31%`, without thousands separators and \
      units. A dot needs a digit on either side.
      """)

  package static let unterminatedText = Rule(
    "L0304", "unterminated-text", summary: "A quotation mark is not closed.",
    explanation: "Text stands between two equal quotation marks: `heights.by(\"sex\")`.")

  package static let missingOperand = Rule(
    "L0305", "missing-operand", summary: "An operator, bracket or comma has no value beside it.",
    explanation: """
      `loss.final <` compares with nothing. Write a number, a name or a parenthesis where the \
      caret points.
      """)

  package static let missingOperator = Rule(
    "L0306", "missing-operator", summary: "Two values without an operator between them.",
    explanation: """
      `2 loss` or `a b` says nothing. Write `2 * loss`, or `and` between two conditions. Names \
      hold no spaces.
      """)

  package static let unclosedBracket = Rule(
    "L0307", "unclosed-bracket", summary: "A parenthesis or bracket is not closed.",
    explanation: "Every `(` needs its `)`, and every `[` its `]`.")

  package static let unexpectedBracket = Rule(
    "L0308", "unexpected-bracket", summary: "A parenthesis or bracket closes nothing.",
    explanation: "Remove it, or open it before.")

  package static let chainedComparison = Rule(
    "L0309", "chained-comparison", summary: "Two comparisons in a row.",
    explanation: """
      `0.1 < loss.final < 0.2` compares a truth value with a number. Write \
      `loss.final between 0.1 and 0.2`, or join two comparisons by `and`.
      """)

  package static let foreignOperator = Rule(
    "L0310", "foreign-operator", summary: "An operator of another language.",
    explanation: """
      Equality is `==`, a power `^`, and conditions are joined by `and`, `or` and `not`: `|` \
      would end a cell of a Markdown table. `lectern check --fix` replaces the operator.
      """)

  package static let expressionTooDeep = Rule(
    "L0311", "expression-too-deep", summary: "An expression nested too deeply or too long.",
    explanation: "Expressions are at most 2000 bytes long and nested at most 50 levels deep.")

  package static let malformedPath = Rule(
    "L0312", "malformed-path", summary: "A dot or bracket that leads nowhere.",
    explanation: """
      After a dot stands a name: `capstone.loss.final`. In brackets stand an epoch, an index or \
      the values of a comparison's member: `adam.loss[5]`, `grid[0.1, 32]`. A name that holds \
      other characters is quoted in brackets: `heights["body mass"].mean`.
      """)

  package static let incompleteRange = Rule(
    "L0313", "incomplete-range", summary: "`within` without `of`, or `between` without `and`.",
    explanation: """
      Write `capstone.mse within 0.5 of 148.8`, and `loss.final between 0.1 and 0.2`. Both ends \
      are included.
      """)
}
