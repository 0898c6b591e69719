import LecternSource

/// What an expression gives.
package enum Value: Equatable, Sendable {
  case number(Double)
  /// A whole number that was counted, compared exactly.
  case count(Int)
  case truth(Bool)
  case text(String)
  case series(Series)
  case list([Value])
  /// Greater than every number, infinity included; equal to itself.
  case never
  /// A name that stands for nothing here: a comparison with it is false.
  case missing

  /// The number, for numbers and counts.
  package var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    default: nil
    }
  }

  package var truth: Bool? {
    if case .truth(let truth) = self { truth } else { nil }
  }

  /// A word for messages: "a number", "a series".
  package var kindName: String {
    switch self {
    case .number: "a number"
    case .count: "a count"
    case .truth: "true or false"
    case .text: "a text"
    case .series: "a series"
    case .list: "a list"
    case .never: "never"
    case .missing: "nothing"
    }
  }

  /// With the fewest digits that give the same value back; what `lectern values` and reports print.
  package var description: String {
    switch self {
    case .number(let number): Self.text(of: number)
    case .count(let count): String(count)
    case .truth(let truth): truth ? "true" : "false"
    case .text(let text): text
    case .series(let series):
      "[" + series.values.map(Self.text(of:)).joined(separator: ", ") + "]"
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .never: "never"
    case .missing: "missing"
    }
  }

  /// Shortest text that gives the same double back; `∞`, `−∞` and `NaN` as words.
  package static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-∞" : "∞" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Numbers with an index that starts at `first`: epochs from 0 or 1, updates from 1.
package struct Series: Equatable, Sendable {
  /// What the index counts.
  package enum Clock: Equatable, Sendable {
    case epochs
    case updates
    /// Rows or other places that are no moment of a run.
    case places
  }

  /// Which value counts as the best.
  package enum Order: Equatable, Sendable {
    case lowestIsBest
    case highestIsBest
  }

  package var clock: Clock
  package var first: Int
  package var values: [Double]
  /// Nil where no value is better than another, as of weights and learning rates.
  package var order: Order?

  package init(
    from first: Int, _ values: [Double], by clock: Clock = .epochs, _ order: Order? = nil
  ) {
    self.clock = clock
    self.first = first
    self.values = values
    self.order = order
  }

  package subscript(index: Int) -> Double? {
    let place = index - first
    return values.indices.contains(place) ? values[place] : nil
  }

  /// The last index; below `first` when the series is empty.
  package var last: Int { first + values.count - 1 }
}
