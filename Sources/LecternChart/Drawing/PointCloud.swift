import LecternMarkup

/// Points of one class: single markers while they are few, one path for many.
///
/// A path of markers costs a third of the bytes. Beyond `limit` points, only one of those that fall
/// on the same few pixels is drawn.
func pointCloud(
  _ points: [Point], _ slot: Slot, size: Double = 4.2, filled: Bool = true, limit: Int = 500,
  shrinks: Bool = true
) -> [Node] {
  let drawn = points.filter { $0.isFinite }
  let className = filled ? "pt" : "open"
  if drawn.count <= 16 {
    return drawn.map { point in
      slot == .context
        ? circle(className, at: point, radius: size) : slot.marker(at: point, size: size, className)
    }
  }
  let shown = spreadOut(drawn, limit: limit)
  let shrunk = size * (!shrinks || shown.count <= 60 ? 1 : shown.count > 250 ? 0.7 : 0.85)
  var data = PathData()
  let (outline, classes) = markerOutline(slot, shrunk)
  let pen = shrunk * (slot.number == 2 ? 1.8 : 2)
  // From left to right, so that the way from one to the next is short, and so its text.
  for point in shown.sorted(by: { $0.x < $1.x }) {
    if outline.isEmpty {
      data.dot(at: point.x, point.y)
      continue
    }
    for index in outline.indices {
      let corner = Point(point.x + outline[index].x, point.y + outline[index].y)
      if index == 0 { data.jump(to: corner.x, corner.y) } else { data.line(to: corner.x, corner.y) }
    }
    data.close()
  }
  guard outline.isEmpty else { return [path(className + " " + classes, data)] }
  func way(_ extra: String, _ width: Double) -> [Attribute] {
    [
      .class(extra.utf8.isEmpty ? "pts" : "pts " + extra),
      .style("stroke-width:" + coordinateText(width)),
    ]
  }
  if filled { return [element(.path, way(classes, pen) + [.d(data)])] }
  // A ring is a dot with a smaller dot of paper on it.
  return paths(
    [way(classes, pen), way(slot.number == 2 ? "sq hollow" : "hollow", pen - 2.6)], data)
}

/// The corners of a marker around the origin; none for circle and square, which are dots of a round and
/// of a square pen.
private func markerOutline(_ slot: Slot, _ size: Double) -> ([Point], String) {
  let name = slot == .context ? "" : slot.className
  switch slot.number {
  case 2: return ([], "sq " + name)
  case 3:
    return (
      [Point(0, -size * 1.2), Point(size * 1.15, size * 0.85), Point(-size * 1.15, size * 0.85)],
      name
    )
  case 4:
    let half = size * 1.3
    return ([Point(0, -half), Point(half, 0), Point(0, half), Point(-half, 0)], name)
  case 5:
    let (arm, long) = (size * 0.42, size * 1.25)
    return (
      [
        Point(-arm, -long), Point(arm, -long), Point(arm, -arm), Point(long, -arm),
        Point(long, arm), Point(arm, arm), Point(arm, long), Point(-arm, long), Point(-arm, arm),
        Point(-long, arm), Point(-long, -arm), Point(-arm, -arm),
      ], name
    )
  default: return ([], name)
  }
}

/// At most `limit` points: the first of those in each cell of a mesh, the mesh as fine as that allows.
func spreadOut(_ points: [Point], limit: Int) -> [Point] {
  guard points.count > limit else { return points }
  var cell = 2.0
  while true {
    var keys: [(key: Int64, index: Int)] = points.indices.map { index in
      (floor(points[index].x / cell) &* 100_000 &+ floor(points[index].y / cell), index)
    }
    keys.sort { $0.key < $1.key || ($0.key == $1.key && $0.index < $1.index) }
    var kept: [Int] = []
    for place in keys.indices where place == 0 || keys[place].key != keys[place - 1].key {
      kept.append(keys[place].index)
    }
    if kept.count <= limit {
      kept.sort()
      return kept.map { points[$0] }
    }
    cell *= 1.25
  }
}

/// The parts of a line inside a rectangle, each ending on its edge.
func clipped(_ points: [Point], to rect: Rect) -> [[Point]] {
  var parts: [[Point]] = []
  var part: [Point] = []
  func flush() {
    if part.count > 1 { parts.append(part) }
    part = []
  }
  for index in points.indices.dropFirst() {
    let from = points[index - 1]
    let to = points[index]
    guard from.isFinite, to.isFinite, let (a, b) = clippedSegment(from, to, rect) else {
      flush()
      continue
    }
    if part.isEmpty || part[part.count - 1] != a {
      flush()
      part = [a]
    }
    part.append(b)
    if b != to { flush() }
  }
  flush()
  return parts
}

/// The part of a segment inside a rectangle (Liang and Barsky 1984).
private func clippedSegment(_ from: Point, _ to: Point, _ rect: Rect) -> (Point, Point)? {
  let (dx, dy) = (to.x - from.x, to.y - from.y)
  var enter = 0.0
  var leave = 1.0
  for (direction, room) in [
    (-dx, from.x - rect.left), (dx, rect.right - from.x), (-dy, from.y - rect.top),
    (dy, rect.bottom - from.y),
  ] {
    if direction == 0 {
      if room < 0 { return nil }
    } else if direction < 0 {
      enter = max(enter, room / direction)
    } else {
      leave = min(leave, room / direction)
    }
  }
  guard enter <= leave else { return nil }
  // Of a point far outside, the place on the edge is too coarse to be on it.
  func inside(_ share: Double) -> Point {
    Point(
      min(max(from.x + dx * share, rect.left), rect.right),
      min(max(from.y + dy * share, rect.top), rect.bottom))
  }
  return (enter == 0 ? from : inside(enter), leave == 1 ? to : inside(leave))
}
