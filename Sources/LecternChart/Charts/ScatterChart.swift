import LecternMarkup
import LecternNumerics

/// Two columns of a data set as points, in up to five groups told apart by shape and color.
public struct ScatterChart: Equatable, Sendable {
  /// The points in data units; as many as `y`.
  public var x: [Double]
  public var y: [Double]
  /// What the axes are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// The group of each point, an index of `groupNames`; empty for one group.
  public var groups: [Int]
  /// In the order of the key.
  public var groupNames: [String]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  /// Points without both `x` and `y` are left out, and `groups` of another length count as empty.
  public init(
    x: [Double], y: [Double], xQuantity: Quantity, yQuantity: Quantity, groups: [Int] = [],
    groupNames: [String] = [], title: String? = nil
  ) {
    let count = min(x.count, y.count)
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.groups = groups.count == count ? groups : []
    self.groupNames = groupNames
    self.title = title
  }

  public func figure() -> Figure {
    Figure(
      kind: .scatter, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private func slot(_ group: Int) -> Slot { groups.isEmpty ? .context : Slot(group + 1) }

  private func members(_ group: Int) -> [Int] {
    groups.isEmpty ? Array(x.indices) : groups.indices.filter { groups[$0] == group }
  }

  private var groupCount: Int { groups.isEmpty ? 1 : groupNames.count }

  private var legend: [LegendEntry] {
    guard !groups.isEmpty else { return [] }
    return groupNames.indices.map { group in
      LegendEntry(
        label: groupNames[group] + ", " + counted(members(group).count, "point"),
        swatch: pointSwatch(slot(group)), togglesRun: true)
    }
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let xDomain = (Domain(of: x) ?? Domain(0, 1)).nice(target: layout.isWide ? 5 : 4)
    let yDomain = (Domain(of: y) ?? Domain(0, 1)).nice(target: 6)
    let yTicks = linearTicks(lower: yDomain.lower, upper: yDomain.upper, target: 6)
    let area = Rect(
      left: Margin.left(layout, labels: yTicks), top: Margin.top,
      right: layout.width - Margin.right(layout), bottom: Margin.top + (layout.isWide ? 320 : 260))
    let plot = Plot(
      layout, area: area, x: Scale(domain: (xDomain.lower, xDomain.upper), range: (0, 1)),
      y: Scale(domain: (yDomain.lower, yDomain.upper), range: (0, 1)))
    let axes =
      verticalAxis(plot.y, yTicks, from: area.left, to: area.right, title: yQuantity.text)
      + horizontalAxis(
        plot.x, horizontalTicks(plot.x, layout), at: area.bottom, title: xQuantity.text)
    let clouds = (0..<groupCount).map { group in
      element(
        .g, [.class("run"), .data("s", wholeNumberText(group))],
        pointCloud(members(group).map { plot.point(x[$0], y[$0]) }, slot(group)))
    }
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: plot.data,
      content: [hidden(axes)] + clouds)
  }

  private var computedTitle: String {
    capitalized(yQuantity.name) + " against " + xQuantity.name
  }

  private var caption: String {
    var text =
      capitalized(counted(x.count, "point")) + ": " + reach(yQuantity, y) + " against "
      + reach(xQuantity, x) + "."
    if let r = correlation(x, y) {
      text += " Their correlation is " + NumberFormat.fixed(r, decimals: 2) + "."
    }
    if x.count > 500 { text += " Points on the same spot are drawn once." }
    return text
  }

  /// "weight from 89.0 to 237 lb"
  private func reach(_ quantity: Quantity, _ values: [Double]) -> String {
    guard let extent = Domain(of: values) else { return quantity.inSentence }
    return quantity.name + " from " + words(extent.lower) + " to " + quantity.words(extent.upper)
  }

  private var table: ChartTable {
    let rows = evenly(x.count, limit: 25)
    var headers: [ChartTable.Header] = ["Row", .init(xQuantity.text), .init(yQuantity.text)]
    if !groups.isEmpty { headers.append("group") }
    return ChartTable(
      title: capitalized(yQuantity.name) + " and " + xQuantity.name, headers: headers,
      rows: rows.map { row in
        var cells: [ChartTable.Cell] = [
          .init(NumberFormat.count(row + 1)), .init(words(x[row])), .init(words(y[row])),
        ]
        if !groups.isEmpty {
          let group = groups[row]
          cells.append(.init(groupNames.indices.contains(group) ? groupNames[group] : ""))
        }
        return cells
      },
      note: rows.count < x.count
        ? NumberFormat.count(rows.count) + " of " + counted(x.count, "row") + ", evenly spread."
        : nil)
  }
}

/// Pearson's correlation; `nil` where one of the columns does not vary.
func correlation(_ x: [Double], _ y: [Double]) -> Double? {
  guard x.count > 1, x.count == y.count else { return nil }
  var (meanX, meanY) = (0.0, 0.0)
  for index in x.indices {
    meanX += x[index]
    meanY += y[index]
  }
  meanX /= Double(x.count)
  meanY /= Double(x.count)
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for index in x.indices {
    let (dx, dy) = (x[index] - meanX, y[index] - meanY)
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  let product = (xx * yy).squareRoot()
  return product > 0 && product.isFinite ? xy / product : nil
}
