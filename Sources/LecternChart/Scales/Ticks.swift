import LecternNumerics

/// A mark on an axis: with a label, or a minor one without.
public struct Tick: Equatable, Sendable {
  /// Its place, in data units.
  public let value: Double
  /// The formatted value; nil for a minor tick.
  public let label: String?
}

/// A distance between ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Equatable {
  let factor: Int64
  let power: Int

  var size: Double { value(at: 1) }

  /// The tick of an index, as near to `index × step` as a `Double` can be: 3 × 0.1 is 0.3.
  @inline(never)
  func value(at index: Int64) -> Double {
    let whole = Double(index &* factor)
    return power < 0 ? whole / powerOfTen(-power) : whole * powerOfTen(power)
  }

  /// The indices of the ticks inside a domain. A tick counts as inside when it misses by less than
  /// a billionth of a step.
  func indices(lower: Double, upper: Double) -> ClosedRange<Int64>? {
    let first = ceiling(lower / size - 1e-9)
    let last = floor(upper / size + 1e-9)
    return first <= last ? first...last : nil
  }

  /// The steps from fine to coarse around a domain's width.
  static func candidates(for width: Double) -> [TickStep] {
    let power = decimalExponent(of: width)
    var result: [TickStep] = []
    for power in (power - 2)...power {
      for factor: Int64 in [1, 2, 5] { result.append(TickStep(factor: factor, power: power)) }
    }
    return result
  }

  /// The step whose tick count is nearest the target; the larger step on ties.
  /// - Parameter wholeNumbers: no step below one, for steps and epochs.
  static func nearest(
    to target: Int, lower: Double, upper: Double, wholeNumbers: Bool = false
  ) -> TickStep {
    var best = TickStep(factor: 1, power: 0)
    var bestDistance = Int64.max
    for step in candidates(for: upper - lower) where !wholeNumbers || step.power >= 0 {
      let indices = step.indices(lower: lower, upper: upper)
      let count = indices.map { $0.upperBound - $0.lowerBound + 1 } ?? 0
      let distance = (count - Int64(target)).magnitude
      if Int64(distance) <= bestDistance {
        best = step
        bestDistance = Int64(distance)
      }
    }
    return best
  }
}

/// Ticks at 1, 2 or 5 times a power of ten, all with the same decimals; about as many as `target`.
///
/// - Returns: ascending ticks inside the domain, at least one label where the domain allows.
public func linearTicks(
  lower: Double, upper: Double, target: Int, wholeNumbers: Bool = false
) -> [Tick] {
  guard lower < upper, lower.isFinite, upper.isFinite else { return [] }
  // Beyond 2^52 steps the indices would no longer be exact, nor the labels distinct.
  guard (upper - lower) > (upper.magnitude + lower.magnitude) * 1e-12 else { return [] }
  let step = TickStep.nearest(to: target, lower: lower, upper: upper, wholeNumbers: wholeNumbers)
  guard let indices = step.indices(lower: lower, upper: upper) else { return [] }
  let values = indices.map(step.value(at:))
  let labels = axisLabels(values, step: step)
  return values.indices.map { Tick(value: values[$0], label: labels[$0]) }
}

/// The labels of one axis: shared decimals, and a shared power of ten where the largest value lies
/// outside 10⁻⁴...10⁵. Zero is `0` with its decimals, and never has a power.
func axisLabels(_ values: [Double], step: TickStep) -> [String] {
  var largest = 0.0
  for value in values where value.magnitude > largest { largest = value.magnitude }
  let exponent = largest == 0 ? 0 : decimalExponent(of: largest)
  let decimals = step.power < 0 ? -step.power : 0
  if largest == 0 || (largest <= 100_000 && exponent >= -4) {
    return values.map { NumberFormat.fixed($0, decimals: decimals) }
  }
  let unit = powerOfTen(exponent)
  let shared = exponent > step.power ? exponent - step.power : 0
  return values.map { value in
    value == 0
      ? "0"
      : NumberFormat.fixed(value / unit, decimals: shared) + "×" + NumberFormat.powerOfTen(exponent)
  }
}

/// Ticks of a logarithmic axis.
///
/// Decades are labeled. Where fewer than three are visible, 2 and 5 are labeled too; where that
/// gives fewer than two labels, linear ticks stand on the logarithmic scale. More than seven
/// decades are thinned to every second, third, fifth, tenth, … Unlabeled minor ticks appear under
/// five decades only.
public func logarithmicTicks(lower: Double, upper: Double, target: Int) -> [Tick] {
  guard lower > 0, lower < upper, upper.isFinite else { return [] }
  let tolerance = 1e-9
  let inside: (Double) -> Bool = {
    $0 >= lower * (1 - tolerance) && $0 <= upper * (1 + tolerance)
  }
  let first = decimalExponent(of: lower)
  let last = decimalExponent(of: upper)
  var decades: [Int] = []
  for exponent in first...(last + 1) where inside(powerOfTen(exponent)) { decades.append(exponent) }

  let labeled: [Int] = decades.count < 3 ? [1, 2, 5] : [1]
  let stride = decadeStride(decades.count)
  let usesPowers = first < -4 || last > 4
  var ticks: [Tick] = []
  var labels = 0
  for exponent in first...last {
    for factor in 1...9 {
      let value = TickStep(factor: Int64(factor), power: exponent).value(at: 1)
      guard inside(value) else { continue }
      let isLabeled = labeled.contains(factor) && (factor > 1 || isMultiple(exponent, of: stride))
      if isLabeled {
        labels += 1
        let label = decadeLabel(factor, exponent, powers: usesPowers)
        ticks.append(Tick(value: value, label: label))
      } else if (factor > 1 && decades.count < 5) || (factor == 1 && decades.count < 24) {
        ticks.append(Tick(value: value, label: nil))
      }
    }
  }
  if labels >= 2 { return ticks }
  return linearTicks(lower: lower, upper: upper, target: target)
}

private func decadeLabel(_ factor: Int, _ exponent: Int, powers: Bool) -> String {
  if powers {
    return (factor > 1 ? NumberFormat.count(factor) + "×" : "") + NumberFormat.powerOfTen(exponent)
  }
  let value = TickStep(factor: Int64(factor), power: exponent).value(at: 1)
  return NumberFormat.fixed(value, decimals: exponent < 0 ? -exponent : 0)
}

private func decadeStride(_ count: Int) -> Int {
  for stride in [1, 2, 3, 5, 10, 20, 50, 100] where (count + stride - 1) / stride <= 7 {
    return stride
  }
  return 200
}

private func isMultiple(_ value: Int, of stride: Int) -> Bool { value % stride == 0 }

/// The largest whole number that is not above `value`; bounded to ±2⁶².
func floor(_ value: Double) -> Int64 {
  if value != value { return 0 }
  if value > 4e18 { return 4_000_000_000_000_000_000 }
  if value < -4e18 { return -4_000_000_000_000_000_000 }
  let truncated = Int64(value)
  return Double(truncated) > value ? truncated - 1 : truncated
}

/// The smallest whole number that is not below `value`.
func ceiling(_ value: Double) -> Int64 { -floor(-value) }
