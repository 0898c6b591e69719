import LecternSource

/// A piece of running text.
package indirect enum Inline: Equatable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  /// Raw HTML as it stands.
  case html(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(Link)
  case image(Image)
  case math(InlineMath)
  case footnoteReference(FootnoteReference)
  case claim(ClaimLink)
  case value(ValueLink)
  case term(TermLink)
  case reference(CrossReference)
}

/// A link that leads out of the course's lessons: to the web, or to a file that is not Markdown.
package struct Link: Equatable, Sendable {
  package var destination: String
  package var title: String
  package var content: [Inline]
  package var range: SourceRange
  /// Whether a title is written that holds nothing, `(a "")`, which libcmark writes too.
  package var hasEmptyTitle = false
}

package struct Image: Equatable, Sendable {
  package var source: String
  package var title: String
  /// The text alternative, as it was marked up.
  package var alternative: [Inline]
  package var range: SourceRange
  package var hasEmptyTitle = false
}

/// `$…$`, or `$$…$$` amid other text.
package struct InlineMath: Equatable, Sendable {
  package var latex: String
  package var isDisplay: Bool
  /// Of the LaTeX together with its dollar signs.
  package var range: SourceRange
  /// Leads from an offset in `latex` to the file.
  package var map: LineMap
}

/// `[^label]`.
package struct FootnoteReference: Equatable, Sendable {
  package var label: String
  /// The footnote's number, from 1.
  package var number: Int
  /// Which of the references to the same footnote this is, from 1.
  package var occurrence: Int
  package var range: SourceRange
}

/// `[learning rate](term:learning_rate)`. Without content the term's own name is shown.
package struct TermLink: Equatable, Sendable {
  package var id: String
  package var content: [Inline]
  package var range: SourceRange
}

/// `[](#capstone)`, `[lesson 3](03-gradient-descent.md#steps)`: leads to a place in this lesson or
/// another one. Without content a number is shown.
package struct CrossReference: Equatable, Sendable {
  /// The Markdown file as written, decoded; `nil` for this lesson.
  package var file: String?
  /// What follows `#`, decoded; `nil` for the whole file.
  package var anchor: String?
  package var title: String
  package var content: [Inline]
  package var range: SourceRange
  package var hasEmptyTitle = false

  /// The link's destination as it was written.
  package var destination: String { (file ?? "") + (anchor.map { "#" + $0 } ?? "") }
}
