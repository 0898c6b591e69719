import LecternMarkup
import LecternNumerics

/// The area that a chart draws its values in, with its scales.
struct Plot {
  let layout: Layout
  /// The inner area in pixels.
  let area: Rect
  let x: Scale
  let y: Scale

  init(_ layout: Layout, area: Rect, x: Scale, y: Scale) {
    self.layout = layout
    self.area = area
    self.x = x.over(area.left, area.right)
    self.y = y.over(area.bottom, area.top)
  }

  func point(_ x: Double, _ y: Double) -> Point { Point(self.x(x), self.y(y)) }

  /// `data-x` and `data-y`.
  var data: [Attribute] {
    [.data("x", x.attributeText), .data("y", y.attributeText)]
  }
}

/// The margins of both layouts, in pixels.
enum Margin {
  static let top = 26.0
  static let bottom = 46.0

  static func right(_ layout: Layout) -> Double { layout.isWide ? 14 : 10 }

  /// Room for the widest tick label at the left.
  static func left(_ layout: Layout, labels ticks: [Tick]) -> Double {
    var widest = 0.0
    for tick in ticks {
      if let text = tick.label { widest = max(widest, estimatedWidth(text, size: 12.5)) }
    }
    return max(layout.isWide ? 46 : 34, widest + 11)
  }
}

/// Ticks for a scale: about 5 on x and 6 on y, 4 on a narrow x.
func ticks(_ scale: Scale, target: Int, wholeNumbers: Bool = false) -> [Tick] {
  scale.kind == .linear
    ? linearTicks(
      lower: scale.lower, upper: scale.upper, target: target, wholeNumbers: wholeNumbers)
    : logarithmicTicks(lower: scale.lower, upper: scale.upper, target: target)
}

/// Ticks for a horizontal scale whose labels do not touch.
func horizontalTicks(_ scale: Scale, _ layout: Layout, wholeNumbers: Bool = false) -> [Tick] {
  var target = layout.isWide ? 5 : 4
  while true {
    let result = ticks(scale, target: target, wholeNumbers: wholeNumbers)
    if target <= 2 || !labelsTouch(result, scale) { return result }
    target -= 1
  }
}

private func labelsTouch(_ ticks: [Tick], _ scale: Scale) -> Bool {
  var edge = -Double.infinity
  for tick in ticks {
    guard let text = tick.label else { continue }
    let half = estimatedWidth(text, size: 12.5) / 2
    if scale(tick.value) - half < edge + 6 { return true }
    edge = scale(tick.value) + half
  }
  return false
}

/// The horizontal axis below `bottom`: base line, ticks, labels and its title at the right end.
func horizontalAxis(
  _ scale: Scale, _ ticks: [Tick], at bottom: Double, title: String?, base: Bool = true
) -> [Node] {
  var marks = PathData()
  var labels: [Node] = []
  for tick in ticks {
    let x = scale(tick.value)
    marks.move(to: x, bottom)
    marks.line(to: x, bottom + (tick.label == nil ? 3 : 5))
    if let text = tick.label { labels.append(label(text, at: Point(x, bottom + 19), "")) }
  }
  var nodes = [path("tick", marks)]
  if base { nodes.append(segment("base", Point(scale.start, bottom), Point(scale.end, bottom))) }
  nodes.append(element(.g, [.attribute("text-anchor", "middle")], labels))
  if let title {
    nodes.append(label(title, at: Point(scale.end, bottom + 38), "at", anchor: .end))
  }
  return nodes
}

/// The vertical axis: labels at the left, a grid line for each label, minor ticks at the frame, and
/// its title above.
/// - Parameter titleY: the baseline of the title; `nil` leaves it out.
func verticalAxis(
  _ scale: Scale, _ ticks: [Tick], from left: Double, to right: Double, title: String?,
  titleAt titlePosition: Point = Point(0, 13), grid: Bool = true
) -> [Node] {
  var lines = PathData()
  var marks = PathData()
  var labels: [Node] = []
  for tick in ticks {
    let y = scale(tick.value)
    if let text = tick.label {
      labels.append(label(text, at: Point(left - 8, y + 4.2), ""))
      if grid {
        lines.move(to: left, y)
        lines.line(to: right, y)
        continue
      }
    }
    marks.move(to: left, y)
    marks.line(to: left - 4, y)
  }
  var nodes = [path("grid", lines), path("tick", marks)]
  nodes.append(element(.g, [.attribute("text-anchor", "end")], labels))
  if let title { nodes.append(label(title, at: titlePosition, "at")) }
  return nodes
}

/// An axis title with its scale where that is not linear: "loss (log scale)".
func axisTitle(_ title: String, _ scale: Scale) -> String {
  scale.kind == .logarithmic ? title + " (log scale)" : title
}
