import LecternLesson
import LecternSource
import Testing

@Suite struct ClaimEditTests {
  private func file(_ text: String) -> SourceFile { SourceFile(path: "t.md", text: text) }

  private func place(_ text: String, in file: SourceFile) -> SourceRange {
    let bytes = Array(text.utf8)
    for start in file.bytes.indices where file.bytes[start...].starts(with: bytes) {
      return SourceRange(start..<start + bytes.count)
    }
    return SourceRange(at: 0)
  }

  @Test func everyClaimOfALessonTakesANewNumber() throws {
    let old = file(sampleLesson)
    let claims = parseLesson(old).document.claims
    let edits = claims.compactMap { $0.edit(toSay: 1234.56) }
    #expect(edits.count == claims.count - 1)
    let new = try edited(old, with: edits)
    #expect(
      parseLesson(new).document.claims.map(\.text)
        == ["1234.6", "sooner", "1235", "1235", "1235", "1235", "1235"])
    // What is not a claim stays byte for byte.
    #expect(
      new.text.replacing("1234.6", with: "148.8").replacing("1235", with: "")
        == old.text
        .replacing(/\[[2-6]\]\(=/, with: "[](="))
    let again = parseLesson(new).document.claims.compactMap { $0.edit(toSay: 1234.56) }
    #expect(try edited(new, with: again) == new)
  }

  @Test func onlyTheNumberChangesInAText() throws {
    let old = file("é [about **150** cm](=a.b), [−3%](=c)\r\n")
    let claims = parseLesson(old).document.claims
    let edits = [claims[0].edit(toSay: 163), claims[1].edit(toSay: 0.12)].compactMap { $0 }
    #expect(try edited(old, with: edits).text == "é [about **163** cm](=a.b), [12%](=c)\r\n")
  }

  @Test func claimsInSpecsAreEdited() throws {
    let old = file("- ```train a\n  caption: Falls to [3.1](=a.b)\n  ```\n")
    let edit = ClaimEdit(replace: place("3.1", in: old), with: "2.9")
    #expect(try edited(old, with: [edit]).text == old.text.replacing("3.1", with: "2.9"))
  }

  @Test func aWholeTextKeepsItsMarkup() throws {
    let old = file("[about **150** cm](=a)")
    let edit = ClaimEdit(replace: SourceRange(1..<17), with: "about **163** cm")
    #expect(try edited(old, with: [edit]).text == "[about **163** cm](=a)")
  }

  @Test func nothingToEditChangesNothing() throws {
    #expect(try edited(file(sampleLesson), with: []) == file(sampleLesson))
  }

  @Test func otherBytesAreRefused() {
    let old = file(
      "# 3 [4](=a)\n\n```train b\nepochs: 5\ncaption: '[6](=c) 7'\n```\n```text\n[8](=d)\n```\n")
    for text in ["3", "5", "7", "8", "a)", "[4]"] {
      let range = place(text, in: old)
      #expect(throws: ClaimEditProblem.notAClaim(range)) {
        try edited(old, with: [ClaimEdit(replace: range, with: "9")])
      }
    }
  }

  @Test(arguments: ["", "1\n2", "1](=b) [2", "`1", "<b>", "a\\"]) func markupIsRefused(text: String)
  {
    let old = file("[4](=a)")
    let range = place("4", in: old)
    #expect(throws: ClaimEditProblem.unusableText(range)) {
      try edited(old, with: [ClaimEdit(replace: range, with: text)])
    }
  }

  @Test func overlapsAndErrorsAreRefused() {
    let old = file("[456](=a)")
    #expect(throws: ClaimEditProblem.overlap(SourceRange(2..<3))) {
      try edited(
        old,
        with: [
          ClaimEdit(replace: SourceRange(1..<3), with: "1"),
          ClaimEdit(replace: SourceRange(2..<3), with: "2"),
        ])
    }
    let broken = file("[4](=a) and [5](= b c)")
    #expect(throws: ClaimEditProblem.errors(parseLesson(broken).diagnostics)) {
      try edited(broken, with: [])
    }
  }

  @Test func aTextThatBecomesAListIsRefused() {
    // At the start of a line "1. " would open a list.
    let old = file("a\n\n~~[4](=a)~~\n")
    #expect(throws: ClaimEditProblem.readsDifferently) {
      try edited(old, with: [ClaimEdit(replace: SourceRange(6..<7), with: " ")])
    }
  }
}
