/// The extent of values, ignoring what is not finite.
struct Domain: Equatable {
  var lower: Double
  var upper: Double

  init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// `nil` when no value is finite.
  init?(of values: some Sequence<Double>) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      if value < low { low = value }
      if value > high { high = value }
    }
    guard low <= high else { return nil }
    self.init(low, high)
  }

  var width: Double { upper - lower }

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    if value < lower { lower = value }
    if value > upper { upper = value }
  }

  func union(_ other: Domain) -> Domain {
    Domain(min(lower, other.lower), max(upper, other.upper))
  }

  /// A domain of no width, padded by 5% of its value, or by one at zero.
  var widened: Domain {
    guard lower == upper else { return self }
    let padding = lower == 0 ? 1 : lower.magnitude * 0.05
    return Domain(lower - padding, upper + padding)
  }

  func padded(by share: Double) -> Domain {
    let padding = widened.width * share
    return Domain(lower - padding, upper + padding)
  }

  /// The domain rounded out to ticks, so that both ends carry a label.
  func nice(target: Int, wholeNumbers: Bool = false) -> Domain {
    let wide = widened
    let step = TickStep.nearest(
      to: target, lower: wide.lower, upper: wide.upper, wholeNumbers: wholeNumbers)
    return Domain(
      step.value(at: floor(wide.lower / step.size + 1e-9)),
      step.value(at: ceiling(wide.upper / step.size - 1e-9)))
  }

  /// A positive domain rounded out to 1, 2 or 5 times powers of ten.
  var niceLogarithmic: Domain {
    Domain(
      Self.logarithmicBound(lower, rounding: .down), Self.logarithmicBound(upper, rounding: .up))
  }

  private enum Rounding { case down, up }

  private static func logarithmicBound(_ value: Double, rounding: Rounding) -> Double {
    guard value > 0, value.isFinite else { return value }
    let power = TickStep.candidates(for: value)[0].power + 2
    var best = TickStep(factor: 1, power: power).size
    for step in [(1, power), (2, power), (5, power), (1, power + 1)] {
      let bound = TickStep(factor: Int64(step.0), power: step.1).size
      if rounding == .down && bound <= value * (1 + 1e-9) { best = bound }
      if rounding == .up && bound >= value * (1 - 1e-9) { return bound.isFinite ? bound : value }
    }
    return best > 0 ? best : value
  }
}
