import LecternMarkup
import LecternNumerics
import Testing

@testable import LecternChart

@Suite struct ThinningTests {
  @Test func smoothCurvesKeepFewPointsAndTheirShape() {
    let points = (0..<10_000).map { index in
      Point(Double(index) / 20, 300 - 250 * Elementary.exp(-Double(index) / 2000))
    }
    let kept = thinned(points)
    #expect(kept.count < 30)
    for (place, index) in kept.enumerated().dropFirst() {
      for between in stride(from: kept[place - 1], to: index, by: 50) {
        let away = points[between].distance(toSegment: points[kept[place - 1]], points[index])
        #expect(away <= 0.2501)
      }
    }
  }

  @Test(arguments: 1...20)
  func aLoneSpikeSurvives(seed: Int) {
    var random = Lcg(UInt64(seed))
    var points = (0..<30_000).map { Point(Double($0) / 60, 200 + 20 * random.uniform()) }
    let spike = Int(random.uniform() * 29_998) + 1
    points[spike].y = 40
    let kept = thinned(points)
    #expect(kept.contains(spike))
    #expect(kept.count <= 404)
    #expect(kept.first == 0 && kept.last == 29_999)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func annotatedPointsStay() {
    let points = (0..<100).map { Point(Double($0), 5) }
    #expect(thinned(points, kept: [42]).contains(42))
    #expect(thinned([Point(1, 1)]) == [0])
    #expect(thinned([]).isEmpty)
  }

  @Test func gapsBreakTheLineAndLonePointsShow() {
    let points = [
      Point(0, 0), Point(1, 1), Point(2, .nan), Point(3, 3), Point(4, .infinity), Point(5, 5),
      Point(6, 6),
    ]
    #expect(finiteStretches(points) == [0..<2, 3..<4, 5..<7])
    let markup = curve(points, Slot(1), .solid).map { $0.rendered() }.joined()
    #expect(
      markup
        == "<path class=\"ln tr s1\" d=\"M0 0l1 1M5 5l1 1\"/><circle cx=\"3\" cy=\"3\" r=\"3\" class=\"pt s1\"/>"
    )
  }

  @Test func clippingEndsOnTheEdge() {
    let box = Rect(left: 0, top: 0, right: 10, bottom: 10)
    let parts = clipped(
      [Point(-5, 5), Point(5, 5), Point(5, 20), Point(8, 20), Point(8, 5)], to: box)
    #expect(parts == [[Point(0, 5), Point(5, 5), Point(5, 10)], [Point(8, 10), Point(8, 5)]])
    #expect(clipped([Point(-5, -5), Point(-1, 20)], to: box).isEmpty)
  }

  @Test func crowdedPointsAreDrawnOncePerSpot() {
    var random = Lcg(3)
    let points = (0..<5000).map { _ in Point(600 * random.uniform(), 300 * random.uniform()) }
    let shown = spreadOut(points, limit: 500)
    #expect(shown.count <= 500 && shown.count > 200)
    #expect(shown.first == points.first)
    #expect(spreadOut(Array(points.prefix(10)), limit: 500).count == 10)
  }
}
