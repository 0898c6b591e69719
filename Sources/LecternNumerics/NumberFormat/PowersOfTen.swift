/// Ten to a whole power: exact from 0 to 22, correctly rounded from -22, and within a few units
/// in the last place beyond, the same on every machine.
@inline(never)
public func powerOfTen(_ exponent: Int) -> Double {
  var result = 1.0
  let magnitude = exponent < 0 ? -exponent : exponent
  if magnitude <= 22 {
    for _ in 0..<magnitude { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
  for _ in 0..<magnitude { result = exponent < 0 ? result / 10 : result * 10 }
  return result
}

/// The power of ten of the first significant digit: 0 for 1...9.99, −2 for 0.0315.
///
/// - Parameter value: finite and not zero; 0 is returned for anything else.
public func decimalExponent(of value: Double) -> Int {
  DecimalDigits(value).exponent
}
