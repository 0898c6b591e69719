/// Numbers as readers see them.
///
/// Rounding comes first, then the choice of decimals: 0.9996 with three digits is `1.00`. The
/// minus is the true minus sign, groups are set apart by a thin space from 10 000 on, and
/// magnitudes outside 10⁻⁴...10⁵ are written `2.00×10⁶`. What is not finite is a word of the
/// format: `∞`, `−∞`, `NaN`.
public enum NumberFormat {
  /// U+2212, the true minus.
  public static let minus = "\u{2212}"
  /// U+202F, which sets groups of three digits apart and lets no line break there.
  public static let thinSpace = "\u{202F}"

  /// With so many significant digits, at least one. A whole part with more digits than that keeps its
  /// place value: 3472 is `3470`.
  @inline(never)
  public static func significant(_ value: Double, digits: Int = 3) -> String {
    if let word = word(for: value) { return word }
    if value == 0 { return "0" }
    var decimal = DecimalDigits(value)
    decimal.round(toSignificant: digits)
    if decimal.exponent < -4 || decimal.exponent > 4 {
      return scientific(decimal)
    }
    return positional(decimal, decimals: atLeastZero(digits - 1 - decimal.exponent), grouped: true)
  }

  /// With so many digits after the point, at least zero.
  @inline(never)
  public static func fixed(_ value: Double, decimals: Int) -> String {
    if let word = word(for: value) { return word }
    var decimal = DecimalDigits(value)
    decimal.round(toDecimals: decimals)
    return positional(decimal, decimals: decimals, grouped: true)
  }

  /// A whole number in full: `98 765`.
  public static func count(_ value: Int) -> String { fixed(Double(value), decimals: 0) }

  /// A whole number in full if `value` is one below 10¹⁵, three significant digits otherwise.
  public static func natural(_ value: Double) -> String {
    if value.magnitude < 1e15, value == Double(Int64(value)) { return fixed(value, decimals: 0) }
    return significant(value)
  }

  /// A share of one as percent: `31 %` is written `31%`.
  public static func percent(_ share: Double, decimals: Int = 0) -> String {
    fixed(share * 100, decimals: decimals) + (share.isFinite ? "%" : "")
  }

  /// As few of `digits` significant digits as tell the value: 0.3 is `0.3`, not `0.300`. For
  /// settings, which their author wrote with few digits.
  @inline(never)
  public static func setting(_ value: Double, digits: Int = 6) -> String {
    if let word = word(for: value) { return word }
    if value == 0 { return "0" }
    var decimal = DecimalDigits(value)
    decimal.round(toSignificant: digits)
    decimal.trimTrailingZeros()
    if decimal.exponent < -4 || decimal.exponent > 5 { return scientific(decimal) }
    let decimals = atLeastZero(decimal.digits.count - 1 - decimal.exponent)
    return positional(decimal, decimals: decimals, grouped: true)
  }

  /// Digits for programs: an ASCII minus, no grouping, `1.5e-7`. The words are quoted strings, so
  /// that the text is JSON: `"∞"`.
  @inline(never)
  public static func json(_ value: Double, digits: Int = 5) -> String {
    if let word = word(for: value) { return "\"" + word + "\"" }
    if value == 0 { return "0" }
    var decimal = DecimalDigits(value)
    decimal.round(toSignificant: digits)
    decimal.trimTrailingZeros()
    var bytes: [UInt8] = decimal.isNegative ? [UInt8(ascii: "-")] : []
    if decimal.exponent < -5 || decimal.exponent > 14 {
      appendMantissa(decimal, to: &bytes)
      bytes.append(UInt8(ascii: "e"))
      if decimal.exponent < 0 { bytes.append(UInt8(ascii: "-")) }
      appendDigits(of: decimal.exponent.magnitude, to: &bytes)
    } else {
      let decimals = atLeastZero(decimal.digits.count - 1 - decimal.exponent)
      appendPositional(decimal, decimals: decimals, grouped: false, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `10⁶`, `10⁻³`; `1` and `10` for the exponents 0 and 1.
  public static func powerOfTen(_ exponent: Int) -> String {
    if exponent == 0 { return "1" }
    return exponent == 1 ? "10" : "10" + superscript(exponent)
  }

  /// A whole number in raised digits: `⁶`, `⁻³`.
  public static func superscript(_ value: Int) -> String {
    var digits: [UInt8] = []
    appendDigits(of: value.magnitude, to: &digits)
    var result = value < 0 ? "\u{207B}" : ""
    for digit in digits { result += superscripts[Int(digit - UInt8(ascii: "0"))] }
    return result
  }
}

extension NumberFormat {
  private static let superscripts = [
    "\u{2070}", "\u{B9}", "\u{B2}", "\u{B3}", "\u{2074}", "\u{2075}", "\u{2076}", "\u{2077}",
    "\u{2078}", "\u{2079}",
  ]

  static func word(for value: Double) -> String? {
    if value != value { return "NaN" }
    if value == .infinity { return "∞" }
    return value == -.infinity ? minus + "∞" : nil
  }

  private static func scientific(_ decimal: DecimalDigits) -> String {
    var bytes: [UInt8] = []
    appendMantissa(decimal, to: &bytes)
    return (decimal.isNegative ? minus : "") + String(decoding: bytes, as: UTF8.self) + "×"
      + powerOfTen(decimal.exponent)
  }

  private static func positional(_ decimal: DecimalDigits, decimals: Int, grouped: Bool) -> String {
    var bytes: [UInt8] = decimal.isNegative && !decimal.isZeroThroughout ? Array(minus.utf8) : []
    appendPositional(decimal, decimals: decimals, grouped: grouped, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func appendMantissa(_ decimal: DecimalDigits, to bytes: inout [UInt8]) {
    for index in decimal.digits.indices {
      if index == 1 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + decimal.digits[index])
    }
  }

  private static func appendPositional(
    _ decimal: DecimalDigits, decimals: Int, grouped: Bool, to bytes: inout [UInt8]
  ) {
    let grouped = grouped && decimal.exponent >= 4
    var power = decimal.exponent > 0 ? decimal.exponent : 0
    while power >= -decimals {
      if power == -1 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + decimal.digit(at: power))
      if grouped && power > 0 && power % 3 == 0 { bytes.append(contentsOf: thinSpace.utf8) }
      power -= 1
    }
  }

  private static func appendDigits(of value: UInt, to bytes: inout [UInt8]) {
    if value >= 10 { appendDigits(of: value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  private static func atLeastZero(_ value: Int) -> Int { value > 0 ? value : 0 }
}

extension DecimalDigits {
  fileprivate var isZeroThroughout: Bool {
    for digit in digits where digit != 0 { return false }
    return true
  }
}
