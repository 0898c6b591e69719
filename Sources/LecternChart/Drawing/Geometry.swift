import LecternMarkup

/// A position in pixels, y downwards.
struct Point: Equatable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }

  func distance(to other: Point) -> Double {
    let (dx, dy) = (x - other.x, y - other.y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

struct Rect: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }

  func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  func inset(by amount: Double) -> Rect {
    Rect(left: left + amount, top: top + amount, right: right - amount, bottom: bottom - amount)
  }

  func overlap(with other: Rect) -> Double {
    let width = min(right, other.right) - max(left, other.left)
    let height = min(bottom, other.bottom) - max(top, other.top)
    return width > 0 && height > 0 ? width * height : 0
  }
}

extension PathData {
  init(_ points: [Point]) {
    self.init()
    add(points)
  }

  @inline(never)
  mutating func add(_ points: [Point]) {
    for index in points.indices {
      if index == 0 {
        move(to: points[index].x, points[index].y)
      } else {
        line(to: points[index].x, points[index].y)
      }
    }
  }

  init(polygon points: [Point]) {
    self.init(points)
    if !points.isEmpty { close() }
  }

  /// Straight segments, each from its own start.
  init(segments: [(Point, Point)]) {
    self.init()
    for (from, to) in segments {
      move(to: from.x, from.y)
      line(to: to.x, to.y)
    }
  }
}
