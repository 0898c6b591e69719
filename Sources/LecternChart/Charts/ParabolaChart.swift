import LecternMarkup
import LecternNumerics

/// A loss of one parameter as a curve, with the steps that runs take down it.
public struct ParabolaChart: Equatable, Sendable {
  /// Samples of the loss at ascending parameter values.
  public var curveX: [Double]
  /// The loss at each of `curveX`; what is not finite is not drawn.
  public var curveY: [Double]
  /// Positions on the curve: x the parameter, y the loss.
  public var runs: [Trajectory]
  /// What the horizontal axis is, with its unit.
  public var parameter: Quantity
  /// What the vertical axis is, with its unit.
  public var quantity: Quantity
  /// What a run's positions count, in the singular.
  public var unit: String
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    curveX: [Double], curveY: [Double], runs: [Trajectory], parameter: Quantity = "w",
    quantity: Quantity = "loss", unit: String = "step", title: String? = nil
  ) {
    let count = min(curveX.count, curveY.count)
    self.curveX = Array(curveX.prefix(count))
    self.curveY = Array(curveY.prefix(count))
    self.runs = runs
    self.parameter = parameter
    self.quantity = quantity
    self.unit = unit
    self.title = title
  }

  public func figure() -> Figure {
    Figure(
      kind: .parabola, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table,
      scrubber: trajectoryScrubber(runs, unit: unit, names: (parameter.name, quantity.name)))
  }

  private var legend: [LegendEntry] {
    guard runs.count > 1 else { return [] }
    return runs.map {
      LegendEntry(label: $0.label, swatch: lineSwatch(Slot($0.slot), .solid), togglesRun: true)
    }
  }

  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing {
    let xDomain = (Domain(of: curveX) ?? Domain(-1, 1)).widened
    var yDomain = Domain(of: curveY) ?? Domain(0, 1)
    if yDomain.lower > 0, yDomain.lower < 0.35 * yDomain.upper { yDomain.lower = 0 }
    yDomain = yDomain.nice(target: 6)
    let yTicks = linearTicks(lower: yDomain.lower, upper: yDomain.upper, target: 6)
    let area = Rect(
      left: Margin.left(layout, labels: yTicks), top: Margin.top,
      right: layout.width - Margin.right(layout), bottom: Margin.top + (layout.isWide ? 312 : 260))
    let plot = Plot(
      layout, area: area, x: Scale(domain: (xDomain.lower, xDomain.upper), range: (0, 1)),
      y: Scale(domain: (yDomain.lower, yDomain.upper), range: (0, 1)))
    let axes =
      verticalAxis(plot.y, yTicks, from: area.left, to: area.right, title: quantity.text)
      + horizontalAxis(
        plot.x, horizontalTicks(plot.x, layout), at: area.bottom, title: parameter.text)

    let bowl = curveX.indices.map { plot.point(curveX[$0], curveY[$0]) }
    var bowlPath = PathData()
    for part in clipped(bowl, to: area) { bowlPath.add(thinned(part).map { part[$0] }) }
    var content = [hidden(axes), path("bnd", bowlPath)]
    var placer = LabelPlacer(bounds: area.inset(by: 3))
    placer.avoid(line: bowl)
    for run in runs { placer.avoid(line: positions(run, plot).flatMap { $0 }) }
    for index in runs.indices { content.append(runGroup(index, plot)) }
    content += labels(plot, &placer)
    content.append(group("hv", []))
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: plot.data,
      content: content)
  }

  /// The path of a run inside the frame.
  private func positions(_ run: Trajectory, _ plot: Plot) -> [[Point]] {
    let points = (0..<run.finiteCount).map { plot.point(run.x[$0], run.y[$0]) }
    return clipped(points, to: plot.area)
  }

  private func runGroup(_ index: Int, _ plot: Plot) -> Node {
    let run = runs[index]
    let slot = Slot(run.slot)
    var data = PathData()
    for part in positions(run, plot) { data.add(thinned(part, limit: 300).map { part[$0] }) }
    var nodes = [
      path("ln tr thin full " + slot.className, data),
      element(.path, [.class("ln tr live " + slot.className), .attribute("d", "")]),
    ]
    let visible = (0..<run.finiteCount).map { plot.point(run.x[$0], run.y[$0]) }
      .filter { plot.area.inset(by: -1).contains($0) }
    // Markers that would lie on one another are left out.
    var last: Point?
    for point in visible {
      if let last, last.distance(to: point) < 9 { continue }
      nodes.append(slot.marker(at: point))
      last = point
    }
    if let end = visible.last { nodes.append(slot.marker(at: end, size: 5, "pt")) }
    return element(.g, [.class("run"), .data("s", wholeNumberText(index))], nodes)
  }

  private func labels(_ plot: Plot, _ placer: inout LabelPlacer) -> [Node] {
    var nodes: [Node] = []
    for run in runs {
      guard let first = positions(run, plot).first, first.count > 1 else { continue }
      let text = runs.count > 1 ? run.label : "start"
      let slot = Slot(run.slot)
      let named = Array(first.prefix(runs.count > 1 ? 3 : 1))
      if let spot = placer.place(text, along: named) {
        nodes.append(label(text, at: spot, "dl b halo " + slot.className))
      }
    }
    return nodes
  }

  private func ending(_ run: Trajectory) -> String {
    let count = run.finiteCount
    guard count > 0 else { return run.subject + " has no finite position." }
    var text =
      run.subject + " starts at " + parameter.name + " = " + words(run.x[0])
      + " and is at "
      + words(run.x[count - 1]) + " after " + counted(count - 1, unit) + ", "
      + quantity.name + " " + words(run.y[count - 1])
    if count < run.x.count { text += "; then it is no longer a finite number" }
    return text + "."
  }

  private var lowest: (x: Double, y: Double)? {
    var best: (x: Double, y: Double)?
    for index in curveX.indices where curveY[index].isFinite {
      if curveY[index] < (best?.y ?? .infinity) { best = (curveX[index], curveY[index]) }
    }
    return best
  }

  private var computedTitle: String {
    guard let run = runs.first, runs.count == 1, run.finiteCount > 1 else {
      return "The same bowl, " + (runs.count > 1 ? "different steps" : "step by step")
    }
    let (start, end) = (run.y[0], run.y[run.finiteCount - 1])
    if run.finiteCount < run.x.count || end > start {
      return counted(run.finiteCount - 1, unit) + " up: " + quantity.name + " from "
        + words(start) + " to " + words(end)
    }
    return counted(run.finiteCount - 1, unit) + " down: " + quantity.name + " from "
      + words(start) + " to " + words(end)
  }

  private var caption: String {
    var text = capitalized(quantity.inSentence) + " against " + parameter.inSentence + "."
    if let lowest {
      text += " Its lowest drawn point is " + words(lowest.y) + " at " + words(lowest.x) + "."
    }
    for run in runs { text += " " + ending(run) }
    return text
  }

  private var table: ChartTable {
    let longest = runs.map { $0.x.count }.max() ?? 0
    let rows = tableRows(at: (0..<longest).map { Double($0) }, events: [])
    var headers: [ChartTable.Header] = [.init(capitalized(unit))]
    for run in runs {
      let prefix = runs.count > 1 ? run.label + ", " : ""
      headers.append(.init(prefix + parameter.name))
      headers.append(.init(prefix + quantity.name))
    }
    return ChartTable(
      title: capitalized(parameter.name) + " and " + quantity.name + " by " + unit,
      headers: headers,
      rows: rows.map { row in
        [.init(NumberFormat.count(row))]
          + runs.flatMap { run -> [ChartTable.Cell] in
            guard row < run.x.count else { return [.init(""), .init("")] }
            let isFinite = run.y[row].isFinite
            return [
              .init(words(run.x[row]), isFinite ? .none : .notFinite),
              .init(words(run.y[row]), isFinite ? .none : .notFinite),
            ]
          }
      },
      note: rows.count < longest ? "Round numbers of " + plural(2, unit) + "." : nil)
  }
}
