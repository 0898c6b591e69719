import LecternMarkup
import LecternNumerics

/// One layout of a fit: the points with the curve, and the residuals on the same x below.
///
/// A class, so that closures share it: copies of it would only make the page's module larger.
final class FitDrawing {
  let chart: FitChart
  let layout: Layout
  let plot: Plot
  let residualScale: Scale
  let residualTicks: [Tick]
  let yTicks: [Tick]
  let ghosts: [FitChart.Snapshot]

  init(_ chart: FitChart, _ layout: Layout) {
    self.chart = chart
    self.layout = layout
    ghosts = chart.ghosts.filter { chart.history.indices.contains($0) }.prefix(5).map {
      chart.history[$0]
    }
    let xDomain = (Domain(of: chart.x) ?? Domain(0, 1)).nice(target: 9)
    let yDomain = Self.yDomain(chart, xDomain)
    yTicks = linearTicks(lower: yDomain.lower, upper: yDomain.upper, target: 6)

    let residuals = chart.residuals
    let extent = Domain(of: residuals) ?? Domain(-1, 1)
    let reach = max(max(extent.upper, -extent.lower), 1e-300) * 1.08
    residualScale = Scale(domain: (-reach, reach), range: (0, 1))
    residualTicks = linearTicks(lower: -reach, upper: reach, target: 3)

    let left = max(
      Margin.left(layout, labels: yTicks),
      Margin.left(layout, labels: chart.showsResiduals ? residualTicks : []))
    let right =
      layout.isWide && !chart.isProbability && chart.history.count > 1 && !ghosts.isEmpty
      ? directLabelMargin(["after 20 epochs"] + chart.history.suffix(1).map { chart.name(of: $0) })
      : Margin.right(layout)
    let area = Rect(
      left: left, top: Margin.top, right: layout.width - right,
      bottom: Margin.top + (layout.isWide ? 274 : 244))
    plot = Plot(
      layout, area: area, x: Scale(domain: (xDomain.lower, xDomain.upper), range: (0, 1)),
      y: Scale(domain: (yDomain.lower, yDomain.upper), range: (0, 1)))
  }

  /// Up to so many residuals are markers of their own, beyond it they are dots of one path.
  private static let singleMarkers = 16

  /// The points and the fit.
  private static func yDomain(_ chart: FitChart, _ x: Domain) -> Domain {
    var domain = Domain(of: chart.y) ?? Domain(0, 1)
    let data = domain
    if let fit = chart.history.last {
      for end in [x.lower, x.upper] {
        let value = fit.curve.value(at: end)
        // A line far off, as after divergence, does not squeeze the points.
        if value.isFinite, value > data.lower - data.width, value < data.upper + data.width {
          domain.include(value)
        }
      }
    }
    return domain.nice(target: 6)
  }

  private var residualArea: Rect {
    Rect(
      left: plot.area.left, top: plot.area.bottom + (layout.isWide ? 38 : 38),
      right: plot.area.right, bottom: plot.area.bottom + (layout.isWide ? 128 : 120))
  }

  var drawing: Drawing {
    let area = plot.area
    let below = residualArea
    let residuals = residualScale.over(below.bottom, below.top)
    let bottom = chart.showsResiduals ? below.bottom : area.bottom
    var axes = verticalAxis(
      plot.y, yTicks, from: area.left, to: area.right, title: chart.yQuantity.text)
    axes.append(segment("base", Point(area.left, area.bottom), Point(area.right, area.bottom)))
    axes += horizontalAxis(
      plot.x, horizontalTicks(plot.x, layout), at: bottom, title: chart.xQuantity.text, base: false)
    if chart.showsResiduals {
      axes += verticalAxis(
        residuals, residualTicks, from: area.left, to: area.right, title: residualTitle,
        titleAt: Point(0, below.top - 12))
      axes.append(segment("base", Point(area.left, residuals(0)), Point(area.right, residuals(0))))
    }
    var content = [hidden(axes)]
    content += curves
    content += pointNodes
    if chart.showsResiduals { content += residualNodes(residuals) }
    // The curve of a probability ends with its points, before the frame.
    content += layout.isWide && !chart.isProbability ? endLabels : insideLabels
    var data = plot.data
    if chart.showsResiduals { data.append(.data("r", residuals.attributeText)) }
    return Drawing(
      layout: layout, width: layout.width, height: bottom + Margin.bottom - (layout.isWide ? 2 : 2),
      data: data, content: content)
  }

  private var residualTitle: String {
    let unit = chart.yQuantity.unit.map { ", " + $0 } ?? ""
    guard layout.isWide, let fit = chart.history.last, fit.time > 0 else {
      return "residual" + unit
    }
    return "residual after " + chart.unit + " " + position(fit.time) + unit
  }

  // Curves

  private func line(_ curve: FitChart.Curve) -> [[Point]] {
    let points: [Point]
    switch curve {
    case .line:
      points = [plot.x.lower, plot.x.upper].map { plot.point($0, curve.value(at: $0)) }
    case .samples(let x, _):
      var inside = x.filter { plot.x.contains($0) }
      if inside.count < 2 { inside = [plot.x.lower, plot.x.upper] }
      points = inside.map { plot.point($0, curve.value(at: $0)) }
    }
    return clipped(points, to: plot.area)
  }

  private func pathData(_ curve: FitChart.Curve) -> PathData {
    var data = PathData()
    for part in line(curve) { data.add(thinned(part).map { part[$0] }) }
    return data
  }

  /// The paths that change with the state: the curve, and the stems of its residuals.
  func framePaths(_ curve: FitChart.Curve) -> [String] {
    var paths = [pathData(curve).text]
    if chart.showsResiduals, chart.x.count <= 60 { paths.append(stems(of: curve).text) }
    return paths
  }

  /// Stems from zero to each residual, cut off at the frame.
  private func stems(of curve: FitChart.Curve) -> PathData {
    let scale = residualScale.over(residualArea.bottom, residualArea.top)
    var data = PathData()
    // From left to right, so that the way from one to the next is short.
    for index in chart.x.indices.sorted(by: { chart.x[$0] < chart.x[$1] }) {
      let residual = chart.y[index] - curve.value(at: chart.x[index])
      guard residual.isFinite else { continue }
      let x = plot.x(chart.x[index])
      data.jump(to: x, scale(0))
      data.line(to: x, scale(min(max(residual, scale.lower), scale.upper)))
    }
    return data
  }

  private var curves: [Node] {
    var nodes = ghosts.map { path("ghost", pathData($0.curve)) }
    if chart.isProbability {
      let half = plot.y(0.5)
      nodes.append(segment("ref", Point(plot.area.left, half), Point(plot.area.right, half)))
      if let even = chart.evenChance {
        nodes.append(
          segment("ref", Point(plot.x(even), half), Point(plot.x(even), plot.area.bottom)))
      }
    }
    if let truth = chart.truth { nodes.append(path("ref", pathData(truth))) }
    if let fit = chart.history.last {
      // The element stays even where the line lies outside the frame: scrubbing brings it back.
      nodes.append(
        element(.path, [.class("ln s1 live"), .data("f", "0"), .d(pathData(fit.curve))]))
    }
    return nodes
  }

  // Points

  private var pointNodes: [Node] {
    let points = chart.x.indices.map { plot.point(chart.x[$0], chart.y[$0]) }
    if chart.heldOut.isEmpty { return pointCloud(points, .context) }
    return pointCloud(points.indices.filter { !chart.heldOut[$0] }.map { points[$0] }, .context)
      + pointCloud(
        points.indices.filter { chart.heldOut[$0] }.map { points[$0] }, .context, size: 4,
        filled: false, limit: FitChart.mostHeldOut)
  }

  private func residualNodes(_ scale: Scale) -> [Node] {
    guard let fit = chart.history.last else { return [] }
    let residuals = chart.residuals
    let ends = residuals.indices.map { Point(plot.x(chart.x[$0]), scale(residuals[$0])) }
      .filter { $0.isFinite }
    let stemPath = chart.x.count <= 200 ? stems(of: fit.curve) : PathData()
    var attributes: [Attribute] = [.class("stem live2"), .d(stemPath)]
    if chart.x.count <= 60 { attributes.insert(.data("f", "1"), at: 1) }
    // Hollow dots at the stems' ends. The script moves them with a line; under ready paths of a
    // curve it hides what is marked static.
    var group: [Attribute] = [.class("dots2")]
    if case .samples = fit.curve, chart.history.count > 1 { group.append(.data("static", "")) }
    let dots =
      residuals.count > Self.singleMarkers
      ? pointCloud(ends, Slot(1), size: 3, limit: 200, shrinks: false)
      : ends.map { circle("mk s1", at: $0, radius: 3.1) }
    return [element(.path, attributes), element(.g, group, dots)]
  }

  // Labels

  /// Names at the right ends of the lines that end inside the frame.
  private var endLabels: [Node] {
    guard chart.history.count > 1, !ghosts.isEmpty, let fit = chart.history.last else { return [] }
    var labels: [DirectLabel] = []
    for snapshot in ghosts + [fit] {
      let isFit = snapshot == fit
      guard let end = line(snapshot.curve).last?.last, end.x > plot.area.right - 1 else { continue }
      labels.append(
        DirectLabel(
          text: chart.name(of: snapshot), className: isFit ? "dl s1 b" : "dl mu", anchor: end))
    }
    return directLabels(
      labels, right: plot.area.right, range: (plot.area.top + 4)...(plot.area.bottom)
    ).flatMap { $0 }
  }

  private var insideLabels: [Node] {
    guard chart.history.count > 1, !ghosts.isEmpty, let fit = chart.history.last else { return [] }
    var placer = LabelPlacer(bounds: plot.area.inset(by: 3))
    placer.avoid(points: chart.x.indices.map { plot.point(chart.x[$0], chart.y[$0]) })
    let all = ghosts + [fit]
    for snapshot in all {
      for part in line(snapshot.curve) { placer.avoid(line: part) }
    }
    var nodes: [Node] = []
    for snapshot in [fit] + ghosts.prefix(2) {
      guard let part = line(snapshot.curve).last else { continue }
      let isFit = snapshot == fit
      let text = chart.name(of: snapshot)
      if let spot = placer.place(text, along: part, bold: isFit) {
        nodes.append(label(text, at: spot, isFit ? "dl s1 b halo" : "dl mu halo"))
      }
    }
    return nodes
  }
}
