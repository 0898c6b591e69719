/// A JSON value whose objects keep their order, so that output is canonical.
package indirect enum JSON: Equatable, Sendable {
  case null
  case truth(Bool)
  case integer(Int)
  /// Written with the fewest digits that give the same double back; infinities and NaN as the
  /// strings `"Infinity"`, `"-Infinity"` and `"NaN"`, which JSON has no numbers for.
  case number(Double)
  case text(String)
  case array([JSON])
  case object([(key: String, value: JSON)])

  package static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.truth(let a), .truth(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern
    case (.text(let a), .text(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  package static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }
  package static func texts(_ values: [String]) -> JSON { .array(values.map { .text($0) }) }

  package subscript(key: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package var array: [JSON]? { if case .array(let values) = self { values } else { nil } }

  package var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, with the three words for what JSON cannot write.
  package var number: Double? {
    switch self {
    case .number(let number): number
    case .integer(let integer): Double(integer)
    case .text("Infinity"): .infinity
    case .text("-Infinity"): -.infinity
    case .text("NaN"): .nan
    default: nil
    }
  }
}

// MARK: - Writing

extension JSON {
  /// On one line, without spaces.
  package var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// Two spaces of indentation; arrays without objects or arrays inside stand on one line.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private var isFlat: Bool {
    switch self {
    case .array(let values):
      values.allSatisfy {
        switch $0 {
        case .array, .object: false
        default: true
        }
      }
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .truth(let truth): text += truth ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += Self.literal(number)
    case .text(let string): Self.quote(string, to: &text)
    case .array(let values):
      let inner = isFlat ? nil : indent.map { $0 + 1 }
      text += "["
      for (i, value) in values.enumerated() {
        if i > 0 { text += indent != nil && inner == nil ? ", " : "," }
        Self.line(inner, to: &text)
        value.write(to: &text, indent: inner ?? indent)
      }
      if !values.isEmpty { Self.line(inner.map { $0 - 1 }, to: &text) }
      text += "]"
    case .object(let members):
      let inner = indent.map { $0 + 1 }
      text += "{"
      for (i, member) in members.enumerated() {
        if i > 0 { text += "," }
        Self.line(inner, to: &text)
        Self.quote(member.key, to: &text)
        text += indent == nil ? ":" : ": "
        member.value.write(to: &text, indent: inner)
      }
      if !members.isEmpty { Self.line(indent, to: &text) }
      text += "}"
    }
  }

  private static func line(_ indent: Int?, to text: inout String) {
    guard let indent else { return }
    text += "\n" + String(repeating: "  ", count: indent)
  }

  private static func literal(_ number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return "\(number)"
  }

  private static func quote(_ string: String, to text: inout String) {
    // By bytes, since notebooks and pages quote whole tables.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count + string.utf8.count / 16 + 2)
    func escape(_ letters: StaticString) {
      bytes.append(UInt8(ascii: "\\"))
      letters.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): escape("\"")
      case UInt8(ascii: "\\"): escape("\\")
      case UInt8(ascii: "\n"): escape("n")
      case UInt8(ascii: "\r"): escape("r")
      case UInt8(ascii: "\t"): escape("t")
      case 0..<0x20, UInt8(ascii: "<"):
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
      // The separators of lines and paragraphs, E2 80 A8 and A9, end lines in JavaScript.
      case 0xA8 where bytes.suffix(2) == [0xE2, 0x80]:
        bytes.removeLast(2)
        escape("u2028")
      case 0xA9 where bytes.suffix(2) == [0xE2, 0x80]:
        bytes.removeLast(2)
        escape("u2029")
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    text += String(decoding: bytes, as: UTF8.self)
  }
}
