import LecternSource

/// A fenced code block: ```` ```train capstone ````.
package struct Fence: Equatable, Sendable {
  /// The kinds whose body is a spec (or, for `math`, LaTeX); any other fence is code to read.
  package static let specKinds = [
    "data", "train", "compare", "trace", "chart", "table", "quiz", "math",
  ]

  /// The whole info string, escapes and entities decoded.
  package var info: String
  /// The first word of the info string, the language of a code block; empty without one.
  package var kind: Located<String>
  /// The second word.
  package var name: Located<String>?
  /// What follows the second word, trimmed.
  package var rest: String
  /// The lines between the fences without the indentation of fence, quote and list; lines end
  /// in `\n`.
  package var body: String
  /// The body with the line ends of the file.
  package var literal: String
  /// From the first to the last byte of the body in the file, indentation included.
  package var bodyRange: SourceRange
  /// Leads from an offset in `body` to the file.
  package var map: LineMap
  /// False when the file or the enclosing block ends before the closing fence.
  package var isClosed: Bool

  package var isSpec: Bool { Self.specKinds.contains(kind.value) }

  /// The range in the file of a range of UTF-8 offsets in `body`.
  package func range(of offsets: Range<Int>) -> SourceRange { map.range(of: offsets) }
}

/// Leads from UTF-8 offsets in a text to the file it was taken from, line by line: lines of a block
/// in a quote or list have lost their indentation.
package struct LineMap: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// The offset in the text at which the line starts.
    package var textOffset: Int
    /// The offset in the file of the same byte.
    package var fileOffset: Int
    package init(textOffset: Int, fileOffset: Int) {
      self.textOffset = textOffset
      self.fileOffset = fileOffset
    }
  }
  /// Ascending by `textOffset`, the first at 0; never empty.
  package var entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries.isEmpty ? [Entry(textOffset: 0, fileOffset: 0)] : entries
  }

  /// The offset in the file of `offset` in the text.
  package func fileOffset(of offset: Int) -> Int {
    var low = 0
    var high = entries.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if entries[middle].textOffset <= offset { low = middle } else { high = middle }
    }
    return entries[low].fileOffset + offset - entries[low].textOffset
  }

  /// The offset in the text of a byte of the file, if it is in one of the lines.
  package func textOffset(of fileOffset: Int) -> Int? {
    guard let index = entries.lastIndex(where: { $0.fileOffset <= fileOffset }) else { return nil }
    let offset = entries[index].textOffset + fileOffset - entries[index].fileOffset
    let isInLine = index + 1 == entries.count || offset < entries[index + 1].textOffset
    return isInLine ? offset : nil
  }

  /// The range in the file of a range of offsets in the text.
  package func range(of offsets: Range<Int>) -> SourceRange {
    let start = fileOffset(of: offsets.lowerBound)
    // The end belongs to the line of the last byte, not to the next one.
    let end =
      offsets.isEmpty ? start : fileOffset(of: offsets.upperBound - 1) + 1
    return SourceRange(start..<max(start, end))
  }
}
