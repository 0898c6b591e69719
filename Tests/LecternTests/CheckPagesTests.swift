import LecternSite
import LecternSource
import Testing

@testable import Lectern

@Suite struct CheckPagesTests {
  private func messages(_ pages: [String: String]) -> [String] {
    checkPages(
      pages.map { pageLinks(OutputFile(path: $0, bytes: Array($1.utf8))) },
      files: Set(pages.keys).union(["data/x.csv"])
    )
    .map { "\($0.path): \($0.message)" }
  }

  @Test func followsLinksBetweenPages() {
    let found = messages([
      "index.html": """
      <a href="a.html#one">x</a> <a href="#top">y</a> <a href="https://example.org/#z">z</a>
      <a href="mailto:a@b.c">m</a> <img src="data:image/png;base64,AA"> <a href="data/x.csv">d</a>
      <h1 id="top">T</h1> <a href="a.html?x=1#a&amp;b">q</a> <a href="#:~:text=x">t</a>
      """,
      "a.html": "<p id=\"one\"></p><p id=\"a&amp;b\"></p><a href=\"./index.html\">up</a>",
    ])
    #expect(found.isEmpty)
  }

  @Test func readsAttributesWithoutQuotes() {
    let found = messages([
      "index.html": "<a href=a.html#one class=x>x</a> <a class=y href=b.html>y</a><p id=top>",
      "a.html": "<p id=one></p><img src=data/x.csv><a href=index.html#top>up</a><p id=two/>",
    ])
    #expect(found == ["index.html: the page links to 'b.html', which is not there"])
  }

  @Test(arguments: ["b.html", "a.html#two", "#nothing", "../a.html", "data/y.csv"])
  func namesADeadLink(address: String) {
    let found = messages([
      "index.html": "<p> href=\"not-a-link\" <a class=\"x\" href=\"\(address)\">x</a>",
      "a.html": "<p id=\"one\"></p>",
    ])
    #expect(found == ["index.html: the page links to '\(address)', which is not there"])
  }
}
