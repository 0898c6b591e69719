import LecternSource

extension ValueType {
  /// What a message says is expected: "a whole number of at least 1".
  package var words: String {
    switch self {
    case .text: "text"
    case .name: "a name"
    case .markdown: "text"
    case .expression: "an expression"
    case .path: "the name of a result"
    case .cell: "a number or text"
    case .flag: "true or false"
    case .color: "a color such as \"#0b57d0\", rgb(11 87 208) or navy"
    case .number(let bounds): "a number\(bounds.words)"
    case .integer(let bounds): "a whole number\(bounds.words)"
    case .choice(let words): oneOf(words)
    case .component(let kind): "\(kind.words.article) \(kind.words.noun)"
    case .componentName(let kind): "the name of \(kind.words.article) \(kind.words.noun)"
    case .list(let item): "a list of \(item.plural)"
    case .oneOrMore(let item): "\(item.words) or a list of them"
    case .fields(themeColors): "a mapping of tokens to colors"
    case .fields(let keys): "a mapping with \(keys.map(\.name).joined(separator: ", "))"
    case .dictionary(let value): "a mapping of names to \(value.plural)"
    case .either(let types): types.map(\.words).joined(separator: ", or ")
    case .raw: "a value"
    }
  }

  private var plural: String {
    switch self {
    case .text, .markdown: "texts"
    case .name: "names"
    case .expression: "expressions"
    case .path: "names of results"
    case .cell: "numbers or texts"
    case .flag: "flags"
    case .color: "colors"
    case .number(let bounds): "numbers\(bounds.words)"
    case .integer(let bounds): "whole numbers\(bounds.words)"
    case .choice(let words): words.joined(separator: ", ")
    case .component(let kind), .componentName(let kind): kind.words.plural
    case .list: "lists"
    case .oneOrMore(let item): item.plural
    case .fields, .dictionary: "mappings"
    case .either(let types): types.map(\.plural).joined(separator: " or ")
    case .raw: "values"
    }
  }
}

extension Bounds {
  /// " greater than 0", " from 0 to 1"; empty without bounds.
  package var words: String {
    switch (lower, upper) {
    case (nil, nil): ""
    case (let lower?, nil):
      lowerIsOpen ? " greater than \(numberText(lower))" : " of at least \(numberText(lower))"
    case (nil, let upper?):
      upperIsOpen ? " less than \(numberText(upper))" : " of at most \(numberText(upper))"
    case (let lower?, let upper?):
      lowerIsOpen
        ? " greater than \(numberText(lower)) and "
          + (upperIsOpen ? "less than \(numberText(upper))" : "at most \(numberText(upper))")
        : " from \(numberText(lower)) to "
          + (upperIsOpen ? "below \(numberText(upper))" : numberText(upper))
    }
  }
}

/// "given, fixed or shuffled".
func oneOf(_ words: [String]) -> String { words.isEmpty ? "nothing" : list(words, "or") }

/// The shortest digits that give the same number; whole numbers without a dot.
package func numberText(_ value: Double) -> String {
  if value == 0 { return "0" }
  if abs(value) < 1e15, value == value.rounded() { return String(Int(value)) }
  return String(value)
}
