import LecternMarkup
import LecternNumerics

/// The outcome of many runs against the one setting in which they differ, such as the rate.
///
/// Runs that diverged stand as ▲ in a gutter above the frame, at their setting.
public struct SweepChart: Equatable, Sendable {
  /// How one run ended.
  public struct Outcome: Equatable, Sendable {
    /// The value of the setting; positive on a logarithmic axis.
    public var setting: Double
    /// The final loss; `nil` or not finite for a run that diverged.
    public var result: Double?

    public init(setting: Double, result: Double?) {
      self.setting = setting
      self.result = result
    }
  }

  /// The runs of one kind, joined by a line.
  public struct Series: Equatable, Sendable {
    /// Its name at the line and in the key.
    public var label: String
    /// The palette's slot, 1...5; any other draws it in gray.
    public var slot: Int
    /// One for each setting; a chart sorts them by it.
    public var outcomes: [Outcome]

    public init(label: String, slot: Int, outcomes: [Outcome]) {
      self.label = label
      self.slot = slot
      self.outcomes = outcomes
    }
  }

  /// A setting to mark with a rule: the largest safe rate.
  public struct Limit: Equatable, Sendable {
    /// Where the rule stands, in the units of the setting.
    public var value: Double
    /// What stands beside it.
    public var label: String

    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// In the order of the key.
  public var series: [Series]
  /// The setting that varies: "learning rate".
  public var setting: Quantity
  /// What the outcome is, with its unit.
  public var quantity: Quantity
  /// A setting to mark; nil draws no rule.
  public var limit: Limit?
  /// The result of an untrained model; a run that ends above ten times this counts as diverged.
  public var start: Double?
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    series: [Series], setting: Quantity, quantity: Quantity = "final loss", limit: Limit? = nil,
    start: Double? = nil, title: String? = nil
  ) {
    self.series = series.map { one in
      var sorted = one
      sorted.outcomes.sort { $0.setting < $1.setting }
      return sorted
    }
    self.setting = setting
    self.quantity = quantity
    self.limit = limit
    self.start = start
    self.title = title
  }

  public func figure() -> Figure {
    Figure(
      kind: .sweep, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  func diverged(_ outcome: Outcome) -> Bool {
    guard let result = outcome.result, result.isFinite else { return true }
    return start.map { $0 > 0 && result > 10 * $0 } ?? false
  }

  private var legend: [LegendEntry] {
    guard series.count > 1 else { return [] }
    return series.map {
      LegendEntry(label: $0.label, swatch: lineSwatch(Slot($0.slot)), togglesRun: true)
    }
  }
}

// Drawing
extension SweepChart {
  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing {
    let settled = series.flatMap { $0.outcomes }.filter { !diverged($0) }
    let values = settled.compactMap { $0.result }
    let chosen = ChosenScale(.automatic, for: values)
    let yDomain = yDomain(values, chosen)
    let yTicks = ticks(Scale(chosen.kind, domain: yDomain, range: (0, 1)), target: 6)
    let hasGutter = series.contains { $0.outcomes.contains(where: diverged) }
    let top = hasGutter ? 54.0 : Margin.top
    let right =
      layout.isWide && series.count > 1
      ? directLabelMargin(series.map { $0.label }) : Margin.right(layout)
    let area = Rect(
      left: Margin.left(layout, labels: yTicks), top: top, right: layout.width - right,
      bottom: top + (layout.isWide ? 300 : 250))
    let y = FootedScale(
      chosen.kind, Domain(yDomain.0, yDomain.1), in: area, hasZeros: chosen.hasZeros)
    let x = xScale.over(area.left + 12, area.right - 12)

    var axes = verticalAxis(
      y.scale, yTicks, from: area.left, to: area.right, title: axisTitle(quantity.text, y.scale))
    if let foot = y.foot {
      axes.append(label("0", at: Point(area.left - 8, foot + 4.2), "", anchor: .end))
    }
    let xTicks = settingTicks(x, layout)
    axes += horizontalAxis(
      x, xTicks, at: area.bottom, title: axisTitle(setting.text, x), base: false)
    axes.append(segment("base", Point(area.left, area.bottom), Point(area.right, area.bottom)))
    if hasGutter {
      axes.append(segment("gut", Point(area.left, top - 1), Point(area.right, top - 1)))
      axes.append(label("diverged", at: Point(0, top - 9), "mu"))
    }
    var content = [hidden(axes)]
    content += limitRule(x, area)
    for index in series.indices {
      content.append(
        element(
          .g, [.class("run"), .data("s", wholeNumberText(index))],
          seriesNodes(series[index], x, y, area)))
    }
    content += labels(x, y, area, layout)
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom,
      data: [.data("x", x.attributeText), .data("y", y.scale.attributeText)], content: content)
  }

  private func yDomain(_ values: [Double], _ chosen: ChosenScale) -> (Double, Double) {
    if chosen.kind == .logarithmic {
      let positive = (Domain(of: values.filter { $0 > 0 }) ?? Domain(0.1, 1)).niceLogarithmic
      return (positive.lower, positive.upper)
    }
    var domain = Domain(of: values) ?? Domain(0, 1)
    if domain.lower > 0, domain.lower < 0.4 * domain.upper { domain.lower = 0 }
    let nice = domain.nice(target: 6)
    return (nice.lower, nice.upper)
  }

  private var xScale: Scale {
    var settings = series.flatMap { $0.outcomes }.map { $0.setting }
    if let limit { settings.append(limit.value) }
    let domain = Domain(of: settings) ?? Domain(1, 10)
    let isWideRange = domain.lower > 0 && domain.upper >= 8 * domain.lower
    return Scale(
      isWideRange ? .logarithmic : .linear, domain: (domain.lower, domain.upper), range: (0, 1))
  }

  /// The settings themselves as ticks where they are few and fit; round numbers otherwise.
  private func settingTicks(_ x: Scale, _ layout: Layout) -> [Tick] {
    var settings: [Double] = []
    for value in series.flatMap({ $0.outcomes }).map({ $0.setting }).sorted()
    where settings.last.map({ $0 < value }) ?? true { settings.append(value) }
    let own = settings.map { Tick(value: $0, label: NumberFormat.setting($0)) }
    var edge = -Double.infinity
    var fits = settings.count <= 12
    for tick in own {
      let half = estimatedWidth(tick.label ?? "", size: 12.5) / 2
      if x(tick.value) - half < edge + 4 { fits = false }
      edge = x(tick.value) + half
    }
    return fits ? own : horizontalTicks(x, layout)
  }

  private func seriesNodes(_ one: Series, _ x: Scale, _ y: FootedScale, _ area: Rect) -> [Node] {
    let slot = Slot(one.slot)
    var nodes: [Node] = []
    let settled = one.outcomes.filter { !diverged($0) }
    let points = settled.map { Point(x($0.setting), y($0.result ?? .nan)) }
    nodes.append(path("ln thin " + slot.className, PathData(points)))
    for outcome in one.outcomes where diverged(outcome) {
      let at = x(outcome.setting)
      nodes.append(exitMark(at: Point(at, area.top - 13), slot: slot))
    }
    if let last = settled.last,
      let lost = one.outcomes.first(where: { diverged($0) && $0.setting > last.setting })
    {
      let from = points[points.count - 1]
      nodes.append(
        segment(
          "lead", Point(from.x, from.y), Point(from.x + (x(lost.setting) - from.x) * 0.9, area.top))
      )
    }
    nodes += points.map { slot.marker(at: $0) }
    return nodes
  }

  private func limitRule(_ x: Scale, _ area: Rect) -> [Node] {
    guard let limit, x.contains(limit.value) else { return [] }
    return [segment("rule", Point(x(limit.value), area.top), Point(x(limit.value), area.bottom))]
  }

  /// The rule's name, the best run, and the series: at their ends in a wide drawing, beside their
  /// lines in a narrow one.
  private func labels(_ x: Scale, _ y: FootedScale, _ area: Rect, _ layout: Layout) -> [Node] {
    var nodes: [Node] = []
    var placer = LabelPlacer(bounds: area.inset(by: 3))
    let lines = series.map { one in
      one.outcomes.filter { !diverged($0) }.map { Point(x($0.setting), y($0.result ?? .nan)) }
    }
    for index in lines.indices {
      placer.avoid(line: lines[index])
      let lost = series[index].outcomes.first { diverged($0) }
      if let end = lines[index].last, let lost {
        placer.avoid(line: [end, Point(x(lost.setting), area.top)])
      }
    }
    if let limit, x.contains(limit.value) {
      let at = x(limit.value)
      let text = limit.label + ": " + words(limit.value)
      let spots = LabelPlacer.boxes(text, alongColumn: at, in: area)
      if let box = placer.place(spots) {
        nodes.append(label(text, at: Point(box.left, box.bottom - 3), "halo"))
      }
      placer.avoid(line: [Point(at, area.top), Point(at, area.bottom)])
    }
    if series.count > 1 && layout.isWide {
      var direct: [DirectLabel] = []
      for index in series.indices {
        guard let end = lines[index].last else { continue }
        let className = "dl b " + Slot(series[index].slot).className
        direct.append(DirectLabel(text: series[index].label, className: className, anchor: end))
      }
      let labels = directLabels(
        direct, right: area.right, range: (area.top + 4)...(area.bottom - 2))
      for label in labels { nodes += label }
    } else if series.count > 1 {
      let names = withoutCommonStart(series.map { $0.label })
      for index in series.indices {
        let text = shortened(names[index], to: 130)
        guard let spot = placer.place(text, along: lines[index]) else { continue }
        nodes.append(label(text, at: spot, "dl b halo " + Slot(series[index].slot).className))
      }
    } else if let best {
      let at = Point(x(best.setting), y(best.result ?? .nan))
      let text = "lowest: " + words(best.result ?? .nan)
      let width = estimatedWidth(text, bold: true)
      let moves: [(Double, Double)] = [
        (-width / 2, 22), (-width / 2, -14), (10, 18), (-width - 10, 18), (10, -12),
        (-width - 10, -12), (10, 30), (-width - 10, 30), (-width - 20, -24), (-width - 20, -44),
        (16, -30),
      ]
      let spots = moves.map { LabelPlacer.box(text, at: Point(at.x + $0.0, at.y + $0.1)) }
      if let box = placer.place(spots) {
        nodes.append(label(text, at: Point(box.left, box.bottom - 3), "dl b halo"))
      }
    }
    return nodes
  }
}

// Words
extension SweepChart {
  private var best: Outcome? {
    series.flatMap { $0.outcomes }.filter { !diverged($0) }
      .min { ($0.result ?? .infinity) < ($1.result ?? .infinity) }
  }

  private var firstDiverged: Outcome? {
    guard
      let last = series.flatMap({ $0.outcomes }).filter({ !diverged($0) }).map({ $0.setting }).max()
    else { return nil }
    return series.flatMap { $0.outcomes }.filter { diverged($0) && $0.setting > last }
      .min { $0.setting < $1.setting }
  }

  private var computedTitle: String {
    guard let best, let result = best.result else { return "Every run diverges" }
    var text =
      capitalized(quantity.name) + " is lowest at " + setting.name + " "
      + NumberFormat.setting(best.setting) + ": " + words(result)
    if let lost = firstDiverged {
      text +=
        "; at " + NumberFormat.setting(lost.setting)
        + (series.count > 1 ? " runs diverge" : " the run diverges")
    }
    return text
  }

  private var caption: String {
    var text =
      capitalized(quantity.inSentence) + " of "
      + counted(series.reduce(0) { $0 + $1.outcomes.count }, "run")
      + " against " + setting.inSentence + (xScale.kind == .logarithmic ? " on a log scale." : ".")
    for one in series {
      let settled = one.outcomes.filter { !diverged($0) }
      let lost = one.outcomes.filter(diverged)
      if series.count > 1 { text += " " + Named.start(one.label, "Runs of") + ":" }
      if let low = settled.min(by: { ($0.result ?? .infinity) < ($1.result ?? .infinity) }) {
        text +=
          (series.count > 1 ? " lowest " : " Lowest ") + words(low.result ?? .nan) + " at "
          + NumberFormat.setting(low.setting)
        text += lost.isEmpty ? "." : ";"
      }
      if !lost.isEmpty {
        text +=
          " diverged at " + list(lost.prefix(6).map { NumberFormat.setting($0.setting) })
          + (lost.count > 6 ? " and more" : "") + ", marked ▲ above the frame."
      }
    }
    if let limit {
      text += " The vertical rule marks " + limit.label + ", " + words(limit.value) + "."
    }
    return text
  }

  private var table: ChartTable {
    var settings: [Double] = []
    for value in series.flatMap({ $0.outcomes }).map({ $0.setting }).sorted()
    where settings.last.map({ $0 < value }) ?? true { settings.append(value) }
    let shown = evenly(settings.count, limit: 25)
    let low = best?.result.map(words) ?? ""
    return ChartTable(
      title: capitalized(quantity.text) + " by " + setting.text,
      headers: [.init(capitalized(setting.text))]
        + series.map { .init(series.count > 1 ? $0.label : quantity.text) },
      rows: shown.map { place in
        [.init(NumberFormat.setting(settings[place]))]
          + series.map { one in
            guard let outcome = one.outcomes.first(where: { $0.setting == settings[place] }) else {
              return .init("")
            }
            let text = outcome.result.map(words) ?? "diverged"
            if diverged(outcome) { return .init(text, .notFinite) }
            return .init(text, sameText(text, low) ? .best : .none)
          }
      })
  }
}
