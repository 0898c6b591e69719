/// Where the bytes of a scalar's value stand in the YAML text, whatever its style: quotation marks,
/// escapes, folded lines and indentation stand between.
///
/// - Parameter writtenAt: the bytes of the scalar in `bytes`, quotation marks included.
func scalarMap(
  of value: String, style: RawScalar.Style, writtenAt range: Range<Int>, in bytes: [UInt8]
) -> TextMap {
  var aligner = ScalarAligner(
    value: Array(value.utf8), written: range.lowerBound, end: range.upperBound, bytes: bytes,
    style: style)
  return aligner.map()
}

/// Walks value and written form in step. White space never matters: where the two differ in it,
/// the next visible character brings them together again.
private struct ScalarAligner {
  let value: [UInt8]
  var written: Int
  let end: Int
  let bytes: [UInt8]
  let style: RawScalar.Style

  mutating func map() -> TextMap {
    skipOpening()
    var segments = [TextMap.Segment(text: 0, file: written)]
    var index = 0
    while index < value.count, written < end {
      if style == .doubleQuoted, bytes[written] == UInt8(ascii: "\\") {
        skipEscape(&index, &segments)
      } else if value[index] == bytes[written] {
        note(index, &segments)
        if style == .singleQuoted, bytes[written] == UInt8(ascii: "'") { written += 1 }
        index += 1
        written += 1
      } else if isSpace(value[index]) {
        index += 1
      } else if isSpace(bytes[written]) {
        written += 1
      } else {
        break
      }
    }
    return TextMap(segments)
  }

  /// Adds a segment when text and file fell out of step.
  private func note(_ index: Int, _ segments: inout [TextMap.Segment]) {
    guard let last = segments.last, !isSpace(value[index]) else { return }
    if last.file - last.text == written - index { return }
    if last.text == index { segments.removeLast() }
    segments.append(TextMap.Segment(text: index, file: written))
  }

  private mutating func skipOpening() {
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: written = min(written + 1, end)
    case .literal, .folded:
      while written < end, bytes[written] != 0x0A, bytes[written] != 0x0D { written += 1 }
    }
  }

  /// Steps over `\n`, `\x41`, `\u0041`, `\U00000041` or an escaped line end.
  private mutating func skipEscape(_ index: inout Int, _ segments: inout [TextMap.Segment]) {
    guard written + 1 < end else {
      written = end
      return
    }
    let letter = bytes[written + 1]
    if letter == 0x0A || letter == 0x0D {
      written += 2
      return
    }
    note(index, &segments)
    switch letter {
    case UInt8(ascii: "x"): written += 4
    case UInt8(ascii: "u"): written += 6
    case UInt8(ascii: "U"): written += 10
    default: written += 2
    }
    index += 1
    while index < value.count, value[index] & 0xC0 == 0x80 { index += 1 }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
