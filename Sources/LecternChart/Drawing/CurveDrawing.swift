import LecternMarkup

/// The finite stretches of a line, as ranges of indices.
func finiteStretches(_ points: [Point]) -> [Range<Int>] {
  var result: [Range<Int>] = []
  var start: Int?
  for index in points.indices {
    if points[index].isFinite {
      if start == nil { start = index }
    } else if let from = start {
      result.append(from..<index)
      start = nil
    }
  }
  if let from = start { result.append(from..<points.count) }
  return result
}

/// A line through points, thinned, broken where a point is not finite; lone points become dots.
func curve(
  _ points: [Point], _ slot: Slot, _ look: LineLook, limit: Int = 400, cased: Bool = false
) -> [Node] {
  var data = PathData()
  var dots: [Node] = []
  let stretches = finiteStretches(points)
  for stretch in stretches {
    let part = Array(points[stretch])
    if part.count == 1 {
      dots.append(circle("pt " + slot.className, at: part[0], radius: 3))
      continue
    }
    data.add(thinned(part, limit: max(limit / stretches.count, 3)).map { part[$0] })
  }
  let name = look.className(slot)
  return (cased ? paths([[.class("case")], [.class(name)]], data) : [path(name, data)]) + dots
}

/// About five hollow markers along a line, staggered between runs.
/// - Parameters:
///   - place: the run's place among `of` runs, from zero.
func curveMarkers(_ points: [Point], _ slot: Slot, place: Int, of runs: Int) -> [Node] {
  let drawn = points.filter { $0.isFinite }
  guard drawn.count > 1 else { return [] }
  if drawn.count <= 6 && runs <= 3 { return drawn.map { slot.marker(at: $0) } }
  var lengths = [0.0]
  for index in drawn.indices.dropFirst() {
    lengths.append(lengths[index - 1] + drawn[index - 1].distance(to: drawn[index]))
  }
  let total = lengths[lengths.count - 1]
  guard total > 40 else { return [] }
  let count = 5
  let phase = (Double(place) + 0.5) / Double(runs)
  var nodes: [Node] = []
  var index = 0
  var previous = -1
  for marker in 0..<count {
    let wanted = total * (Double(marker) + 0.15 + 0.7 * phase) / Double(count)
    while index < drawn.count - 1 && lengths[index] < wanted { index += 1 }
    let nearest =
      index > 0 && wanted - lengths[index - 1] < lengths[index] - wanted ? index - 1 : index
    if nearest == previous { continue }
    previous = nearest
    nodes.append(slot.marker(at: drawn[nearest]))
  }
  return nodes
}
