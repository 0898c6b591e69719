import LecternMath
import Testing

@Suite struct TypesetMathTests {
  let formula = MathFormula("x^2", display: false)

  @Test func knownFormulasNeedNoTypesetter() throws {
    var cache = MathCache(origin: "katex 1")
    cache[formula] = "<b>x</b>"
    // A script that cannot load proves that it is not loaded.
    let outcome = try typeset([formula], katex: Array("syntax error".utf8), knowing: cache)
    #expect(outcome.results[formula] == .success("<b>x</b>"))
    #expect(outcome.typesetCount == 0)
  }

  @Test func withoutKaTeXUnknownFormulasAreLeftOut() throws {
    let outcome = try typeset([formula], katex: nil, knowing: MathCache(origin: ""))
    #expect(outcome.results.isEmpty)
  }

  @Test(.enabled(if: installedKaTeX != nil, "KaTeX is not installed"))
  func setsEachFormulaOnceAndCachesNoFailure() throws {
    let broken = MathFormula("\\foo", display: false)
    let outcome = try typeset(
      [formula, broken, formula, broken], katex: installedKaTeX,
      knowing: MathCache(origin: "katex 1"))
    #expect(outcome.typesetCount == 2)
    #expect(outcome.cache[formula] != nil)
    #expect(outcome.cache[broken] == nil)
    let again = try typeset([formula], katex: nil, knowing: outcome.cache)
    #expect(again.results[formula] == outcome.results[formula])
  }
}

@Suite struct MathCacheTextTests {
  @Test func bytesRoundTripWhateverTheFormulaHolds() {
    var cache = MathCache(origin: "katex 0.16.4")
    cache[MathFormula("a\nb 3 4", display: true)] = "<p>\n😀</p>"
    cache[MathFormula("a\nb 3 4", display: false)] = ""
    cache[MathFormula("", display: false)] = "x\n\n"
    #expect(MathCache(bytes: cache.bytes, origin: "katex 0.16.4") == cache)
  }

  @Test func anotherOriginOrDamageEmptiesIt() {
    var cache = MathCache(origin: "one")
    cache[MathFormula("x", display: true)] = "html"
    #expect(MathCache(bytes: cache.bytes, origin: "two").html.isEmpty)
    #expect(MathCache(bytes: Array(cache.bytes.dropLast(3)), origin: "one").html.isEmpty)
    #expect(MathCache(bytes: [], origin: "one").html.isEmpty)
  }
}

@Suite struct KaTeXStyleTests {
  @Test func fontRulesKeepOneAddress() {
    let css = """
      a{b:c}@font-face{font-family:K;src:url(fonts/K-R.woff2) format('woff2'),\
      url(fonts/K-R.woff) format('woff');font-weight:400}\
      @font-face{font-family:L;src:url(fonts/L.woff2) format('woff2')}.d{e:f}
      """
    #expect(KaTeXStyle.fonts(in: css) == ["K-R.woff2", "L.woff2"])
    let sheet = KaTeXStyle.sheet(css) { $0 == "L.woff2" ? nil : "f/\($0)" }
    #expect(
      sheet == "a{b:c}@font-face{font-family:K;font-weight:400;font-display:block;"
        + "src:url(f/K-R.woff2) format(\"woff2\")}.d{e:f}")
  }

  @Test func fontsFollowFromTheClassesUsed() {
    #expect(KaTeXStyle.fonts(usedBy: "<p>no mathematics</p>").isEmpty)
    let used = KaTeXStyle.fonts(usedBy: "<span class=\"katex\"><span class=\"mord mathbb\">R")
    #expect(used.contains("KaTeX_AMS-Regular.woff2"))
    #expect(used.contains("KaTeX_Main-Regular.woff2"))
    #expect(!used.contains("KaTeX_Fraktur-Regular.woff2"))
  }
}
