import LecternSource

/// A question whose key is written or computed from results.
package struct QuizSpec: Equatable, Sendable {
  package var heading: Heading
  package var question: MappedText
  package var answer: Answer
  package var explanation: MappedText?
  /// The control of a run that the reader sets after predicting, and the value to set it to:
  /// `rates.learning_rate = 0.7`.
  package var control: Located<String>?

  /// ``control`` in its parts; nil where it is absent or names no field.
  package var prediction: Prediction? {
    guard let control else { return nil }
    let sides = control.value.split(separator: "=", maxSplits: 1).map(trimmed)
    guard let path = sides.first, let dot = path.firstIndex(of: ".") else { return nil }
    return Prediction(
      run: String(path[..<dot]), field: String(path[path.index(after: dot)...]),
      value: sides.count == 2 ? sides[1] : nil)
  }

  /// What a reader predicts before a run decides it.
  package struct Prediction: Equatable, Sendable {
    /// The spec with the control.
    package var run: String
    package var field: String
    /// As an author writes it; nil where the reader chooses.
    package var value: String?
  }

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

/// `text` without spaces at its ends.
private func trimmed(_ text: Substring) -> String {
  String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
}
