import LecternSource

/// A question whose key is written or computed from results.
package struct QuizSpec: Equatable, Sendable {
  package var heading: Heading
  package var question: MappedText
  package var answer: Answer
  package var explanation: MappedText?
  /// The field of a run that the reader sets after predicting: `rates.learning_rate`.
  package var control: Located<String>?

  package enum Answer: Equatable, Sendable {
    /// Exactly one is right. At least two choices.
    case choice([Choice])
    /// Any number may be right.
    case several([Choice])
    case number(NumericAnswer)
  }

  package struct Choice: Equatable, Sendable {
    package enum Key: Equatable, Sendable {
      case written(Bool)
      case computed(WrittenExpression)
    }

    package var text: MappedText
    package var key: Key
    /// Why it is right or wrong.
    package var why: MappedText?
  }

  package struct NumericAnswer: Equatable, Sendable {
    package var value: WrittenExpression
    package var unit: String?
    /// The greatest accepted difference; nil means by the digits given.
    package var tolerance: Double?
  }
}
