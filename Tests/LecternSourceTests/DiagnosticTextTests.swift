import LecternSource
import Testing

@Suite struct DiagnosticTextTests {
  let rule = Rule("L0000", "sample", summary: "", explanation: "")

  private func describe(_ text: String, at range: Range<Int>, label: String = "") -> String {
    let file = SourceFile(path: "a.md", text: text)
    return LecternSource.describe(
      Diagnostic(rule, in: "a.md", at: SourceRange(range), "found", label: label, help: "do"),
      in: file)
  }

  @Test func showsTheLineAndACaretUnderTheSpan() {
    #expect(
      describe("x\n  learning_rat: 1\n", at: 4..<16, label: "did you mean 'learning_rate'?") == """
        a.md:2:3: error: found [L0000 sample]
          2 |   learning_rat: 1
            |   ^~~~~~~~~~~~ did you mean 'learning_rate'?
            = help: do

        """)
  }

  @Test func tabsAndWideCharactersKeepTheCaretInPlace() {
    #expect(describe("\tä漢x", at: 6..<7).contains("\n    | \t   ^\n"))
  }

  @Test func aSpanThatGoesOnIsCutAtTheLineEnd() {
    #expect(describe("ab\r\ncd", at: 1..<6).contains("\n    |  ^\n"))
  }

  @Test func sortsByPlace() {
    let one = Diagnostic(rule, in: "b.md", at: SourceRange(at: 0), "")
    let two = Diagnostic(rule, in: "a.md", at: SourceRange(at: 9), "")
    let three = Diagnostic(rule, in: "a.md", at: SourceRange(at: 2), "")
    #expect([one, two, three].sortedByPlace() == [three, two, one])
  }
}
