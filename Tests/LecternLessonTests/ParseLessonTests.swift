import LecternLesson
import LecternSource
import Testing

/// The document of a text that must be free of diagnostics.
func parsed(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
  -> LessonDocument
{
  let file = SourceFile(path: "t.md", text: text)
  let (document, diagnostics) = parseLesson(file)
  #expect(
    diagnostics.isEmpty, "\(diagnostics.map { describe($0, in: file) }.joined())",
    sourceLocation: sourceLocation)
  return document
}

/// The codes of the diagnostics of a text.
func codes(_ text: String) -> [String] {
  parseLesson(SourceFile(path: "t.md", text: text)).diagnostics.map(\.rule.name)
}

@Suite struct ParseLessonTests {
  @Test func theSampleLessonHasNoProblems() {
    let document = parsed(sampleLesson)
    #expect(document.claims.map(\.text) == ["148.8", "sooner", "2", "3", "4", "5", "6"])
    #expect(document.claims.map(\.index) == Array(0..<7))
    #expect(
      document.claims.map(\.expression) == [
        "capstone.loss.final", "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)",
        "sgd.epochs",
        "a.b", "c.d", "e.f", "g.h",
      ])
    for claim in document.claims {
      #expect(document.file.text(in: claim.textRange) == claim.text)
      #expect(document.file.text(in: claim.expressionRange) == claim.expression)
      #expect(document.file.text(in: claim.range).hasPrefix("[\(claim.text)](="))
      #expect(document.file.text(in: claim.range).hasSuffix(")"))
    }
    #expect(document.values.map(\.expression) == ["capstone.epochs"])
    #expect(document.terms.map(\.id) == ["learning_rate"])
    #expect(document.references.map(\.anchor) == ["capstone", "steps"])
    #expect(document.references.map(\.file) == [nil, "03-descent.md"])
    #expect(document.images.map(\.source) == ["loss.png"])
    #expect(document.links.map(\.destination) == ["http://example.org"])
    #expect(document.anchors.map(\.id) == ["grad", "capstone"])
    #expect(document.footnotes.map(\.label) == ["n1", "two"])
    #expect(document.footnotes.map(\.uses) == [3, 1])
  }

  // MARK: Front matter

  @Test(arguments: ["\n", "\r\n", "\r"]) func frontMatterIsTheTextBetweenTheLines(end: String) {
    let text = ["---", "title: A", "summary: B", "---", "# A", ""].joined(separator: end)
    let document = parsed(text)
    let yaml = document.frontMatter.map { document.file.text(in: $0) }
    #expect(yaml == "title: A\(end)summary: B\(end)")
    #expect(document.blocks.count == 1)
    #expect(document.file.text(in: document.blocks[0].range) == "# A")
  }

  @Test func aByteOrderMarkIsNoText() {
    let document = parsed("\u{FEFF}---\na: b\n---\n[1](=c)\n")
    #expect(document.frontMatter.map { document.file.text(in: $0) } == "a: b\n")
    #expect(document.file.text(in: document.claims[0].range) == "[1](=c)")
  }

  @Test func aThematicBreakIsNoFrontMatter() {
    #expect(parsed("---\n\na\n\n---\n").frontMatter == nil)
    #expect(parsed("---\n---\n").frontMatter?.isEmpty == true)
  }

  // MARK: Fences

  @Test func aFenceKnowsItsNameAndEveryLineOfItsBody() throws {
    let text =
      "> - item\r\n>\r\n>   ```train  first\r\n>   data: a\r\n>\r\n>     x: é\r\n>   ```\r\n"
    let document = parsed(text)
    guard case .quote(let inner) = document.blocks[0].kind, case .list(let list) = inner[0].kind,
      case .fence(let fence) = list.items[0].blocks[1].kind
    else {
      Issue.record("\(document.blocks)")
      return
    }
    #expect(fence.info == "train  first")
    #expect(fence.kind.value == "train" && fence.name?.value == "first")
    #expect(document.file.text(in: fence.kind.range) == "train")
    #expect(fence.name.map { document.file.text(in: $0.range) } == "first")
    #expect(fence.body == "data: a\n\n  x: é\n")
    #expect(fence.isClosed && fence.isSpec)
    let offset = try #require(fence.body.utf8.firstIndex(of: UInt8(ascii: "x")))
    let start = fence.body.utf8.distance(from: fence.body.startIndex, to: offset)
    #expect(document.file.text(in: fence.range(of: start..<start + 5)) == "x: é")
    #expect(document.file.text(in: fence.range(of: 0..<7)) == "data: a")
    #expect(document.file.position(at: fence.map.fileOffset(of: 8)).line == 5)
    #expect(document.file.text(in: fence.bodyRange).hasPrefix(">   data"))
    #expect(document.file.text(in: document.blocks[0].range).hasSuffix(">   ```"))
  }

  @Test func anInfoStringIsWordsAndARest() {
    guard case .fence(let fence) = parsed("~~~ python  a b &amp; {c}\n~~~\n").blocks[0].kind else {
      return
    }
    #expect(fence.kind.value == "python" && fence.name?.value == "a" && fence.rest == "b & {c}")
  }

  @Test func anEmptyOrOpenFenceHasPlaces() {
    guard case .fence(let fence) = parsed("```data a\n```\n").blocks[0].kind else { return }
    #expect(fence.body.isEmpty && fence.isClosed && fence.bodyRange == SourceRange(at: 10))
    #expect(codes("```data a") == ["fence-not-closed"])
    #expect(codes("> ~~~\n> a\n\nb\n") == ["fence-not-closed"])
  }

  @Test func aTabBeforeAFenceLineKeepsThePlace() {
    let document = parsed("- a\n\n\t```data b\n\trows: 1\n\t```\n")
    guard case .list(let list) = document.blocks[0].kind,
      case .fence(let fence) = list.items[0].blocks[1].kind
    else { return }
    #expect(
      document.file.text(in: fence.range(of: fence.body.utf8.count - 8..<fence.body.utf8.count - 1))
        == "rows: 1")
  }

  @Test func indentedCodeMayLookLikeAFence() {
    let document = parsed("    ```\n    a\n")
    #expect(document.blocks.map(\.kind) == [.code("```\na\n")])
  }

  // MARK: Mathematics

  @Test func mathematicsKeepsItsBytesFromMarkdown() {
    let document = parsed("**a** $x_1*y*_2$, $$a_b$$ and $\\alpha\n= \\beta$ \\$5.\n")
    guard case .paragraph(let content) = document.blocks[0].kind else { return }
    let math = content.compactMap { inline -> InlineMath? in
      if case .math(let math) = inline { math } else { nil }
    }
    #expect(math.map(\.latex) == ["x_1*y*_2", "a_b", "\\alpha\n= \\beta"])
    #expect(math.map(\.isDisplay) == [false, true, false])
    #expect(math.map { document.file.text(in: $0.range) }.last == "$\\alpha\n= \\beta$")
    guard math.count == 3 else { return }
    #expect(document.file.text(in: math[2].map.range(of: 9..<14)) == "\\beta")
    #expect(plainText(content).hasSuffix(" $5."))
  }

  @Test func displayMathematicsStandsInQuotesAndLists() {
    let text =
      "> $$\n> a\n> - b\n> $$\n\n- $$\n  c = d\n  = e\n  $$\n\n$$ f $$\n\n```math loss\ng\n```\n"
    let document = parsed(text)
    var found: [String] = []
    func walk(_ blocks: [Block]) {
      for block in blocks {
        switch block.kind {
        case .quote(let inner): walk(inner)
        case .list(let list): for item in list.items { walk(item.blocks) }
        case .math(let math):
          found.append(math.latex)
          let lastLine = math.latex.split(separator: "\n").last.map(String.init) ?? ""
          let end = math.latex.utf8.count
          #expect(
            document.file.text(in: math.map.range(of: end - lastLine.utf8.count..<end)) == lastLine)
        default: break
        }
      }
    }
    walk(document.blocks)
    #expect(found == ["a\n- b", "c = d\n= e", " f ", "g\n"].map { $0 == "g\n" ? "g" : $0 })
    #expect(document.anchors.map(\.id) == ["loss"])
  }

  @Test func privateCharactersAreTheAuthorsOwn() {
    let text = "\u{E000} &#xE000; `&#xE000; \u{E001}` $x$ \u{F0000} &#983040; [\u{E002}](=a.b)"
    let content = paragraph(text)
    #expect(
      plainText(content)
        == "\u{E000} \u{E000} &#xE000; \u{E001} x \u{F0000} \u{F0000} \u{E002}")
    #expect(parsed(text).claims.map(\.text) == ["\u{E002}"])
  }

  @Test func moneyIsNoMathematics() {
    #expect(plainText(paragraph("costs $5 or $6.")) == "costs $5 or $6.")
    #expect(plainText(paragraph("$ x$ and 3$.")) == "$ x$ and 3$.")
  }

  private func paragraph(_ text: String) -> [Inline] {
    guard case .paragraph(let content)? = parsed(text).blocks.first?.kind else { return [] }
    return content
  }

  // MARK: Inline additions

  @Test func strikethroughPairsAmongSiblings() {
    #expect(
      paragraph("a ~~b *c*~~ d") == [
        .text("a "), .strikethrough([.text("b "), .emphasis([.text("c")])]), .text(" d"),
      ])
    #expect(paragraph("a ~~b *c~~ d*") == [.text("a ~~b "), .emphasis([.text("c~~ d")])])
    #expect(paragraph("\\~~a~~ ~b~ ~~~c") == [.text("~~a~~ ~b~ ~~~c")])
  }

  @Test func linksToLessonsAreReferences() {
    let document = parsed(
      "[](#a%20b) [c](d%20e.md) [f](g.md#h \"T\") [i](https://x.y/z.md) <https://x.md>")
    #expect(document.references.map(\.anchor) == ["a b", nil, "h"])
    #expect(document.references.map(\.file) == [nil, "d e.md", "g.md"])
    #expect(document.references[2].title == "T")
    #expect(document.links.map(\.destination) == ["https://x.y/z.md", "https://x.md"])
  }

  @Test func claimsMayHoldMarkupAndEntities() {
    let document = parsed("[**1.5**](=a) [2 &lt; 3](= 'a < \"b\"') [4](<=c d>) [5](= (e))")
    #expect(document.claims.map(\.text) == ["**1.5**", "2 &lt; 3", "4", "5"])
    #expect(document.claims.map(\.expression) == ["a", "a < \"b\"", "c d", "e"])
    #expect(document.claims[0].content == [.strong([.text("1.5")])])
  }

  @Test func claimsInImagesHeadingsAndLinkTextsAreFound() {
    let document = parsed("# Loss [3](=a.b)\n\n![Falls to [4](=c)](x.png)\n")
    #expect(document.claims.map(\.expression) == ["a.b", "c"])
    #expect(document.anchors[0].id == "loss")
  }

  @Test func anEscapedClaimIsText() {
    #expect(plainText(paragraph("write \\[1\\](=a) so")) == "write [1](=a) so")
    #expect(parsed("`[1](= a)` and <b title=\"](=x y)\">").claims.isEmpty)
  }

  @Test(arguments: [
    "[1](= a)", "[1](=a b)", "a](=b)", "[1](=a\n\nb)", "[1] (=a)", "[a [b](=c)](= \"d\")",
    "[1](=a((b)",
  ])
  func whatStaysTextIsAnError(text: String) {
    #expect(codes(text).allSatisfy { $0 == "broken-claim" } && !codes(text).isEmpty)
  }

  @Test func aFixMendsAClaimWithSpaces() throws {
    let file = SourceFile(path: "t.md", text: "é [1](=a < b)")
    let fix = try #require(parseLesson(file).diagnostics.first?.fix)
    var bytes = file.bytes
    bytes.replaceSubrange(fix.range.offsets, with: fix.replacement.utf8)
    #expect(parsed(String(decoding: bytes, as: UTF8.self)).claims.map(\.expression) == ["a < b"])
  }
}
