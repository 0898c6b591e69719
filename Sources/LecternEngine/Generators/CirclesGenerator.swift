import LecternNumerics

/// One circle inside another: class 0 on radius 1, class 1 on radius `factor`.
///
/// Points stand at equal angles; classes alternate from row to row.
public struct CirclesGenerator: DataGenerator, Equatable {
  /// From 2 to 10,000,000; the outer circle has the odd one.
  public var rows: Int
  /// The inner radius as a share of the outer, above 0 and below 1.
  public var factor: Double
  /// Standard deviation of the disturbance in both features.
  public var noise: Double

  public init(rows: Int = 200, factor: Double = 0.5, noise: Double = 0.1) {
    self.rows = rows
    self.factor = factor
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 2)
    try require(factor > 0 && factor < 1, .factor)
    try requireSpread(noise, .noise)
    var stream = RandomStream(seed: seed, stream: .noise)
    var features = Matrix(rows: rows, columns: 2)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      let isInner = i % 2 == 1
      let count = isInner ? rows / 2 : (rows + 1) / 2
      let angle = 2 * Double.pi * (Double(i / 2) / Double(count))
      let radius = isInner ? factor : 1
      labels[i] = isInner ? 1 : 0
      features[i, 0] = radius * Elementary.cos(angle) + noise * stream.normal()
      features[i, 1] = radius * Elementary.sin(angle) + noise * stream.normal()
    }
    return GeneratedTable(features: features, labels: labels, classes: 2)
  }
}
