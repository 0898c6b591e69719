import Testing

@testable import LecternChart

@Suite struct LabelPlacerTests {
  /// Two runs that go the same short way in a narrow surface.
  @Test func namesOfLinesThatCoincideKeepApart() throws {
    var placer = LabelPlacer(bounds: Rect(left: 0, top: 0, right: 310, bottom: 200))
    let line = [Point(40, 100), Point(150, 96)]
    placer.avoid(line: line)
    var boxes: [Rect] = []
    for name in ["runaway", "momentum", "adam", "plain"] {
      let placed = placer.place(name, along: line)
      let spot = try #require(placed)
      boxes.append(LabelPlacer.box(name, at: spot))
    }
    for (place, box) in boxes.enumerated() {
      for other in boxes.dropFirst(place + 1) {
        let room = Rect(
          left: other.left - 6, top: other.top - 2, right: other.right + 6, bottom: other.bottom + 2
        )
        #expect(box.overlap(with: room) == 0)
      }
    }
  }

  /// Advances of DejaVu Sans Bold 2.37, in em.
  @Test(arguments: [
    ("momentum", 6.393), ("runaway", 4.812), ("adam", 3.107), ("weight of x1", 7.01),
    ("plain", 2.788), ("validation", 5.623), ("batches of 32", 7.657),
  ])
  func theEstimateCoversDejaVu(text: String, width: Double) {
    #expect(estimatedWidth(text, size: 1, bold: true) > width)
  }
}
