import LecternSource

/// What was found in the text of one paragraph, heading or table cell before libcmark read it.
struct Leaf {
  /// A span that a placeholder hides.
  struct Span {
    var scalar: UInt32
    var range: SourceRange
    /// Leads from the LaTeX, or the label, to the file.
    var map: LineMap
  }

  /// An inline link or image.
  struct Link {
    var isImage: Bool
    var isOnOneLine: Bool
    var range: SourceRange
    var text: String
    var textRange: SourceRange
    var destination: String
    var destinationRange: SourceRange
    var title: String?
    var titleRange: SourceRange?
  }

  var range: SourceRange
  /// In the order of the text, like `links`.
  var spans: [Span] = []
  var links: [Link] = []
  /// Whether `](=` or `](term:` may stand in the text: written with a backslash, or already reported.
  var mayShowAttempts = false
}

/// The text of a leaf without the prefixes of its containers; each line ends in `\n`.
struct LeafText {
  struct Line {
    /// Where the line starts in `bytes`.
    var start: Int
    /// The index among the masked text's lines, and how many bytes of that line come before.
    var line: Int
    var prefix: Int
    /// The offset in the file of the byte at `start`.
    var origin: Int
  }
  var bytes: [UInt8] = []
  var lines: [Line] = []
  var isHeading = false

  mutating func append(_ line: TextLine, index: Int, prefix: Int) {
    lines.append(
      Line(start: bytes.count, line: index, prefix: prefix, origin: line.origin + prefix))
    bytes += line.bytes.dropFirst(prefix)
    bytes.append(0x0A)
  }

  /// Without the line end.
  func range(ofLine index: Int) -> Range<Int> {
    let end = index + 1 < lines.count ? lines[index + 1].start : bytes.count
    return lines[index].start..<max(lines[index].start, end - 1)
  }

  func line(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return low
  }

  func fileOffset(_ offset: Int) -> Int {
    let line = lines[line(at: offset)]
    return line.origin + offset - line.start
  }

  func fileRange(_ offsets: Range<Int>) -> Range<Int> {
    let start = fileOffset(offsets.lowerBound)
    if offsets.isEmpty { return start..<start }
    return start..<max(start, fileOffset(offsets.upperBound - 1) + 1)
  }

  /// Leads from the text at `offsets` to the file.
  func map(_ offsets: Range<Int>) -> LineMap {
    var entries = [LineMap.Entry(textOffset: 0, fileOffset: fileOffset(offsets.lowerBound))]
    var next = line(at: offsets.lowerBound) + 1
    while next < lines.count, lines[next].start < offsets.upperBound {
      entries.append(
        LineMap.Entry(
          textOffset: lines[next].start - offsets.lowerBound, fileOffset: lines[next].origin))
      next += 1
    }
    return LineMap(entries)
  }

  /// The lines from `first` to before `end` as a text of their own.
  func slice(_ range: Range<Int>) -> LeafText {
    guard !range.isEmpty else { return LeafText() }
    let start = lines[range.lowerBound].start
    let end = range.upperBound < lines.count ? lines[range.upperBound].start : bytes.count
    var slice = LeafText()
    slice.bytes = Array(bytes[start..<end])
    slice.lines = lines[range].map {
      Line(start: $0.start - start, line: $0.line, prefix: $0.prefix, origin: $0.origin)
    }
    return slice
  }
}
