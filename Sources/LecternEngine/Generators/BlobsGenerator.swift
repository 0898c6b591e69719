import LecternNumerics

/// Round clouds, one for each class: a center plus `N(0, spread)` in each feature.
///
/// Row `i` belongs to class `i mod classes`, so that classes are balanced and mixed.
public struct BlobsGenerator: DataGenerator, Equatable {
  /// From the number of classes to 10,000,000.
  public var rows: Int
  /// One row for each class, one column for each feature; 1 to 1000 of both, all finite.
  public var centers: Matrix
  /// Standard deviation of each feature around its center.
  public var spread: Double

  public init(rows: Int = 150, centers: Matrix, spread: Double = 1) {
    self.rows = rows
    self.centers = centers
    self.spread = spread
  }

  /// Centers at distance `radius` from the origin: for one feature evenly from `-radius` to
  /// `radius`, otherwise evenly around a circle in the first two features.
  public init(
    rows: Int = 150, classes: Int = 3, features: Int = 2, radius: Double = 3, spread: Double = 1
  ) {
    // Counts past what a table may have are left for `table` to refuse.
    let classCount = classes < 0 ? 0 : (classes > 1001 ? 1001 : classes)
    let featureCount = features < 0 ? 0 : (features > 1001 ? 1001 : features)
    var centers = Matrix(rows: classCount, columns: featureCount)
    for k in 0..<classCount {
      if featureCount == 1 {
        let share = classCount > 1 ? Double(k) / Double(classCount - 1) : 0.5
        centers[k, 0] = radius * (2 * share - 1)
      } else if featureCount > 1 {
        let angle = 2 * Double.pi * (Double(k) / Double(classCount))
        centers[k, 0] = radius * Elementary.cos(angle)
        centers[k, 1] = radius * Elementary.sin(angle)
      }
    }
    self.init(rows: rows, centers: centers, spread: spread)
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try require(centers.rows >= 1 && centers.rows <= 1000, .classes)
    try require(centers.columns >= 1 && centers.columns <= 1000, .features)
    try requireRows(rows, least: centers.rows)
    try require(centers.firstNonfinite == nil, .centers)
    try requireSpread(spread, .spread)
    var stream = RandomStream(seed: seed, stream: .data)
    var features = Matrix(rows: rows, columns: centers.columns)
    var labels = [UInt32](repeating: 0, count: rows)
    for i in 0..<rows {
      let k = i % centers.rows
      labels[i] = UInt32(k)
      for j in 0..<centers.columns {
        features[i, j] = centers[k, j] + spread * stream.normal()
      }
    }
    return GeneratedTable(features: features, labels: labels, classes: centers.rows)
  }
}
