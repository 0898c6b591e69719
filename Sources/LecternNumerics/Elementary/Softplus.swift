extension Elementary {
  /// `log(1 + u)` for u in 0...1.
  @inlinable @inline(__always)
  static func logarithmOfOnePlusUnit(_ u: Double) -> Double {
    let isLarge = u > 0.41421356
    let sum = 1 + u
    let lost = (u - (sum - 1)) / sum
    return logarithmTail(
      isLarge ? sum * 0.5 - 1 : u, exponent: isLarge ? 1 : 0, extra: isLarge ? lost : 0)
  }

  /// `log(1 + exp(x))`, which never overflows; error at most 1.4 ulp.
  @inlinable @inline(__always)
  public static func softplus(_ x: Double) -> Double {
    (x > 0 ? x : (x == x ? 0 : x)) + logarithmOfOnePlusUnit(exp(-x.magnitude))
  }

  /// `log(1 + x)` without cancellation near zero; −∞ at −1 and NaN below. Error at most 2 ulp.
  @inlinable @inline(__always)
  public static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    let lost = x - (sum - 1)
    let isSmall = x > -0.25 && x < 0.41421356
    let near = logarithmTail(isSmall ? x : 0, exponent: 0, extra: 0)
    let far = log(sum) + (sum > 0 && sum < 0x1p53 ? lost / sum : 0)
    return isSmall ? (x == 0 ? x : near) : far
  }
}
