import LecternRun
import LecternSource

/// A checked statement of a lesson, as other programs see it.
public struct Claim: Equatable, Sendable {
  /// `claim`, `relation`, `value`, `expectation` or `quiz`.
  public var kind: String
  /// Whether the run agrees with it.
  public var holds: Bool
  /// The place in the Markdown file.
  public var range: SourceRange
  /// What the page says; empty for values.
  public var written: String
  /// What it is compared with, as written: `fit.mse`.
  public var expression: String
  /// What the run says, with the digits that round-trip.
  public var value: String?
  /// The sentence or line around it.
  public var quote: String
}

extension LessonReport {
  /// In the order of the lesson.
  public var claims: [Claim] {
    verdicts.map {
      Claim(
        kind: $0.subject.word, holds: $0.holds, range: $0.range, written: $0.written,
        expression: $0.expression, value: $0.value?.description, quote: $0.quote)
    }
  }
}
