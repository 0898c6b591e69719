extension Elementary {
  /// `log(1 + f) + exponent · ln 2`, plus `extra`, for f between √½ − 1 and √2 − 1.
  @inlinable @inline(__always)
  static func logarithmTail(_ f: Double, exponent: Double, extra: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    var q = 0x1.0c0aff044a970p-3
    q = q * z + 0x1.0fbde0f4ad17bp-3
    q = q * z + 0x1.3b1c3c1c81c8fp-3
    q = q * z + 0x1.745cf8e4bba1bp-3
    q = q * z + 0x1.c71c7201a55d7p-3
    q = q * z + 0x1.2492492476a1ap-2
    q = q * z + 0x1.9999999999a39p-2
    q = q * z + 0x1.5555555555555p-1
    let h = 0.5 * f * f
    let tail = s * (h + z * q) + (exponent * ln2Low + extra)
    return exponent * ln2High - ((h - tail) - f)
  }

  /// The natural logarithm; −∞ at zero and NaN below. Error at most 0.75 ulp.
  @inlinable @inline(__always)
  public static func log(_ x: Double) -> Double {
    let isSubnormal = x < 0x1p-1022
    let scaled = isSubnormal ? x * 0x1p54 : x
    let bitsOfRootHalf: UInt64 = 0x3fe6_a09e_667f_3bcd
    let shifted = scaled.bitPattern &- bitsOfRootHalf &+ (1024 &<< 52)
    let biased = shifted &>> 52
    let mantissa = Double(bitPattern: scaled.bitPattern &- ((biased &- 1024) &<< 52))
    let whole = Double(bitPattern: magicBits &+ biased) - (magic + 1024)
    let exponent = isSubnormal ? whole - 54 : whole
    let y = logarithmTail(mantissa - 1, exponent: exponent, extra: 0)
    let inDomain = x > 0 ? y : (x == 0 ? -Double.infinity : Double.nan)
    return x == Double.infinity ? x : inDomain
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
