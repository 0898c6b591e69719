import LecternSource

/// A table that was cut out of its paragraph: the cells stand before the document, one paragraph
/// each, row by row.
struct MaskedTable {
  var alignments: [PipeTable.Alignment]
  /// The header counts.
  var rowCount: Int
  var range: SourceRange
  var cellRanges: [SourceRange]
}

extension MaskedText {
  /// Looks for a header and a delimiter row in a paragraph. If they are there, the lines from the
  /// header on become a placeholder, and their cells go to `cells`.
  mutating func maskTable(
    in text: LeafText, labels: [String: Int], cells cellLines: inout [TextLine]
  ) -> (index: Int, firstLine: Int)? {
    guard text.lines.count > 1 else { return nil }
    for header in 0..<text.lines.count - 1 {
      guard let alignments = delimiterRow(text.bytes[text.range(ofLine: header + 1)]) else {
        continue
      }
      // A line and ":-" below it are text, until a bar says that they are a table.
      let rows = text.range(ofLine: header).lowerBound..<text.range(ofLine: header + 1).upperBound
      guard text.bytes[rows].contains(ascii("|")) else { continue }
      // Formulas are hidden in a trial first: their bars do not part cells.
      var trial = text.slice(header..<header + 1)
      var trialScanner = InlineScanner(trial.bytes, staysOnLine: true)
      trialScanner.scan()
      for span in trialScanner.spans where span.kind == .math {
        for index in span.range { trial.bytes[index] = Placeholders.filler }
      }
      let width = splitCells(trial.bytes, in: trial.range(ofLine: 0)).count
      guard width == alignments.count else { continue }
      var table = text.slice(header..<text.lines.count)
      var scanner = InlineScanner(table.bytes, staysOnLine: true)
      scanner.scan()
      let spans = hide(scanner, in: &table, labels: labels, .onlyMath)
      cut(table, alignments, spans, labels: labels, cells: &cellLines)
      return (tables.count - 1, header)
    }
    return nil
  }

  private mutating func cut(
    _ text: LeafText, _ alignments: [PipeTable.Alignment], _ spans: [Leaf.Span],
    labels: [String: Int], cells cellLines: inout [TextLine]
  ) {
    var table = MaskedTable(
      alignments: alignments, rowCount: text.lines.count - 1,
      range: range(text.fileRange(0..<text.bytes.count - 1)), cellRanges: [])
    var nextSpan = 0
    for row in text.lines.indices where row != 1 {
      let line = text.range(ofLine: row)
      var cells = splitCells(text.bytes, in: line)
      if cells.count > alignments.count {
        let extra = cells[alignments.count].lowerBound..<line.upperBound
        report(
          .tableRowTooLong, at: text.fileRange(extra),
          "this row has \(cells.count) cells, the header has \(alignments.count)",
          label: "left out", help: "write '\\|' for a bar inside a cell")
      }
      while cells.count < alignments.count { cells.append(line.upperBound..<line.upperBound) }
      for cell in cells.prefix(alignments.count) {
        let fileRange = text.fileRange(cell)
        // The filler keeps the line a paragraph, the space keeps emphasis what it would be.
        var cellText = LeafText()
        cellText.bytes = [Placeholders.filler, 0x20] + text.bytes[cell]
        hideEscapedBars(in: &cellText.bytes)
        cellText.lines = [
          LeafText.Line(start: 0, line: 0, prefix: 0, origin: fileRange.lowerBound - 2)
        ]
        var scanner = InlineScanner(cellText.bytes, staysOnLine: true)
        scanner.scan()
        var leaf = Leaf(range: range(fileRange))
        while nextSpan < spans.count,
          spans[nextSpan].range.lowerBound < max(fileRange.upperBound, 1),
          surroundings == nil
        {
          leaf.spans.append(spans[nextSpan])
          nextSpan += 1
        }
        if surroundings != nil { leaf.spans = spans }
        leaf.spans += hide(scanner, in: &cellText, labels: labels, .allButMath)
        leaf.spans.sort { $0.range.lowerBound < $1.range.lowerBound }
        describe(scanner, of: cellText, in: &leaf)
        leaves.append(leaf)
        var cellLine = TextLine(
          cellText.bytes[...], origin: fileRange.lowerBound - 2, end: fileRange.upperBound)
        cellLine.leaf = leaves.count - 1
        cellLines.append(cellLine)
        cellLines.append(TextLine(inserted: [], origin: fileRange.upperBound))
        table.cellRanges.append(leaf.range)
      }
    }
    hideLines(of: text)
    tables.append(table)
  }

  /// The paragraph keeps its lines and prefixes; its text becomes one placeholder.
  private mutating func hideLines(of text: LeafText) {
    let mask = placeholders.make(.table(tables.count))
    for (index, line) in text.lines.enumerated() {
      let prefix = lines[line.line].bytes.prefix(line.prefix)
      let bytes = index == 0 ? mask?.bytes ?? [] : [Placeholders.continuation]
      lines[line.line].bytes = ArraySlice(prefix + bytes)
    }
  }

  /// `\|` in a cell is a bar, in code too: the backslash becomes filler.
  private func hideEscapedBars(in bytes: inout [UInt8]) {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == ascii("\\") {
        if bytes[index + 1] == ascii("|") { bytes[index] = Placeholders.filler }
        index += 1
      }
      index += 1
    }
  }
}

/// The alignments of a row such as `|:--|--:|`, or `nil` if it is none.
func delimiterRow(_ row: ArraySlice<UInt8>) -> [PipeTable.Alignment]? {
  guard row.contains(ascii("-")), row.contains(ascii("|")) || row.contains(ascii(":")),
    row.allSatisfy({ "-:| \t".utf8.contains($0) })
  else { return nil }
  var alignments: [PipeTable.Alignment] = []
  for cell in splitCells(Array(row), in: 0..<row.count) {
    let text = row[(row.startIndex + cell.lowerBound)..<(row.startIndex + cell.upperBound)]
    let left = text.first == ascii(":")
    let right = text.last == ascii(":")
    let dashes = text.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == ascii("-") }) else { return nil }
    alignments.append(left && right ? .center : left ? .left : right ? .right : .none)
  }
  return alignments.isEmpty ? nil : alignments
}

/// The ranges of the cells of a row, trimmed; a bar behind a backslash does not part cells.
func splitCells(_ bytes: [UInt8], in row: Range<Int>) -> [Range<Int>] {
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, bytes[first] == 0x20 || bytes[first] == 0x09 {
      range = first + 1..<range.upperBound
    }
    while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x09 {
      range = range.lowerBound..<last
    }
    return range
  }
  let row = trimmed(row)
  guard !row.isEmpty else { return [row] }
  var start = bytes[row.lowerBound] == ascii("|") ? row.lowerBound + 1 : row.lowerBound
  var cells: [Range<Int>] = []
  var index = start
  while index < row.upperBound {
    if bytes[index] == ascii("\\") {
      index += 2
      continue
    }
    if bytes[index] == ascii("|") {
      cells.append(trimmed(start..<index))
      start = index + 1
    }
    index += 1
  }
  // A closing bar opens no cell.
  if start < row.upperBound { cells.append(trimmed(start..<row.upperBound)) }
  return cells
}
