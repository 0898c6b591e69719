/// The exact decimal expansion of a finite `Double`, rounded on request.
///
/// Every `Double` is a whole number times a power of two, so its decimal expansion ends; it is
/// computed exactly with whole numbers in base 10⁹. Rounding therefore looks at the value itself
/// and never at an approximation: halves round away from zero, as `toFixed` does in a browser.
struct DecimalDigits {
  /// Digits from the most significant, each 0...9; `[0]` for zero. The first is not zero otherwise.
  private(set) var digits: [UInt8]
  /// The power of ten of the first digit.
  private(set) var exponent: Int
  let isNegative: Bool

  var isZero: Bool { digits.count == 1 && digits[0] == 0 }

  /// - Parameter value: finite; anything else counts as zero.
  init(_ value: Double) {
    isNegative = value < 0
    guard value != 0, value.isFinite else {
      digits = [0]
      exponent = 0
      return
    }
    let bits = value.bitPattern
    let field = Int((bits >> 52) & 0x7ff)
    var significand = bits & 0xf_ffff_ffff_ffff
    if field > 0 { significand |= 1 << 52 }
    // value = significand × 2^power
    var power = (field > 0 ? field : 1) - 1075
    while significand & 1 == 0 {
      significand >>= 1
      power += 1
    }
    var limbs = WholeNumber(significand)
    if power >= 0 {
      limbs.multiply(by: 2, times: power)
    } else {
      // significand / 2^k = significand × 5^k / 10^k
      limbs.multiply(by: 5, times: -power)
    }
    digits = limbs.decimalDigits
    exponent = digits.count - 1 + (power < 0 ? power : 0)
    trimTrailingZeros()
  }

  /// Rounds to this number of significant digits, padding with zeros.
  mutating func round(toSignificant count: Int) {
    round(keeping: count > 1 ? count : 1)
    while digits.count < count { digits.append(0) }
  }

  /// Rounds to this number of digits after the point, padding with zeros. A value that vanishes
  /// becomes zero.
  mutating func round(toDecimals count: Int) {
    let kept = exponent + 1 + count
    if isZero || kept < 0 {
      digits = [0]
      exponent = 0
    } else {
      round(keeping: kept)
    }
    if isZero { exponent = 0 }
    while digits.count < exponent + 1 + count { digits.append(0) }
  }

  /// Keeps the first `count` digits, which may be none.
  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    let roundsUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if roundsUp {
      var index = count - 1
      while index >= 0 && digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
        if count > 0 { digits.removeLast() }
      }
    }
    if digits.isEmpty {
      digits = [0]
      exponent = 0
    }
  }

  mutating func trimTrailingZeros() {
    while digits.count > 1, let last = digits.last, last == 0 { digits.removeLast() }
  }

  /// The digit that stands at this power of ten.
  func digit(at power: Int) -> UInt8 {
    let index = exponent - power
    return index >= 0 && index < digits.count ? digits[index] : 0
  }
}

/// A whole number of any size, least significant limb first, in base 10⁹.
private struct WholeNumber {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt32]

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    repeat {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    } while rest > 0
  }

  /// Multiplies by `factor` (2 or 5) again and again, several at a time.
  mutating func multiply(by factor: UInt64, times: Int) {
    var left = times
    while left > 0 {
      var product: UInt64 = 1
      while left > 0 && product &* factor < Self.base {
        product &*= factor
        left -= 1
      }
      multiply(by: product)
    }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let value = UInt64(limbs[index]) &* factor &+ carry
      limbs[index] = UInt32(value % Self.base)
      carry = value / Self.base
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  var decimalDigits: [UInt8] {
    var result: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        result.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while result.count > 1, let last = result.last, last == 0 { result.removeLast() }
    result.reverse()
    return result
  }
}
