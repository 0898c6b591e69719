import LecternSource

/// A `[^label]:` and the place of it.
struct FootnoteDefinition {
  var label: String
  var range: SourceRange
  var number = 0
  var uses = 0
}

extension MaskedText {
  /// Moves footnote definitions behind the document, each after a marker paragraph: libcmark would
  /// read `[^1]: Yes` as a link definition. Link definitions keep working inside.
  mutating func moveFootnotes() {
    guard lines.contains(where: { definitionStart($0) != nil }) else { return }
    let isOpaque = opaqueLines()
    var moved: [TextLine] = []
    var labels: [String: Int] = [:]
    var index = 0
    while index < isOpaque.count {
      guard !isOpaque[index], let start = definitionStart(lines[index]) else {
        index += 1
        continue
      }
      let line = lines[index]
      let place = line.offset(start.place.lowerBound)..<line.offset(start.place.upperBound)
      if labels[start.label] != nil {
        report(
          .footnoteDefinedTwice, at: place, "the footnote '\(start.label)' is defined twice",
          help: "give one of them another label")
      } else {
        labels[start.label] = notes.count
      }
      guard let mask = placeholders.make(.note(notes.count)) else { break }
      notes.append(FootnoteDefinition(label: start.label, range: range(place)))
      moved += [
        TextLine(inserted: [], origin: line.origin),
        TextLine(inserted: mask.bytes, origin: line.origin),
        TextLine(inserted: [], origin: line.origin),
      ]
      moved.append(dropping(start.body, from: line))
      lines[index].bytes = []
      index += 1
      while index < isOpaque.count, definitionStart(lines[index]) == nil || isOpaque[index] {
        let line = lines[index]
        let indent = noteIndent(of: line)
        let isBlank = line.isBlank
        if !isBlank, indent == nil {
          // A line further to the left belongs to the note only where it goes on with a paragraph.
          let previousIsBlank = moved.last.map { $0.isBlank } ?? true
          if previousIsBlank || mayOpenBlock(line) { break }
        }
        moved.append(dropping(isBlank ? line.bytes.count : indent ?? 0, from: line))
        lines[index].bytes = []
        index += 1
      }
    }
    guard !moved.isEmpty else { return }
    lines += moved
    linesChanged()
  }

  private func dropping(_ count: Int, from line: TextLine) -> TextLine {
    TextLine(
      line.bytes.dropFirst(count), origin: line.origin + count, end: line.end,
      lineEnd: line.lineEnd)
  }

  private func definitionStart(_ line: TextLine) -> (
    label: String, place: Range<Int>, body: Int
  )? {
    var start = 0
    while start < 4, line[start] == 0x20 { start += 1 }
    guard start < 4, line[start] == ascii("["), line[start + 1] == ascii("^") else { return nil }
    var end = start + 2
    while let byte = line[end], byte != ascii("]") {
      if byte == 0x20 || byte == 0x09 || byte == ascii("[") || end - start > 100 { return nil }
      end += 1
    }
    guard end > start + 2, line[end] == ascii("]"), line[end + 1] == ascii(":") else { return nil }
    let first = line.bytes.startIndex
    let label = String(decoding: line.bytes[(first + start + 2)..<(first + end)], as: UTF8.self)
    var body = end + 2
    while let byte = line[body], byte == 0x20 || byte == 0x09 { body += 1 }
    return (placeholders.restore(label), start..<end + 2, body)
  }

  /// How many bytes of indentation make a line part of a note: a tab or four spaces.
  private func noteIndent(of line: TextLine) -> Int? {
    var count = 0
    while count < 4 {
      if line[count] == 0x09 { return count + 1 }
      guard line[count] == 0x20 else { return nil }
      count += 1
    }
    return count
  }

  /// Whether a line looks like the start of a block that ends a paragraph.
  private func mayOpenBlock(_ line: TextLine) -> Bool {
    let text = line.bytes.drop { $0 == 0x20 }
    guard let first = text.first else { return true }
    if "#>-+*_<|`~$=".utf8.contains(first) { return true }
    let number = text.prefix { isDigit($0) }
    let marker = text.dropFirst(number.count).first
    return !number.isEmpty && (marker == ascii(".") || marker == ascii(")"))
  }
}
