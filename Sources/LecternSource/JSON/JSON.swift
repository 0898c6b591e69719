/// A JSON value whose objects keep their order, so that output is canonical.
package enum JSON: Equatable, Sendable {
  case null
  case truth(Bool)
  case integer(Int)
  /// Written with the fewest digits that give the same double back; infinities and NaN as the
  /// strings `"Infinity"`, `"-Infinity"` and `"NaN"`, which JSON has no numbers for.
  case number(Double)
  case text(String)
  case array([JSON])
  /// An array of numbers, equal to the ``array`` of the same; results hold long ones.
  case numbers([Double])
  case object([(key: String, value: JSON)])

  package static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.truth(let a), .truth(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern
    case (.text(let a), .text(let b)): a == b
    case (.numbers(let a), .numbers(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern }
    case (.array, .array), (.array, .numbers), (.numbers, .array): a.array == b.array
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  package static func texts(_ values: [String]) -> JSON { .array(values.map { .text($0) }) }

  package subscript(key: String) -> JSON? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package var array: [JSON]? {
    switch self {
    case .array(let values): values
    case .numbers(let numbers): numbers.map { .number($0) }
    default: nil
    }
  }

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
  package var compact: String { String(decoding: compactBytes, as: UTF8.self) }

  /// ``compact`` as UTF-8.
  package var compactBytes: [UInt8] { bytes(indent: nil) }

  /// Two spaces of indentation; arrays without objects or arrays inside stand on one line.
  package var pretty: String { String(decoding: prettyBytes, as: UTF8.self) }

  /// ``pretty`` as UTF-8.
  package var prettyBytes: [UInt8] { bytes(indent: 0) + [UInt8(ascii: "\n")] }

  private func bytes(indent: Int?) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: indent)
    return bytes
  }

  private var isFlat: Bool {
    switch self {
    case .array(let values):
      values.allSatisfy {
        switch $0 {
        case .array, .numbers, .object: false
        default: true
        }
      }
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .truth(let truth): bytes += truth ? "true".utf8 : "false".utf8
    case .integer(let integer): bytes += String(integer).utf8
    case .number(let number): Self.write(number, to: &bytes)
    case .text(let string): Self.quote(string, to: &bytes)
    case .numbers(let numbers):
      bytes.append(UInt8(ascii: "["))
      for (i, number) in numbers.enumerated() {
        if i > 0 { bytes += indent == nil ? ",".utf8 : ", ".utf8 }
        Self.write(number, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .array(let values):
      let inner = isFlat ? nil : indent.map { $0 + 1 }
      bytes.append(UInt8(ascii: "["))
      for (i, value) in values.enumerated() {
        if i > 0 { bytes += indent != nil && inner == nil ? ", ".utf8 : ",".utf8 }
        Self.line(inner, to: &bytes)
        value.write(to: &bytes, indent: inner ?? indent)
      }
      if !values.isEmpty { Self.line(inner.map { $0 - 1 }, to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      let inner = indent.map { $0 + 1 }
      bytes.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.line(inner, to: &bytes)
        Self.quote(member.key, to: &bytes)
        bytes += indent == nil ? ":".utf8 : ": ".utf8
        member.value.write(to: &bytes, indent: inner)
      }
      if !members.isEmpty { Self.line(indent, to: &bytes) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func line(_ indent: Int?, to bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<2 * indent { bytes.append(UInt8(ascii: " ")) }
  }

  private static func write(_ number: Double, to bytes: inout [UInt8]) {
    if number.isNaN {
      bytes += "\"NaN\"".utf8
    } else if number.isInfinite {
      bytes += number < 0 ? "\"-Infinity\"".utf8 : "\"Infinity\"".utf8
    } else {
      bytes += number.description.utf8
    }
  }

  private static func quote(_ string: String, to bytes: inout [UInt8]) {
    // By bytes, since notebooks and pages quote whole tables.
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
  }
}
