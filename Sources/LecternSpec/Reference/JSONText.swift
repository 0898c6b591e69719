/// A JSON value that prints with its keys in the order given.
indirect enum JSONText {
  case string(String)
  case number(Double)
  case flag(Bool)
  case null
  case array([JSONText])
  case object(JSONMembers)

  /// Two spaces deeper with every level.
  func text(indent: String = "") -> String {
    switch self {
    case .string(let value): quoted(value)
    case .number(let value): numberText(value)
    case .flag(let value): value ? "true" : "false"
    case .null: "null"
    case .array(let items):
      block("[", "]", items.map { $0.text(indent: indent + "  ") }, indent)
    case .object(let members):
      block(
        "{", "}",
        members.list.map { "\(quoted($0.name)): \($0.value.text(indent: indent + "  "))" }, indent)
    }
  }

  private func block(_ open: String, _ close: String, _ items: [String], _ indent: String)
    -> String
  {
    guard !items.isEmpty else { return open + close }
    return "\(open)\n" + items.map { "\(indent)  \($0)" }.joined(separator: ",\n")
      + "\n\(indent)\(close)"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Names and values in their order.
struct JSONMembers: ExpressibleByDictionaryLiteral {
  var list: [(name: String, value: JSONText)] = []

  init(dictionaryLiteral elements: (String, JSONText)...) {
    for (name, value) in elements { add(name, value) }
  }

  mutating func add(_ name: String, _ value: JSONText) { list.append((name, value)) }
}
