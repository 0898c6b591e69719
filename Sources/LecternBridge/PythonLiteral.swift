/// Python's way to write values, with the fewest digits that give the same double back.
enum PythonLiteral {
  static func number(_ value: Double) -> String {
    if value.isNaN { return "float(\"nan\")" }
    if value.isInfinite { return value < 0 ? "-float(\"inf\")" : "float(\"inf\")" }
    return whole(value).map { "\($0).0" } ?? value.description
  }

  /// A number as a person writes it: `32` for a whole one.
  static func plain(_ value: Double) -> String {
    if let whole = whole(value) { return String(whole) }
    let text = number(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The whole number that `value` is; nil for others, for large ones and for minus zero.
  private static func whole(_ value: Double) -> Int? {
    guard value.magnitude < 1e15, value == Double(Int(value)),
      !(value == 0 && value.sign == .minus)
    else { return nil }
    return Int(value)
  }

  static func list(_ values: [Double]) -> String {
    "[" + values.map(number).joined(separator: ", ") + "]"
  }

  /// Rows of `width` numbers.
  static func matrix(_ values: [Double], width: Int) -> String {
    let rows = stride(from: 0, to: values.count, by: max(width, 1)).map {
      list(Array(values[$0..<min($0 + width, values.count)]))
    }
    return "[" + rows.joined(separator: ", ") + "]"
  }

  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
