/// Finds the number in a claim's text.
struct WrittenNumberScanner {
  private let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of every scalar, and of the end.
  private let offsets: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  /// The number, if there is exactly one.
  func onlyNumber() -> WrittenNumber? {
    let numbers = numbers(upTo: 2)
    return numbers.count == 1 ? numbers.first : nil
  }

  /// The first numbers, in order.
  func numbers(upTo limit: Int) -> [WrittenNumber] {
    let isApproximate = hasApproximateWord()
    var found: [WrittenNumber] = []
    var index = 0
    while index < scalars.count, found.count < limit {
      let isInsideWord =
        index > 0 && (isWord(scalars[index - 1]) || scalars[index - 1] == "_")
        || hasTwoSigns(at: index)
      let mayBeDash = !found.isEmpty && scalars[index] == "–"
      if !isInsideWord, !mayBeDash,
        let (number, end) = number(at: index, isApproximate: isApproximate)
      {
        found.append(number)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether what stands at `index` is a sign behind another, or comes after two: `--3` is no number.
  private func hasTwoSigns(at index: Int) -> Bool {
    guard index > 0, isSign(at: index - 1) else { return false }
    return isSign(at: index) || isSign(at: index - 2)
  }

  private func isSign(at index: Int) -> Bool {
    scalar(at: index).map { "-−–+".unicodeScalars.contains($0) } ?? false
  }

  private func number(at start: Int, isApproximate: Bool) -> (WrittenNumber, end: Int)? {
    var style = WrittenNumber.Style()
    style.isApproximate = isApproximate
    var index = start
    var isNegative = false
    if let sign = scalar(at: index), isSign(at: index) {
      isNegative = sign != "+"
      style.minus = isNegative ? String(sign) : "-"
      style.hasPlus = sign == "+"
      index += 1
    } else if uses("−") {
      style.minus = "−"
    }
    if let end = infinity(at: index) {
      let value: Double = isNegative ? -.infinity : .infinity
      return (make(value, 0, start..<end, style), end)
    }
    var digits = integerDigits(at: &index, &style)
    let integerCount = digits.count
    if scalar(at: index) == ".", isDigit(at: index + 1) {
      index += 1
      while isDigit(at: index) { take(&digits, &index) }
      style.decimals = digits.count - integerCount
    }
    guard !digits.isEmpty else { return nil }
    style.hasLeadingZero = integerCount > 0
    let power = exponent(at: &index, &style)
    percent(at: &index, &style)
    guard !goesOn(at: index) else { return nil }

    let significant = digits.drop { $0 == 48 }
    style.significantDigits = max(1, significant.count)
    let scale = power - style.decimals - (style.percent.isEmpty ? 0 : 2)
    let text = String(decoding: digits, as: UTF8.self)
    guard let magnitude = Double("\(text)e\(scale)"), magnitude.isFinite else { return nil }
    let zeros =
      isApproximate && !significant.isEmpty ? digits.reversed().prefix { $0 == 48 }.count : 0
    guard let halfUnit = Double("5e\(scale + zeros - 1)") else { return nil }
    return (make(isNegative ? -magnitude : magnitude, halfUnit, start..<index, style), index)
  }

  private func make(
    _ value: Double, _ halfUnit: Double, _ range: Range<Int>, _ style: WrittenNumber.Style
  ) -> WrittenNumber {
    WrittenNumber(
      value: value, halfUnit: halfUnit,
      isInteger: value.isFinite && style.decimals == 0 && style.exponent == nil
        && style.percent.isEmpty,
      range: offsets[range.lowerBound]..<offsets[range.upperBound], style: style)
  }

  // MARK: Parts

  /// Digits before the point; groups of exactly three may be set apart by one kind of separator.
  private func integerDigits(at index: inout Int, _ style: inout WrittenNumber.Style) -> [UInt8] {
    var digits: [UInt8] = []
    while isDigit(at: index) { take(&digits, &index) }
    guard (1...3).contains(digits.count) else { return digits }
    while let separator = scalar(at: index), isGroupSeparator(separator),
      style.groupSeparator.isEmpty || style.groupSeparator == String(separator),
      isDigit(at: index + 1), isDigit(at: index + 2), isDigit(at: index + 3),
      !isDigit(at: index + 4)
    {
      style.groupSeparator = String(separator)
      index += 1
      for _ in 0..<3 { take(&digits, &index) }
    }
    return digits
  }

  private func exponent(at index: inout Int, _ style: inout WrittenNumber.Style) -> Int {
    if let letter = scalar(at: index), letter == "e" || letter == "E" {
      var end = index + 1
      let sign = scalar(at: end)
      if let sign, sign == "-" || sign == "+" || sign == "−" { end += 1 }
      var digits: [UInt8] = []
      while isDigit(at: end), digits.count < 4 { take(&digits, &end) }
      guard !digits.isEmpty else { return 0 }
      style.exponent = .letter(String(letter), hasPlus: sign == "+", digits: digits.count)
      index = end
      return value(digits) * (sign == "-" || sign == "−" ? -1 : 1)
    }
    var end = index
    while let space = scalar(at: end), isSpace(space) { end += 1 }
    guard let times = scalar(at: end), times == "×" || times == "·" else { return 0 }
    end += 1
    while let space = scalar(at: end), isSpace(space) { end += 1 }
    guard scalar(at: end) == "1", scalar(at: end + 1) == "0" else { return 0 }
    end += 2
    let isRaised = scalar(at: end) != "^"
    if !isRaised { end += 1 }
    let prefix = String(String.UnicodeScalarView(scalars[index..<end]))
    var digits: [UInt8] = []
    var isNegative = false
    if let sign = scalar(at: end), isRaised ? sign == "⁻" : (sign == "-" || sign == "−") {
      isNegative = true
      end += 1
    }
    while digits.count < 4 {
      if isRaised, let scalar = scalar(at: end), let digit = superscripts.firstIndex(of: scalar) {
        digits.append(UInt8(48 + digit))
        end += 1
      } else if !isRaised, isDigit(at: end) {
        take(&digits, &end)
      } else {
        break
      }
    }
    guard !digits.isEmpty else { return 0 }
    style.exponent = .power(prefix, isSuperscript: isRaised)
    index = end
    return value(digits) * (isNegative ? -1 : 1)
  }

  private func percent(at index: inout Int, _ style: inout WrittenNumber.Style) {
    var end = index
    if let space = scalar(at: end), isSpace(space) { end += 1 }
    // "\%" is a percent sign to CommonMark and to LaTeX.
    if scalar(at: end) == "\\" { end += 1 }
    if scalar(at: end) == "%" {
      end += 1
    } else if end > index,
      let word = ["percent", "per cent"].first(where: { hasWord($0, at: end) })
    {
      end += word.unicodeScalars.count
    } else {
      return
    }
    style.percent = String(String.UnicodeScalarView(scalars[index..<end]))
    index = end
  }

  /// Whether what follows the digits makes another number of them: `10⁻³`, `2½`, `5‰`, `1_000`,
  /// `100k`, `3 million`, `0x3`.
  private func goesOn(at index: Int) -> Bool {
    guard let next = scalar(at: index) else { return false }
    if next == "⁻" || next == "‰" || next == "‱" { return true }
    if next.properties.numericType == .numeric || superscripts.contains(next) { return true }
    if ["_", "x", "X"].contains(next), isDigit(at: index + 1) { return true }
    if ["k", "K", "M", "bn"].contains(where: { startsWord($0, at: index) }) { return true }
    let start = isSpace(next) ? index + 1 : index
    return multipliers.contains { hasWord($0, at: start) }
  }

  /// Whether `word` stands at `index`, in this case, and no letter or digit behind it.
  private func startsWord(_ word: String, at index: Int) -> Bool {
    let scalars = Array(word.unicodeScalars)
    guard scalars.indices.allSatisfy({ scalar(at: index + $0) == scalars[$0] }) else {
      return false
    }
    return scalar(at: index + scalars.count).map { !isWord($0) } ?? true
  }

  private func infinity(at index: Int) -> Int? {
    if scalar(at: index) == "∞" { return index + 1 }
    for word in ["infinity", "never"] where hasWord(word, at: index) { return index + word.count }
    return nil
  }

  private func hasApproximateWord() -> Bool {
    if scalars.contains(where: { $0 == "≈" || $0 == "~" || $0 == "∼" }) { return true }
    return scalars.indices.contains { index in
      approximateWords.contains { hasWord($0, at: index) }
    }
  }

  /// Whether a whole word stands at `index`, in either case.
  private func hasWord(_ word: String, at index: Int) -> Bool {
    if index > 0, isWord(scalars[index - 1]) { return false }
    var end = index
    for scalar in word.unicodeScalars {
      guard let here = self.scalar(at: end), here.properties.lowercaseMapping == String(scalar)
      else { return false }
      end += 1
    }
    return self.scalar(at: end).map { !isWord($0) } ?? true
  }

  // MARK: Scalars

  private func scalar(at index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }
  private func uses(_ scalar: Unicode.Scalar) -> Bool { scalars.contains(scalar) }
  private func isDigit(at index: Int) -> Bool {
    scalar(at: index).map { ("0"..."9").contains($0) } ?? false
  }
  private func take(_ digits: inout [UInt8], _ index: inout Int) {
    digits.append(UInt8(truncatingIfNeeded: scalars[index].value))
    index += 1
  }
  private func value(_ digits: [UInt8]) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 48 } }
  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{2009}" || scalar == "\u{202F}"
  }
  private func isGroupSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || isSpace(scalar)
  }
}

private let superscripts: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
private let multipliers = [
  "hundred", "thousand", "million", "billion", "trillion", "dozen",
]
private let approximateWords = [
  "about", "roughly", "around", "approximately", "nearly", "almost", "some", "circa",
]
