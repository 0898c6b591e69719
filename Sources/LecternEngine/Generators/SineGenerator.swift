import LecternNumerics

/// A sine wave: `y = amplitude · sin(2π · frequency · x + phase) + N(0, noise)`.
public struct SineGenerator: DataGenerator, Equatable {
  /// From 1 to 10,000,000.
  public var rows: Int
  /// Height of a crest above the middle, in units of `y`; finite.
  public var amplitude: Double
  /// Periods per unit of `x`; 2π times it times the greatest magnitude of `x` is at most 10,000.
  public var frequency: Double
  /// The angle at `x` 0, in radians, from −10,000 to 10,000.
  public var phase: Double
  /// Standard deviation of the disturbance, in units of `y`.
  public var noise: Double
  /// The least `x` can be, finite and below `high`.
  public var low: Double
  /// The greatest `x` can be; finite.
  public var high: Double
  /// Where `x` lies between `low` and `high`.
  public var spacing: Spacing

  public init(
    rows: Int = 50, amplitude: Double = 1, frequency: Double = 1, phase: Double = 0,
    noise: Double = 0.25, low: Double = 0, high: Double = 1, spacing: Spacing = .random
  ) {
    self.rows = rows
    self.amplitude = amplitude
    self.frequency = frequency
    self.phase = phase
    self.noise = noise
    self.low = low
    self.high = high
    self.spacing = spacing
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 1)
    try require(amplitude.isFinite, .amplitude)
    try require(phase.isFinite && phase.magnitude <= 1e4, .phase)
    try requireSpread(noise, .noise)
    try require(low.isFinite && high.isFinite && low < high, .range)
    // The deterministic sine is accurate for moderate angles only.
    let turn = 2 * Double.pi * frequency
    let reach = low.magnitude > high.magnitude ? low.magnitude : high.magnitude
    try require(frequency.isFinite && turn.magnitude * reach <= 1e4, .frequency)
    let x = spacing.values(count: rows, from: low, to: high, seed: seed)
    var stream = RandomStream(seed: seed, stream: .noise)
    var y = x
    for i in 0..<rows {
      y[i] = amplitude * Elementary.sin(turn * x[i] + phase) + noise * stream.normal()
    }
    return GeneratedTable(x: x, y: y)
  }
}
