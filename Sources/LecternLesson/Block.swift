import LecternSource

/// One block of a lesson, with the bytes from its first marker to the end of its last line.
package struct Block: Equatable, Sendable {
  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Equatable, Sendable {
    case paragraph([Inline])
    case heading(Heading)
    /// A fenced block: a spec, or code to read.
    case fence(Fence)
    /// An indented code block.
    case code(String)
    case quote([Block])
    case callout(Callout)
    case list(ItemList)
    case table(PipeTable)
    case math(DisplayMath)
    /// Raw HTML as it stands; a course allows or omits it.
    case html(String)
    case thematicBreak
  }
}

/// `## Title {#own-id}`. `id` is the own id, else the GitHub slug of the title without claim texts.
package struct Heading: Equatable, Sendable {
  /// 1 to 6.
  package var level: Int
  package var id: String
  package var content: [Inline]
}

/// `> [!NOTE] Title` and what follows in the quote. An empty title stands for the kind's name.
package struct Callout: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case note, tip, important, warning, caution
    /// A lesson's own: what to guess before reading on, what is widely believed and wrong, what to do.
    case predict, misconception, `try`

    /// What readers see where the author wrote no title.
    package var title: String {
      switch self {
      case .note: "Note"
      case .tip: "Tip"
      case .important: "Important"
      case .warning: "Warning"
      case .caution: "Caution"
      case .predict: "Predict first"
      case .misconception: "A misconception"
      case .try: "Try it"
      }
    }
  }
  package var kind: Kind
  package var title: [Inline]
  package var blocks: [Block]
}

package struct ItemList: Equatable, Sendable {
  /// The number of the first item; `nil` for a bullet list.
  package var start: Int?
  /// A tight list shows its paragraphs without paragraph tags.
  package var isTight: Bool
  package var items: [Item]

  package struct Item: Equatable, Sendable {
    package var blocks: [Block]
    /// Done or not, for `- [x]` and `- [ ]`; `nil` for any other item.
    package var task: Bool?
    package var range: SourceRange
  }
}

/// A pipe table. Every row has as many cells as `alignments`.
package struct PipeTable: Equatable, Sendable {
  package enum Alignment: String, Equatable, Sendable { case none, left, center, right }
  package struct Cell: Equatable, Sendable {
    package var content: [Inline]
    package var range: SourceRange
  }
  package var alignments: [Alignment]
  package var header: [Cell]
  package var rows: [[Cell]]
}

/// Display mathematics: `$$` lines, a `math` fence, or a paragraph that is one `$$…$$`.
package struct DisplayMath: Equatable, Sendable {
  package var latex: String
  /// The name of a `math` fence, for references.
  package var name: Located<String>?
  /// Leads from an offset in `latex` to the file.
  package var map: LineMap
}
