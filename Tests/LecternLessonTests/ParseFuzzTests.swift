import LecternLesson
import LecternSource
import Testing

/// Whatever the bytes, a lesson becomes a document and diagnostics whose places are true.
@Suite struct ParseFuzzTests {
  @Test func generatedDocumentsKeepTheirPlaces() {
    var generator = MarkdownGenerator(seed: documentSeed(11))
    let fragments = MarkdownGenerator.commonMark + MarkdownGenerator.additions
    for _ in 0..<documentCount(2_000) {
      let text = generator.document(of: fragments)
      guard check(text) else { return }
    }
  }

  @Test func mutatedLessonsKeepTheirPlaces() {
    var generator = MarkdownGenerator(seed: documentSeed(12))
    let fragments = MarkdownGenerator.commonMark + MarkdownGenerator.additions
    for _ in 0..<documentCount(300) {
      guard check(generator.mutated(sampleLesson, with: fragments)) else { return }
    }
  }

  @Test func anyBytesBecomeADocument() {
    var generator = MarkdownGenerator(seed: documentSeed(13))
    for _ in 0..<documentCount(1_000) {
      var bytes = Array(generator.mutated("# a\n\n$x$ | b\n|-|-|\n", with: ["$$", "[1](=a)"]).utf8)
      for _ in 0..<4 {
        bytes.insert(UInt8(generator.below(256)), at: generator.below(bytes.count + 1))
      }
      let file = SourceFile(path: "t.md", bytes: bytes)
      let (document, diagnostics) = parseLesson(file)
      _ = renderHTML(document, plain: false, unsafe: true)
      for diagnostic in diagnostics { _ = describe(diagnostic, in: file) }
    }
  }

  @Test(arguments: ["a\n[^m]:   [^m]:](", "[^a]:   [b]: c", "[a]: b"])
  func keepsThePlacesOfMereDefinitions(text: String) { #expect(check(text)) }

  /// Nested and repeated markup takes time linear in its length, about.
  @Test(arguments: [
    "[^", "$a", "<a", "`", "[a](", "![", "*a **b ", "> ", "- ", "| a ", "$$ ", "~~a ", "[1](=a",
    "](= ",
    "<!--", "<?", "\\", "[a]: b\n", "$$\n", "a\n|-|\n", "| a | b |\n", "[^a]: b\n", "](a \"",
  ])
  func survivesRepetition(piece: String) {
    let text = String(repeating: piece, count: 4_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      let document = parseLesson(SourceFile(path: "t.md", text: text)).document
      _ = renderHTML(document, plain: false, unsafe: true)
    }
    #expect(time < .seconds(20), "\(piece.debugDescription) took \(time)")
  }

  /// False after a broken property, with the document in the report.
  private func check(_ text: String) -> Bool {
    let file = SourceFile(path: "t.md", text: text)
    let (document, diagnostics) = parseLesson(file)
    var problems: [String] = []
    let html = renderHTML(document, plain: false, unsafe: true)
    let authored = Set((text + "\u{E000}\u{FFFFD}").unicodeScalars.filter { $0.value >= 0xE000 })
    for scalar in html.unicodeScalars {
      if (0x1D...0x1F).contains(scalar.value)
        || (scalar.value >= 0xE000 && scalar.value != 0xFFFD && !authored.contains(scalar))
      {
        problems.append("\(scalar.value) leaks into \(html.debugDescription)")
      }
    }
    for diagnostic in diagnostics {
      checkRange(diagnostic.range, file, &problems, "\(diagnostic.rule.name)")
      _ = describe(diagnostic, in: file)
    }
    for (index, claim) in document.claims.enumerated() {
      if claim.index != index { problems.append("claim \(index) has the index \(claim.index)") }
      // Control characters are read as question marks.
      func source(_ range: SourceRange) -> String {
        String(
          String.UnicodeScalarView(
            file.text(in: range).unicodeScalars.map {
              [0, 0x1D, 0x1E, 0x1F].contains($0.value) ? "?" : $0
            }))
      }
      // A bar in a cell is written with a backslash, which is not part of the text.
      if claim.isExact, source(claim.textRange) != claim.text {
        problems.append("text of \(claim)")
      }
      if claim.isExact, !source(claim.range).hasPrefix("[\(claim.text)](") {
        problems.append("range of \(claim): \(source(claim.range))")
      }
      let expression = source(claim.expressionRange)
      if expression != claim.expression, !expression.contains("\\"), !expression.contains("&") {
        problems.append("expression of \(claim): \(expression)")
      }
    }
    checkBlocks(document.blocks, file, &problems)
    for note in document.footnotes {
      checkRange(note.range, file, &problems, "footnote")
      if !file.text(in: note.range).hasPrefix("[^") { problems.append("footnote \(note.label)") }
      checkBlocks(note.blocks, file, &problems)
    }
    if !problems.isEmpty {
      Issue.record("\(text.debugDescription)\n\(problems.joined(separator: "\n"))")
    }
    return problems.isEmpty
  }

  private func checkRange(
    _ range: SourceRange, _ file: SourceFile, _ problems: inout [String], _ what: String
  ) {
    if range.lowerBound < 0 || range.upperBound > file.bytes.count
      || range.lowerBound > range.upperBound
    {
      problems.append("\(what) at \(range)")
    }
  }

  private func checkBlocks(_ blocks: [Block], _ file: SourceFile, _ problems: inout [String]) {
    for block in blocks {
      checkRange(block.range, file, &problems, "block")
      switch block.kind {
      case .paragraph(let content): checkInlines(content, file, &problems)
      case .heading(let heading): checkInlines(heading.content, file, &problems)
      case .fence(let fence):
        checkRange(fence.bodyRange, file, &problems, "body")
        checkMap(fence.map, fence.body, file, &problems)
      case .math(let math): checkMap(math.map, math.latex, file, &problems)
      case .quote(let inner): checkBlocks(inner, file, &problems)
      case .callout(let callout):
        checkInlines(callout.title, file, &problems)
        checkBlocks(callout.blocks, file, &problems)
      case .list(let list):
        for item in list.items { checkBlocks(item.blocks, file, &problems) }
      case .table(let table):
        for row in [table.header] + table.rows {
          if row.count != table.alignments.count { problems.append("\(row.count) cells") }
          for cell in row { checkInlines(cell.content, file, &problems) }
        }
      case .code, .html, .thematicBreak: break
      }
    }
  }

  /// Each line of a text begins where the map says.
  private func checkMap(
    _ map: LineMap, _ text: String, _ file: SourceFile, _ problems: inout [String]
  ) {
    let bytes = Array(text.utf8)
    for entry in map.entries where entry.textOffset < bytes.count {
      guard file.bytes.indices.contains(entry.fileOffset) else {
        if bytes[entry.textOffset] != 0x0A { problems.append("map \(entry) of \(text)") }
        continue
      }
      let found = file.bytes[entry.fileOffset]
      let wanted = bytes[entry.textOffset]
      // A tab that is half indentation becomes spaces; a line end may be a carriage return, and
      // replaced bytes are question marks.
      if found != wanted, wanted != 0x20, wanted != 0x0A, wanted != 0x3F, found != 0x09 {
        problems.append("map \(entry) of \(text.debugDescription): \(found), not \(wanted)")
      }
    }
  }

  private func checkInlines(_ inlines: [Inline], _ file: SourceFile, _ problems: inout [String]) {
    for inline in inlines {
      switch inline {
      case .math(let math):
        if !file.text(in: math.range).hasPrefix("$") { problems.append("math \(math)") }
        checkMap(math.map, math.latex, file, &problems)
      case .footnoteReference(let reference):
        if !file.text(in: reference.range).hasPrefix("[^") { problems.append("\(reference)") }
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        checkInlines(content, file, &problems)
      case .link(let link): checkRange(link.range, file, &problems, "link")
      case .image(let image):
        checkRange(image.range, file, &problems, "image")
        checkInlines(image.alternative, file, &problems)
      case .term(let term): checkRange(term.range, file, &problems, "term")
      case .reference(let reference): checkRange(reference.range, file, &problems, "reference")
      default: break
      }
    }
  }
}
