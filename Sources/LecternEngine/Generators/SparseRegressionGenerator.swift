import LecternNumerics

/// Many features of which the first few matter: `y = Σ weightⱼ xⱼ + intercept + N(0, noise)`.
///
/// Every feature is drawn from N(0, 1); features beyond `weights` have weight 0.
public struct SparseRegressionGenerator: DataGenerator, Equatable {
  /// From 1 to 10,000,000.
  public var rows: Int
  /// How many features there are, at least 1 and, times `rows`, at most 10,000,000.
  public var features: Int
  /// True weights of the first features, in units of `y`: as many as there are features, or fewer.
  public var weights: [Double]
  /// `y` where all features are 0, before noise; finite.
  public var intercept: Double
  /// Standard deviation of the disturbance, in units of `y`.
  public var noise: Double

  public init(
    rows: Int = 60, features: Int = 20, weights: [Double] = [3, -2, 1.5], intercept: Double = 0,
    noise: Double = 1
  ) {
    self.rows = rows
    self.features = features
    self.weights = weights
    self.intercept = intercept
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 1)
    try require(features >= 1 && features <= mostGeneratedRows / rows, .features)
    try require(weights.count <= features, .weights)
    for weight in weights { try require(weight.isFinite, .weights) }
    try require(intercept.isFinite, .intercept)
    try requireSpread(noise, .noise)
    var stream = RandomStream(seed: seed, stream: .data)
    var disturbance = RandomStream(seed: seed, stream: .noise)
    var x = Matrix(rows: rows, columns: features)
    var y = [Double](repeating: intercept, count: rows)
    for i in 0..<rows {
      for j in 0..<features { x[i, j] = stream.normal() }
      for j in 0..<weights.count { y[i] += weights[j] * x[i, j] }
      y[i] += noise * disturbance.normal()
    }
    return GeneratedTable(features: x, target: y)
  }
}
