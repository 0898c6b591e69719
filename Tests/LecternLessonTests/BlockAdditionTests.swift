import LecternLesson
import LecternSource
import Testing

@Suite struct BlockAdditionTests {
  // MARK: Tables

  private func table(_ text: String) -> (PipeTable, LessonDocument)? {
    let document = parsed(text)
    for block in document.blocks {
      if case .table(let table) = block.kind { return (table, document) }
    }
    Issue.record("no table in \(text)")
    return nil
  }

  @Test func cellsHoldInlineMarkup() {
    guard
      let (table, document) = table(
        "| a | *b* | c |\n|:--|:-:|--:|\n| `x\\|y` | $|z|$ | [1](=d.e) |\n| \\| \\\\ | [f][] |\n\n[f]: u\n"
      )
    else { return }
    #expect(table.alignments == [.left, .center, .right])
    #expect(table.header.map(\.content) == [[.text("a")], [.emphasis([.text("b")])], [.text("c")]])
    #expect(table.rows.count == 2)
    #expect(table.rows[0][0].content == [.code("x|y")])
    #expect(plainText(table.rows[0][1].content) == "|z|")
    #expect(document.claims.map(\.text) == ["1"])
    #expect(document.file.text(in: document.claims[0].range) == "[1](=d.e)")
    #expect(table.rows[1][0].content == [.text("| \\")])
    #expect(plainText(table.rows[1][1].content) == "f")
    #expect(table.rows[1][2].content.isEmpty)
    #expect(document.file.text(in: table.rows[0][2].range) == "[1](=d.e)")
  }

  @Test func aTableMayFollowAParagraphAndStandInAQuote() {
    let document = parsed("> text $x_1$:\n> | a | b |\n> |---|---|\n> | 1 | $y_2$ |\n")
    guard case .quote(let inner) = document.blocks[0].kind, inner.count == 2,
      case .paragraph(let content) = inner[0].kind, case .table(let table) = inner[1].kind
    else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(plainText(content) == "text x_1:")
    #expect(plainText(table.rows[0][1].content) == "y_2")
    #expect(document.file.text(in: inner[1].range).hasPrefix("| a | b |"))
    #expect(document.file.text(in: inner[1].range).hasSuffix("| 1 | $y_2$ |"))
  }

  @Test(arguments: ["a | b\n--- | --\n", "|a|\n|-|\n"])
  func smallTablesAreTables(text: String) {
    #expect(table(text) != nil)
  }

  @Test(arguments: [
    "a | b\n---\n", "| a | b |\n|---|\n", "| a |\n| b |\n", "a\n:-:\n", "`a | b`\n|---|---|---|\n",
  ])
  func otherTextIsNoTable(text: String) {
    for block in parsed(text).blocks {
      if case .table = block.kind { Issue.record("\(text)") }
    }
  }

  // MARK: Callouts, tasks

  @Test func aCalloutHasAKindATitleAndBlocks() {
    let document = parsed("> [!WARNING] Watch *out*\n> Text [1](=a).\n\n> [!try]\n>\n> - b\n")
    guard case .callout(let first) = document.blocks[0].kind,
      case .callout(let second) = document.blocks[1].kind
    else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(first.kind == .warning && first.title == [.text("Watch "), .emphasis([.text("out")])])
    #expect(first.blocks.count == 1 && second.kind == .try && second.title.isEmpty)
    #expect(second.blocks.count == 1 && document.claims.count == 1)
  }

  @Test func tasksAreDoneOrNot() {
    guard
      case .list(let list) = parsed("- [ ] a\n- [x] *b*\n- [X] c\n- [] d\n- [ ]e\n").blocks[0].kind
    else { return }
    #expect(list.items.map(\.task) == [false, true, true, nil, nil])
    #expect(list.items[1].blocks.map(\.kind) == [.paragraph([.emphasis([.text("b")])])])
  }

  // MARK: Footnotes

  @Test func footnotesAreNumberedByReference() {
    let document = parsed(
      "A[^b] and[^a], again[^b].\n\n[^a]: First *a*\n    $x$\n\n    Second.\n[^b]: B[^c]\n\n\n[^c]:\n    C\n\nEnd.\n"
    )
    #expect(document.footnotes.map(\.label) == ["b", "a", "c"])
    #expect(document.footnotes.map(\.number) == [1, 2, 3])
    #expect(document.footnotes.map(\.uses) == [2, 1, 1])
    #expect(document.footnotes[1].blocks.count == 2)
    #expect(document.blocks.count == 2)
    #expect(document.file.text(in: document.footnotes[2].range) == "[^c]:")
    #expect(document.file.text(in: document.footnotes[1].blocks[1].range) == "Second.")
  }

  @Test func aHeadingEndsAFootnote() {
    let document = parsed("A[^a].\n\n[^a]: text\n# B\n")
    #expect(document.blocks.count == 2 && document.anchors.map(\.id) == ["b"])
  }

  // MARK: Headings

  @Test(arguments: [
    ("# A *b* `c_d`!", "a-b-c_d"), ("## Über  uns", "über--uns"),
    ("# Loss [3](=a) now", "loss-now"),
    ("# [3](=a) epochs", "epochs"), ("# $w_1$ and 2", "w_1-and-2"), ("# 日本", "日本"),
    ("# !", "section"),
    ("# A {#own-id}", "own-id"), ("A {#b}\n===", "b"), ("# A [](=b)", "a"),
  ])
  func headingsHaveAnchors(text: String, id: String) {
    #expect(parsed(text).anchors.map(\.id) == [id])
  }

  @Test func promotionMovesNoAnchor() {
    for text in ["3", "12,000", "−4.5", "31%"] {
      #expect(parsed("# The loss is [\(text)](=a) here").anchors[0].id == "the-loss-is-here")
    }
  }

  @Test func repeatedHeadingsAreNumberedAndReported() {
    let file = SourceFile(path: "t.md", text: "# A\n# A\n# A\n# A-1\n```data a\n```\n")
    let (document, diagnostics) = parseLesson(file)
    #expect(document.anchors.map(\.id) == ["a", "a-1", "a-2", "a-1-1", "a"])
    #expect(diagnostics.map(\.rule.name) == Array(repeating: "duplicate-anchor", count: 3))
    #expect(diagnostics.map { file.position(at: $0.range.lowerBound).line } == [2, 3, 5])
  }

  // MARK: Outline and words

  @Test func theOutlineIsATree() {
    let outline = parsed("# A\n## B\n### C\n## D\n# E\n### F\n> # G\n").outline
    #expect(outline.map(\.id) == ["a", "e"])
    #expect(outline[0].children.map(\.id) == ["b", "d"])
    #expect(outline[0].children[0].children.map(\.id) == ["c"])
    #expect(outline[1].children.map(\.id) == ["f"])
  }

  @Test func wordsAreThoseOfProse() {
    let document = parsed(
      "# Two words\n\nAnd `code`, $x$ 3 – [four](u).\n\n```train a\nx: y\n```\n")
    #expect(document.plainText == "Two words\nAnd code, x 3 – four.")
    #expect(document.wordCount == 6)
    #expect(document.readingMinutes == 1)
    let long = parsed(String(repeating: "word ", count: 1_000))
    #expect(long.wordCount == 1_000 && long.readingMinutes == 5)
  }
}
