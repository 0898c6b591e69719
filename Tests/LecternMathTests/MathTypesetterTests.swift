import Foundation
import LecternMath
import Testing

/// Debian's katex.js, where the package libjs-katex is installed.
let installedKaTeX: [UInt8]? = FileManager.default
  .contents(atPath: "/usr/share/javascript/katex/katex.js").map(Array.init)

@Suite(.enabled(if: installedKaTeX != nil, "KaTeX is not installed"))
struct MathTypesetterTests {
  let typesetter: MathTypesetter

  init() throws {
    typesetter = try MathTypesetter(katex: #require(installedKaTeX))
  }

  @Test func setsHTMLWithMathMLInside() throws {
    let html = try typesetter.typeset(MathFormula("w - \\eta g", display: false))
    #expect(html.hasPrefix("<span class=\"katex\"><span class=\"katex-mathml\"><math"))
    #expect(html.contains("<mi>η</mi>"))
    #expect(html.contains("aria-hidden=\"true\""))
    #expect(!html.contains("katex-display"))
  }

  @Test func displayFormulasAreMarkedSo() throws {
    let html = try typesetter.typeset(MathFormula("\\sum_i x_i", display: true))
    #expect(html.contains("katex-display"))
  }

  @Test func keepsScalarsBeyondTheBasicPlane() throws {
    let html = try typesetter.typeset(MathFormula("\\text{naïve 😀} é", display: false))
    #expect(html.contains("naïve"))
    #expect(html.contains("😀"))
  }

  @Test func tellsWhereAMistakeIs() {
    let failure = #expect(throws: MathError.self) {
      try typesetter.typeset(MathFormula("é + \\foo", display: false))
    }
    #expect(failure?.message == "Undefined control sequence: \\foo")
    // é takes two bytes: the command begins at byte 5, though at UTF-16 unit 4.
    #expect(failure?.offset == 5)
    #expect(failure?.length == 4)
  }

  @Test(arguments: ["\\frac{a}{b", "x^2^3", "a & b", "\\left( x", "\\def\\x{\\x\\x}\\x"])
  func refusesBrokenSource(latex: String) {
    let failure = #expect(throws: MathError.self) {
      try typesetter.typeset(MathFormula(latex, display: true))
    }
    #expect(failure?.message.isEmpty == false)
    #expect(failure?.message.contains("position") == false)
  }

  @Test func survivesDeepNestingAndStaysUsable() throws {
    #expect(throws: MathError.self) {
      try typesetter.typeset(
        MathFormula(String(repeating: "{", count: 200_000), display: true))
    }
    #expect(try typesetter.typeset(MathFormula("x", display: false)).contains("<mi>x</mi>"))
  }

  @Test func neverMakesAScriptLink() throws {
    let html = try typesetter.typeset(
      MathFormula("\\href{javascript:alert(1)}{x}", display: false))
    #expect(!html.contains("<a "))
  }

  @Test func refusesAScriptThatIsNotKaTeX() {
    #expect(throws: MathError.self) { try MathTypesetter(katex: Array("var = 1".utf8)) }
  }
}
