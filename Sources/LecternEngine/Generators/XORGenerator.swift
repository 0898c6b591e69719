import LecternNumerics

/// Points in a square from −1 to 1, of class 1 where the signs of the two features differ.
///
/// Rows go around the quadrants (class 0, 1, 0, 1, ...), so that classes are balanced and mixed.
public struct XORGenerator: DataGenerator, Equatable {
  /// From 4 to 10,000,000.
  public var rows: Int
  /// Distance of every point from both axes before noise, at least 0 and below 1.
  public var gap: Double
  /// Standard deviation of the disturbance in both features, added after the class is settled.
  public var noise: Double

  public init(rows: Int = 200, gap: Double = 0.1, noise: Double = 0) {
    self.rows = rows
    self.gap = gap
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 4)
    try require(gap >= 0 && gap < 1, .gap)
    try requireSpread(noise, .noise)
    var stream = RandomStream(seed: seed, stream: .data)
    var disturbance = RandomStream(seed: seed, stream: .noise)
    var features = Matrix(rows: rows, columns: 2)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      let quadrant = i % 4
      let xSign = quadrant == 0 || quadrant == 3 ? 1.0 : -1.0
      let ySign = quadrant < 2 ? 1.0 : -1.0
      labels[i] = xSign == ySign ? 0 : 1
      features[i, 0] = xSign * stream.uniform(from: gap, to: 1) + noise * disturbance.normal()
      features[i, 1] = ySign * stream.uniform(from: gap, to: 1) + noise * disturbance.normal()
    }
    return GeneratedTable(features: features, labels: labels, classes: 2)
  }
}
