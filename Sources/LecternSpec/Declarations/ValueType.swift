/// What the value of a key may be. One declaration decodes, documents and describes it in the
/// JSON Schema.
package indirect enum ValueType: Equatable, Sendable {
  /// Any text in one line.
  case text
  /// The name of a spec, a column or a member: letters, digits, `_`, `-`.
  case name
  /// Markdown, with claims and mathematics.
  case markdown
  /// An expression over results.
  case expression
  /// A path to a result or a spec; several of them may stand in brackets.
  case path
  /// A number, a text or nothing: one value of a table.
  case cell
  case flag
  /// A color as style sheets write it.
  case color
  case number(Bounds)
  case integer(Bounds)
  /// One of a closed list of words.
  case choice([String])
  /// A component of the vocabulary: bare name, `kind:` mapping or one-entry mapping.
  case component(ComponentKind)
  /// The bare name of a component that takes no arguments here, such as a metric to list.
  case componentName(ComponentKind)
  case list(of: ValueType)
  /// A single value or a list of them; always decodes to a list.
  case oneOrMore(ValueType)
  /// A mapping with these keys.
  case fields([KeyDeclaration])
  /// A mapping with keys of the author's choice.
  case dictionary(of: ValueType)
  /// The first type that fits.
  case either([ValueType])
  /// Any YAML, decoded by the code that asks for it.
  case raw
}

/// Numbers between two ends; an open end is not among them.
package struct Bounds: Equatable, Sendable {
  package var lower: Double?
  package var lowerIsOpen: Bool
  package var upper: Double?
  package var upperIsOpen: Bool

  package init(
    lower: Double? = nil, lowerIsOpen: Bool = false, upper: Double? = nil,
    upperIsOpen: Bool = false
  ) {
    self.lower = lower
    self.lowerIsOpen = lowerIsOpen
    self.upper = upper
    self.upperIsOpen = upperIsOpen
  }

  package static let any = Bounds()
  package static let positive = Bounds(lower: 0, lowerIsOpen: true)
  package static let nonnegative = Bounds(lower: 0)
  /// 0 to 1, both included.
  package static let fraction = Bounds(lower: 0, upper: 1)
  /// 0 to 1 without 1: momentum, decay rates, split and dropout fractions.
  package static let belowOne = Bounds(lower: 0, upper: 1, upperIsOpen: true)

  package static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value) }

  package static func range(_ range: ClosedRange<Double>) -> Bounds {
    Bounds(lower: range.lowerBound, upper: range.upperBound)
  }

  /// NaN is in no bounds; infinities only where an end is missing.
  package func contains(_ value: Double) -> Bool {
    if value.isNaN { return false }
    if let lower, lowerIsOpen ? value <= lower : value < lower { return false }
    if let upper, upperIsOpen ? value >= upper : value > upper { return false }
    return true
  }
}
