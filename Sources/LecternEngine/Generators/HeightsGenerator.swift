import LecternNumerics

/// Synthetic heights and weights of men and women; no one was measured.
///
/// Men: height ~ N(69.0, 2.85) inches, weight = 6 · height − 227 + N(0, 10) pounds. Women:
/// height ~ N(63.7, 2.70), weight = 6 · height − 246.4 + N(0, 10). One line through both groups
/// is steeper than each group's own.
public struct HeightsGenerator: DataGenerator, Equatable {
  /// In which order the rows come.
  public enum Order: Equatable, Sendable {
    /// All men first, as tables of this kind often come.
    case menFirst
    /// The same rows in random order.
    case shuffled
  }

  /// What heights and weights are measured in.
  public enum Units: Equatable, Sendable {
    /// Inches and pounds.
    case imperial
    /// Centimeters and kilograms: inches times 2.54, pounds times 0.45359237.
    case metric
  }

  /// From 2 to 10,000,000; the first half, rounded up, are men.
  public var rows: Int
  public var order: Order
  public var units: Units
  /// Standard deviation of the weight around its group's line, in pounds.
  public var noise: Double

  public init(
    rows: Int = 10_000, order: Order = .menFirst, units: Units = .imperial, noise: Double = 10
  ) {
    self.rows = rows
    self.order = order
    self.units = units
    self.noise = noise
  }

  public func table(seed: UInt64) throws(GeneratorError) -> GeneratedTable {
    try requireRows(rows, least: 2)
    try requireSpread(noise, .noise)
    var stream = RandomStream(seed: seed, stream: .data)
    var disturbance = RandomStream(seed: seed, stream: .noise)
    let toLength = units == .metric ? 2.54 : 1
    let toMass = units == .metric ? 0.45359237 : 1
    var values = Matrix(rows: rows, columns: 3)
    let men = (rows + 1) / 2
    for i in 0..<rows {
      let isMan = i < men
      let height = isMan ? 69.0 + 2.85 * stream.normal() : 63.7 + 2.70 * stream.normal()
      let line = 6 * height - (isMan ? 227 : 246.4)
      values.elements[3 * i] = toLength * height
      values.elements[3 * i + 1] = isMan ? 0 : 1
      values.elements[3 * i + 2] = toMass * (line + noise * disturbance.normal())
    }
    if order == .shuffled {
      var rowOrder = RandomStream(seed: seed, stream: .rowOrder)
      values = values.selecting(rows: rowOrder.permutation(of: rows))
    }
    return GeneratedTable(
      columns: [.height, .sex, .weight], values: values, features: [0], target: 2, classes: 0)
  }
}
