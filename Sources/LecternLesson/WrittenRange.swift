/// The range that a claim's text states: `3–5`, `3 to 5 epochs`, `between 10 and 20%`.
///
/// Two numbers with a dash or "to" between them, or with "and" between them and "between"
/// before. A percent sign behind the second one is meant for both, and is a unit where the value is
/// measured in percent.
package struct WrittenRange: Equatable, Sendable {
  package let lower: Double
  package let upper: Double
  /// The second number as it is written: units stand behind it.
  package let last: WrittenNumber

  package init?(parsing text: String, percentIsUnit: Bool = false) {
    let numbers = WrittenNumberScanner(text).numbers(upTo: 3)
    guard numbers.count == 2 else { return nil }
    let bytes = Array(text.utf8)
    func words(_ range: Range<Int>) -> [String] {
      String(decoding: bytes[range], as: UTF8.self).lowercased()
        .split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{2009}" || $0 == "\u{202F}" }
        .map(String.init)
    }
    let before = words(0..<numbers[0].range.lowerBound).last
    switch words(numbers[0].range.upperBound..<numbers[1].range.lowerBound) {
    case ["–"], ["—"], ["-"], ["−"], ["to"]: break
    case ["and"] where before == "between": break
    default: return nil
    }
    let sharesPercent = numbers[0].style.percent.isEmpty && !numbers[1].style.percent.isEmpty
    let scale = percentIsUnit && !numbers[1].style.percent.isEmpty ? 100.0 : 1
    lower = (sharesPercent ? numbers[0].value / 100 : numbers[0].value) * scale
    upper = numbers[1].value * scale
    last = numbers[1]
    // "18.7 to 0" is a way, not a range.
    guard lower <= upper else { return nil }
  }

  /// Whether `value` lies between the two numbers, both included.
  package func contains(_ value: Double) -> Bool {
    // The decimal fraction written is seldom a binary one; a few units in the last place are ours.
    let slack = value.isFinite ? 4 * value.magnitude.ulp : 0
    return lower - slack <= value && value <= upper + slack
  }

  /// Whether it says next to nothing about `value`: it is more than ten times as wide as that is
  /// large. A range around nothing says that there is at most so much, one without end that there is
  /// at least so much.
  package func isTooVague(for value: Double) -> Bool {
    let width = upper - lower
    return value != 0 && width.isFinite && width > 10 * value.magnitude
  }
}
