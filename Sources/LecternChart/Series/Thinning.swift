/// Indices of the points that tell a line's shape, ascending.
///
/// First every point within 0.25 px of the line through its neighbors is dropped
/// (Douglas–Peucker). If more than `limit` are left, the extremes of 800 equal stretches are kept,
/// and of these the `limit` with the largest triangles (largest triangle three buckets,
/// Steinarsson 2013). The first, the last, the highest and the lowest point always stay, and every
/// point of `kept`.
func thinned(
  _ points: [Point], tolerance: Double = 0.25, limit: Int = 400, kept: [Int] = []
) -> [Int] {
  guard points.count > 2 else { return Array(points.indices) }
  var indices = Array(points.indices)
  if indices.count > 20_000 { indices = bucketExtremes(points, indices, buckets: 4000) }
  indices = simplified(points, indices, tolerance: tolerance)
  if indices.count > limit {
    indices = bucketExtremes(points, indices, buckets: 800)
    indices = largestTriangles(points, indices, limit: limit)
  }
  return merged(indices, [0, points.count - 1] + extremes(of: points) + kept)
}

/// Douglas–Peucker with an explicit stack.
func simplified(_ points: [Point], _ indices: [Int], tolerance: Double) -> [Int] {
  guard indices.count > 2 else { return indices }
  var keeps = [Bool](repeating: false, count: indices.count)
  keeps[0] = true
  keeps[indices.count - 1] = true
  var stack = [(0, indices.count - 1)]
  while let (first, last) = stack.popLast() {
    guard last - first > 1 else { continue }
    var farthest = first
    var distance = -1.0
    for place in (first + 1)..<last {
      let away = points[indices[place]].distance(
        toSegment: points[indices[first]], points[indices[last]])
      if away > distance {
        farthest = place
        distance = away
      }
    }
    guard distance > tolerance else { continue }
    keeps[farthest] = true
    stack.append((first, farthest))
    stack.append((farthest, last))
  }
  return indices.indices.filter { keeps[$0] }.map { indices[$0] }
}

private func bucketExtremes(_ points: [Point], _ indices: [Int], buckets: Int) -> [Int] {
  guard indices.count > 2 * buckets else { return indices }
  var result: [Int] = []
  for bucket in 0..<buckets {
    let from = bucket * indices.count / buckets
    let to = (bucket + 1) * indices.count / buckets
    var low = from
    var high = from
    for place in from..<to {
      if points[indices[place]].y < points[indices[low]].y { low = place }
      if points[indices[place]].y > points[indices[high]].y { high = place }
    }
    result.append(indices[min(low, high)])
    if low != high { result.append(indices[max(low, high)]) }
  }
  return result
}

private func largestTriangles(_ points: [Point], _ indices: [Int], limit: Int) -> [Int] {
  guard indices.count > limit, limit > 2 else { return indices }
  var result = [indices[0]]
  let inner = indices.count - 2
  let buckets = limit - 2
  for bucket in 0..<buckets {
    let from = 1 + bucket * inner / buckets
    let to = 1 + (bucket + 1) * inner / buckets
    let nextTo = min(1 + (bucket + 2) * inner / buckets, indices.count)
    var mean = Point(0, 0)
    for place in to..<max(nextTo, to + 1) {
      mean.x += points[indices[place]].x
      mean.y += points[indices[place]].y
    }
    let count = Double(max(nextTo - to, 1))
    mean = Point(mean.x / count, mean.y / count)
    let anchor = points[result[result.count - 1]]
    var best = from
    var bestArea = -1.0
    for place in from..<to {
      let point = points[indices[place]]
      let area =
        ((anchor.x - mean.x) * (point.y - anchor.y)
        - (anchor.x - point.x) * (mean.y - anchor.y)).magnitude
      if area > bestArea {
        best = place
        bestArea = area
      }
    }
    result.append(indices[best])
  }
  result.append(indices[indices.count - 1])
  return result
}

private func extremes(of points: [Point]) -> [Int] {
  var low = 0
  var high = 0
  for index in points.indices {
    if points[index].y < points[low].y { low = index }
    if points[index].y > points[high].y { high = index }
  }
  return [low, high]
}

private func merged(_ indices: [Int], _ more: [Int]) -> [Int] {
  var all = indices + more
  all.sort()
  var result: [Int] = []
  for index in all where result.last.map({ $0 < index }) ?? true { result.append(index) }
  return result
}

extension Point {
  func distance(toSegment from: Point, _ to: Point) -> Double {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = dx * dx + dy * dy
    if length == 0 { return distance(to: from) }
    var share = ((x - from.x) * dx + (y - from.y) * dy) / length
    if share < 0 { share = 0 }
    if share > 1 { share = 1 }
    return distance(to: Point(from.x + dx * share, from.y + dy * share))
  }
}
