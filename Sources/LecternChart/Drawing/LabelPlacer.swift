/// Finds room for labels inside a crowded drawing.
///
/// Each label has candidates; the one that covers the fewest drawn points and no other label wins,
/// the earliest candidate on ties. Labels keep 6 px apart sideways and 2 px up and down: two names side
/// by side would read as one. Rather than that, a label covers a line. Labels are placed in turn, so that the result depends on the
/// input's order alone.
struct LabelPlacer {
  /// Where labels may stand.
  let bounds: Rect
  private var obstacles: [Point] = []
  private var taken: [Rect] = []

  init(bounds: Rect) { self.bounds = bounds }

  /// Marks what a line covers, a point every 4 px.
  mutating func avoid(line points: [Point]) {
    for index in points.indices {
      guard points[index].isFinite else { continue }
      obstacles.append(points[index])
      guard index > 0, points[index - 1].isFinite else { continue }
      let from = points[index - 1]
      let to = points[index]
      // A diverged run's point may lie further away than any Int counts.
      let pieces = Int(min(from.distance(to: to) / 4, 400))
      guard pieces > 1 else { continue }
      for piece in 1..<pieces {
        let share = Double(piece) / Double(pieces)
        obstacles.append(
          Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
      }
    }
  }

  mutating func avoid(_ rect: Rect) { taken.append(rect) }

  mutating func avoid(points: [Point]) {
    obstacles.append(contentsOf: points.filter { $0.isFinite })
  }

  /// The cheapest of the candidates; it is taken from then on.
  mutating func place(_ candidates: [Rect]) -> Rect? {
    var best: Rect?
    var bestCost = Double.infinity
    for candidate in candidates {
      let cost = cost(of: candidate)
      if cost < bestCost {
        best = candidate
        bestCost = cost
      }
    }
    if let best { taken.append(best) }
    return best
  }

  func cost(of rect: Rect) -> Double {
    if rect.left < bounds.left || rect.right > bounds.right || rect.top < bounds.top
      || rect.bottom > bounds.bottom
    {
      return 1e6
        + max(bounds.left - rect.left, rect.right - bounds.right)
        + max(bounds.top - rect.top, rect.bottom - bounds.bottom)
    }
    var cost = 0.0
    for other in taken {
      let room = Rect(
        left: other.left - 6, top: other.top - 2, right: other.right + 6, bottom: other.bottom + 2)
      let overlap = rect.overlap(with: room)
      if overlap > 0 { cost += 1000 + 10 * overlap }
    }
    let near = rect.inset(by: -4)
    for point in obstacles where near.contains(point) { cost += 12 }
    return cost
  }

  /// The box of a 13 px label whose baseline starts at a point.
  static func box(_ text: String, at baseline: Point, bold: Bool = true) -> Rect {
    let width = estimatedWidth(text, bold: bold)
    return Rect(
      left: baseline.x, top: baseline.y - 11, right: baseline.x + width, bottom: baseline.y + 3)
  }

  /// The boxes of a 12.5 px label under and over a horizontal rule.
  static func boxes(_ text: String, alongRow row: Double, in area: Rect) -> [Rect] {
    let width = estimatedWidth(text, size: 12.5)
    let room = area.width - width - 16
    var result: [Rect] = []
    for share in [0.02, 0.25, 0.5, 0.75, 0.98] {
      let left = area.left + 8 + room * share
      for baseline in [row + 16, row - 7, row - 20] {
        result.append(
          Rect(left: left, top: baseline - 11, right: left + width, bottom: baseline + 3))
      }
    }
    return result
  }

  /// The boxes of a 12.5 px label at both sides of a vertical rule.
  static func boxes(_ text: String, alongColumn column: Double, in area: Rect) -> [Rect] {
    let width = estimatedWidth(text, size: 12.5)
    var result: [Rect] = []
    for baseline in [area.top + 14, area.top + 32, area.bottom - 10, area.top + area.height / 2] {
      for left in [column + 7, column - 7 - width] {
        result.append(
          Rect(left: left, top: baseline - 11, right: left + width, bottom: baseline + 3))
      }
    }
    return result
  }

  /// Places a label beside a line: above, below or at the side of points along it, preferring its
  /// right end. Returns the baseline's start.
  mutating func place(_ text: String, along line: [Point], bold: Bool = true) -> Point? {
    let inside = line.densified.filter { $0.isFinite && bounds.contains($0) }
    guard !inside.isEmpty else { return nil }
    let width = estimatedWidth(text, bold: bold)
    var candidates: [Rect] = []
    for share in [0.9, 0.8, 0.7, 0.6, 0.5, 0.97, 0.4, 0.3, 0.2, 0.12, 0.06] {
      let anchor = inside.pointAlong(share)
      for (dx, dy) in [
        (-width / 2, -9.0), (-width / 2, 19.0), (8.0, -5.0), (8.0, 14.0), (-width - 8, 14.0),
        (-width - 8, -5.0), (12.0, 4.0), (-width - 12, 4.0), (-width / 2, -18.0),
        (-width / 2, 28.0),
      ] {
        candidates.append(Self.box(text, at: Point(anchor.x + dx, anchor.y + dy), bold: bold))
      }
    }
    guard let box = place(candidates) else { return nil }
    return Point(box.left, box.bottom - 3)
  }
}

extension [Point] {
  /// The line with further points on its long segments, about 12 px apart.
  var densified: [Point] {
    var result: [Point] = []
    for index in indices {
      if index > 0, self[index].isFinite, self[index - 1].isFinite {
        let (from, to) = (self[index - 1], self[index])
        let pieces = Swift.min(Int(from.distance(to: to) / 12), 100)
        for piece in 1..<Swift.max(pieces, 1) {
          let share = Double(piece) / Double(pieces)
          result.append(Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
        }
      }
      result.append(self[index])
    }
    return result
  }

  /// The point at a share of the line's length.
  func pointAlong(_ share: Double) -> Point {
    var total = 0.0
    for index in indices.dropFirst() { total += self[index - 1].distance(to: self[index]) }
    var left = total * share
    for index in indices.dropFirst() {
      let step = self[index - 1].distance(to: self[index])
      if step >= left && step > 0 {
        let part = left / step
        let (from, to) = (self[index - 1], self[index])
        return Point(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
      }
      left -= step
    }
    return self[count - 1]
  }
}
