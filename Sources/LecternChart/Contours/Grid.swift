/// Values over a rectangle of the plane, at evenly spaced nodes that include its edges.
public struct Grid: Equatable, Sendable {
  /// At least two of each.
  public let columns: Int
  public let rows: Int
  /// The place of the first and last column, and of the lowest and highest row, in data units.
  public let xLower: Double
  public let xUpper: Double
  public let yLower: Double
  public let yUpper: Double
  /// Row by row from the lowest y, each row from the lowest x.
  public let values: [Double]

  /// The grid that contour plots evaluate by default.
  public static let defaultColumns = 121
  public static let defaultRows = 97

  /// A grid of `columns × rows` values; missing ones count as not finite.
  public init(
    columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, values: [Double]
  ) {
    self.columns = max(columns, 2)
    self.rows = max(rows, 2)
    xLower = x.lowerBound
    xUpper = x.upperBound
    yLower = y.lowerBound
    yUpper = y.upperBound
    let count = self.columns * self.rows
    self.values =
      values.count == count
      ? values
      : Array(values.prefix(count)) + [Double](repeating: .nan, count: max(count - values.count, 0))
  }

  /// Evaluates a function at every node.
  public init(
    columns: Int = Grid.defaultColumns, rows: Int = Grid.defaultRows, x: ClosedRange<Double>,
    y: ClosedRange<Double>, of function: (Double, Double) -> Double
  ) {
    let (columns, rows) = (max(columns, 2), max(rows, 2))
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let v = y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(rows - 1)
      for column in 0..<columns {
        let u = x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(columns - 1)
        values.append(function(u, v))
      }
    }
    self.init(columns: columns, rows: rows, x: x, y: y, values: values)
  }

  subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  func mapped(_ transform: (Int, Double) -> Double) -> Grid {
    Grid(
      columns: columns, rows: rows, x: xLower...xUpper, y: yLower...yUpper,
      values: values.indices.map { transform($0, values[$0]) })
  }

  /// The data position of a position counted in nodes.
  func position(_ node: Point) -> Point {
    Point(
      xLower + (xUpper - xLower) * node.x / Double(columns - 1),
      yLower + (yUpper - yLower) * node.y / Double(rows - 1))
  }

  /// The value between the nodes, bilinear; NaN outside the grid.
  func value(x: Double, y: Double) -> Double {
    let u = (x - xLower) / (xUpper - xLower) * Double(columns - 1)
    let v = (y - yLower) / (yUpper - yLower) * Double(rows - 1)
    guard u >= 0, v >= 0, u <= Double(columns - 1), v <= Double(rows - 1) else { return .nan }
    let column = min(Int(u), columns - 2)
    let row = min(Int(v), rows - 2)
    let (s, t) = (u - Double(column), v - Double(row))
    let below = self[column, row] * (1 - s) + self[column + 1, row] * s
    let above = self[column, row + 1] * (1 - s) + self[column + 1, row + 1] * s
    return below * (1 - t) + above * t
  }
}
