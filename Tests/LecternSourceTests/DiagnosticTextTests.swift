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

  @Test func aLongLineIsShownAroundTheSpan() {
    let line = String(repeating: "a", count: 150) + "bcd" + String(repeating: "e", count: 150)
    let text = describe(line, at: 150..<153)
    #expect(
      text.contains(
        "…" + String(repeating: "a", count: 40) + "bcd" + String(repeating: "e", count: 57) + "…\n")
    )
    #expect(text.contains("\n    |  " + String(repeating: " ", count: 40) + "^~~\n"))
  }

  @Test func aLongSpanIsCutAtTheWindow() {
    let text = describe(String(repeating: "a", count: 300), at: 10..<290)
    #expect(text.contains("\n    |           ^" + String(repeating: "~", count: 89) + "\n"))
  }

  @Test func controlCharactersAreShownAndAByteOrderMarkIsNot() {
    #expect(describe("\u{FEFF}a\u{1B}[31m", at: 4..<5).contains("  1 | a␛[31m\n    |  ^\n"))
  }

  @Test func aPlaceBehindTheTextHasACaret() {
    #expect(describe("abc", at: 3..<3).contains("\n    |    ^\n"))
    #expect(!describe("", at: 0..<0).contains("|"))
  }

  @Test func sortsByPlace() {
    let one = Diagnostic(rule, in: "b.md", at: SourceRange(at: 0), "")
    let two = Diagnostic(rule, in: "a.md", at: SourceRange(at: 9), "")
    let three = Diagnostic(rule, in: "a.md", at: SourceRange(at: 2), "")
    #expect([one, two, three].sortedByPlace() == [three, two, one])
  }
}
