import LecternSource

/// A checked claim or relation: `[148.8](=capstone.loss.final)`,
/// `[sooner](= "adam.epochs < sgd.epochs")`.
package struct ClaimLink: Equatable, Sendable {
  /// What stands between the brackets, as written.
  package var text: String
  /// Of `text` in the file.
  package var textRange: SourceRange
  /// The text as parsed, which differs from `text` where it holds markup.
  package var content: [Inline]
  package var expression: String
  package var expressionRange: SourceRange
  /// Of the whole link.
  package var range: SourceRange
  /// The place among the document's claims.
  package var index: Int
  /// False where the ranges are those of the surrounding text, because the claim was taken from a
  /// YAML text whose bytes differ from its value; such a claim cannot be promoted.
  package var isExact = true
}

/// `[](=capstone.updates)`: the value itself, formatted.
package struct ValueLink: Equatable, Sendable {
  package var expression: String
  package var expressionRange: SourceRange
  /// Of the whole link.
  package var range: SourceRange
}
