import LecternSource

/// Where the bytes of a piece of text stand in its file, when indentation, quoting or escapes
/// stand between the two: an ascending list of places from which text and file run in step.
package struct TextMap: Equatable, Sendable {
  /// From `text` on (a UTF-8 byte offset in the text), bytes stand at `file` and following.
  package struct Segment: Equatable, Sendable {
    package var text: Int
    package var file: Int

    package init(text: Int, file: Int) {
      self.text = text
      self.file = file
    }
  }

  /// Ascending in `text`; never empty.
  package private(set) var segments: [Segment]

  /// Text and file run in step from `start` on.
  package init(from start: Int) {
    segments = [Segment(text: 0, file: start)]
  }

  /// Segments in any order. An empty list stands for text that starts where the file starts.
  package init(_ segments: [Segment]) {
    self.segments =
      segments.isEmpty
      ? [Segment(text: 0, file: 0)]
      : segments.sorted { $0.text < $1.text }
  }

  /// Whether the whole text stands in the file byte for byte.
  package var isContiguous: Bool { segments.count == 1 }

  /// The file offset of a text offset. Offsets before the first segment count back from it.
  package func fileOffset(of offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].text <= offset { low = middle } else { high = middle }
    }
    return segments[low].file + offset - segments[low].text
  }

  /// The file range of a text range. The end is found from the last byte, so that a range that
  /// ends with a line does not reach into the next line's indentation.
  package func fileRange(of range: Range<Int>) -> SourceRange {
    let start = fileOffset(of: range.lowerBound)
    guard !range.isEmpty else { return SourceRange(at: start) }
    return SourceRange(start..<max(start, fileOffset(of: range.upperBound - 1) + 1))
  }

  /// The map of a text that itself stands in the text of `outer`.
  package func within(_ outer: TextMap) -> TextMap {
    var result: [Segment] = []
    for (index, segment) in segments.enumerated() {
      result.append(Segment(text: segment.text, file: outer.fileOffset(of: segment.file)))
      let end = index + 1 < segments.count ? segments[index + 1].text : Int.max
      for other in outer.segments where other.text > segment.file {
        let text = segment.text + other.text - segment.file
        if text < end { result.append(Segment(text: text, file: other.file)) }
      }
    }
    return TextMap(result)
  }
}
