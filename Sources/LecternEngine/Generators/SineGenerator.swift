import LecternNumerics

/// A sine wave: `y = amplitude · sin(2π · frequency · x + phase) + N(0, noise)`.
public struct SineGenerator: DataGenerator, Equatable {
  public var rows: Int
  public var amplitude: Double
  /// Periods per unit of `x`.
  public var frequency: Double
  /// In radians.
  public var phase: Double
  /// Standard deviation of the disturbance, in units of `y`.
  public var noise: Double
  public var low: Double
  public var high: Double
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
