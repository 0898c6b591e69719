import LecternNumerics
import Testing

@testable import LecternChart

@Suite struct ContoursTests {
  private func bumps(_ seed: UInt64) -> Grid {
    var random = Lcg(seed)
    let waves = (0..<6).map { _ in
      (1 + 4 * random.uniform(), 1 + 4 * random.uniform(), 6 * random.uniform())
    }
    return Grid(columns: 41, rows: 33, x: 0...1, y: 0...1) { x, y in
      waves.reduce(0) {
        $0 + Elementary.sin($1.0 * x * 3 + $1.2) * Elementary.cos($1.1 * y * 3 + $1.2)
      }
    }
  }

  @Test(arguments: 1...12)
  func ringsPartNodesInsideFromNodesOutside(seed: Int) {
    let grid = bumps(UInt64(seed))
    for level in [-1.5, -0.5, 0.013, 0.7, 2] {
      let rings = contourRings(grid, atMost: level)
      for row in 1..<(grid.rows - 1) {
        for column in 1..<(grid.columns - 1) {
          let value = grid[column, row]
          guard (value - level).magnitude > 1e-9 else { continue }
          let winding = windingNumber(rings, around: Point(Double(column), Double(row)))
          #expect(
            winding == (value < level ? 1 : 0), "seed \(seed), level \(level), \(column), \(row)")
        }
      }
    }
  }

  @Test(arguments: 1...6)
  func verticesLieOnTheLevelOrOnTheFrame(seed: Int) {
    let grid = bumps(UInt64(seed))
    for point in contourRings(grid, atMost: 0.3).flatMap({ $0 }) {
      let onFrame =
        point.x == 0 || point.y == 0 || point.x == Double(grid.columns - 1)
        || point.y == Double(grid.rows - 1)
      let position = grid.position(point)
      let value = grid.value(
        x: min(max(position.x, 0), 1), y: min(max(position.y, 0), 1))
      #expect(onFrame || (value - 0.3).magnitude < 1e-9, "\(value) at \(point)")
    }
  }

  @Test func aCircleHasItsArea() {
    let grid = Grid(x: -1.2...1.2, y: -1...1) { x, y in (x * x + y * y).squareRoot() }
    let rings = contourRings(grid, atMost: 0.8)
    #expect(rings.count == 1)
    let positions = rings[0].map(grid.position)
    #expect((area(positions) - 0.64 * 3.14159265).magnitude < 0.002)
    #expect(openParts(of: rings, in: grid).count == 1)
  }

  @Test func higherLevelsEncloseLowerOnes() {
    let grid = bumps(3)
    var last = 0.0
    for level in stride(from: -3.0, through: 3, by: 0.25) {
      let total = contourRings(grid, atMost: level).map { area($0) }.reduce(0, +)
      #expect(total >= last - 1e-9)
      last = total
    }
  }

  @Test func whatIsNotFiniteIsOutside() {
    var values = [Double](repeating: 1, count: 25)
    values[12] = .nan
    values[6] = .infinity
    let grid = Grid(columns: 5, rows: 5, x: 0...4, y: 0...4, values: values)
    let rings = contourRings(grid, atMost: 2)
    #expect(rings.flatMap { $0 }.allSatisfy { $0.isFinite })
    #expect(windingNumber(rings, around: Point(2.001, 2.001)) == 0)
    #expect(windingNumber(rings, around: Point(3.5, 3.5)) == 1)
    #expect(contourRings(grid, atMost: 0).isEmpty)
    let empty = Grid(columns: 3, rows: 3, x: 0...1, y: 0...1, values: [])
    #expect(contourRings(empty, atMost: 0).isEmpty)
  }

  @Test func saddlesFollowTheMeanOfTheCell() {
    let joined = Grid(columns: 2, rows: 2, x: 0...1, y: 0...1, values: [0, 10, 2, 0])
    // Mean 3: at level 4 the low corners join, at level 1 they do not.
    #expect(contourRings(joined, atMost: 4).count == 1)
    #expect(contourRings(joined, atMost: 1).count == 2)
  }

  @Test func fullAndEmptyRegionsAreTheFrameAndNothing() {
    let grid = Grid(columns: 4, rows: 3, x: 0...3, y: 0...2) { x, _ in x }
    let whole = contourRings(grid, atMost: 10)
    #expect(whole.count == 1)
    #expect((area(whole[0]) - 6).magnitude < 1e-12)
    #expect(openParts(of: whole, in: grid).isEmpty)
    #expect(contourRings(grid, atMost: -1).isEmpty)
  }

  @Test func levelsGrowByThreesAndHaveSomethingInside() {
    let grid = Grid(x: -2...2, y: -1...3) { x, y in
      (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
    let levels = contourLevels(above: 0, in: grid)
    #expect(levels == [1, 3, 10, 30, 100, 300, 1000])
    for level in levels { #expect(!contourRings(grid, atMost: level).isEmpty) }
    let flat = Grid(columns: 3, rows: 3, x: 0...1, y: 0...1) { _, _ in 4 }
    #expect(contourLevels(above: 4, in: flat).isEmpty)
  }

  private func area(_ ring: [Point]) -> Double {
    var sum = 0.0
    for index in ring.indices {
      let (a, b) = (ring[index], ring[(index + 1) % ring.count])
      sum += a.x * b.y - b.x * a.y
    }
    return sum / 2
  }

  private func windingNumber(_ rings: [[Point]], around p: Point) -> Int {
    var winding = 0
    for ring in rings {
      for index in ring.indices {
        let (a, b) = (ring[index], ring[(index + 1) % ring.count])
        let side = (b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y)
        if a.y <= p.y, b.y > p.y, side > 0 { winding += 1 }
        if a.y > p.y, b.y <= p.y, side < 0 { winding -= 1 }
      }
    }
    return winding
  }
}
