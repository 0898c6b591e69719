import LecternMarkup
import Testing

@testable import LecternSite

@Suite struct CompactMarkupTests {
  private func compact(_ html: String) -> String {
    String(decoding: withoutNeedlessQuotes(Array(html.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    (#"<p class="a" id="b-1">"#, "<p class=a id=b-1>"),
    (#"<p class="a b">x</p>"#, #"<p class="a b">x</p>"#),
    (#"<input checked="" value="">"#, "<input checked value>"),
    (#"<rect x="1" y="2.5"/>"#, "<rect x=1 y=2.5 />"),
    (#"<a href="x/">y</a>"#, #"<a href="x/">y</a>"#),
    (#"<a href="x?a=1&amp;b=2">y</a>"#, #"<a href="x?a=1&amp;b=2">y</a>"#),
    (#"<a title="it's">y</a>"#, #"<a title="it's">y</a>"#),
    (##"<a href="#x&amp;y">y</a>"##, "<a href=#x&amp;y>y</a>"),
    (#"<p title='a "b" c' id="d">"#, #"<p title='a "b" c' id=d>"#),
  ])
  func dropsWhatTheSyntaxCanDoWithout(html: String, short: String) {
    #expect(compact(html) == short)
  }

  @Test(arguments: [
    #"he said class="a" and a < b "c""#, #"<!-- <p class="a"> -->"#,
    #"<script>f('<p class="a">')</script>"#, #"<style>a[b="c"]{}</style>"#,
    #"<title>a <b class="c"></title>"#, #"<textarea><p id="x"></textarea>"#, #"<p class="a"#,
    "<", "", "<p", "a > b <",
  ])
  func leavesTextScriptsAndBrokenTagsAlone(html: String) {
    #expect(compact(html) == html)
  }

  @Test func goesOnBehindAScript() {
    #expect(
      compact(#"<script src="a.js"></script><p id="x">1 < 2</p><p id="y">"#)
        == "<script src=a.js></script><p id=x>1 < 2</p><p id=y>")
  }
}
