import LecternMarkup
import LecternNumerics

/// One layout of a loss surface: bands, rings with their levels, and trajectories with a casing.
///
/// A class, so that closures share it: copies of it would only make the page's module larger.
final class SurfaceDrawing {
  let chart: SurfaceChart
  let layout: Layout
  let plot: Plot

  init(_ chart: SurfaceChart, _ layout: Layout) {
    self.chart = chart
    self.layout = layout
    let grid = chart.grid
    let yTicks = linearTicks(lower: grid.yLower, upper: grid.yUpper, target: 6)
    let left = Margin.left(layout, labels: yTicks)
    var width = layout.width - Margin.right(layout) - left
    var height = layout.isWide ? 398.0 : chart.hasEqualScales ? 310 : 276
    if chart.hasEqualScales {
      let (across, up) = (grid.xUpper - grid.xLower, grid.yUpper - grid.yLower)
      let scale = min(width / across, height / up)
      (width, height) = (across * scale, up * scale)
    }
    let area = Rect(left: left, top: Margin.top, right: left + width, bottom: Margin.top + height)
    plot = Plot(
      layout, area: area, x: Scale(domain: (grid.xLower, grid.xUpper), range: (0, 1)),
      y: Scale(domain: (grid.yLower, grid.yUpper), range: (0, 1)))
  }

  var drawing: Drawing {
    let area = plot.area
    let (bands, rings) = contours
    let axes =
      verticalAxis(
        plot.y, linearTicks(lower: plot.y.lower, upper: plot.y.upper, target: 6), from: area.left,
        to: area.right, title: chart.yQuantity.text, grid: false)
      + horizontalAxis(
        plot.x, horizontalTicks(plot.x, layout), at: area.bottom, title: chart.xQuantity.text,
        base: false) + [rectangle("frame", area)]
    var placer = LabelPlacer(bounds: area.inset(by: 4))
    // A run that leaves the map for good is drawn to its edge: what it crosses later says nothing.
    let lines = chart.runs.map { run in
      let count = chart.lastStep(onMap: run).map { $0 + 2 } ?? run.finiteCount
      return (0..<count).map { plot.point(run.x[$0], run.y[$0]) }
    }
    for line in lines { for part in clipped(line, to: area) { placer.avoid(line: part) } }
    var content = bands + [hidden(axes)]
    var top: [Node] = []
    if let optimum = chart.optimum { top += optimumNodes(optimum, &placer) }
    top += startNodes(lines, &placer)
    top += nameNodes(lines, &placer)
    content += levelLabels(rings, &placer)
    for index in chart.runs.indices { content.append(runGroup(index, lines[index])) }
    content += top
    content.append(group("hv", []))
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: plot.data,
      content: [group("onband", content)])
  }

  // Contours

  private struct LevelRing {
    let level: Double
    let points: [Point]
  }

  private var contours: ([Node], [LevelRing]) {
    let levels = contourLevels(above: chart.floor, in: chart.grid)
    var nodes = [rectangle("band b0", plot.area)]
    var rings: [LevelRing] = []
    for (place, level) in levels.reversed().enumerated() {
      let tint =
        levels.count > 1 ? 1 + (place * 6 + (levels.count - 1) / 2) / (levels.count - 1) : 4
      var data = PathData()
      let found = contourRings(chart.grid, atMost: chart.floor + level)
      for ring in found {
        let pixels = simplifiedRing(ring.map(pixel))
        guard pixels.count > 2 else { continue }
        data.add(pixels)
        data.close()
      }
      nodes.append(path("band b" + wholeNumberText(tint), data))
      for part in openParts(of: found, in: chart.grid) {
        rings.append(LevelRing(level: level, points: part.map(pixel)))
      }
    }
    return (nodes, rings)
  }

  private func pixel(_ node: Point) -> Point {
    let position = chart.grid.position(node)
    return plot.point(position.x, position.y)
  }

  /// One label a level, on its longest ring, clear of trajectories and of other labels.
  private func levelLabels(_ rings: [LevelRing], _ placer: inout LabelPlacer) -> [Node] {
    var nodes: [Node] = []
    var done: [Double] = []
    for ring in rings.sorted(by: { $0.level > $1.level }) where !done.contains(ring.level) {
      let longest = rings.filter { $0.level == ring.level }.max {
        length($0.points) < length($1.points)
      }
      guard let line = longest?.points, length(line) > (layout.isWide ? 90 : 60) else { continue }
      done.append(ring.level)
      let text = NumberFormat.setting(ring.level)
      let width = estimatedWidth(text, size: 12.5)
      var candidates: [Rect] = []
      for share in [0.5, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.1, 0.9] {
        let at = line.pointAlong(share)
        candidates.append(
          Rect(
            left: at.x - width / 2 - 2, top: at.y - 8, right: at.x + width / 2 + 2, bottom: at.y + 7
          ))
      }
      guard let box = placer.place(candidates), placer.bounds.overlap(with: box) > 0 else {
        continue
      }
      nodes.append(
        label(
          text, at: Point((box.left + box.right) / 2, box.bottom - 2.8), ""))
    }
    return nodes.isEmpty
      ? [] : [element(.g, [.class("cl halo")] + TextAnchor.middle.attributes, nodes)]
  }

  private func length(_ points: [Point]) -> Double {
    var total = 0.0
    for index in points.indices.dropFirst() {
      total += points[index - 1].distance(to: points[index])
    }
    return total
  }

  // Trajectories

  private func runGroup(_ index: Int, _ line: [Point]) -> Node {
    let run = chart.runs[index]
    let slot = Slot(run.slot)
    var data = PathData()
    let limit = max(100, 420 / max(chart.runs.count, 1))
    for part in clipped(line, to: plot.area) {
      data.add(thinned(part, limit: limit).map { part[$0] })
    }
    var nodes = paths([[.class("case")], [.class("ln tr full " + slot.className)]], data)
    nodes.append(element(.path, [.class("ln tr live " + slot.className), .attribute("d", "")]))
    let every = chart.markerEvery
    for step in line.indices where step > 0 && step % every == 0 && step < line.count - 1 {
      if plot.area.contains(line[step]) { nodes.append(slot.marker(at: line[step], size: 3.6)) }
    }
    if let end = line.last, line.count == run.x.count, plot.area.contains(end) {
      nodes.append(slot.marker(at: end, size: 5, "pt"))
    }
    if chart.lastStep(onMap: run) != nil { nodes += exit(line, slot) }
    return element(.g, [.class("run"), .data("s", wholeNumberText(index))], nodes)
  }

  /// A mark on the edge where a line leaves the map.
  private func exit(_ line: [Point], _ slot: Slot) -> [Node] {
    let area = plot.area
    guard let edge = clipped(line, to: area).last?.last else { return [] }
    var way = Point(0, -1)
    for (distance, outwards) in [
      (edge.x - area.left, Point(-1, 0)), (area.right - edge.x, Point(1, 0)),
      (area.bottom - edge.y, Point(0, 1)),
    ] where distance.magnitude < 0.01 { way = outwards }
    return [exitMark(at: Point(edge.x - 5 * way.x, edge.y - 5 * way.y), slot: slot, way: way)]
  }

  private func optimumNodes(_ mark: SurfaceChart.Mark, _ placer: inout LabelPlacer) -> [Node] {
    let at = plot.point(mark.x, mark.y)
    guard plot.area.contains(at) else { return [] }
    let cross = PathData(segments: [
      (Point(at.x - 7, at.y), Point(at.x + 7, at.y)),
      (Point(at.x, at.y - 7), Point(at.x, at.y + 7)),
    ])
    placer.avoid(Rect(left: at.x - 9, top: at.y - 9, right: at.x + 9, bottom: at.y + 9))
    return [path("opt", cross)] + name(mark.label, near: at, "dl b halo", &placer)
  }

  private func startNodes(_ lines: [[Point]], _ placer: inout LabelPlacer) -> [Node] {
    var nodes: [Node] = []
    var seen: [Point] = []
    for line in lines {
      guard let start = line.first, plot.area.contains(start), !seen.contains(start) else {
        continue
      }
      seen.append(start)
      nodes.append(circle("start", at: start, radius: 5.2))
      placer.avoid(
        Rect(left: start.x - 4, top: start.y - 4, right: start.x + 4, bottom: start.y + 4))
      if seen.count == 1 { nodes += name("start", near: start, "dl b halo", &placer) }
    }
    return nodes
  }

  private func nameNodes(_ lines: [[Point]], _ placer: inout LabelPlacer) -> [Node] {
    guard chart.runs.count > 1 else { return [] }
    var nodes: [Node] = []
    for index in lines.indices {
      guard let part = clipped(lines[index], to: plot.area).first, part.count > 1 else { continue }
      let text = shortened(chart.runs[index].label, to: layout.isWide ? 200 : 130)
      if let spot = placer.place(text, along: part) {
        nodes.append(label(text, at: spot, "dl b halo " + Slot(chart.runs[index].slot).className))
      }
    }
    return nodes
  }

  /// A label above, below or beside a point.
  private func name(
    _ text: String, near point: Point, _ className: String, _ placer: inout LabelPlacer
  ) -> [Node] {
    let width = estimatedWidth(text, bold: true)
    let moves: [(Double, Double)] = [
      (-width / 2, -12), (-width / 2, 24), (11, 4), (-width - 11, 4), (9, -10), (-width - 9, -10),
      (9, 20), (-width - 9, 20), (-width / 2, -30), (-width / 2, 40),
    ]
    let boxes = moves.map { LabelPlacer.box(text, at: Point(point.x + $0.0, point.y + $0.1)) }
    guard let box = placer.place(boxes) else { return [] }
    return [label(text, at: Point(box.left, box.bottom - 3), className)]
  }
}
