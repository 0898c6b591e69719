#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension WrittenNumber {
  /// `newValue` in the style of this number: its decimals, separators, sign, percent sign and
  /// exponent. Decimals are added only where the digits written would be too vague, so the text
  /// always holds for `newValue`. `nil` for NaN, which no written number can say.
  package func formatted(_ newValue: Double) -> String? {
    if newValue.isNaN { return nil }
    if newValue.isInfinite { return (newValue < 0 ? style.minus : "") + "∞" }
    if value.isInfinite { return plainStyle(for: newValue).formatted(newValue) }
    var style = style
    for decimals in style.decimals...max(style.decimals, 17) {
      style.decimals = decimals
      let text = style.format(newValue)
      let read = WrittenNumber(parsing: text, percentIsUnit: style.percentIsUnit)
      if read?.verdict(for: newValue) == .holds { return text }
    }
    return nil
  }

  /// `text` with its number replaced by `newValue` in the same style, and all else kept.
  package static func replacing(
    in text: String, with newValue: Double, percentIsUnit: Bool = false
  ) -> String? {
    guard let number = WrittenNumber(parsing: text, percentIsUnit: percentIsUnit),
      let new = number.formatted(newValue)
    else { return nil }
    let bytes = Array(text.utf8)
    return String(decoding: bytes[..<number.range.lowerBound], as: UTF8.self) + new
      + String(decoding: bytes[number.range.upperBound...], as: UTF8.self)
  }

  /// Whole numbers as they are and others with three decimals, for a number that showed no digits
  /// of its own.
  private func plainStyle(for newValue: Double) -> WrittenNumber {
    var plain = Style()
    plain.minus = style.minus
    plain.decimals = newValue == newValue.rounded() ? 0 : 3
    return WrittenNumber(value: 1, halfUnit: 0.0005, isInteger: false, range: range, style: plain)
  }
}

extension WrittenNumber.Style {
  /// The digits of `value` in this style, rounded to `decimals`.
  fileprivate func format(_ value: Double) -> String {
    let isShare = !percent.isEmpty && !percentIsUnit
    let magnitude = isShare ? value.magnitude * 100 : value.magnitude
    var text: String
    if let exponent {
      let (mantissa, power) = scientific(magnitude)
      text = mantissa + exponent.suffix(power, minus: minus)
    } else {
      text = grouped(fixed(magnitude))
      if !hasLeadingZero, text.hasPrefix("0.") { text.removeFirst() }
    }
    text += percent
    // A value that rounds to zero has no sign.
    let isZero = !text.prefix { $0 != "e" && $0 != "×" }.contains { "123456789".contains($0) }
    if value < 0, !isZero { return minus + text }
    return hasPlus && value > 0 ? "+" + text : text
  }

  private func fixed(_ magnitude: Double) -> String { print("%.*f", decimals, magnitude) }

  private func scientific(_ magnitude: Double) -> (mantissa: String, power: Int) {
    let text = print("%.*e", decimals, magnitude)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return (text, 0) }
    return (String(parts[0]), power)
  }

  private func grouped(_ text: String) -> String {
    guard !groupSeparator.isEmpty else { return text }
    let digits = text.prefix { $0 != "." }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += groupSeparator }
      out.append(digit)
    }
    return out + text.dropFirst(digits.count)
  }
}

extension WrittenNumber.Exponent {
  fileprivate func suffix(_ power: Int, minus: String) -> String {
    let digits = String(power.magnitude)
    switch self {
    case .letter(let letter, let hasPlus, let count):
      let padding = String(repeating: "0", count: max(0, count - digits.count))
      return letter + (power < 0 ? "-" : hasPlus ? "+" : "") + padding + digits
    case .power(let prefix, false):
      return prefix + (power < 0 ? minus : "") + digits
    case .power(let prefix, true):
      let raised = digits.utf8.map { Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[Int($0) - 48] }
      return prefix + (power < 0 ? "⁻" : "") + String(raised)
    }
  }
}

/// `printf` with a count of decimals; exact, and never dependent on the locale's grouping.
private func print(_ format: String, _ decimals: Int, _ value: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 400)
  let count = withVaList([Int32(decimals), value]) {
    vsnprintf(&buffer, buffer.count, format, $0)
  }
  let end = min(Int(count), buffer.count - 1)
  return String(decoding: buffer[..<max(0, end)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
