extension Elementary {
  /// erf(x) for |x| at most 0.5, as x + x P(x²).
  @inlinable @inline(__always)
  static func errorFunctionNearZero(_ x: Double) -> Double {
    let z = x * x
    var p = -0x1.39fb524e9c1f7p-23
    p = p * z + 0x1.b776442df3041p-20
    p = p * z - 0x1.f4bb9f7301dedp-17
    p = p * z + 0x1.f9a2a6635fe79p-14
    p = p * z - 0x1.c02db23d41138p-11
    p = p * z + 0x1.565bcd0aa6349p-8
    p = p * z - 0x1.b82ce3127f739p-6
    p = p * z + 0x1.ce2f21a042b29p-4
    p = p * z - 0x1.812746b0379e6p-2
    p = p * z + 0x1.06eba8214db69p-3
    return x + x * p
  }

  /// `exp(-x²)`, the square taken in two parts so that its rounding does not count.
  @inlinable @inline(__always)
  static func gaussian(_ x: Double) -> Double {
    let high = Double(bitPattern: x.bitPattern & 0xffff_ffff_f800_0000)
    let low = (x - high) * (x + high)
    return exp(-high * high) * (1 - low * (1 - low * (0.5 - low * 0x1.5555555555555p-3)))
  }

  /// erfc(x) for x from 0.5 up.
  ///
  /// Shepherd and Laframboise 1981, "Chebyshev approximation of (1 + 2x) exp(x²) erfc x": a
  /// polynomial in t = (x − 3) / (x + 3). The coefficients are our own fit.
  @inlinable @inline(__always)
  static func complementaryTail(_ x: Double) -> Double {
    let bounded = x > 27.3 ? 27.3 : x
    let t = (bounded - 3) / (bounded + 3)
    var p = 0x1.43733d454861ep-27
    p = p * t + 0x1.3057a571c2f8fp-24
    p = p * t - 0x1.72e13ea2c38e7p-24
    p = p * t - 0x1.39139ab3f0165p-21
    p = p * t + 0x1.480553348835dp-22
    p = p * t + 0x1.cf4385bc44b57p-19
    p = p * t - 0x1.795061a5f8242p-21
    p = p * t - 0x1.51187f176eb01p-16
    p = p * t + 0x1.4b7a5a4841146p-18
    p = p * t + 0x1.06591d56d71e8p-13
    p = p * t - 0x1.b91012e02d494p-14
    p = p * t - 0x1.98db45a75c9d7p-11
    p = p * t + 0x1.ef1bd80a2f47ap-10
    p = p * t + 0x1.4b884dfafe01ap-9
    p = p * t - 0x1.8574c405244a7p-6
    p = p * t + 0x1.17ca2878122bap-4
    p = p * t - 0x1.e88b803a5a793p-4
    p = p * t + 0x1.098366a5b3fa8p-3
    p = p * t - 0x1.85a15c58a9d1dp-5
    p = p * t - 0x1.15c084bb9e8e4p-3
    p = p * t + 0x1.40c522d7e4987p+0
    return gaussian(bounded) * (p / (1 + 2 * bounded))
  }

  /// The error function, 2/√π times the integral of exp(−t²) from 0 to `x`; error at most 2 ulp.
  @inlinable
  public static func erf(_ x: Double) -> Double {
    let size = x.magnitude
    if size <= 0.5 { return errorFunctionNearZero(x) }
    let y = 1 - complementaryTail(size)
    return x != x ? x : (x < 0 ? -y : y)
  }

  /// `1 - erf(x)` without cancellation for large x; error at most 4 ulp where normal.
  @inlinable
  public static func erfc(_ x: Double) -> Double {
    let size = x.magnitude
    if size <= 0.5 { return 1 - errorFunctionNearZero(x) }
    let y = complementaryTail(size)
    return x != x ? x : (x < 0 ? 2 - y : (x > 27.3 ? 0 : y))
  }

  /// The normal distribution function: how likely a standard normal draw is below `x`.
  @inlinable
  public static func normalDistribution(_ x: Double) -> Double {
    0.5 * erfc(-x * 0.7071067811865476)
  }
}
