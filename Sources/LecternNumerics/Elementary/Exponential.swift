extension Elementary {
  /// Splits `x` as `exponent · ln 2 + rest + correction` with the rest within ± ln 2 / 2.
  ///
  /// `bits` holds the exponent as a whole number, in two's complement. Holds for |x| up to 1e6.
  @inlinable @inline(__always)
  static func reduceExponent(_ x: Double) -> (rest: Double, correction: Double, bits: UInt64) {
    let shifted = x * 0x1.71547652b82fep+0 + magic
    let exponent = shifted - magic
    let high = x - exponent * ln2High
    let low = exponent * ln2Low
    let rest = high - low
    return (rest, (high - rest) - low, shifted.bitPattern &- magicBits)
  }

  /// P(r) in `exp(r) = 1 + r + r² P(r)`, for r within ± ln 2 / 2.
  @inlinable @inline(__always)
  static func exponentialTail(_ r: Double) -> Double {
    var p = 0x1.1f730349868cep-29
    p = p * r + 0x1.af4de97ca4194p-26
    p = p * r + 0x1.27e4db646b17ep-22
    p = p * r + 0x1.71de0231960ebp-19
    p = p * r + 0x1.a01a01a6d889cp-16
    p = p * r + 0x1.a01a01abe7fe1p-13
    p = p * r + 0x1.6c16c16c162d4p-10
    p = p * r + 0x1.11111111100dcp-7
    p = p * r + 0x1.5555555555556p-5
    p = p * r + 0x1.5555555555557p-3
    return p * r + 0.5
  }

  /// e to the power `x`; error at most 0.72 ulp (0.63 where the result is normal).
  @inlinable @inline(__always)
  public static func exp(_ x: Double) -> Double {
    let raised = x < -746 ? -746 : x
    let bounded = raised > 710 ? 710 : raised
    let (r, correction, bits) = reduceExponent(bounded)
    let high = 1 + r
    let low = (1 - high) + r
    let y = high + (low + (r * r * exponentialTail(r) + correction))
    // Two half scalings: neither overflows early, and subnormal results round once.
    let biased = bits &+ 2046
    let first = biased &>> 1
    let second = biased &- first
    return y * Double(bitPattern: first &<< 52) * Double(bitPattern: second &<< 52)
  }

  /// `exp(x) - 1` for x from −36 to 709; error at most 2 ulp.
  @inlinable @inline(__always)
  static func exponentialMinusOneUnbounded(_ x: Double) -> Double {
    let (r, correction, bits) = reduceExponent(x)
    let p = r + (r * r * exponentialTail(r) + correction)
    let scale = Double(bitPattern: (bits &+ 1023) &<< 52)
    return scale * p + (scale - 1)
  }

  /// `exp(x) - 1` without cancellation near zero; error at most 2 ulp.
  @inlinable @inline(__always)
  public static func expm1(_ x: Double) -> Double {
    let raised = x < -40 ? -40 : x
    let bounded = raised > 709 ? 709 : raised
    let y = exponentialMinusOneUnbounded(bounded)
    return x > 709 ? exp(x) : (x == 0 ? x : y)
  }

  /// The hyperbolic tangent; error at most 2.3 ulp.
  @inlinable @inline(__always)
  public static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    let bounded = size > 22 ? 22 : size
    let t = exponentialMinusOneUnbounded(bounded + bounded)
    let r = t / (t + 2)
    return Double(bitPattern: r.bitPattern | (x.bitPattern & 0x8000_0000_0000_0000))
  }

  /// The logistic function `1 / (1 + exp(-x))`; error at most 2.2 ulp.
  @inlinable @inline(__always)
  public static func sigmoid(_ x: Double) -> Double {
    let e = exp(-x.magnitude)
    let numerator = x < 0 ? e : 1
    return numerator / (1 + e)
  }
}
