import LecternMarkup
import Testing

@Suite struct RenderingTests {
  @Test func escapesTextAndAttributes() {
    let node = element(.p, [.title("a \"b\" <c> & d")], .text("1 < 2 && \"x\" > y"))
    #expect(
      node.rendered()
        == "<p title=\"a &quot;b&quot; &lt;c> &amp; d\">1 &lt; 2 &amp;&amp; \"x\" &gt; y</p>")
  }

  @Test func closesEachKindOfElementItsOwnWay() {
    #expect(element(.br).rendered() == "<br>")
    #expect(element(.div).rendered() == "<div></div>")
    #expect(element(.path, [.attribute("d", "M0 0")]).rendered() == "<path d=\"M0 0\"/>")
    #expect(element(.g, [], element(.circle)).rendered() == "<g><circle/></g>")
  }

  @Test func keepsAttributesInOrderAndFlagsBare() {
    let node = element(.input, [.type("range"), .flag("hidden"), .id("a"), .count("max", -20)])
    #expect(node.rendered() == "<input type=\"range\" hidden id=\"a\" max=\"-20\">")
  }

  @Test func leavesFragmentsWithoutMarkup() {
    let node = Node.fragment([.text("a"), .empty, element(.b, [], "c"), .rawMarkup("<i>&</i>")])
    #expect(node.rendered() == "a<b>c</b><i>&</i>")
    #expect(node.plainText == "ac")
  }

  @Test func embeddedJSONCannotCloseItsScript() {
    let node = element(.script, [.type("application/json")], .embeddedJSON("[\"</script>\"]"))
    #expect(
      node.rendered() == "<script type=\"application/json\">[\"\\u003c/script>\"]</script>")
  }

  @Test func keepsEveryCharacterOfOtherScripts() {
    let text = "η = 0,3 · −∞ 学习 👩🏽‍🔬 e\u{301}"
    #expect(Array(element(.p, [], .text(text)).rendered().utf8) == Array("<p>\(text)</p>".utf8))
  }

  @Test func endTagsThatHTMLImpliesAreLeftOut() {
    let table = element(
      .table, [],
      element(.tr, [], element(.th, [], "a"), element(.td, [], "1")),
      element(.tr, [], element(.th, [], "b"), element(.td, [], "2")))
    #expect(table.rendered() == "<table><tr><th>a<td>1<tr><th>b<td>2</table>")
  }
}
