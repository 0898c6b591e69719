import LecternLesson
import LecternSource
import Testing

@Suite struct ParseFragmentTests {
  let file = SourceFile(
    path: "t.md",
    text:
      "```chart\ncaption: Falls to [3.1](=a.b)\nnote: |\n  One $x$\n  [4](=c) é [5](=d)\nq: \"t\\u0065n [6](=e)\"\n```\n"
  )

  private func range(of text: String) -> SourceRange {
    let bytes = Array(text.utf8)
    for start in file.bytes.indices where file.bytes[start...].starts(with: bytes) {
      return SourceRange(start..<start + bytes.count)
    }
    return SourceRange(at: 0)
  }

  @Test func aPlainScalarKeepsItsPlaces() {
    let text = "Falls to [3.1](=a.b)"
    let (document, diagnostics) = parseFragment(text, in: file, at: range(of: text))
    #expect(diagnostics.isEmpty && document.claims.count == 1)
    #expect(file.text(in: document.claims[0].textRange) == "3.1")
    #expect(file.text(in: document.claims[0].expressionRange) == "a.b")
    #expect(document.claims[0].isExact)
  }

  @Test func aBlockScalarKeepsThePlacesOfItsLines() {
    let written = "|\n  One $x$\n  [4](=c) é [5](=d)\n"
    let (document, _) = parseFragment(
      "One $x$\n[4](=c) é [5](=d)\n", in: file, at: range(of: written))
    #expect(document.claims.map { file.text(in: $0.range) } == ["[4](=c)", "[5](=d)"])
    #expect(document.claims.map(\.isExact) == [true, true])
  }

  @Test func anEscapedScalarHasThePlaceOfTheWhole() {
    let place = range(of: "\"t\\u0065n [6](=e)\"")
    let (document, _) = parseFragment("ten [6](=e)", in: file, at: place)
    #expect(document.claims.map(\.textRange) == [place])
    #expect(document.claims.map(\.range) == [place])
    #expect(document.claims.map(\.isExact) == [false])
    let broken = parseFragment("ten [6](= e)", in: file, at: place).diagnostics
    #expect(broken.map(\.range) == [place] && broken[0].fix == nil)
  }

  @Test func aMappedTextHasThePlacesOfItsParts() {
    let place = range(of: "\"t\\u0065n [6](=e)\"")
    let (document, _) = parseFragment("ten [6](=e)", in: file, at: place) { range in
      let shift = place.lowerBound + 1 + 5
      return SourceRange(range.lowerBound + shift..<range.upperBound + shift)
    }
    #expect(document.claims.map { file.text(in: $0.textRange) } == ["6"])
    #expect(document.claims.map { file.text(in: $0.expressionRange) } == ["e"])
    #expect(document.claims.map(\.isExact) == [true])
  }

  @Test func anEmptyFragmentHasNoBlocks() {
    #expect(parseFragment("", in: file, at: SourceRange(at: 0)).document.blocks.isEmpty)
  }
}
