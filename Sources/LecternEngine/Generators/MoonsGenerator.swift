import LecternNumerics

/// Two half circles that reach into each other, one for each class.
///
/// Class 0 runs along (cos t, sin t), class 1 along (1 − cos t, ½ − sin t), t evenly from 0 to π;
/// classes alternate from row to row.
public struct MoonsGenerator: DataGenerator, Equatable {
  /// From 2 to 10,000,000; class 0 has the odd one.
  public var rows: Int
  /// Standard deviation of the disturbance in both features.
  public var noise: Double

  public init(rows: Int = 200, noise: Double = 0.1) {
    self.rows = rows
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 2)
    try requireSpread(noise, .noise)
    var stream = RandomStream(seed: seed, stream: .noise)
    var features = Matrix(rows: rows, columns: 2)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      let inSecond = i % 2 == 1
      let count = inSecond ? rows / 2 : (rows + 1) / 2
      let t = count > 1 ? Double.pi * (Double(i / 2) / Double(count - 1)) : 0
      let cosine = Elementary.cos(t)
      let sine = Elementary.sin(t)
      labels[i] = inSecond ? 1 : 0
      features[i, 0] = (inSecond ? 1 - cosine : cosine) + noise * stream.normal()
      features[i, 1] = (inSecond ? 0.5 - sine : sine) + noise * stream.normal()
    }
    return GeneratedTable(features: features, labels: labels, classes: 2)
  }
}
