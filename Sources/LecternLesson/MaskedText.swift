import LecternSource

/// A lesson's text on its way to libcmark: lines that know where they came from, with everything
/// hidden that CommonMark would read otherwise.
///
/// The passes run in the order in which their files are listed here: ``guardBytes``,
/// ``blankFrontMatter``, ``fenceDisplayMath``, ``moveFootnotes``, ``maskLeaves``. Each of them
/// keeps what the next one needs to find its way back to the file.
struct MaskedText {
  let path: String
  var lines: [TextLine] = []
  var placeholders = Placeholders()
  var leaves: [Leaf] = []
  var tables: [MaskedTable] = []
  var notes: [FootnoteDefinition] = []
  /// How many of `notes` have a number.
  var usedNotes = 0
  var frontMatter: SourceRange?
  var diagnostics: [Diagnostic] = []
  /// Where a text stands whose bytes differ from the file's.
  var surroundings: SourceRange?
  /// The place in the file of a range of such a text. Without it, every place is `surroundings`.
  var place: ((Range<Int>) -> SourceRange)?
  /// The labels of link definitions that hold an `@`, once they were asked for.
  var definedKeys: Set<[UInt8]>?
  private var knownBlocks: [LeafBlock]?

  init(path: String) { self.path = path }

  /// The text for libcmark, with the line ends of the file: code and raw HTML keep them.
  func joined() -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 2 })
    for (index, line) in lines.enumerated() {
      out += line.bytes
      // Before a line that became empty, a carriage return would make one line end with the next.
      let wouldJoin =
        line.lineEnd == .carriageReturn && index + 1 < lines.count
        && lines[index + 1].bytes.isEmpty
      if line.lineEnd != .newline, !wouldJoin { out.append(0x0D) }
      if line.lineEnd != .carriageReturn || wouldJoin { out.append(0x0A) }
    }
    return out
  }

  func range(_ offsets: Range<Int>) -> SourceRange {
    guard let surroundings else { return SourceRange(offsets) }
    guard let range = place?(offsets) else { return surroundings }
    let limits = surroundings.lowerBound...max(surroundings.lowerBound, surroundings.upperBound)
    let start = min(max(range.lowerBound, limits.lowerBound), limits.upperBound)
    return SourceRange(start..<min(max(start, range.upperBound), limits.upperBound))
  }

  mutating func report(
    _ rule: Rule, at offsets: Range<Int>, _ message: String, label: String = "", help: String = "",
    fix: Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule, in: path, at: range(offsets), message, label: label, help: help,
        fix: surroundings == nil ? fix : nil))
  }

  /// The blocks without children, by a parse; the parse is kept until ``linesChanged`` is called.
  mutating func leafBlocks() -> [LeafBlock] {
    if let knownBlocks { return knownBlocks }
    var blocks: [LeafBlock] = []
    let tree = CommonMarkTree(joined())
    if let root = tree.root { forEachLeaf(of: root) { blocks.append($0) } }
    knownBlocks = blocks
    return blocks
  }

  mutating func linesChanged() { knownBlocks = nil }

  /// The lines inside code blocks and HTML blocks.
  mutating func opaqueLines() -> [Bool] {
    var isOpaque = [Bool](repeating: false, count: lines.count)
    for block in leafBlocks() {
      let range: ClosedRange<Int>
      switch block {
      case .text: continue
      case .code(let lines, _, _): range = lines
      case .html(let lines): range = lines
      }
      for line in range where line < isOpaque.count { isOpaque[line] = true }
    }
    return isOpaque
  }
}

/// One line of a masked text.
struct TextLine {
  var bytes: ArraySlice<UInt8>
  /// The offset in the file of the first of `bytes`.
  var origin: Int
  /// The offset in the file of the line's end, before its line break.
  var end: Int
  /// How the line ends in the file.
  var lineEnd: LineEnd
  /// The leaf that begins on this line.
  var leaf: Int?

  enum LineEnd { case newline, carriageReturn, both }

  init(_ bytes: ArraySlice<UInt8>, origin: Int, end: Int, lineEnd: LineEnd = .newline) {
    self.bytes = bytes
    self.origin = origin
    self.end = end
    self.lineEnd = lineEnd
  }

  /// A line that stands nowhere in the file, put beside `origin`.
  init(inserted bytes: [UInt8], origin: Int) {
    self.init(bytes[...], origin: origin, end: origin)
  }

  var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The offset in the file of the byte at `index`, counted from the line's first byte.
  func offset(_ index: Int) -> Int { origin + index }

  subscript(index: Int) -> UInt8? {
    let position = bytes.startIndex + index
    return position < bytes.endIndex ? bytes[position] : nil
  }
}

extension SourceFile {
  /// The lines of the file as CommonMark counts them, without line ends and byte order mark.
  ///
  /// `bytes` are the file's own bytes or others of the same length.
  func textLines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(lineStarts.count)
    for (index, lineStart) in lineStarts.enumerated() {
      var start = lineStart
      let next = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
      // CommonMark has no line behind the last line end.
      if start == next, index > 0 { break }
      var end = next
      if end > start, bytes[end - 1] == 0x0A { end -= 1 }
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let lineEnd: TextLine.LineEnd =
        end == next || bytes[end] != 0x0D ? .newline : next - end == 2 ? .both : .carriageReturn
      if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
      lines.append(
        TextLine(
          bytes[start..<max(start, end)], origin: start, end: max(start, end), lineEnd: lineEnd))
    }
    return lines
  }
}
