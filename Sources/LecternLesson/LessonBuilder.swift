import CCMark
import LecternSource

/// Makes Swift values of libcmark's tree, and of the placeholders in it what they stand for.
struct LessonBuilder {
  let text: MaskedText
  let options: LessonParseOptions
  var document: LessonDocument
  var diagnostics: [Diagnostic]

  /// The leaf whose text is being read, and how far.
  var leaf: Leaf?
  var nextSpan = 0
  var nextLink = 0
  /// Where the last claim by a link definition ends.
  var lastReference = 0
  /// The rule that text of the leaf breaks, without a place.
  var unexplained: Rule?

  var anchors = AnchorNames()
  /// The anchors that share a name as written.
  var written: [String: [Int]] = [:]
  private var cellNodes: ArraySlice<CommonMarkNode> = []
  private var firstCells: [Int] = []
  private var references: [String: Int] = [:]
  private let noteNumbers: [String: Int]

  init(_ text: MaskedText, file: SourceFile, options: LessonParseOptions) {
    self.text = text
    self.options = options
    document = LessonDocument(file: file, frontMatter: text.frontMatter)
    diagnostics = text.diagnostics
    noteNumbers = Dictionary(
      text.notes.map { ($0.label, $0.number) }, uniquingKeysWith: { first, _ in first })
  }

  /// Builds the whole document.
  mutating func build(_ root: CommonMarkNode) {
    var body = ArraySlice(Array(CommonMarkChildren(of: root)))
    let cellCount = text.tables.reduce(0) { $0 + $1.cellRanges.count }
    cellNodes = body.prefix(cellCount)
    body = body.dropFirst(cellCount)
    var count = 0
    for table in text.tables {
      firstCells.append(count)
      count += table.cellRanges.count
    }

    var noteBodies: [Int: ArraySlice<CommonMarkNode>] = [:]
    if !text.notes.isEmpty {
      let markers = body.indices.compactMap { index in
        noteMarker(body[index]).map { (index: index, note: $0) }
      }
      for (position, marker) in markers.enumerated() {
        let end = position + 1 < markers.count ? markers[position + 1].index : body.endIndex
        noteBodies[marker.note] = body[(marker.index + 1)..<end]
      }
      if let first = markers.first { body = body[..<first.index] }
    }
    document.blocks = blocks(body, depth: 0)
    buildFootnotes(noteBodies)
    reportDuplicates()
  }

  private mutating func buildFootnotes(_ bodies: [Int: ArraySlice<CommonMarkNode>]) {
    let order = text.notes.indices.sorted {
      let (a, b) = (text.notes[$0], text.notes[$1])
      return (a.number == 0 ? .max : a.number, $0) < (b.number == 0 ? .max : b.number, $1)
    }
    var known: Set<String> = []
    for index in order {
      let note = text.notes[index]
      guard let body = bodies[index] else {
        report(
          .lostFootnote, at: note.range, "the footnote '\(note.label)' lies in an unclosed block",
          help: "close the fence or HTML block above it, or at the end of the lesson")
        continue
      }
      let isFirst = known.insert(note.label).inserted
      if note.uses == 0, isFirst {
        report(.unusedFootnote, at: note.range, "nothing refers to the footnote '\(note.label)'")
      }
      let built = blocks(body, depth: 0)
      guard isFirst else { continue }
      document.footnotes.append(
        Footnote(
          label: note.label, number: note.number, uses: note.uses, blocks: built,
          range: note.range))
    }
  }

  private func noteMarker(_ node: CommonMarkNode) -> Int? {
    guard cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH,
      let child = cmark_node_first_child(node), cmark_node_get_type(child) == CMARK_NODE_TEXT,
      let scalar = String(commonMark: cmark_node_get_literal(child)).unicodeScalars.first,
      case .note(let index)? = text.placeholders.meaning(of: scalar.value)
    else { return nil }
    return index
  }

  // MARK: Tables

  /// The table whose cells stand before the document.
  mutating func table(_ index: Int, depth: Int) -> Block {
    let table = text.tables[index]
    let width = table.alignments.count
    var cells: [PipeTable.Cell] = []
    for (offset, range) in table.cellRanges.enumerated() {
      let position = cellNodes.startIndex + firstCells[index] + offset
      guard position < cellNodes.endIndex else { break }
      let node = cellNodes[position]
      var content = inLeaf(of: node) { $0.inlines(of: node, depth: depth + 1) }
      // The space behind the filler.
      if case .text(let first)? = content.first, first.utf8.first == 0x20 {
        if first.utf8.count == 1 {
          content.removeFirst()
        } else {
          content[0] = .text(String(decoding: first.utf8.dropFirst(), as: UTF8.self))
        }
      }
      cells.append(PipeTable.Cell(content: content, range: range))
    }
    let rows = stride(from: 0, to: cells.count, by: width).map {
      Array(cells[$0..<min($0 + width, cells.count)])
    }
    return Block(
      .table(
        PipeTable(
          alignments: table.alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))),
      at: table.range)
  }

  // MARK: Places

  func lineIndex(of node: CommonMarkNode) -> Int {
    min(max(0, Int(cmark_node_get_start_line(node)) - 1), max(0, text.lines.count - 1))
  }

  /// The offset in the file at which a block starts.
  func start(of node: CommonMarkNode) -> Int {
    guard !text.lines.isEmpty else { return 0 }
    let line = text.lines[lineIndex(of: node)]
    return min(line.offset(max(0, Int(cmark_node_get_start_column(node)) - 1)), line.end)
  }

  /// From the start of a block to the end of the line with the given index.
  func range(of node: CommonMarkNode, toLine last: Int) -> SourceRange {
    guard !text.lines.isEmpty else { return SourceRange(at: 0) }
    let start = start(of: node)
    let end = text.lines[min(max(last, 0), text.lines.count - 1)].end
    return text.range(start..<max(start, end))
  }

  /// Reads a leaf's text with the findings of the scanner at hand, and compares them in the end.
  mutating func inLeaf(
    of node: CommonMarkNode, _ read: (inout LessonBuilder) -> [Inline]
  ) -> [Inline] {
    guard options.additions, !text.lines.isEmpty,
      let index = text.lines[lineIndex(of: node)].leaf
    else { return read(&self) }
    let outer = (leaf, nextSpan, nextLink, lastReference, unexplained)
    defer { (leaf, nextSpan, nextLink, lastReference, unexplained) = outer }
    (leaf, nextSpan, nextLink, lastReference, unexplained) = (text.leaves[index], 0, 0, 0, nil)
    let content = read(&self)
    reportUnread()
    return content
  }

  func number(ofNote label: String) -> Int { noteNumbers[label] ?? 0 }

  /// Which reference to the footnote `label` the next one is, from 1.
  mutating func occurrence(of label: String) -> Int {
    references[label, default: 0] += 1
    return references[label, default: 1]
  }

  mutating func report(
    _ rule: Rule, at range: SourceRange, _ message: String, label: String = "", help: String = "",
    fix: Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule, in: text.path, at: range, message, label: label, help: help,
        fix: text.surroundings == nil ? fix : nil))
  }
}
