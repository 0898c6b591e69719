import LecternNumerics

/// JSON text for the page's script, a field at a time.
struct JSONWriter {
  private(set) var text = ""
  private var needsComma = false

  mutating func object(_ body: (inout JSONWriter) -> Void) { nest("{", "}", body) }
  mutating func array(_ body: (inout JSONWriter) -> Void) { nest("[", "]", body) }

  mutating func key(_ name: String) {
    string(name)
    text += ":"
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
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
    text += String(decoding: bytes, as: UTF8.self)
  }

  /// What is not finite becomes the string of its word, `"∞"` or `"NaN"`.
  ///
  /// The page's script rounds to three digits what stands here, and must come to what the tables say.
  /// So a number of four digits that end in 5, where rounding twice may differ from rounding once, is
  /// rounded to three at once.
  mutating func number(_ value: Double, digits: Int = 4) {
    separate()
    let short = NumberFormat.json(value, digits: digits)
    text += digits == 4 && endsInFive(short) ? NumberFormat.json(value, digits: 3) : short
  }

  private func endsInFive(_ number: String) -> Bool {
    var last: UInt8 = 0
    for byte in number.utf8 {
      if byte == UInt8(ascii: "e") { break }
      if byte > UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { last = byte }
    }
    return last == UInt8(ascii: "5")
  }

  mutating func null() {
    separate()
    text += "null"
  }

  mutating func numbers(_ values: [Double], digits: Int = 4) {
    array { writer in
      for value in values { writer.number(value, digits: digits) }
    }
  }

  private mutating func nest(
    _ open: String, _ close: String, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    text += open
    needsComma = false
    body(&self)
    text += close
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }
}
