import LecternMarkup
import LecternNumerics

/// JSON text for the page's script, a field at a time.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var needsComma = false

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }
  mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  mutating func key(_ name: String) {
    string(name)
    add(":")
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
      case 0..<0x20: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What is not finite becomes the string of its word, `"∞"` or `"NaN"`.
  ///
  /// The page's script rounds to three digits what stands here, and must come to what the tables say.
  /// So a number of four digits that end in 5, where rounding twice may differ from rounding once, is
  /// rounded to three at once.
  mutating func number(_ value: Double, digits: Int = 4) {
    separate()
    let short = NumberFormat.json(value, digits: digits)
    add(digits == 4 && endsInFive(short) ? NumberFormat.json(value, digits: 3) : short)
  }

  private func endsInFive(_ number: String) -> Bool {
    var last: UInt8 = 0
    for byte in number.utf8 {
      if byte == UInt8(ascii: "e") { break }
      if byte > UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { last = byte }
    }
    return last == UInt8(ascii: "5")
  }

  /// Numbers as one text, a third shorter than an array of them: apart by spaces, without the zero
  /// before a point, `-` for none, `v*n` for one that stands n times in a row.
  ///
  /// Within `span`, what the drawing shows from one edge to the other, three digits will do for a
  /// number that they leave within half a pixel of its place.
  mutating func list(_ values: [Double?], digits: Int = 4, span: Double? = nil) {
    var told = WordList()
    for value in values {
      told.add(value.map { listed($0, digits: digits, span: span) } ?? "-")
    }
    string(told.text)
  }

  mutating func list(_ values: [Double], digits: Int = 4, span: Double? = nil) {
    // Spelled out: Embedded Swift converts no arrays.
    let all: [Double?] = values.map { .some($0) }
    list(all, digits: digits, span: span)
  }

  /// Places along an axis, ascending: whole numbers as `+` and the way from each to the next.
  mutating func places(_ values: [Double]) {
    guard values.allSatisfy({ $0.magnitude < 1e9 && $0 == Double(Int64($0)) }) else {
      return list(values.map { $0 }, digits: 7)
    }
    var told = WordList()
    var last = 0.0
    for value in values {
      told.add(NumberFormat.json(value - last, digits: 9))
      last = value
    }
    string("+" + told.text)
  }

  private func listed(_ value: Double, digits: Int, span: Double?) -> String {
    if !value.isFinite { return words(value) }
    var short = NumberFormat.json(value, digits: digits)
    if digits == 4 && (endsInFive(short) || thirdDigit(of: value) / 2 < (span ?? 0) / 700) {
      short = NumberFormat.json(value, digits: 3)
    }
    return withoutZero(short)
  }

  private mutating func nest(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    add(open)
    needsComma = false
    body(&self)
    add(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// Words apart by spaces, the same word in a row told once with its count.
private struct WordList {
  private var done = ""
  private var last = ""
  private var count = 0

  var text: String { done + (count > 1 ? last + "*" + wholeNumberText(count) : last) }

  mutating func add(_ word: String) {
    if count > 0 && sameText(word, last) {
      count += 1
      return
    }
    if count > 0 { done = text + " " }
    last = word
    count = 1
  }
}

/// What one more in the third digit of a number makes.
private func thirdDigit(of value: Double) -> Double {
  guard value != 0 else { return 0 }
  var power = 1.0
  while power > value.magnitude { power /= 10 }
  while power * 10 <= value.magnitude { power *= 10 }
  return power / 100
}

/// The widest range of values among series that stay finite and do not run away: about what their
/// drawing shows. Absent where there is none.
func shownSpan(_ series: [[Double]]) -> Double? {
  var low = Double.infinity
  var high = -Double.infinity
  for values in series {
    guard let first = values.first, let last = values.last else { continue }
    guard values.allSatisfy({ $0.isFinite }), last.magnitude <= 10 * first.magnitude || first == 0
    else { continue }
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
  }
  return high > low ? high - low : nil
}

/// `.5` for `0.5` and `-.5` for `-0.5`.
private func withoutZero(_ number: String) -> String {
  var bytes = Array(number.utf8)
  let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
  if bytes.count > start + 1, bytes[start] == UInt8(ascii: "0"),
    bytes[start + 1] == UInt8(ascii: ".")
  {
    bytes.remove(at: start)
  }
  return String(decoding: bytes, as: UTF8.self)
}
