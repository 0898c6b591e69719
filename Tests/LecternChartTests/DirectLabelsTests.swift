import Foundation
import LecternMarkup
import Testing

@testable import LecternChart

@Suite struct DirectLabelsTests {
  @Test func labelsKeepTheirDistanceTheirOrderAndTheFrame() {
    var random = Lcg(21)
    for _ in 0..<300 {
      let wanted = (0..<(1 + Int(random.uniform() * 8))).map { _ in 20 + 280 * random.uniform() }
      let places = pushApart(wanted, gap: 17, range: 26...320)
      let order = wanted.indices.sorted { wanted[$0] < wanted[$1] }
      for (a, b) in zip(order, order.dropFirst()) { #expect(places[b] - places[a] >= 17 - 1e-9) }
      #expect(places.allSatisfy { $0 >= 26 - 1e-9 && $0 <= 320 + 1e-9 })
    }
  }

  @Test func labelsWithRoomStayWhereTheyAre() {
    #expect(pushApart([50, 100, 200], gap: 17, range: 0...300) == [50, 100, 200])
    #expect(pushApart([100, 100], gap: 17, range: 0...300) == [91.5, 108.5])
    #expect(pushApart([], gap: 17, range: 0...300).isEmpty)
  }

  @Test func leadersShowWhereALabelMoved() {
    let labels = [100.0, 101].map {
      DirectLabel(text: "run", className: "dl", anchor: Point(300, $0))
    }
    let markup = directLabels(labels, right: 300, range: 0...300).joined().map { $0.rendered() }
      .joined()
    #expect(markup.components(separatedBy: "class=\"lead\"").count == 3)
    let alone = directLabels([labels[0]], right: 300, range: 0...300).joined().map { $0.rendered() }
      .joined()
    #expect(!alone.contains("lead"))
  }

  @Test func placedLabelsDoNotCoverOneAnotherNorLines() {
    var placer = LabelPlacer(bounds: Rect(left: 0, top: 0, right: 300, bottom: 200))
    let line = (0...30).map { Point(Double($0) * 10, 100) }
    placer.avoid(line: line)
    var boxes: [Rect] = []
    for name in ["first", "second", "third"] {
      guard let at = placer.place(name, along: line) else { continue }
      boxes.append(LabelPlacer.box(name, at: at))
    }
    #expect(boxes.count == 3)
    for i in boxes.indices {
      #expect(boxes[i].top > 100 || boxes[i].bottom < 100)
      for j in boxes.indices where j > i { #expect(boxes[i].overlap(with: boxes[j]) == 0) }
    }
  }
}
