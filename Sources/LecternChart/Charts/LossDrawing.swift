import LecternMarkup
import LecternNumerics

/// One layout of a loss chart.
///
/// A class, so that closures share it: copies of it would only make the page's module larger.
final class LossDrawing {
  let chart: LossChart
  let story: LossStory
  let layout: Layout
  let plot: Plot
  let y: FootedScale
  let yTicks: [Tick]
  let gutterTop: Double

  init(_ chart: LossChart, _ story: LossStory, _ layout: Layout) {
    self.chart = chart
    self.story = story
    self.layout = layout
    let rows = Double(story.gutter.count)
    gutterTop = Margin.top
    let top = rows > 0 ? Margin.top + 10 + 18 * rows : Margin.top
    let height = layout.isWide ? 312.0 : 256.0
    let bounds = Scale(
      story.scale.kind, domain: (story.domain.lower, story.domain.upper), range: (0, 1))
    yTicks = ticks(bounds, target: 6, wholeNumbers: chart.counts)
    let foot = Tick(value: 0, label: story.footLabel)
    let left = Margin.left(layout, labels: yTicks + [foot])
    let right =
      layout.isWide && Self.labelsLines(chart)
      ? directLabelMargin(
        Self.lineLabels(chart).map { estimatedWidth($0.text, bold: !$0.isValidation) })
      : Margin.right(layout)
    let area = Rect(left: left, top: top, right: layout.width - right, bottom: top + height)
    let x = Domain(of: chart.runs.flatMap { $0.x }) ?? Domain(0, 1)
    y = FootedScale(
      story.scale.kind, story.domain, in: area, hasZeros: story.scale.hasZeros, least: story.least)
    plot = Plot(layout, area: area, x: Scale(domain: (x.lower, x.upper), range: (0, 1)), y: y.scale)
  }

  var drawing: Drawing {
    var runs = chart.runs.indices.map { runNodes($0) }
    if Self.labelsLines(chart) {
      if layout.isWide {
        let labels = endLabels
        let nodes = directLabels(
          labels.map { $0.label }, right: plot.area.right,
          range: (plot.area.top + 4)...(plot.area.bottom - 2))
        for place in labels.indices { runs[labels[place].run] += nodes[place] }
        // A line that ends early has its name on the way: in the margin it would belong to no line.
        for (index, node) in insideLabels(of: Self.lineLabels(chart).filter { !reachesRight($0) }) {
          runs[index].append(node)
        }
      } else {
        // Many noisy lines leave no room for names; the legend has them.
        let crowded = chart.isNoisy && chart.runs.count > 3
        for (index, node) in crowded ? [] : insideLabels(of: Self.lineLabels(chart)) {
          runs[index].append(node)
        }
      }
    }
    var content = [hidden(axes)]
    if let floor = chart.floor { content += floorNodes(floor) }
    content += eventNodes
    for index in runs.indices {
      content.append(
        element(.g, [.class("run"), .data("s", wholeNumberText(index))], runs[index]))
    }
    content.append(group("hv", []))
    return Drawing(
      layout: layout, width: layout.width, height: plot.area.bottom + Margin.bottom,
      data: [.data("x", plot.x.attributeText), .data("y", y.scale.attributeText)]
        + (y.foot.map { [.data("foot", coordinateText($0))] } ?? []), content: content)
  }

  private var axes: [Node] {
    let area = plot.area
    let xTicks = horizontalTicks(plot.x, layout, wholeNumbers: true)
    var nodes = verticalAxis(
      y.scale, yTicks, from: area.left, to: area.right,
      title: axisTitle(chart.quantity.text, y.scale))
    if let foot = y.foot {
      let text = story.footLabel ?? "0"
      nodes.append(label(text, at: Point(area.left - 8, foot + 4.2), "", anchor: .end))
    }
    nodes += horizontalAxis(plot.x, xTicks, at: area.bottom, title: chart.unit)
    if !story.gutter.isEmpty {
      nodes.append(segment("gut", Point(area.left, area.top - 1), Point(area.right, area.top - 1)))
    }
    return nodes
  }

  private func points(_ run: LossChart.Run, _ values: [Double]) -> [Point] {
    let count = min(run.x.count, values.count)
    return (0..<count).map { Point(plot.x(run.x[$0]), y(values[$0])) }
  }

  /// A curve that may have been measured now and then only: what is NaN was not measured.
  private func measured(_ run: LossChart.Run, _ values: [Double]) -> [Point] {
    let count = min(run.x.count, values.count)
    return (0..<count).filter { values[$0] == values[$0] }
      .map { Point(plot.x(run.x[$0]), y(values[$0])) }
  }
}

// Lines
extension LossDrawing {
  private func runNodes(_ index: Int) -> [Node] {
    let run = chart.runs[index]
    let slot = Slot(run.slot)
    let limit = max(90, 700 / max(chart.runs.count, 1))
    let look: LineLook = run.isGhost ? .ghost : (chart.isNoisy ? .solid : .dashed)
    var nodes: [Node] = []
    if !run.running.isEmpty {
      for part in framed(measured(run, run.running)) where part.count > 1 {
        let kept = thinned(part, limit: limit / 2)
        nodes.append(path("ln tr raw " + slot.className, PathData(kept.map { part[$0] })))
      }
    }
    let inside = framed(points(run, run.training))
    for part in inside { nodes += curve(part, slot, look, limit: limit) }
    if !run.validation.isEmpty {
      for part in framed(measured(run, run.validation)) {
        nodes += curve(
          part, slot, run.isGhost ? .ghostValidation : .validation, limit: limit / 2)
      }
    }
    if !run.isGhost {
      nodes += curveMarkers(
        Array(inside.joined()), slot, place: index, of: chart.runs.count)
    }
    if let row = story.gutter.firstIndex(of: index) { nodes += gutterNodes(index, row: row) }
    return nodes
  }

  /// The parts of a line inside the frame; a part that leaves it ends on the frame's edge.
  private func framed(_ points: [Point]) -> [[Point]] {
    let top = plot.area.top
    var parts: [[Point]] = []
    var part: [Point] = []
    for index in points.indices {
      let point = points[index]
      guard point.isFinite else {
        if !part.isEmpty { parts.append(part) }
        part = []
        continue
      }
      let isInside = point.y >= top - 0.01
      if index > 0, points[index - 1].isFinite {
        let before = points[index - 1]
        if (before.y >= top - 0.01) != isInside {
          let share = (top - before.y) / (point.y - before.y)
          let crossing = Point(before.x + (point.x - before.x) * share, top)
          if isInside {
            part = [crossing]
          } else {
            part.append(crossing)
            parts.append(part)
            part = []
          }
        }
      }
      if isInside { part.append(point) }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  /// A diverged run above the frame: ▲ at its exit, a thin line while finite, ✕ where it stopped.
  private func gutterNodes(_ index: Int, row: Int) -> [Node] {
    let run = chart.runs[index]
    let slot = Slot(run.slot)
    let fate = story.fates[index]
    let area = plot.area
    let y = gutterTop + 5 + 18 * Double(row)
    let exit = story.exit(of: index) ?? fate.firstNotFinite ?? 0
    let stop = fate.firstNotFinite
    var nodes: [Node] = []
    var from = max(plot.x(run.x[exit]), area.left + 6)
    let to = plot.x(run.x[stop ?? fate.last?.index ?? exit])
    var line: (Point, Point)?
    if stop != exit {
      if to - from > 12 {
        line = (Point(from + 5, y), Point(to - (stop == nil ? 0 : 6), y))
      }
      nodes.append(exitMark(at: Point(from, y), slot: slot))
    }
    if stop != nil {
      let x = stop == exit ? from : max(to, from + 13)
      nodes.append(notFiniteMark(at: Point(x, y), slot: slot))
      from = x
    } else {
      from = max(to, from)
    }
    let (text, covered) = gutterText(index, exit: exit, stop: stop, after: from + 10, y: y)
    if let line {
      // A line behind words would show between them.
      let gaps = [(line.0.x, covered.lowerBound - 5), (covered.upperBound + 5, line.1.x)]
      for gap in covered.lowerBound < line.1.x ? gaps : [(line.0.x, line.1.x)]
      where gap.1 - gap.0 > 3 {
        nodes.append(segment("ln thin " + slot.className, Point(gap.0, y), Point(gap.1, y)))
      }
    }
    nodes.append(text)
    return nodes
  }

  /// The words beside or over a run's line in the gutter, and the columns that they cover.
  private func gutterText(_ index: Int, exit: Int, stop: Int?, after x: Double, y: Double)
    -> (Node, ClosedRange<Double>)
  {
    let run = chart.runs[index]
    let unit = chart.unit
    let name = chart.runs.count > 1 ? run.label : ""
    let short = chart.runs.count > 1 ? withoutCommonStart(chart.runs.map { $0.label })[index] : ""
    let exitText = position(run.x[exit])
    var variants: [(String, String)] = []
    if let stop {
      let stopText = position(run.x[stop])
      if stop != exit {
        variants.append(
          (name, "off the chart from " + unit + " " + exitText + ", not finite from " + stopText))
        variants.append((name, "off from " + exitText + ", ∞ from " + unit + " " + stopText))
      }
      variants.append((name, "not finite from " + unit + " " + stopText))
      variants.append((short, "∞ from " + unit + " " + stopText))
      variants.append((short, "∞ from " + stopText))
    } else {
      variants.append((name, "off the chart from " + unit + " " + exitText + ", still finite"))
      variants.append((name, "off the chart from " + unit + " " + exitText))
      variants.append((short, "off from " + unit + " " + exitText))
    }
    let slot = Slot(run.slot)
    let right = layout.width
    for (name, text) in variants
    where x + estimatedWidth(name, bold: true) + estimatedWidth(text) + 6 <= right {
      let node = gutterLabel(name, text, slot, at: Point(x, y + 4.3), anchor: .start)
      return (node, x...right)
    }
    // No room at the right of the mark: over the line at its left, on a halo.
    let room = x - 28 - plot.area.left
    for (name, text) in variants
    where estimatedWidth(name, bold: true) + estimatedWidth(text) + 16 <= room {
      let node = gutterLabel(name, text, slot, at: Point(x - 24, y + 4.3), anchor: .end)
      let width = estimatedWidth(name, bold: true) + estimatedWidth(text) + 4
      return (node, (x - 24 - width)...(x - 24))
    }
    let last = variants[variants.count - 1]
    let width = estimatedWidth(last.0, bold: true) + estimatedWidth(last.1) + 4
    let node = gutterLabel(last.0, last.1, slot, at: Point(right, y + 4.3), anchor: .end)
    return (node, (right - width)...right)
  }

  private func gutterLabel(
    _ name: String, _ text: String, _ slot: Slot, at point: Point, anchor: TextAnchor
  ) -> Node {
    let bold: Node =
      name.utf8.isEmpty ? .empty : element(.tspan, [.class("b")], .text(name + " "))
    return element(
      .text,
      [.number("x", point.x), .number("y", point.y), .class("an halo " + slot.className)]
        + anchor.attributes, bold, .text(text))
  }
}

// Labels
extension LossDrawing {
  /// A single curve needs no name beside it: the axis has it.
  private static func labelsLines(_ chart: LossChart) -> Bool {
    chart.runs.count > 1 || chart.runs.contains { !$0.validation.isEmpty }
  }

  private struct LineLabel {
    let text: String
    let run: Int
    let isValidation: Bool
  }

  private static func lineLabels(_ chart: LossChart) -> [LineLabel] {
    var result: [LineLabel] = []
    let several = chart.runs.count > 1
    for index in chart.runs.indices where !chart.runs[index].isGhost {
      let run = chart.runs[index]
      let text = several ? run.label : "training"
      result.append(LineLabel(text: shortened(text, to: 180), run: index, isValidation: false))
      if !run.validation.isEmpty && chart.runs.count <= 3 {
        let text = several ? run.label + ", validation" : "validation"
        result.append(
          LineLabel(text: shortened(text, to: 180, bold: false), run: index, isValidation: true))
      }
    }
    return result
  }

  /// Labels of the lines that reach the frame's right part: diverged runs have theirs in the gutter.
  private var endLabels: [(label: DirectLabel, run: Int)] {
    var result: [(label: DirectLabel, run: Int)] = []
    for line in Self.lineLabels(chart) where reachesRight(line) {
      let run = chart.runs[line.run]
      if story.gutter.contains(line.run) { continue }
      let curve = drawnLine(line)
      guard let end = curve.last(where: { $0.isFinite }) else { continue }
      let anchor = Point(end.x, max(end.y, plot.area.top))
      let className = "dl " + (line.isValidation ? "" : "b ") + Slot(run.slot).className
      result.append((DirectLabel(text: line.text, className: className, anchor: anchor), line.run))
    }
    return result
  }

  private func drawnLine(_ line: LineLabel) -> [Point] {
    let run = chart.runs[line.run]
    return line.isValidation ? measured(run, run.validation) : points(run, run.training)
  }

  /// Whether a line's last point is near the frame's right edge.
  private func reachesRight(_ line: LineLabel) -> Bool {
    guard let end = drawnLine(line).last(where: { $0.isFinite }) else { return true }
    return end.x > plot.area.right - 40
  }

  /// Labels beside their lines and clear of the others: all in a narrow drawing, in a wide one those
  /// of lines that end early.
  private func insideLabels(of lines: [LineLabel]) -> [(Int, Node)] {
    var placer = LabelPlacer(bounds: plot.area.inset(by: 3))
    for run in chart.runs {
      placer.avoid(line: points(run, run.training))
      if !run.validation.isEmpty { placer.avoid(line: measured(run, run.validation)) }
      if !run.running.isEmpty { placer.avoid(line: measured(run, run.running)) }
    }
    if let floor = chart.floor {
      placer.avoid(line: [
        Point(plot.area.left, y(floor.value)), Point(plot.area.right, y(floor.value)),
      ])
    }
    let labels = chart.runs.map { $0.label }
    let names =
      chart.runs.count == 1 ? ["training"] : layout.isWide ? labels : withoutCommonStart(labels)
    var result: [(Int, Node)] = []
    for line in lines where !story.gutter.contains(line.run) {
      let run = chart.runs[line.run]
      let text = line.isValidation ? line.text : shortened(names[line.run], to: 190)
      guard let spot = placer.place(text, along: drawnLine(line), bold: !line.isValidation) else {
        continue
      }
      let className = "dl halo " + (line.isValidation ? "" : "b ") + Slot(run.slot).className
      result.append((line.run, label(text, at: spot, className)))
    }
    return result
  }

  private var eventNodes: [Node] {
    guard !chart.events.isEmpty else { return [] }
    let area = plot.area
    var placer = LabelPlacer(bounds: area.inset(by: 2))
    for run in chart.runs {
      placer.avoid(line: points(run, run.training))
      placer.avoid(line: measured(run, run.validation))
    }
    for event in chart.events {
      let x = plot.x(event.x)
      placer.avoid(line: [Point(x, area.top), Point(x, area.bottom)])
    }
    var nodes: [Node] = []
    for event in chart.events where plot.x.contains(event.x) {
      let x = plot.x(event.x)
      nodes.append(segment("ref", Point(x, area.top), Point(x, area.bottom)))
      let boxes = LabelPlacer.boxes(event.label, alongColumn: x, in: area)
      guard let box = placer.place(boxes) else { continue }
      nodes.append(label(event.label, at: Point(box.left, box.bottom - 3), "an halo"))
    }
    return nodes
  }

  private func floorNodes(_ floor: LossChart.Floor) -> [Node] {
    let area = plot.area
    let row = y(floor.value)
    guard row.isFinite, row <= area.bottom, row >= area.top else { return [] }
    let text = floor.label + ": " + words(floor.value)
    var placer = LabelPlacer(bounds: area.inset(by: 2))
    for run in chart.runs { placer.avoid(line: points(run, run.training)) }
    for run in chart.runs where !run.validation.isEmpty {
      placer.avoid(line: measured(run, run.validation))
    }
    let candidates = LabelPlacer.boxes(text, alongRow: row, in: area)
    let box = placer.place(candidates) ?? candidates[0]
    return [
      segment("ref", Point(area.left, row), Point(area.right, row)),
      label(text, at: Point(box.left, box.bottom - 3), "an halo"),
    ]
  }
}
