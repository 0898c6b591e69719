import Foundation
import Testing

@testable import LecternMath

private let installedSheet: String? = ["katex.min.css", "katex.css"].lazy
  .compactMap { FileManager.default.contents(atPath: "/usr/share/javascript/katex/\($0)") }
  .map { String(decoding: $0, as: UTF8.self) }.first

@Suite struct FormulaStyleTests {
  private let style = FormulaStyle(
    ".katex .vlist-t{a:b}.katex .vlist-t2{c:d}.katex .vlist>span>.pstrut{e:f}"
      + ".katex .sizing.reset-size6.size3,.katex .x{g:.7em}.katex .mathbf{h:i}")

  @Test func theSheetHasTheShortNames() {
    #expect(
      style.sheet == ".katex :is(.kt,.k2){a:b}.katex .k2{c:d}.katex .kv>q>.kp{e:f}"
        + ".katex .z6-3,.katex .x{g:.7em}.katex .mathbf{h:i}.katex q:before,.katex q:after{content:none}"
    )
  }

  @Test func formulasSpeakOfClassesOfTheSheetAlone() {
    #expect(
      style.shortened(
        #"<span class="katex"><span class="mord mathbf">w</span><span class="mord mtight">1</span>"#
          + #"<span class="vlist-t vlist-t2"></span><span class="vlist"><span><span>2</span></span></span>"#
          + #"<span class="sizing reset-size6 size3 mtight" style="top:-2.02691em;margin-left:0em">3</span></span>"#
      )
        == #"<span class="katex"><q class="mathbf">w</q>1"#
        + #"<q class="k2"></q><q class="kv"><q><q>2</q></q></q>"#
        + #"<q class="z6-3" style="top:-2.027em">3</q></span>"#)
  }

  @Test(arguments: [
    ("height:.6833em", "height:.683em"), ("height:1.9996em", "height:1.9996em"),
    ("top:-.00049em", "top:-0em"), ("width:12.5em", "width:12.5em"),
    ("border-bottom-width:.04em", "border-bottom-width:.04em"),
  ])
  func lengthsKeepThreeDecimals(long: String, short: String) {
    let html = "<span class=\"katex\" style=\"\(long)\">x</span>"
    #expect(style.shortened(html) == "<span class=\"katex\" style=\"\(short)\">x</span>")
  }

  @Test(
    .enabled(if: installedSheet != nil, "KaTeX is not installed"),
    arguments: [
      "w_1^2 + \\frac{1}{2}", "\\sqrt{\\hat{v}_t} + \\epsilon",
      "\\begin{cases} a & b \\\\ c & d \\end{cases}",
      "\\sum_{i=1}^{n} \\left( \\mathbf{x}_i - \\mathbb{R} \\right)",
      "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
    ])
  func realFormulasKeepTheirTextAndUseTheRealSheet(latex: String) throws {
    let style = FormulaStyle(try #require(installedSheet))
    let script = try #require(
      FileManager.default.contents(atPath: "/usr/share/javascript/katex/katex.js"))
    let html = compactFormula(
      try MathTypesetter(katex: Array(script)).typeset(MathFormula(latex, display: true)))
    let short = style.shortened(html)
    #expect(text(of: short) == text(of: html))
    #expect(short.utf8.count < html.utf8.count * 5 / 6)
    for name in classes(in: short) where !name.hasPrefix("katex") {
      #expect(style.sheet.contains(".\(name)"), "no rule for \(name)")
    }
  }

  private func text(of html: String) -> String { html.replacing(/<[^>]*>/, with: "") }

  private func classes(in html: String) -> Set<String> {
    Set(html.matches(of: /class="([^"]*)"/).flatMap { $0.1.split(separator: " ").map(String.init) })
  }
}
