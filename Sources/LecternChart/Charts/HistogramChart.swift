import LecternMarkup
import LecternNumerics

/// How often values fall into bins of equal width.
public struct HistogramChart: Equatable, Sendable {
  /// A value to mark with a rule: a mean, a threshold.
  public struct Rule: Equatable, Sendable {
    /// Where the rule stands, in the units of the values.
    public var value: Double
    /// What stands beside it.
    public var label: String

    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// In data units; what is not finite is left out.
  public var values: [Double]
  /// What the values are, with their unit.
  public var quantity: Quantity
  /// Values to mark; may be empty.
  public var rules: [Rule]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    values: [Double], quantity: Quantity, rules: [Rule] = [], title: String? = nil
  ) {
    self.values = values
    self.quantity = quantity
    self.rules = rules
    self.title = title
  }

  public func figure() -> Figure {
    let bins = Bins(values)
    return Figure(
      kind: .histogram, title: title ?? computedTitle(bins), caption: caption(bins), legend: [],
      wide: drawing(.wide, bins), narrow: drawing(.narrow, bins), table: table(bins))
  }

  private func drawing(_ layout: Layout, _ bins: Bins) -> Drawing {
    let most = Double(bins.counts.max() ?? 1)
    let yDomain = Domain(0, max(most, 1)).nice(target: 5, wholeNumbers: true)
    let yTicks = linearTicks(lower: 0, upper: yDomain.upper, target: 5, wholeNumbers: true)
    let top = Margin.top + (rules.isEmpty ? 8 : 26)
    let area = Rect(
      left: Margin.left(layout, labels: yTicks), top: top,
      right: layout.width - Margin.right(layout), bottom: top + (layout.isWide ? 250 : 210))
    let plot = Plot(
      layout, area: area, x: Scale(domain: (bins.lower, bins.upper), range: (0, 1)),
      y: Scale(domain: (0, yDomain.upper), range: (0, 1)))
    let axes =
      verticalAxis(plot.y, yTicks, from: area.left, to: area.right, title: "count")
      + horizontalAxis(
        plot.x, horizontalTicks(plot.x, layout), at: area.bottom, title: quantity.text)
    var content = [hidden(axes)]
    content += bars(bins, plot, showsCounts: bins.counts.count <= 15)
    content += ruleNodes(plot)
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: plot.data,
      content: content)
  }

  private func bars(_ bins: Bins, _ plot: Plot, showsCounts: Bool) -> [Node] {
    var nodes: [Node] = []
    for index in bins.counts.indices where bins.counts[index] > 0 {
      let left = plot.x(bins.edge(index)) + 0.8
      let right = plot.x(bins.edge(index + 1)) - 0.8
      let top = plot.y(Double(bins.counts[index]))
      nodes.append(
        rectangle("bar", Rect(left: left, top: top, right: right, bottom: plot.area.bottom)))
      if showsCounts {
        nodes.append(
          label(
            NumberFormat.count(bins.counts[index]), at: Point((left + right) / 2, top - 5), "",
            anchor: .middle))
      }
    }
    return nodes
  }

  private func ruleNodes(_ plot: Plot) -> [Node] {
    var nodes: [Node] = []
    let inside = rules.filter { plot.x.contains($0.value) }
    for (place, rule) in inside.enumerated() {
      let x = plot.x(rule.value)
      let text = rule.label
      let width = estimatedWidth(text, size: 12.5)
      let y = plot.area.top - 8 - Double(place % 2) * 15
      let start = min(max(x - width / 2, plot.area.left), plot.area.right - width)
      nodes.append(segment("rule", Point(x, y + 4), Point(x, plot.area.bottom)))
      nodes.append(label(text, at: Point(start, y), "halo"))
    }
    return nodes
  }

  private func computedTitle(_ bins: Bins) -> String {
    guard let mode = bins.mode else { return capitalized(quantity.name) }
    return capitalized(quantity.name) + " is most often between " + bins.bounds(mode).0 + " and "
      + bins.bounds(mode).1
  }

  private func caption(_ bins: Bins) -> String {
    guard let extent = Domain(of: values) else {
      return "No finite values of " + quantity.name + "."
    }
    let finite = values.filter { $0.isFinite }
    let mean = finite.reduce(0, +) / Double(finite.count)
    var text =
      counted(finite.count, "value") + " of " + quantity.inSentence + ", from "
      + words(extent.lower)
      + " to " + words(extent.upper) + ", mean " + words(mean) + ", in bins of "
      + NumberFormat.setting(bins.width) + "."
    if let mode = bins.mode {
      text +=
        " The fullest bin, " + bins.name(mode) + ", holds "
        + NumberFormat.count(bins.counts[mode]) + "."
    }
    if finite.count < values.count {
      text +=
        " " + counted(values.count - finite.count, "value") + " not finite "
        + (values.count - finite.count == 1 ? "is" : "are") + " left out."
    }
    return text
  }

  private func table(_ bins: Bins) -> ChartTable {
    ChartTable(
      title: capitalized(quantity.text) + " by bin", headers: ["Bin", "count"],
      rows: bins.counts.indices.map { index in
        [.init(bins.name(index)), .init(NumberFormat.count(bins.counts[index]))]
      })
  }
}

/// Bins of equal, round width.
struct Bins: Equatable {
  let lower: Double
  let width: Double
  let counts: [Int]
  private let step: TickStep
  private let first: Int64

  var upper: Double { edge(counts.count) }

  /// About the square root of the number of values, between 5 and 20 bins; each takes its lower
  /// edge, the last both.
  init(_ values: [Double], target: Int? = nil) {
    let finite = values.filter { $0.isFinite }
    let extent = (Domain(of: finite) ?? Domain(0, 1)).widened
    let wanted = target ?? min(max(Int(Double(finite.count).squareRoot()), 5), 20)
    step = TickStep.nearest(to: wanted + 1, lower: extent.lower, upper: extent.upper)
    first = floor(extent.lower / step.size + 1e-9)
    let last = max(ceiling(extent.upper / step.size - 1e-9), first + 1)
    lower = step.value(at: first)
    width = step.size
    var counts = [Int](repeating: 0, count: Int(last - first))
    for value in finite {
      let bin = Int(floor(value / step.size + 1e-9) - first)
      counts[min(max(bin, 0), counts.count - 1)] += 1
    }
    self.counts = counts
  }

  func edge(_ index: Int) -> Double { step.value(at: first + Int64(index)) }

  /// The fullest bin.
  var mode: Int? {
    var best: Int?
    for index in counts.indices where counts[index] > (best.map { counts[$0] } ?? 0) {
      best = index
    }
    return best
  }

  /// Both edges of a bin, with the decimals of the bins' width.
  func bounds(_ index: Int) -> (String, String) {
    let decimals = step.power < 0 ? -step.power : 0
    return (
      NumberFormat.fixed(edge(index), decimals: decimals),
      NumberFormat.fixed(edge(index + 1), decimals: decimals)
    )
  }

  func name(_ index: Int) -> String { bounds(index).0 + " to " + bounds(index).1 }
}
