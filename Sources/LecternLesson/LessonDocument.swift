import LecternSource

/// A lesson as located blocks: the Markdown's structure, with nothing of its specs decoded yet.
///
/// Every range counts bytes of ``file``, wherever the text stands: in lists, quotes, table cells and
/// footnotes too.
package struct LessonDocument: Equatable, Sendable {
  package var file: SourceFile
  /// The YAML between the `---` lines, without them; `nil` where the file has no front matter.
  package var frontMatter: SourceRange?
  package var blocks: [Block]
  /// The footnotes that the text refers to, in the order of their numbers, then the unused ones.
  package var footnotes: [Footnote]

  /// All links with a meaning of their own, in reading order: footnotes come last. The same values
  /// stand in the tree; a claim's `index` is its place in `claims`.
  package var claims: [ClaimLink] = []
  package var values: [ValueLink] = []
  package var terms: [TermLink] = []
  package var references: [CrossReference] = []
  package var links: [Link] = []
  package var images: [Image] = []
  /// Headings and named specs, which share one namespace, in reading order.
  package var anchors: [Anchor] = []

  package init(
    file: SourceFile, frontMatter: SourceRange? = nil, blocks: [Block] = [],
    footnotes: [Footnote] = []
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

/// The text of a footnote. `number` counts from 1 in the order of first reference; 0 means unused.
package struct Footnote: Equatable, Sendable {
  package var label: String
  package var number: Int
  /// How many references lead to it.
  package var uses: Int
  package var blocks: [Block]
  /// The place of `[^label]:`.
  package var range: SourceRange
}

/// A name that `](#name)` can lead to.
package struct Anchor: Equatable, Sendable {
  package enum Target: Equatable, Sendable {
    case heading(level: Int)
    /// A named fence: the kind is its first word.
    case spec(kind: String)
  }
  package var id: String
  package var target: Target
  package var range: SourceRange
}
