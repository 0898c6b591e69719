import LecternMarkup
import LecternNumerics

/// A data set at a glance: its first rows, and for each column a small histogram.
public struct DataPreview: Equatable, Sendable {
  /// What a column holds, row by row.
  public enum Values: Equatable, Sendable {
    case numbers([Double])
    /// Indices into names.
    case categories([Int], names: [String])
  }

  /// A column's name and its values.
  public struct Column: Equatable, Sendable {
    /// Its heading, with its unit.
    public var quantity: Quantity
    /// As many as the data set has rows.
    public var values: Values

    public init(_ quantity: Quantity, _ values: Values) {
      self.quantity = quantity
      self.values = values
    }

    var count: Int {
      switch values {
      case .numbers(let numbers): return numbers.count
      case .categories(let indices, _): return indices.count
      }
    }
  }

  /// The data set's name, as it stands over the table.
  public var name: String
  /// From left to right.
  public var columns: [Column]
  /// Rows that the table shows.
  public var shownRows: Int

  public init(name: String, columns: [Column], shownRows: Int = 5) {
    self.name = name
    self.columns = columns
    self.shownRows = shownRows
  }

  private var rowCount: Int { columns.map { $0.count }.max() ?? 0 }

  /// The first rows under headers that carry each column's histogram.
  public func table() -> ChartTable {
    let rows = min(shownRows, rowCount)
    return ChartTable(
      title: name,
      headers: [ChartTable.Header("Row")]
        + columns.map { .init($0.quantity.text, swatch: miniature($0)) },
      rows: (0..<rows).map { row in
        [.init(NumberFormat.count(row + 1))] + columns.map { .init(text(of: $0, row)) }
      },
      note: "The first " + NumberFormat.count(rows) + " of " + counted(rowCount, "row")
        + ", each column’s distribution above.")
  }

  /// A figure of small histograms alone, with the table of rows below.
  public func figure() -> Figure {
    Figure(
      kind: .data, title: name + ", column by column", caption: caption, legend: [],
      wide: drawing(.wide), narrow: drawing(.narrow), table: table())
  }

  private func text(of column: Column, _ row: Int) -> String {
    switch column.values {
    case .numbers(let numbers): return row < numbers.count ? NumberFormat.setting(numbers[row]) : ""
    case .categories(let indices, let names):
      guard row < indices.count, names.indices.contains(indices[row]) else { return "" }
      return names[indices[row]]
    }
  }

  private func counts(_ column: Column) -> [Int] {
    switch column.values {
    case .numbers(let numbers): return Bins(numbers, target: 10).counts
    case .categories(let indices, let names):
      var counts = [Int](repeating: 0, count: names.count)
      for index in indices where counts.indices.contains(index) { counts[index] += 1 }
      return counts
    }
  }

  private func bars(_ counts: [Int], in area: Rect) -> PathData {
    let most = Double(max(counts.max() ?? 1, 1))
    let width = area.width / Double(max(counts.count, 1))
    var data = PathData()
    for index in counts.indices where counts[index] > 0 {
      let left = area.left + width * Double(index)
      let gap = width > 4 ? 1.0 : 0
      let height = max(area.height * Double(counts[index]) / most, 1)
      data.move(to: left, area.bottom)
      data.line(to: left, area.bottom - height)
      data.line(to: left + width - gap, area.bottom - height)
      data.line(to: left + width - gap, area.bottom)
      data.close()
    }
    return data
  }

  private func miniature(_ column: Column) -> Node {
    element(
      .svg,
      [
        .class("swatch"), .attribute("viewBox", "0 0 72 24"), .number("width", 72),
        .number("height", 24), .aria("hidden", "true"),
      ],
      path("bar", bars(counts(column), in: Rect(left: 0, top: 1, right: 72, bottom: 24))))
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let perRow = layout.isWide ? min(max(columns.count, 1), 4) : 2
    let gap = 22.0
    let width = (layout.width - gap * Double(perRow - 1)) / Double(perRow)
    let height = 128.0
    var nodes: [Node] = []
    for index in columns.indices {
      let column = columns[index]
      let left = Double(index % perRow) * (width + gap)
      let top = Double(index / perRow) * height
      let area = Rect(left: left, top: top + 26, right: left + width, bottom: top + 92)
      nodes.append(
        label(shortened(column.quantity.text, to: width), at: Point(left, top + 13), "at"))
      nodes.append(path("bar", bars(counts(column), in: area)))
      nodes.append(segment("base", Point(left, area.bottom), Point(left + width, area.bottom)))
      let (low, high) = ends(column)
      nodes.append(label(shortened(low, to: width / 2), at: Point(left, area.bottom + 17), "mu"))
      nodes.append(
        label(
          shortened(high, to: width / 2), at: Point(left + width, area.bottom + 17), "mu",
          anchor: .end))
    }
    let rows = (columns.count + perRow - 1) / perRow
    return Drawing(
      layout: layout, width: layout.width, height: Double(rows) * height, content: [hidden(nodes)])
  }

  private func ends(_ column: Column) -> (String, String) {
    switch column.values {
    case .numbers(let numbers):
      let bins = Bins(numbers, target: 10)
      return (NumberFormat.setting(bins.lower), NumberFormat.setting(bins.upper))
    case .categories(_, let names):
      return (names.first ?? "", names.count > 1 ? names[names.count - 1] : "")
    }
  }

  private var caption: String {
    var text = capitalized(counted(rowCount, "row")) + "."
    for column in columns {
      text += " " + capitalized(column.quantity.name)
      switch column.values {
      case .numbers(let numbers):
        guard let extent = Domain(of: numbers) else { continue }
        let finite = numbers.filter { $0.isFinite }
        text +=
          " runs from " + words(extent.lower) + " to " + column.quantity.words(extent.upper)
          + ", mean " + words(finite.reduce(0, +) / Double(finite.count)) + "."
      case .categories(_, let names):
        let counts = counts(column)
        text +=
          " has "
          + list(
            names.indices.prefix(6).map { names[$0] + " (" + NumberFormat.count(counts[$0]) + ")" })
          + "."
      }
    }
    return text
  }
}
