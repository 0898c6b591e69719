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
}
