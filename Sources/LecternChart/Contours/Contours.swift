/// The boundary of the region where a grid is at most `level`, as closed rings of positions counted
/// in nodes.
///
/// Marching squares with linear interpolation along the edges. Rings close at the frame; the region
/// lies at the left of each ring (y upwards), so that the nonzero rule fills it and leaves its holes
/// open. Saddles are resolved by the mean of the cell's corners. A node that is not finite counts as
/// outside, and a boundary beside it passes through the finite node.
func contourRings(_ grid: Grid, atMost level: Double) -> [[Point]] {
  let tracer = RingTracer(grid, level)
  return tracer.rings()
}

/// The parts of rings that are not the frame itself: the level line as a reader sees it.
func openParts(of rings: [[Point]], in grid: Grid) -> [[Point]] {
  let right = Double(grid.columns - 1)
  let top = Double(grid.rows - 1)
  func alongFrame(_ a: Point, _ b: Point) -> Bool {
    (a.x == 0 && b.x == 0) || (a.x == right && b.x == right) || (a.y == 0 && b.y == 0)
      || (a.y == top && b.y == top)
  }
  var parts: [[Point]] = []
  for ring in rings where ring.count > 1 {
    let count = ring.count
    // Begin after a stretch of frame, so that no open part is cut in two.
    var start = 0
    for index in 0..<count where alongFrame(ring[index], ring[(index + 1) % count]) {
      start = (index + 1) % count
      break
    }
    var part = [ring[start]]
    for step in 0..<count {
      let from = ring[(start + step) % count]
      let to = ring[(start + step + 1) % count]
      if alongFrame(from, to) {
        if part.count > 1 { parts.append(part) }
        part = [to]
      } else {
        part.append(to)
      }
    }
    if part.count > 1 { parts.append(part) }
  }
  return parts
}

/// The grid with a border of outside nodes, whose edges are numbered: each crossing edge is the end
/// of one directed segment and the start of the next.
private struct RingTracer {
  private let grid: Grid
  private let level: Double
  /// Nodes across and along, border included.
  private let width: Int
  private let height: Int

  private enum Side { case bottom, right, top, left }

  init(_ grid: Grid, _ level: Double) {
    self.grid = grid
    self.level = level
    width = grid.columns + 2
    height = grid.rows + 2
  }

  private func value(_ column: Int, _ row: Int) -> Double {
    guard column > 0, row > 0, column < width - 1, row < height - 1 else { return .infinity }
    let value = grid[column - 1, row - 1]
    return value.isFinite ? value : .infinity
  }

  private func isInside(_ column: Int, _ row: Int) -> Bool { value(column, row) <= level }

  func rings() -> [[Point]] {
    var next = [Int32](repeating: -1, count: 2 * width * height)
    for row in 0..<(height - 1) {
      for column in 0..<(width - 1) {
        let corners =
          (isInside(column, row) ? 1 : 0) | (isInside(column + 1, row) ? 2 : 0)
          | (isInside(column + 1, row + 1) ? 4 : 0) | (isInside(column, row + 1) ? 8 : 0)
        guard corners != 0, corners != 15 else { continue }
        for (from, to) in segments(corners, column, row) {
          next[edge(from, column, row)] = Int32(edge(to, column, row))
        }
      }
    }
    var rings: [[Point]] = []
    for first in next.indices where next[first] >= 0 {
      var ring: [Point] = []
      var edge = first
      while next[edge] >= 0 {
        let point = crossing(edge)
        if ring.last.map({ $0 != point }) ?? true { ring.append(point) }
        let following = Int(next[edge])
        next[edge] = -1
        edge = following
      }
      if ring.count > 1, ring[0] == ring[ring.count - 1] { ring.removeLast() }
      if ring.count > 2 { rings.append(ring) }
    }
    return rings
  }

  private func segments(_ corners: Int, _ column: Int, _ row: Int) -> [(Side, Side)] {
    switch corners {
    case 1: return [(.bottom, .left)]
    case 2: return [(.right, .bottom)]
    case 3: return [(.right, .left)]
    case 4: return [(.top, .right)]
    case 5:
      return meanIsInside(column, row)
        ? [(.bottom, .right), (.top, .left)] : [(.bottom, .left), (.top, .right)]
    case 6: return [(.top, .bottom)]
    case 7: return [(.top, .left)]
    case 8: return [(.left, .top)]
    case 9: return [(.bottom, .top)]
    case 10:
      return meanIsInside(column, row)
        ? [(.left, .bottom), (.right, .top)] : [(.right, .bottom), (.left, .top)]
    case 11: return [(.right, .top)]
    case 12: return [(.left, .right)]
    case 13: return [(.bottom, .right)]
    default: return [(.left, .bottom)]
    }
  }

  private func meanIsInside(_ column: Int, _ row: Int) -> Bool {
    let sum =
      value(column, row) + value(column + 1, row) + value(column, row + 1)
      + value(column + 1, row + 1)
    return sum / 4 <= level
  }

  /// Horizontal edges have even numbers, vertical ones odd numbers; both by their lower left node.
  private func edge(_ side: Side, _ column: Int, _ row: Int) -> Int {
    switch side {
    case .bottom: return 2 * (row * width + column)
    case .top: return 2 * ((row + 1) * width + column)
    case .left: return 2 * (row * width + column) + 1
    case .right: return 2 * (row * width + column + 1) + 1
    }
  }

  private func crossing(_ edge: Int) -> Point {
    let node = edge / 2
    let (column, row) = (node % width, node / width)
    let (otherColumn, otherRow) = edge % 2 == 0 ? (column + 1, row) : (column, row + 1)
    let near = value(column, row)
    let far = value(otherColumn, otherRow)
    let share: Double
    if near.isFinite && far.isFinite {
      share = (level - near) / (far - near)
    } else {
      share = near.isFinite ? 0 : 1
    }
    let x = Double(column) + Double(otherColumn - column) * share - 1
    let y = Double(row) + Double(otherRow - row) * share - 1
    return Point(x, y)
  }
}

/// A ring in pixels without what does not show: no point within `tolerance` of its neighbors' line.
func simplifiedRing(_ ring: [Point], tolerance: Double = 0.35) -> [Point] {
  guard ring.count > 3 else { return ring }
  let closed = ring + [ring[0]]
  let kept = simplified(closed, Array(closed.indices), tolerance: tolerance)
  return kept.dropLast().map { closed[$0] }
}
