import LecternNumerics

/// A learning rate as a function of time, in updates or epochs.
///
/// t is the time and base the optimizer's rate; `every` and `duration` are in the same unit and at
/// least 1, other numbers are taken as they are.
public enum ScheduleShape: Sendable {
  case constant
  /// base · factor^⌊t / every⌋
  case step(every: Int, factor: Double)
  /// base · factor^(t / duration), the exponent rounded down when in stairs.
  case exponential(factor: Double, duration: Int, isStaircase: Bool = false)
  /// base / (1 + decay · t / duration), t / duration rounded down when in stairs.
  case inverseTime(decay: Double, duration: Int, isStaircase: Bool = false)
  /// (base − end) (1 − t / duration)^power + end, and `end` from `duration` on.
  case polynomial(duration: Int, end: Double = 0, power: Double = 1)
  /// end + (base − end) (1 + cos(π t / duration)) / 2, and `end` from `duration` on.
  ///
  /// Loshchilov and Hutter 2016, "SGDR", equation 5, without restarts.
  case cosine(duration: Int, end: Double = 0)
  /// A cosine rise from base / `startDivisor` to the base over the share `rise` of `duration`,
  /// then a cosine fall to base / `startDivisor` / `endDivisor`.
  ///
  /// Smith and Topin 2017, "Super-convergence", in the form of PyTorch's `OneCycleLR`. A rise that
  /// lasts one update starts at the base, where PyTorch divides by zero. `rise` is in 0...1,
  /// divisors are above 0.
  case oneCycle(
    duration: Int, rise: Double = 0.3, startDivisor: Double = 25, endDivisor: Double = 1e4)
  /// base · factors[k], where k counts the boundaries that t has passed; t = boundary has not.
  /// `boundaries` ascend, and `factors` has one more; a missing factor counts as 1.
  case piecewise(boundaries: [Int], factors: [Double])
  /// Any function of the base rate and the time.
  case custom(@Sendable (Double, Int) -> Double)
}

extension ScheduleShape {
  func learningRate(base: Double, time: Int) -> Double {
    let t = Double(time)
    switch self {
    case .constant:
      return base
    case .step(let every, let factor):
      return base * Elementary.power(factor, time / max(every, 1))
    case .exponential(let factor, let duration, let isStaircase):
      if isStaircase { return base * Elementary.power(factor, time / max(duration, 1)) }
      return base * Elementary.power(factor, t / Double(max(duration, 1)))
    case .inverseTime(let decay, let duration, let isStaircase):
      let stairs = Double(time / max(duration, 1))
      return base / (1 + decay * (isStaircase ? stairs : t / Double(max(duration, 1))))
    case .polynomial(let duration, let end, let power):
      if time >= duration { return end }
      return (base - end) * Elementary.power(1 - t / Double(duration), power) + end
    case .cosine(let duration, let end):
      if time >= duration { return end }
      return cosineBetween(base, end, t / Double(duration))
    case .oneCycle(let duration, let rise, let startDivisor, let endDivisor):
      let start = base / startDivisor
      let end = start / endDivisor
      let last = Double(max(duration - 1, 1))
      let top = rise * Double(duration) - 1
      if t <= top { return top > 0 ? cosineBetween(start, base, t / top) : base }
      if t >= last { return end }
      return cosineBetween(base, end, (t - top) / (last - top))
    case .piecewise(let boundaries, let factors):
      var passed = 0
      while passed < boundaries.count && time > boundaries[passed] { passed += 1 }
      return base * (passed < factors.count ? factors[passed] : 1)
    case .custom(let rate):
      return rate(base, time)
    }
  }

  /// From `start` at share 0 to `end` at share 1 along half a cosine.
  private func cosineBetween(_ start: Double, _ end: Double, _ share: Double) -> Double {
    end + (start - end) * (1 + Elementary.cos(Double.pi * share)) / 2
  }
}
