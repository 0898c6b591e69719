/// The text of one file, with its line starts, so that byte offsets and positions convert both ways.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`, as CommonMark has it. Columns count UTF-8 bytes.
public struct SourceFile: Equatable, Sendable {
  /// The path as diagnostics print it, for example `Lessons/03-momentum.md`.
  public let path: String
  /// The file as it stands, valid UTF-8 or not.
  public let bytes: [UInt8]
  /// The byte offset at which each line starts; never empty.
  public let lineStarts: [Int]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(of: bytes)
  }

  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole file, with broken UTF-8 repaired.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// How many lines there are, at least 1; a line end at the end of the file begins another, empty
  /// one.
  public var lineCount: Int { lineStarts.count }

  /// The text in `range`, with broken UTF-8 repaired.
  public func text(in range: SourceRange) -> String {
    let clamped = range.clamped(to: 0..<bytes.count)
    return String(decoding: bytes[clamped.lowerBound..<clamped.upperBound], as: UTF8.self)
  }

  /// The position of a byte offset; offsets outside the file are clamped to it.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The byte offset of a position; positions outside the file are clamped to it.
  public func offset(of position: SourcePosition) -> Int {
    let line = min(max(position.line, 1), lineStarts.count)
    let end = line < lineStarts.count ? lineStarts[line] : bytes.count
    return min(max(lineStarts[line - 1] + position.column - 1, lineStarts[line - 1]), end)
  }

  /// The byte range of a 1-based line, without its line end. Lines outside the file are empty.
  public func range(ofLine line: Int) -> SourceRange {
    guard line >= 1, line <= lineStarts.count else {
      return SourceRange(bytes.count..<bytes.count)
    }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return SourceRange(start..<end)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(index) }
    }
    return starts
  }
}
