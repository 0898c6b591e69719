import LecternMarkup
import LecternNumerics

/// One layout of a decision boundary, with bars of the mistakes beside it where there is a history.
///
/// A class, so that closures share it: copies of it would only make the page's module larger.
final class BoundaryDrawing {
  let chart: BoundaryChart
  let layout: Layout
  let plot: Plot
  let hasBars: Bool

  init(_ chart: BoundaryChart, _ layout: Layout) {
    self.chart = chart
    self.layout = layout
    hasBars = chart.history.count > 1
    let extent: (x: ClosedRange<Double>, y: ClosedRange<Double>)
    switch chart.regions {
    case .score(let grid, _):
      extent = (grid.xLower...grid.xUpper, grid.yLower...grid.yUpper)
    case .scores(let grids) where !grids.isEmpty:
      extent = (grids[0].xLower...grids[0].xUpper, grids[0].yLower...grids[0].yUpper)
    default:
      extent = BoundaryChart.extent(x: chart.x, y: chart.y, square: hasBars)
    }
    let yTicks = linearTicks(lower: extent.y.lowerBound, upper: extent.y.upperBound, target: 5)
    let left = Margin.left(layout, labels: yTicks) - (layout.isWide ? 6 : 0)
    let width: Double
    let height: Double
    if layout.isWide {
      height = hasBars ? 344 : 390
      width = hasBars ? 344 : 520
    } else {
      width = layout.width - left - Margin.right(layout)
      height = hasBars ? width : width * 0.75
    }
    plot = Plot(
      layout,
      area: Rect(left: left, top: Margin.top, right: left + width, bottom: Margin.top + height),
      x: Scale(domain: (extent.x.lowerBound, extent.x.upperBound), range: (0, 1)),
      y: Scale(domain: (extent.y.lowerBound, extent.y.upperBound), range: (0, 1)))
  }

  var drawing: Drawing {
    let area = plot.area
    var content = regionNodes
    let yTicks = linearTicks(lower: plot.y.lower, upper: plot.y.upper, target: 5)
    let xTicks = linearTicks(
      lower: plot.x.lower, upper: plot.x.upper, target: layout.isWide && !hasBars ? 6 : 5)
    let axes =
      [rectangle("frame", area)]
      + verticalAxis(
        plot.y, yTicks, from: area.left, to: area.right, title: chart.yQuantity.text, grid: false)
      + horizontalAxis(plot.x, xTicks, at: area.bottom, title: chart.xQuantity.text, base: false)
    content.append(hidden(axes))
    content += ghosts
    content.append(element(.path, [.class("bnd live"), .data("f", "1"), .d(border)]))
    for index in chart.classNames.indices {
      content += pointCloud(
        chart.classes.indices.filter { chart.classes[$0] == index }.map {
          plot.point(chart.x[$0], chart.y[$0])
        }, Slot(index + 1), size: chart.x.count > 150 ? 3.8 : 4.8)
    }
    if chart.snapshots.count > 1 {
      content.append(element(.path, [.class("wr"), .data("f", "2"), .d(ringPath(chart.mistakes))]))
    } else {
      let rings = chart.mistakes.prefix(150).map { index -> Node in
        let at = plot.point(chart.x[index], chart.y[index])
        return element(
          .circle, [.number("cx", at.x), .number("cy", at.y), .number("r", ringRadius)])
      }
      content.append(group(rings.count > 40 ? "wrong wr fine" : "wrong wr", rings))
    }
    content += regionLabels
    var bottom = area.bottom + Margin.bottom
    if hasBars {
      let (bars, end) = barNodes
      content += bars
      bottom = max(bottom, end)
    }
    return Drawing(
      layout: layout, width: layout.width, height: bottom, data: plot.data, content: content)
  }
}

// States over time
extension BoundaryDrawing {
  private var ringRadius: Double { chart.x.count > 150 ? 6.5 : 8.5 }

  /// Rings around points, as one path of octagons.
  private func ringPath(_ points: [Int]) -> PathData {
    let (long, short) = (ringRadius, ringRadius * 0.4142)
    var data = PathData()
    for index in points.prefix(60) {
      let at = plot.point(chart.x[index], chart.y[index])
      let corners = [
        (short, -long), (long, -short), (long, short), (short, long), (-short, long),
        (-long, short), (-long, -short), (-short, -long),
      ]
      data.add(corners.map { Point(at.x + $0.0, at.y + $0.1) })
      data.close()
    }
    return data
  }

  /// Region, border and rings of an earlier score.
  func framePaths(_ score: Grid, _ threshold: Double, _ wrong: [Int]) -> [String] {
    let gap = score.mapped { threshold - $1 }
    return [pixelRings(gap, atMost: 0).text, openBorder(gap).text, ringPath(wrong).text]
  }
}

// Regions
extension BoundaryDrawing {
  private var regionNodes: [Node] {
    let area = plot.area
    switch chart.regions {
    case .none:
      return [rectangle("b0", area), element(.path, [.class("rA live"), .attribute("d", "")])]
    case .halfPlane(let w1, let w2, let b):
      return [
        rectangle("rB", area),
        element(.path, [.class("rA live"), .d(PathData(polygon: halfPlane(-w1, -w2, -b)))]),
      ]
    case .score(let grid, let threshold):
      let rings = pixelRings(grid.mapped { threshold - $1 }, atMost: 0)
      return [
        rectangle("rA", area), element(.path, [.class("rB"), .data("f", "0"), .d(rings)]),
      ]
    case .scores(let grids):
      var nodes = [rectangle("rA", area)]
      for index in grids.indices.dropFirst() {
        nodes.append(path(Self.regionClass(index), pixelRings(margin(grids, of: index), atMost: 0)))
      }
      return nodes
    }
  }

  static func regionClass(_ index: Int) -> String {
    ["rA", "rB", "rC", "rD", "rE"][index % 5]
  }

  /// How far the best of the other classes is ahead of one class: at most zero where it wins.
  private func margin(_ grids: [Grid], of index: Int) -> Grid {
    grids[index].mapped { node, value in
      var best = -Double.infinity
      for other in grids.indices where other != index {
        best = max(best, grids[other].values[node])
      }
      return best - value
    }
  }

  private func pixelRings(_ grid: Grid, atMost level: Double) -> PathData {
    var data = PathData()
    for ring in contourRings(grid, atMost: level) {
      let pixels = simplifiedRing(ring.map { pixel($0, grid) })
      guard pixels.count > 2 else { continue }
      data.add(pixels)
      data.close()
    }
    return data
  }

  private func pixel(_ node: Point, _ grid: Grid) -> Point {
    let position = grid.position(node)
    return plot.point(position.x, position.y)
  }

  /// The part of the frame where `w1·x + w2·y + b ≥ 0`, in pixels.
  private func halfPlane(_ w1: Double, _ w2: Double, _ b: Double) -> [Point] {
    let corners = [
      Point(plot.x.lower, plot.y.lower), Point(plot.x.upper, plot.y.lower),
      Point(plot.x.upper, plot.y.upper), Point(plot.x.lower, plot.y.upper),
    ]
    var result: [Point] = []
    for index in corners.indices {
      let (from, to) = (corners[index], corners[(index + 1) % 4])
      let (f, t) = (w1 * from.x + w2 * from.y + b, w1 * to.x + w2 * to.y + b)
      if f >= 0 { result.append(plot.point(from.x, from.y)) }
      if (f >= 0) != (t >= 0) {
        let share = f / (f - t)
        result.append(
          plot.point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share))
      }
    }
    return result
  }

  /// The straight line where `w1·x + w2·y + b = 0`, inside the frame.
  private func straightBorder(_ w1: Double, _ w2: Double, _ b: Double) -> [(Point, Point)] {
    let polygon = halfPlane(w1, w2, b)
    var ends: [Point] = []
    for point in polygon {
      let value = w1 * plot.x.value(at: point.x) + w2 * plot.y.value(at: point.y) + b
      let size =
        w1.magnitude * plot.x.upper.magnitude + w2.magnitude * plot.y.upper.magnitude + b.magnitude
      if value.magnitude <= 1e-9 * max(size, 1e-300) { ends.append(point) }
    }
    return ends.count >= 2 ? [(ends[0], ends[ends.count - 1])] : []
  }

  private var border: PathData {
    switch chart.regions {
    case .none: return PathData()
    case .halfPlane(let w1, let w2, let b): return PathData(segments: straightBorder(w1, w2, b))
    case .score(let grid, let threshold):
      return openBorder(grid.mapped { threshold - $1 })
    case .scores(let grids):
      // Each border once: a class draws the part that it shares with an earlier one.
      var data = PathData()
      for index in grids.indices.dropFirst() {
        let rings = contourRings(margin(grids, of: index), atMost: 0)
        for part in openParts(of: rings, in: grids[index]) { add(part, grids[index], to: &data) }
      }
      return data
    }
  }

  private func openBorder(_ grid: Grid) -> PathData {
    var data = PathData()
    for part in openParts(of: contourRings(grid, atMost: 0), in: grid) {
      add(part, grid, to: &data)
    }
    return data
  }

  private func add(_ part: [Point], _ grid: Grid, to data: inout PathData) {
    let pixels = part.map { pixel($0, grid) }
    data.add(simplified(pixels, Array(pixels.indices), tolerance: 0.35).map { pixels[$0] })
  }

  /// Up to four earlier lines, dashed.
  private var ghosts: [Node] {
    guard chart.history.count > 2 else { return [] }
    let earlier = chart.history.dropLast().filter { $0.w1 != 0 || $0.w2 != 0 }
    return evenly(earlier.count, limit: 4).map { place in
      let plane = earlier[earlier.startIndex + place]
      return path("ghost2", PathData(segments: straightBorder(plane.w1, plane.w2, plane.b)))
    }
  }

  /// "predicts ● A" inside each region, clear of points; "● A" where that is too long.
  private var regionLabels: [Node] {
    var placer = LabelPlacer(bounds: plot.area.inset(by: 6))
    placer.avoid(points: chart.x.indices.map { plot.point(chart.x[$0], chart.y[$0]) })
    var nodes: [Node] = []
    for index in chart.classNames.indices {
      let slot = Slot(index + 1)
      let name = slot.character + " " + shortened(chart.classNames[index], to: 150)
      for text in ["predicts " + name, name] {
        let candidates = boxes(text, inRegion: index)
        let isLast = sameText(text, name)
        guard isLast || candidates.contains(where: { placer.cost(of: $0) < 30 }),
          let box = placer.place(candidates)
        else { continue }
        let halo = ["hA ", "hB ", "hC ", "hD ", "hE "][index % 5]
        nodes.append(
          label(text, at: Point(box.left, box.bottom - 3), "dl b halo " + halo + slot.className))
        break
      }
    }
    return nodes
  }

  /// Boxes for a text that lie in the region of one class; those at the frame's edges come first,
  /// since they leave the middle to the points.
  private func boxes(_ text: String, inRegion index: Int) -> [Rect] {
    let width = estimatedWidth(text, bold: true)
    let bounds = plot.area.inset(by: 6)
    var candidates: [Rect] = []
    for row in 0..<12 {
      for column in 0..<10 {
        let center = Point(
          plot.area.left + plot.area.width * (Double(column) + 0.5) / 10,
          plot.area.top + plot.area.height * (Double(row) + 0.5) / 12)
        let left = min(max(center.x - width / 2, bounds.left), bounds.right - width)
        let box = LabelPlacer.box(text, at: Point(left, center.y + 4))
        let probes = [
          Point(box.left - 3, box.top - 3), Point(box.right + 3, box.top - 3),
          Point(box.left - 3, box.bottom + 3), Point(box.right + 3, box.bottom + 3),
          Point((box.left + box.right) / 2, center.y),
        ]
        if probes.allSatisfy({ answer(at: $0) == index }) { candidates.append(box) }
      }
    }
    candidates.sort { edgeDistance($0) < edgeDistance($1) }
    return candidates
  }

  private func edgeDistance(_ box: Rect) -> Double {
    let area = plot.area
    return min(box.left - area.left, area.right - box.right).magnitude
      + min(box.top - area.top, area.bottom - box.bottom).magnitude
  }

  /// The class that the drawing shows at a pixel.
  private func answer(at point: Point) -> Int? {
    let (x, y) = (plot.x.value(at: point.x), plot.y.value(at: point.y))
    switch chart.regions {
    case .none: return nil
    case .halfPlane(let w1, let w2, let b): return w1 * x + w2 * y + b > 0 ? 1 : 0
    case .score(let grid, let threshold):
      let value = grid.value(x: x, y: y)
      return value == value ? (value >= threshold ? 1 : 0) : nil
    case .scores(let grids):
      var best: Int?
      var bestScore = -Double.infinity
      for index in grids.indices {
        let score = grids[index].value(x: x, y: y)
        if score > bestScore {
          best = index
          bestScore = score
        }
      }
      return best
    }
  }
}

// Bars
extension BoundaryDrawing {
  /// Mistakes after each update, at the right of a wide drawing and below a narrow one.
  private var barNodes: ([Node], bottom: Double) {
    let area: Rect
    if layout.isWide {
      area = Rect(
        left: plot.area.right + 60, top: Margin.top + 8, right: 672, bottom: plot.area.bottom)
    } else {
      let top = plot.area.bottom + 84
      area = Rect(left: plot.area.left, top: top, right: plot.area.right, bottom: top + 64)
    }
    let counts = chart.history.map { $0.mistakes }
    let most = Double(max(counts.max() ?? 1, 1))
    let target = layout.isWide ? 5 : 3
    let domain = Domain(0, most).nice(target: target, wholeNumbers: true)
    let scale = Scale(domain: (0, domain.upper), range: (area.bottom, area.top))
    let slot = area.width / Double(counts.count)
    let x: (Int) -> Double = { area.left + slot * (Double($0) + 0.5) }
    var axes = verticalAxis(
      scale, linearTicks(lower: 0, upper: domain.upper, target: target, wholeNumbers: true),
      from: area.left, to: area.right,
      title: "points on the wrong side, of " + NumberFormat.count(chart.x.count),
      titleAt: Point(layout.isWide ? area.left - 30 : 0, layout.isWide ? 13 : area.top - 17))
    let times = Scale(
      domain: (chart.history[0].time, chart.history[counts.count - 1].time),
      range: (x(0), x(counts.count - 1)))
    axes += horizontalAxis(
      times, horizontalTicks(times, layout, wholeNumbers: true), at: area.bottom,
      title: "after " + chart.unit, base: false)
    axes.append(segment("base", Point(area.left, area.bottom), Point(area.right, area.bottom)))
    var bars: [Node] = []
    let gap = slot > 6 ? 3.0 : (slot > 3 ? 1 : 0)
    let shown = evenly(counts.count, limit: 120)
    for index in shown {
      let left = x(index) - slot / 2 + gap / 2
      bars.append(
        rectangle(
          "bar",
          Rect(
            left: left, top: scale(Double(counts[index])), right: left + slot - gap,
            bottom: area.bottom)))
    }
    var labels: [Node] = []
    if counts.count <= (layout.isWide ? 15 : 10) {
      for index in counts.indices {
        labels.append(
          label(
            NumberFormat.count(counts[index]),
            at: Point(x(index), scale(Double(counts[index])) - 5), "",
            anchor: .middle))
      }
    }
    let group = element(
      .g, [.class("bars"), .number("data-t", area.top - 10), .number("data-b", area.bottom + 24)],
      bars)
    return ([hidden(axes), group] + labels, area.bottom + Margin.bottom)
  }
}
