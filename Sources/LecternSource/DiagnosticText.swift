/// The text form of a diagnostic: a headline in the form that editors recognize, the source line,
/// and carets under the exact span. Tabs are shown as they stand, and the caret line repeats them,
/// so that the two lines agree whatever the tab width. Of a long line only the part around the span
/// is shown; control characters are shown by their symbols. A file without bytes has no lines to
/// show: it is one that Lectern makes, or is empty.
public func describe(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
  let start = file.position(at: diagnostic.range.lowerBound)
  var text =
    "\(diagnostic.path):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
    + "\(diagnostic.message) [\(diagnostic.rule.code) \(diagnostic.rule.name)]\n"
  if file.bytes.isEmpty {
    for part in [diagnostic.label, diagnostic.help] where !part.isEmpty {
      text += "  = help: \(part)\n"
    }
    return text
  }
  let line = file.range(ofLine: start.line)
  let number = String(start.line)
  let gutter = String(repeating: " ", count: number.count)
  let excerpt = Excerpt(of: diagnostic.range, on: line, in: file)
  text += "  \(number) | \(excerpt.source)\n"
  text += "  \(gutter) | \(excerpt.carets)"
  if !diagnostic.label.isEmpty { text += " \(diagnostic.label)" }
  text += "\n"
  if !diagnostic.help.isEmpty { text += "  \(gutter) = help: \(diagnostic.help)\n" }
  return text
}

/// A source line, or a part of it, and the carets below.
private struct Excerpt {
  var source = ""
  var carets = ""

  /// The most columns of a line to show, and of those before the span when the line is cut.
  private static let width = 100
  private static let before = 40

  init(of range: SourceRange, on line: SourceRange, in file: SourceFile) {
    let near = Excerpt.neighborhood(of: range, on: line, in: file)
    var glyphs = Excerpt.glyphs(file.text(in: near), from: near.lowerBound)
    let start = glyphs.firstIndex { $0.end > range.lowerBound } ?? glyphs.count
    var end = glyphs.firstIndex { $0.end >= range.upperBound }.map { $0 + 1 } ?? glyphs.count
    if range.isEmpty || range.lowerBound >= line.upperBound { end = start }

    var first = 0
    var prefix = ""
    if near != line || glyphs.reduce(0, { $0 + $1.columns }) > Self.width {
      first = Excerpt.first(of: glyphs, upTo: start)
      if first > 0 || near.lowerBound > line.lowerBound { prefix = "…" }
      var columns = 0
      let shown = glyphs[first...].prefix { glyph in
        columns += glyph.columns
        return columns <= Self.width
      }
      let isCut = shown.endIndex < glyphs.count || near.upperBound < line.upperBound
      glyphs = Array(shown)
      if isCut { glyphs.append(Glyph(text: "…", columns: 1, end: .max)) }
      end = min(end - first, shown.count)
    }
    source = prefix + glyphs.map(\.text).joined()
    let marked = max(0, start - first)
    carets = prefix.isEmpty ? "" : " "
    for glyph in glyphs.prefix(marked) {
      carets += glyph.text == "\t" ? "\t" : String(repeating: " ", count: glyph.columns)
    }
    let columns = glyphs.dropFirst(marked).prefix(max(0, end - marked))
      .reduce(0) { $0 + $1.columns }
    carets += "^" + String(repeating: "~", count: max(columns - 1, 0))
  }

  /// The part of a line that the window can show, so that many diagnostics of one endless line cost
  /// no more than those of many lines.
  private static func neighborhood(
    of range: SourceRange, on line: SourceRange, in file: SourceFile
  ) -> SourceRange {
    let reach = 16 * width
    func isInsideCharacter(_ offset: Int) -> Bool { file.bytes[offset] & 0xC0 == 0x80 }
    let place = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    var start = max(line.lowerBound, place - reach)
    while start > line.lowerBound, start < line.upperBound, isInsideCharacter(start) { start += 1 }
    var end = min(line.upperBound, place + reach)
    while end < line.upperBound, isInsideCharacter(end) { end += 1 }
    return SourceRange(start..<max(start, end))
  }

  /// Where to begin, so that the span stands in the window with something before it.
  private static func first(of glyphs: [Glyph], upTo start: Int) -> Int {
    let total = glyphs.reduce(0) { $0 + $1.columns }
    var left = glyphs.prefix(start).reduce(0) { $0 + $1.columns }
    var columns = total
    var first = 0
    while first < start, left > before, columns > width {
      left -= glyphs[first].columns
      columns -= glyphs[first].columns
      first += 1
    }
    return first
  }

  /// One character as a terminal shows it.
  private struct Glyph {
    var text: String
    var columns: Int
    /// The offset in the file behind the character.
    var end: Int
  }

  private static func glyphs(_ text: String, from start: Int) -> [Glyph] {
    var offset = start
    return text.map { character in
      offset += character.utf8.count
      guard let scalar = character.unicodeScalars.first else {
        return Glyph(text: "", columns: 0, end: offset)
      }
      switch scalar.value {
      case 0x09: return Glyph(text: "\t", columns: 1, end: offset)
      case 0..<0x20: return Glyph(text: symbol(0x2400 + scalar.value), columns: 1, end: offset)
      case 0x7F: return Glyph(text: symbol(0x2421), columns: 1, end: offset)
      case 0x80..<0xA0: return Glyph(text: "\u{FFFD}", columns: 1, end: offset)
      // A byte order mark and its kin take no column; they would only move the carets.
      case 0xFEFF, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069:
        return Glyph(text: "", columns: 0, end: offset)
      default:
        return Glyph(text: String(character), columns: columns(of: scalar), end: offset)
      }
    }
  }

  private static func symbol(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String($0) } ?? "?"
  }

  /// How many terminal columns a character takes: two for East Asian wide forms and emoji.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default:
      1
    }
  }
}
