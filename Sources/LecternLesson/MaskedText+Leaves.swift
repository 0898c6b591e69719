import LecternSource

/// Which of the scanner's findings to hide.
enum MaskedSpans { case all, onlyMath, allButMath }

extension MaskedText {
  /// Hides inline mathematics, footnote references and `~~` in paragraphs and headings, and takes
  /// tables apart into paragraphs that libcmark reads one by one.
  mutating func maskLeaves() {
    let labels = Dictionary(
      notes.enumerated().map { ($0.element.label, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var cellLines: [TextLine] = []
    for case .text(let range, let column, let quotes, let isParagraph) in leafBlocks()
    where range.lowerBound < lines.count {
      var text = leafText(range, column: column, quotes: quotes, isParagraph: isParagraph)
      let first = range.lowerBound
      if isParagraph, let table = maskTable(in: text, labels: labels, cells: &cellLines) {
        var before = text.slice(0..<table.firstLine)
        let leaf = before.lines.isEmpty ? nil : mask(&before, labels: labels)
        leaves.append(leaf ?? Leaf(range: tables[table.index].range))
      } else {
        leaves.append(mask(&text, labels: labels))
      }
      lines[first].leaf = leaves.count - 1
    }
    if !cellLines.isEmpty {
      lines.insert(contentsOf: cellLines + [TextLine(inserted: [], origin: 0)], at: 0)
    }
  }

  /// The text of a leaf without list indentation and quote marks.
  private func leafText(
    _ range: ClosedRange<Int>, column: Int, quotes: Int, isParagraph: Bool
  ) -> LeafText {
    var text = LeafText()
    text.isHeading = !isParagraph
    for index in range.lowerBound...min(range.upperBound, lines.count - 1) {
      let line = lines[index]
      var prefix = 0
      if index == range.lowerBound {
        prefix = min(column, line.bytes.count)
      } else {
        var left = quotes
        while let byte = line[prefix] {
          if byte == ascii(">"), left > 0 {
            left -= 1
          } else if byte != 0x20, byte != 0x09 {
            break
          }
          prefix += 1
        }
        // libcmark does not tell where the text of an underlined heading ends.
        if !isParagraph, isUnderline(line.bytes.dropFirst(prefix)) { break }
      }
      text.append(line, index: index, prefix: prefix)
      if !isParagraph, index == range.lowerBound, line[prefix] == ascii("#"),
        isHashHeading(line.bytes.dropFirst(prefix))
      {
        break
      }
    }
    return text
  }

  private func isUnderline(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, first == ascii("=") || first == ascii("-") else { return false }
    return bytes.drop { $0 == first }.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private func isHashHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hashes = bytes.prefix { $0 == ascii("#") }
    let next = bytes.dropFirst(hashes.count).first
    return hashes.count <= 6 && (next == nil || next == 0x20 || next == 0x09)
  }

  /// Scans a leaf's text, hides what is found in it and in the lines it came from.
  mutating func mask(_ text: inout LeafText, labels: [String: Int], staysOnLine: Bool = false)
    -> Leaf
  {
    let start = endOfDefinitions(in: text.bytes)
    var scanner = InlineScanner(text.bytes, from: start, staysOnLine: staysOnLine)
    scanner.scan()
    // Where definitions are all there is, what follows them is the end of the last line.
    let end = max(0, text.bytes.count - 1)
    var leaf = Leaf(range: range(text.fileRange(min(start, end)..<end)))
    leaf.spans = hide(scanner, in: &text, labels: labels, .all)
    describe(scanner, of: text, in: &leaf)
    writeBack(text)
    return leaf
  }

  mutating func writeBack(_ text: LeafText) {
    for (index, line) in text.lines.enumerated() {
      let bytes = text.bytes[text.range(ofLine: index)]
      let old = lines[line.line].bytes
      if !old.dropFirst(line.prefix).elementsEqual(bytes) {
        lines[line.line].bytes = ArraySlice(old.prefix(line.prefix) + bytes)
      }
    }
  }

  /// Replaces spans by placeholders of the same length.
  mutating func hide(
    _ scanner: InlineScanner, in text: inout LeafText, labels: [String: Int], _ which: MaskedSpans
  ) -> [Leaf.Span] {
    var spans: [Leaf.Span] = []
    for span in scanner.spans {
      let inner: Range<Int>
      let meaning: Placeholders.Meaning
      switch span.kind {
      case .math:
        if which == .allButMath { continue }
        let raw = scanner.bytes[span.range]
        let fence = raw.starts(with: "$$".utf8) ? 2 : 1
        inner = span.range.lowerBound + fence..<span.range.upperBound - fence
        meaning = .math(raw: String(decoding: raw, as: UTF8.self))
        warnAboutProse(inner, in: scanner.bytes, at: text.fileRange(span.range))
      case .footnote(let label):
        if which == .onlyMath { continue }
        let name = placeholders.restore(String(decoding: scanner.bytes[label], as: UTF8.self))
        guard let note = labels[name] else {
          reportUndefined(name, among: labels, at: text.fileRange(span.range))
          continue
        }
        countUse(of: note)
        inner = label
        meaning = .footnote(label: name)
      }
      let firstEnd = scanner.bytes[span.range].firstIndex(of: 0x0A) ?? span.range.upperBound
      if firstEnd - span.range.lowerBound < 3 {
        report(
          .brokenInlineMath, at: text.fileRange(span.range),
          "this formula breaks after its first character",
          help: "keep the formula on one line, or write it between '$$' lines")
        continue
      }
      guard let mask = placeholders.make(meaning, length: firstEnd - span.range.lowerBound) else {
        reportTooMany(at: text.fileRange(span.range))
        continue
      }
      let range = self.range(text.fileRange(span.range))
      spans.append(Leaf.Span(scalar: mask.scalar, range: range, map: text.map(inner)))
      text.bytes.replaceSubrange(span.range.lowerBound..<firstEnd, with: mask.bytes)
      var isLineStart = false
      for index in firstEnd..<span.range.upperBound {
        if scanner.bytes[index] == 0x0A {
          isLineStart = true
        } else {
          text.bytes[index] = isLineStart ? Placeholders.continuation : Placeholders.filler
          isLineStart = false
        }
      }
    }
    if which != .onlyMath {
      for strike in scanner.strikes {
        text.bytes[strike] = Placeholders.strike
        text.bytes[strike + 1] = Placeholders.strike
      }
    }
    return spans
  }

  /// Keeps the places of links, and reports `](=` that did not become one.
  mutating func describe(_ scanner: InlineScanner, of text: LeafText, in leaf: inout Leaf) {
    func string(_ range: Range<Int>) -> String {
      placeholders.restore(String(decoding: scanner.bytes[range], as: UTF8.self))
    }
    leaf.links = scanner.links.map { link in
      Leaf.Link(
        isImage: link.isImage, isOnOneLine: !scanner.bytes[link.range].contains(0x0A),
        range: range(text.fileRange(link.range)), text: string(link.text),
        textRange: range(text.fileRange(link.text)), destination: string(link.destination),
        destinationRange: range(text.fileRange(link.destination)),
        title: link.title.map(string),
        titleRange: link.title.map { range(text.fileRange($0)) })
    }
    leaf.mayShowAttempts = scanner.hasEscapedAttempt || !scanner.attempts.isEmpty
    if let start = scanner.unclosedMath {
      report(
        .unclosedMath, at: text.fileRange(start..<start + 1),
        "no dollar sign closes this formula", label: "opened here",
        help: "a line of a formula that begins with '+' or '-' ends the paragraph: use '$$' lines")
    }
    for attempt in scanner.attempts { report(attempt, in: scanner.bytes, of: text) }
    warnAboutForeignSyntax(scanner, in: text)
  }

  private mutating func countUse(of note: Int) {
    if notes[note].uses == 0 {
      usedNotes += 1
      notes[note].number = usedNotes
    }
    notes[note].uses += 1
  }
}
