import LecternNumerics

/// A polynomial: `y = c₀ + c₁x + c₂x² + … + N(0, noise)`, evaluated by Horner's rule.
public struct PolynomialGenerator: DataGenerator, Equatable {
  /// From 1 to 10,000,000.
  public var rows: Int
  /// From the constant term up: at least that one, all finite.
  public var coefficients: [Double]
  /// Standard deviation of the disturbance, in units of `y`.
  public var noise: Double
  /// The least `x` can be, finite and below `high`.
  public var low: Double
  /// The greatest `x` can be; finite.
  public var high: Double
  /// Where `x` lies between `low` and `high`.
  public var spacing: Spacing

  public init(
    rows: Int = 50, coefficients: [Double] = [1, -2, 0, 3], noise: Double = 0.5,
    low: Double = -1, high: Double = 1, spacing: Spacing = .random
  ) {
    self.rows = rows
    self.coefficients = coefficients
    self.noise = noise
    self.low = low
    self.high = high
    self.spacing = spacing
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 1)
    try require(!coefficients.isEmpty, .coefficients)
    for coefficient in coefficients { try require(coefficient.isFinite, .coefficients) }
    try requireSpread(noise, .noise)
    try require(low.isFinite && high.isFinite && low < high, .range)
    let x = spacing.values(count: rows, from: low, to: high, seed: seed)
    var stream = RandomStream(seed: seed, stream: .noise)
    var y = x
    for i in 0..<rows { y[i] = value(at: x[i]) + noise * stream.normal() }
    return GeneratedTable(x: x, y: y)
  }

  private func value(at x: Double) -> Double {
    var sum = 0.0
    var power = coefficients.count - 1
    while power >= 0 {
      sum = sum * x + coefficients[power]
      power -= 1
    }
    return sum
  }
}
