import LecternLesson
import LecternSource
import Testing

/// libcmark is the oracle: what is not an addition stays CommonMark.
@Suite struct DifferentialTests {
  static func plain(_ text: String, unsafe: Bool) -> String {
    let file = SourceFile(path: "t.md", text: text)
    let document = parseLesson(file, options: .plain).document
    let html = renderHTML(document, plain: false, unsafe: unsafe)
    #expect(html == renderHTML(document, plain: true, unsafe: unsafe))
    return html
  }

  static func withoutHeadingIDs(_ html: String) -> String {
    html.replacing(/<h([1-6]) id="[^"]*">/) { "<h\($0.output.1)>" }
  }

  @Test func plainEqualsLibcmark() {
    var generator = MarkdownGenerator(seed: documentSeed(1))
    let fragments = MarkdownGenerator.commonMark + MarkdownGenerator.additions
    for _ in 0..<documentCount(2_000) {
      let text = generator.document(of: fragments)
      for unsafe in [false, true] {
        let expected = commonMarkHTML(text, unsafe: unsafe)
        let found = Self.plain(text, unsafe: unsafe)
        guard found == expected else {
          Issue.record("\(text.debugDescription)\nexpected \(expected)\nfound \(found)")
          return
        }
      }
    }
  }

  /// A control character before a scheme is percent-encoded, so that it is no scheme any more.
  @Test(arguments: ["\u{1F}javascript:x", "<\tjavascript:x>", "JavaScript:x", "data:image/png,x"])
  func emptiesTheAddressesThatLibcmarkEmpties(_ address: String) {
    for text in ["[a]: \(address)\n\n[a]\n", "[a](\(address))\n"] {
      #expect(Self.plain(text, unsafe: false) == commonMarkHTML(text, unsafe: false))
    }
  }

  @Test func mutatedLessonsStayEqualToo() {
    var generator = MarkdownGenerator(seed: documentSeed(2))
    for _ in 0..<documentCount(300) {
      let text = generator.mutated(sampleLesson, with: MarkdownGenerator.commonMark)
      let expected = commonMarkHTML(text, unsafe: true)
      guard Self.plain(text, unsafe: true) == expected else {
        Issue.record("\(text.debugDescription)")
        return
      }
    }
  }

  /// With every addition switched on, documents without additions differ by heading ids alone.
  @Test func documentsWithoutAdditionsKeepTheirHTML() {
    var generator = MarkdownGenerator(seed: documentSeed(3))
    // A bar beside a delimiter row, two tildes, or a task marker would be additions.
    let fragments = MarkdownGenerator.commonMark.filter { $0 != "|" && $0 != "~" }
    for _ in 0..<documentCount(2_000) {
      let text = generator.document(of: fragments)
      guard !text.hasPrefix("---"), !text.contains("](="), !text.contains("[x] "),
        !text.contains("] (="), !text.contains("[!")
      else { continue }
      let file = SourceFile(path: "t.md", text: text)
      let found = renderHTML(parseLesson(file).document, plain: false, unsafe: true)
      let expected = commonMarkHTML(text, unsafe: true)
      guard Self.withoutHeadingIDs(found) == expected else {
        Issue.record("\(text.debugDescription)\nexpected \(expected)\nfound \(found)")
        return
      }
    }
  }

  @Test(arguments: [
    "![a](b \"\")\n", "[a](b '')\n", "[a](b ())\n", "[x]\n\n[x]: /u \"\"\n", "[a](#b \"\")\n",
    "a\n:-\n", "a\r\n\r\n    b\r\n    c\r\n", "```\r\na\rb\r\n```\r", "<b\r\nc='d'>\r\n",
    "a 🎉 ５ ﷽ b𠀀c\n", "[🎉](u '👩‍👧') **🎉** ![５](i)\n", "&#127881; &#xFB50;\n",
  ])
  func keepsWhatIsEasilyLost(text: String) {
    let file = SourceFile(path: "t.md", text: text)
    let html = renderHTML(parseLesson(file).document, plain: false, unsafe: true)
    #expect(html == commonMarkHTML(text, unsafe: true))
    #expect(Self.plain(text, unsafe: true) == commonMarkHTML(text, unsafe: true))
  }

  /// In code and raw HTML, additions are text.
  @Test(arguments: ["$a_b$", "$$", "[^n]", "~~s~~", "[1](=a)", "](= x", "| a |", "[!NOTE]", "{#x}"])
  func leavesCodeAlone(addition: String) {
    for text in [
      "`\(addition)`\n", "```text\n\(addition)\n```\n", "    \(addition)\n",
      "<div title=\"\(addition)\">\n\n</div>\n", "a <b title=\"\(addition)\">c</b>\n",
      "<!-- \(addition) -->\n",
    ] {
      let (document, diagnostics) = parseLesson(SourceFile(path: "t.md", text: text))
      let html = renderHTML(document, plain: false, unsafe: true)
      #expect(html == commonMarkHTML(text, unsafe: true))
      #expect(diagnostics.isEmpty, "\(text)")
    }
  }
}
