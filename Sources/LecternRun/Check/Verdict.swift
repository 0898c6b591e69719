import LecternSource

/// What the check says of one statement of a lesson.
package struct Verdict: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    /// A number in the prose, `[148.8](=...)`.
    case claim
    /// Words in the prose that must be true, `[sooner](= "...")`.
    case relation
    /// A value that the page prints, `[](=...)`.
    case value
    /// An entry of the `expect` list of the named spec.
    case expectation(of: String)
    /// The key of the named quiz; unnamed ones give their number in the lesson.
    case quizKey(of: String)
  }

  package enum Outcome: Equatable, Sendable {
    case holds
    case fails
    /// The text is too vague to say anything, such as `0` for 0.4.
    case tooVague
    /// The expression could not be evaluated; the diagnostic says where and why.
    case broken
  }

  package var subject: Subject
  package var outcome: Outcome
  package var path: String
  /// The place in the file to point at: the claim's text, the expectation, the quiz's key.
  package var range: SourceRange
  /// The bytes between the brackets of a claim; what promotion replaces.
  package var textRange: SourceRange?
  /// 1-based index of the claim in the lesson, in source order; the anchor of its mark on the page.
  package var index: Int?
  /// The sentence or line around the statement, as written.
  package var quote: String
  /// What the page says: the claim's text, empty for values.
  package var written: String
  package var expression: String
  /// What the run says; absent when broken.
  package var value: Value?
  /// Half a unit of the last written digit; zero for exact counts; absent for relations.
  package var tolerance: Double?
  /// Whether the value is measured in percent, so that `45%` says 45 and not 0.45.
  package var percentIsUnit = false
  /// For comparisons, both sides as numbers: `0.18 < 0.2`.
  package var sides: String?
  /// About the shown run only (`here(...)`), so not asked of other seeds.
  package var isHere: Bool
  /// Names of the specs it speaks of.
  package var mentions: [String]

  package init(
    subject: Subject, outcome: Outcome, path: String, range: SourceRange,
    textRange: SourceRange? = nil, index: Int? = nil, quote: String, written: String,
    expression: String, value: Value?, tolerance: Double? = nil, sides: String? = nil,
    isHere: Bool = false, mentions: [String] = []
  ) {
    self.subject = subject
    self.outcome = outcome
    self.path = path
    self.range = range
    self.textRange = textRange
    self.index = index
    self.quote = quote
    self.written = written
    self.expression = expression
    self.value = value
    self.tolerance = tolerance
    self.sides = sides
    self.isHere = isHere
    self.mentions = mentions
  }

  package var holds: Bool { outcome == .holds }
}
