extension Elementary {
  /// `base` multiplied by itself `exponent` times, by repeated squaring.
  ///
  /// Knuth, The Art of Computer Programming, volume 2, section 4.6.3, algorithm A. A negative
  /// exponent gives the reciprocal. The relative error grows with the number of multiplications,
  /// about one half ulp for each unit of the exponent.
  @inlinable
  public static func power(_ base: Double, _ exponent: Int) -> Double {
    var factor = base
    var rest = exponent.magnitude
    var result = 1.0
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      rest &>>= 1
      if rest > 0 { factor *= factor }
    }
    return exponent < 0 ? 1 / result : result
  }

  /// `base` to a power that need not be whole, for a base that is not negative.
  ///
  /// Whole exponents up to 1024 are multiplied out, others are `exp(exponent · log(base))`, whose
  /// relative error is about (1 + |exponent · log(base)|) · 2⁻⁵². NaN for a negative base and an
  /// exponent that is not whole.
  @inlinable
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    if exponent.magnitude <= 1024 {
      let whole = Int(exponent)
      if Double(whole) == exponent { return power(base, whole) }
    }
    if base == 0 { return exponent > 0 ? 0 : Double.infinity }
    return exp(exponent * log(base))
  }
}
