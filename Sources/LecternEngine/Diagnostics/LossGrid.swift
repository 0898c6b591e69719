/// A function of two parameters on a rectangular grid, for contours.
public struct LossGrid: Equatable, Sendable {
  /// Values of the first parameter, ascending.
  public let xs: [Double]
  /// Values of the second parameter, ascending.
  public let ys: [Double]
  /// `xs.count * ys.count` values; that of `xs[i]`, `ys[j]` stands at `j * xs.count + i`. Values may
  /// be infinite where the function overflows.
  public let values: [Double]

  /// The value at `xs[x]`, `ys[y]`.
  public subscript(x: Int, y: Int) -> Double { values[y * xs.count + x] }

  /// Evaluates `function` at evenly spaced places, both ends included, row by row from low `y`.
  ///
  /// - Precondition: at least two places each way and `low < high` for both.
  public init(
    x: (low: Double, high: Double, count: Int), y: (low: Double, high: Double, count: Int),
    function: (Double, Double) -> Double
  ) {
    xs = LossGrid.places(x)
    ys = LossGrid.places(y)
    var values: [Double] = []
    values.reserveCapacity(xs.count * ys.count)
    for y in ys {
      for x in xs { values.append(function(x, y)) }
    }
    self.values = values
  }

  /// The least value and its place; nil if no value is finite.
  public var minimum: (x: Double, y: Double, value: Double)? {
    var best: Int?
    for i in 0..<values.count where values[i].isFinite {
      if let known = best, values[known] <= values[i] { continue }
      best = i
    }
    guard let best else { return nil }
    return (xs[best % xs.count], ys[best / xs.count], values[best])
  }

  private static func places(_ range: (low: Double, high: Double, count: Int)) -> [Double] {
    precondition(range.count >= 2 && range.low < range.high)
    var places: [Double] = []
    for i in 0..<range.count {
      let share = Double(i) / Double(range.count - 1)
      places.append(range.low + (range.high - range.low) * share)
    }
    return places
  }
}
