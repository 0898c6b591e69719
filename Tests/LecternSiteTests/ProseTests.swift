import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource
import Testing

@testable import LecternSite

@Suite struct ProseTests {
  func html(_ markdown: String, _ change: (inout ProseContext) -> Void = { _ in }) -> String {
    let file = SourceFile(path: "01-a.md", text: markdown)
    var context = ProseContext()
    change(&context)
    return Node.fragment(render(parseLesson(file).document.blocks, in: context)).rendered()
  }

  @Test func markdownBecomesEscapedMarkup() {
    #expect(
      html("a *b* **c** `d<e` & f")
        == "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code> &amp; f</p>")
  }

  @Test func rawMarkupStaysOutUnlessTheCourseAllowsIt() {
    #expect(!html("<b>x</b>").contains("<b>"))
    #expect(html("<b>x</b>") { $0.allowsRawHTML = true }.contains("<b>"))
  }

  @Test func linksNeverRunScripts() {
    #expect(!html("[x](javascript:alert(1)) [y](data:text/html,z)").contains("href"))
    #expect(html("[x](https://a.b)").contains("href=\"https://a.b\""))
  }

  /// What a link loses in the page is what the lesson is warned about, and nothing else.
  @Test(arguments: [
    ("tel:+49123", true), ("ftp://a.b/c", true), ("mailto:a@b.c", true), ("a/b.html#c", true),
    ("data:image/png;base64,AA", true), ("javascript:alert(1)", false), ("VBScript:x", false),
    ("file:///etc/passwd", false), ("data:text/html,x", false), ("java&#10;script:x", false),
  ])
  func linksKeepEverySchemeThatIsSafe(address: String, isKept: Bool) {
    #expect(html("[x](<\(address)>)").contains("href=") == isKept)
    let warned = parseLesson(SourceFile(path: "01-a.md", text: "[x](<\(address)>)\n")).diagnostics
    #expect(warned.contains { $0.rule.name == "unsafe-link" } == !isKept)
  }

  @Test func formulasWithoutKaTeXShowTheirSource() {
    #expect(html("so $w < 1$ is").contains("<code class=\"math\">w &lt; 1</code>"))
  }

  @Test func shortNotesStandInTheMarginAndOthersAreCallouts() {
    #expect(html("> [!NOTE]\n> Short.").contains("class=\"mnote\""))
    #expect(html("> [!WARNING] Mind the gap\n> Text.").contains("class=\"call warning\""))
  }

  @Test func termsLeadToTheirDefinition() {
    let text = html("the [loss](term:loss) and [](term:learning_rate)") {
      $0.terms = ["learning_rate": "learning rate"]
    }
    #expect(text.contains("<a class=\"term\" href=\"#g-loss\">loss</a>"))
    #expect(text.contains(">learning rate</a>"))
  }

  @Test func checkedClaimsLeadToTheirCheckAndBack() {
    let file = SourceFile(path: "01-a.md", text: "The loss is [148.8](=a.loss.final).")
    let document = parseLesson(file).document
    let claim = document.claims[0]
    var context = ProseContext()
    context.setVerdicts([
      Verdict(
        subject: .claim, outcome: .fails, path: "", range: claim.range, textRange: claim.textRange,
        quote: "", written: "148.8", expression: "a.loss.final", value: .number(150))
    ])
    let text = Node.fragment(render(document.blocks, in: context)).rendered()
    #expect(text.contains("id=\"claim-1\">148.8</span>"))
    #expect(text.contains("href=\"#check-1\""))
    #expect(text.contains("✕ not verified"))
  }

  @Test func checksQuoteTheSentenceOfTheirClaim() throws {
    let file = SourceFile(
      path: "01-a.md", text: "First one. The *loss* is [1.5](=a.loss) here! Then [2](=a.epochs).")
    let document = parseLesson(file).document
    let sentences = claimSentences(in: document)
    let first = try #require(sentences[document.claims[0].textRange])
    #expect(LecternLesson.plainText(first).hasPrefix("The loss is 1.5 here!"))
    #expect(sentences.count == 2)
  }

  @Test func glossaryTermsComeFromSecondLevelHeadings() {
    let file = SourceFile(
      path: "glossary.md",
      text: "# Glossary\n\nIntro.\n\n## Learning rate\nA step.\n\n## Bias {#own}\nB.\n")
    let terms = glossaryTerms(in: parseLesson(file).document)
    #expect(terms.map(\.id) == ["own", "learning_rate"])
    #expect(terms.map(\.definition.count) == [1, 1])
  }
}
