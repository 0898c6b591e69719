import LecternMarkup
import Testing

@testable import LecternChart

@Suite struct SharedPathTests {
  private func drawing(_ content: [Node]) -> Drawing {
    Drawing(layout: .wide, width: 10, height: 10, content: content)
  }

  @Test func pathsGetIdsOfTheirFigure() {
    let path = PathData(segments: [(Point(0, 0), Point(1, 1))])
    let content = [
      group("run", paths([[.class("case")], [.class("ln")]], path)),
      group("run", paths([[.class("case")], [.class("ln")]], path)),
    ]
    let svg = drawing(content).svg(id: "fig-7").rendered()
    #expect(
      svg.contains(
        ##"<g class="case"><path id="fig-7w0" d="M0 0l1 1"/></g><use class="ln" href="#fig-7w0"/>"##
      ))
    #expect(svg.contains(##"<path id="fig-7w1""##))
    #expect(svg.contains(##"href="#fig-7w1""##))
    #expect(!svg.contains("~"))
  }

  @Test func anEmptyPathIsNotDrawn() {
    #expect(paths([[.class("case")], [.class("ln")]], PathData()).isEmpty)
  }

  @Test func farPointsAreCutOffOnTheFrame() {
    let frame = Rect(left: 0, top: 0, right: 100, bottom: 50)
    let parts = clipped(
      [Point(50, 25), Point(51, 4e29), Point(52, -3e30), Point(60, 25)], to: frame)
    #expect(!parts.isEmpty)
    for point in parts.joined() {
      #expect(point.x >= 0 && point.x <= 100 && point.y >= 0 && point.y <= 50)
    }
  }
}
