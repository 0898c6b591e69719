import LecternMarkup
import LecternNumerics

/// What a model leaves over, group by group: a strip of points for each group and its mean.
public struct ResidualGroupsChart: Equatable, Sendable {
  /// True minus predicted, in the target's units; as many as `groups`. What is not finite is left
  /// out.
  public var residuals: [Double]
  /// The group of each residual, an index of `groupNames`.
  public var groups: [Int]
  /// From top to bottom.
  public var groupNames: [String]
  /// What the residuals are of, with its unit.
  public var quantity: Quantity
  /// Replaces the computed title; nil keeps it.
  public var title: String?
  /// The places of the residuals that are drawn, where that is not all; words and numbers speak of all.
  public var drawn: [Int]?

  public init(
    residuals: [Double], groups: [Int], groupNames: [String], quantity: Quantity,
    title: String? = nil, drawn: [Int]? = nil
  ) {
    let count = min(residuals.count, groups.count)
    self.residuals = Array(residuals.prefix(count))
    self.groups = Array(groups.prefix(count))
    self.groupNames = groupNames
    self.quantity = quantity
    self.title = title
    self.drawn = drawn
  }

  public func figure() -> Figure {
    Figure(
      kind: .residuals, title: title ?? computedTitle, caption: caption, legend: [],
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private func members(_ group: Int) -> [Double] {
    groups.indices.filter { groups[$0] == group }.map { residuals[$0] }.filter { $0.isFinite }
  }

  /// The residuals of a group that are drawn.
  private func drawnMembers(_ group: Int) -> [Double] {
    guard let drawn else { return members(group) }
    return drawn.filter { groups.indices.contains($0) && groups[$0] == group }
      .map { residuals[$0] }.filter { $0.isFinite }
  }

  private func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let extent =
      Domain(of: groupNames.indices.flatMap { drawnMembers($0) }) ?? Domain(-1, 1)
    let reach = max(max(extent.upper, -extent.lower), 1e-300)
    let domain = Domain(-reach, reach).nice(target: layout.isWide ? 7 : 5)
    var names = 0.0
    for name in groupNames { names = max(names, estimatedWidth(name, bold: true)) }
    let nameWidth = min(names + 14, layout.isWide ? 190 : 120)
    let row = layout.isWide ? 46.0 : 42.0
    let area = Rect(
      left: nameWidth, top: Margin.top, right: layout.width - Margin.right(layout) - 58,
      bottom: Margin.top + row * Double(max(groupNames.count, 1)))
    let x = Scale(domain: (domain.lower, domain.upper), range: (area.left, area.right))
    let axes =
      horizontalAxis(
        x, horizontalTicks(x, layout), at: area.bottom, title: title(of: quantity))
      + [
        segment("base", Point(x(0), area.top - 6), Point(x(0), area.bottom)),
        label("mean", at: Point(area.right + 12, 13), "at"),
      ]
    var content = [hidden(axes)]
    for group in groupNames.indices {
      let values = drawnMembers(group)
      let y = area.top + row * (Double(group) + 0.5)
      content.append(
        label(shortened(groupNames[group], to: nameWidth - 10), at: Point(0, y + 4.5), "dl b"))
      let points = values.indices.map { index in
        // A fixed, even scatter keeps points on the same value apart.
        Point(x(values[index]), y + (Double((index * 37) % 11) / 10 - 0.5) * row * 0.42)
      }
      content += pointCloud(points, .context, size: 3.4, filled: false, limit: 80)
      if let mean = mean(members(group)) {
        content.append(
          segment("ln tr s1", Point(x(mean), y - row * 0.34), Point(x(mean), y + row * 0.34)))
        content.append(label(signed(mean), at: Point(area.right + 12, y + 4.5), "dl b s1"))
      }
    }
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom,
      data: [.data("x", x.attributeText)], content: content)
  }

  /// Whether the caller named the quantity after the residuals rather than the target.
  private var isResidual: Bool { sameText(quantity.name, "residual") }

  private func title(of quantity: Quantity) -> String {
    isResidual ? quantity.text : "residual of " + quantity.text
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + words(value) }

  private var computedTitle: String {
    var worst: (name: String, mean: Double)?
    for group in groupNames.indices {
      guard let mean = mean(members(group)) else { continue }
      if mean.magnitude > (worst?.mean.magnitude ?? -1) { worst = (groupNames[group], mean) }
    }
    guard let worst else { return "Residuals by group" }
    return capitalized(worst.name) + ": predicted " + quantity.words(worst.mean.magnitude)
      + (worst.mean > 0 ? " too low" : " too high") + " on average"
  }

  private var caption: String {
    var text =
      "Residuals" + (isResidual ? (quantity.unit.map { ", " + $0 } ?? "") : " of " + quantity.text)
      + " (true minus predicted), one point each, by group; the upright line is the group’s mean."
    for group in groupNames.indices {
      let values = members(group)
      guard let mean = mean(values) else { continue }
      text +=
        " " + capitalized(groupNames[group]) + ": " + counted(values.count, "point") + ", mean "
        + signed(mean) + "."
    }
    if let drawn, drawn.count < residuals.count {
      text +=
        " Of the " + NumberFormat.count(residuals.count) + " points, "
        + NumberFormat.count(drawn.count) + " are drawn, a fixed sample."
    }
    return text
  }

  private var table: ChartTable {
    ChartTable(
      title: "Residuals by group", headers: ["Group", "points", "mean", "lowest", "highest"],
      rows: groupNames.indices.map { group in
        let values = members(group)
        let extent = Domain(of: values)
        return [
          .init(groupNames[group]), .init(NumberFormat.count(values.count)),
          .init(mean(values).map(signed) ?? ""), .init(extent.map { words($0.lower) } ?? ""),
          .init(extent.map { words($0.upper) } ?? ""),
        ]
      })
  }
}
