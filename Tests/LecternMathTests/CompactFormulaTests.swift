import Testing

@testable import LecternMath

@Suite struct CompactFormulaTests {
  @Test func leavesOutWhatAPageDoesNotNeed() {
    let html =
      #"<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mn>0.5</mn></mrow>"#
      + #"<annotation encoding="application/x-tex">0.5</annotation></semantics></math>"#
      + #"<span class="strut" style="height:0.6833em;vertical-align:-0.25em;"></span>0.5"#
    #expect(
      compactFormula(html)
        == #"<math><mrow><mn>0.5</mn></mrow></math>"#
        + #"<span class="strut" style="height:.6833em;vertical-align:-.25em"></span>0.5"#)
  }

  @Test func keepsEverythingElse() {
    let html = #"<span style="top:10.5em"></span><span class="a">x &lt; 0.1;</span>"#
    #expect(compactFormula(html) == html)
  }
}
