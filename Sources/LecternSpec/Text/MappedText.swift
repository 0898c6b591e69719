import LecternSource

/// Text that an author wrote inside a spec (a caption, a question, an expression), with the place
/// of every byte of it in the file.
package struct MappedText: Equatable, Sendable {
  package var text: String
  package var map: TextMap
  /// The whole written value in the file, quotation marks included.
  package var range: SourceRange

  package init(_ text: String, map: TextMap, range: SourceRange) {
    self.text = text
    self.map = map
    self.range = range
  }

  /// Text that stands in the file byte for byte from `offset` on.
  package init(_ text: String, from offset: Int) {
    self.init(
      text, map: TextMap(from: offset),
      range: SourceRange(offset..<offset + text.utf8.count))
  }

  /// The file range of a byte range of `text`.
  package func fileRange(of range: Range<Int>) -> SourceRange { map.fileRange(of: range) }
}
