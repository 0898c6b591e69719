import LecternNumerics

/// Spiral arms around the origin, one for each class.
///
/// Along an arm the radius grows evenly to 1 while the angle grows by `turns` full turns, plus
/// `N(0, noise)` radians. Row `i` belongs to arm `i mod arms`.
public struct SpiralGenerator: DataGenerator, Equatable {
  /// From the number of arms to 10,000,000.
  public var rows: Int
  /// How many arms, and so classes, there are: 1 to 1000.
  public var arms: Int
  /// How far each arm winds, in full turns, from −1000 to 1000.
  public var turns: Double
  /// Standard deviation of the angle, in radians, at most 100.
  public var noise: Double

  public init(rows: Int = 300, arms: Int = 3, turns: Double = 0.64, noise: Double = 0.2) {
    self.rows = rows
    self.arms = arms
    self.turns = turns
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try require(arms >= 1 && arms <= 1000, .arms)
    try requireRows(rows, least: arms)
    try require(turns.isFinite && turns.magnitude <= 1000, .turns)
    try requireSpread(noise, .noise)
    try require(noise <= 100, .noise)
    var stream = RandomStream(seed: seed, stream: .noise)
    var features = Matrix(rows: rows, columns: 2)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      let arm = i % arms
      let count = (rows - arm + arms - 1) / arms
      let radius = Double(i / arms + 1) / Double(count)
      let start = Double(arm) / Double(arms)
      let angle = 2 * Double.pi * (start + turns * radius) + noise * stream.normal()
      labels[i] = UInt32(arm)
      features[i, 0] = radius * Elementary.sin(angle)
      features[i, 1] = radius * Elementary.cos(angle)
    }
    return GeneratedTable(features: features, labels: labels, classes: arms)
  }
}
