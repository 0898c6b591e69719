/// The one number of a claim's text, with the precision and the style in which its author wrote it.
///
/// `148.8`, `1,234`, `10 000`, `31%`, `31 percent`, `−0.5`, `+3`, `.5`, `2.5e-4`, `3 × 10⁻³`, `∞` and `never` are
/// numbers; words may stand around them (`about 150`, `12 epochs`). A text with no number, or with
/// more than one, has no written number: it is a relation. So does one whose digits go on in other
/// ways, as in `10⁻³`, `5‰`, `100k` and `3 million`.
package struct WrittenNumber: Equatable, Sendable {
  /// The number meant: `31%` is 0.31.
  package let value: Double
  /// Half a unit of the last digit written, in units of `value`; 0 for infinity. After a word such
  /// as "about" the last digit that is not zero counts, so that `about 150` allows 145 to 155.
  package let halfUnit: Double
  /// Whether the number was written without decimals, exponent and percent sign.
  package let isInteger: Bool
  /// The UTF-8 offsets of the number in the text: sign, digits and percent sign.
  package let range: Range<Int>
  package let style: Style

  /// How the number looks, apart from its digits.
  package struct Style: Equatable, Sendable {
    /// Digits after the point: of the mantissa, where there is an exponent.
    package var decimals = 0
    /// Digits from the first that is not zero.
    package var significantDigits = 1
    /// Between groups of three digits: a comma or some space. Empty without grouping.
    package var groupSeparator = ""
    package var minus = "-"
    package var hasPlus = false
    /// Whether digits stand before the point (`0.5`, not `.5`).
    package var hasLeadingZero = true
    /// The percent sign, or the word, with the space before it. Empty for a plain number.
    package var percent = ""
    /// Whether the percent sign is the unit of the value, which is 45 in `45%` then and not 0.45.
    package var percentIsUnit = false
    package var exponent: Exponent?
    package var isApproximate = false
  }

  package enum Exponent: Equatable, Sendable {
    /// `1.5e-04`: the letter, whether a plus is written, and the least number of digits.
    case letter(String, hasPlus: Bool, digits: Int)
    /// `1.5 × 10⁻⁴` or `1.5 × 10^-4`: what stands before the exponent, and whether it is raised.
    case power(String, isSuperscript: Bool)
  }

  /// The number in `text`, if it holds exactly one.
  ///
  /// - Parameters:
  ///   - text: a claim's text.
  ///   - percentIsUnit: whether a percent sign is the unit that its value is measured in.
  package init?(parsing text: String, percentIsUnit: Bool = false) {
    let scanner = WrittenNumberScanner(text)
    guard let found = scanner.onlyNumber() else { return nil }
    self = percentIsUnit ? found.inPercent : found
  }

  /// The same text as a number of percent: `45%` is 45.
  private var inPercent: WrittenNumber {
    guard !style.percent.isEmpty else { return self }
    var style = style
    style.percentIsUnit = true
    return WrittenNumber(
      value: value * 100, halfUnit: halfUnit * 100, isInteger: isInteger, range: range, style: style
    )
  }

  /// Every number in `text`, in order, at most a hundred.
  package static func all(in text: String) -> [WrittenNumber] {
    WrittenNumberScanner(text).numbers(upTo: 100)
  }

  init(value: Double, halfUnit: Double, isInteger: Bool, range: Range<Int>, style: Style) {
    self.value = value
    self.halfUnit = halfUnit
    self.isInteger = isInteger
    self.range = range
    self.style = style
  }
}

extension WrittenNumber {
  /// What a written number says about a result.
  package enum Verdict: Equatable, Sendable {
    case holds
    case differs
    /// The result lies within half a unit, but the text says nothing about it: `0` for 0.4.
    case tooVague
  }

  /// Whether the number is true of `result`: |result − value| ≤ half a unit of the last digit, both
  /// ends included. Half a unit of slack that exceeds a quarter of the result is too vague, unless
  /// the difference is below a hundredth of the unit, so that `0.00` holds for 1e-9.
  package func verdict(for result: Double) -> Verdict {
    if result.isNaN { return .differs }
    if result.isInfinite || value.isInfinite { return result == value ? .holds : .differs }
    let difference = (result - value).magnitude
    // The decimal fraction written is seldom a binary one; a few units in the last place are ours.
    let slack = 4 * max(result.magnitude, value.magnitude, halfUnit).ulp
    guard difference <= halfUnit + slack else { return .differs }
    let isVague = difference > result.magnitude / 4 && difference > halfUnit / 50
    return isVague ? .tooVague : .holds
  }
}
