/// A line whose last points are moved up: what a few bad values do to each loss.
public struct OutlierGenerator: DataGenerator, Equatable {
  /// The points before any is moved.
  public var line: LineGenerator
  /// How many points, counted from the last, are moved: 0 to all.
  public var moved: Int
  /// How far up they are moved, or down if below 0, in units of `y`; finite.
  public var shift: Double

  public init(line: LineGenerator = LineGenerator(rows: 21), moved: Int = 1, shift: Double = 60) {
    self.line = line
    self.moved = moved
    self.shift = shift
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try require(moved >= 0 && moved <= line.rows, .moved)
    try require(shift.isFinite, .shift)
    var table = try line.table(seed: seed)
    for i in (table.values.rows - moved)..<table.values.rows { table.values[i, 1] += shift }
    return table
  }
}
