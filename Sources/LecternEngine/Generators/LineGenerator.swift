import LecternNumerics

/// Points along a straight line: `y = slope · x + intercept + N(0, noise)`.
public struct LineGenerator: DataGenerator, Equatable {
  /// From 1 to 10,000,000.
  public var rows: Int
  /// In units of `y` per unit of `x`; finite.
  public var slope: Double
  /// `y` at `x` 0, before noise; finite.
  public var intercept: Double
  /// Standard deviation of the disturbance, in units of `y`.
  public var noise: Double
  /// The least `x` can be, finite and below `high`.
  public var low: Double
  /// The greatest `x` can be; finite.
  public var high: Double
  /// Where `x` lies between `low` and `high`.
  public var spacing: Spacing

  public init(
    rows: Int = 50, slope: Double = 2, intercept: Double = 1, noise: Double = 1, low: Double = 0,
    high: Double = 10, spacing: Spacing = .even
  ) {
    self.rows = rows
    self.slope = slope
    self.intercept = intercept
    self.noise = noise
    self.low = low
    self.high = high
    self.spacing = spacing
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 1)
    try require(slope.isFinite, .slope)
    try require(intercept.isFinite, .intercept)
    try requireSpread(noise, .noise)
    try require(low.isFinite && high.isFinite && low < high, .range)
    let x = spacing.values(count: rows, from: low, to: high, seed: seed)
    var stream = RandomStream(seed: seed, stream: .noise)
    var y = x
    for i in 0..<rows { y[i] = slope * x[i] + intercept + noise * stream.normal() }
    return GeneratedTable(x: x, y: y)
  }
}
