import LecternMarkup
import Testing

@Suite struct PathDataTests {
  @Test func writesRelativeLinesWithOneDecimal() {
    var path = PathData()
    path.move(to: 46, 300)
    path.line(to: 59.04, 355.26)
    path.line(to: 69.5, 313.6)
    path.line(to: 80, 313.6)
    path.line(to: 80, 300.1)
    path.close()
    #expect(path.text == "M46 300l13 55.3 10.5-41.7h10.5v-13.5z")
  }

  @Test func dotsAreToldByTheWayFromOneToTheNext() {
    var path = PathData()
    path.dot(at: 46, 300)
    path.dot(at: 49.3, 255.5)
    path.dot(at: 60, 255.5)
    #expect(path.text == "M46 300h0m3.3-44.5h0m10.7 0h0")
  }

  @Test func aJumpAfterAClosedShapeStartsFromItsFirstCorner() {
    var path = PathData()
    for x in [10.0, 30] {
      path.jump(to: x, 5)
      path.line(to: x + 4, 5)
      path.line(to: x + 4, 9)
      path.close()
    }
    #expect(path.text == "M10 5h4v4zm20 0h4v4z")
  }

  @Test func dropsTheLeadingZeroButNeverTheNumber() {
    #expect(coordinateText(0.5) == ".5")
    #expect(coordinateText(-0.5) == "-.5")
    #expect(coordinateText(0) == "0")
    #expect(coordinateText(-0.04) == "0")
    #expect(coordinateText(12) == "12")
    #expect(coordinateText(-380.25) == "-380.3")
  }

  /// Rounding each position, not each difference: after a thousand steps of 0.04 the sum is right.
  @Test func doesNotAccumulateRounding() {
    var path = PathData()
    path.move(to: 0, 0)
    for step in 1...1000 { path.line(to: Double(step) * 0.04, 0) }
    let sum = path.text.split(separator: "h").dropFirst().compactMap { Double($0) }.reduce(0, +)
    #expect(abs(sum - 40) < 1e-9)
  }

  @Test func survivesValuesThatAreNotFinite() {
    #expect(coordinateText(.nan) == "0")
    #expect(coordinateText(.infinity) == "100000")
    #expect(coordinateText(-1e300) == "-100000")
  }

  @Test func marksALonePointByALineOfNoLength() {
    #expect(PathData.line(through: [(x: 3, y: 4), (x: 3, y: 4)]).text == "M3 4h0")
    #expect(PathData.line(through: []).isEmpty)
    #expect(PathData.polygon(through: [(x: 0, y: 0), (x: 1, y: 1)]).text == "M0 0l1 1z")
  }
}
