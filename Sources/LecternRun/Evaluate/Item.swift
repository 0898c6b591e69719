/// What a part of an expression stands for: a value, or something with parts of its own.
enum Item: Sendable {
  case value(Value)
  case group(Group)
  /// The same path in every member of a compare or in every seed.
  case many([Item])

  static func number(_ number: Double) -> Item { .value(.number(number)) }
  static func count(_ count: Int) -> Item { .value(.count(count)) }
  static func number(_ number: Double?) -> Item { .value(number.map { .number($0) } ?? .missing) }
  /// A count that may never have happened: `diverged_at`, `first_clean_epoch`.
  static func event(_ count: Int?) -> Item { .value(count.map { .count($0) } ?? .never) }
}

/// The answer to a name or an index.
enum Found: Sendable {
  case item(Item)
  /// It would exist had the run kept it: the entry of `record` or `metrics` to add.
  case unrecorded(String)
  /// The name is known but there is nothing behind it here, because of the reason given.
  case absent(String)
  case unknown
}

/// Something with named or numbered parts: a run, a column, a series, a step of a trace.
struct Group: Sendable {
  struct Entry: Sendable {
    var name: String
    var find: @Sendable () -> Found
  }

  /// Results that have methods. Indirect, since groups are passed around and results are large.
  indirect enum Subject: Sendable {
    case none
    case run(RunResult)
    case data(DataResult)
    case column(DataColumn, of: DataResult)
    case compare(CompareResult)
    case residuals(RunResult)
    case seeds(CompareResult)
    case series(Series)
  }

  /// For messages: "run 'capstone'".
  var phrase: String
  var subject: Subject
  /// What stands for the whole, where one number does.
  var value: Value?
  /// The value over time, so that a condition can ask for one moment.
  var series: Series?
  /// The entry that would record the value over time, where it can be.
  var seriesEntry: String?
  var entries: [Entry]
  var element: (@Sendable ([Value]) -> Found)?

  init(
    _ phrase: String, subject: Subject = .none, value: Value? = nil, series: Series? = nil,
    seriesEntry: String? = nil, entries: [Entry] = [],
    element: (@Sendable ([Value]) -> Found)? = nil
  ) {
    self.phrase = phrase
    self.subject = subject
    self.value = value
    self.series = series
    self.seriesEntry = seriesEntry
    self.entries = entries
    self.element = element
  }

  var names: [String] { entries.map(\.name) }

  func member(_ name: String) -> Found {
    entries.first { $0.name == name }?.find() ?? .unknown
  }
}

extension Group.Entry {
  init(_ name: String, _ item: @escaping @Sendable @autoclosure () -> Item) {
    self.name = name
    find = { .item(item()) }
  }

  static func found(_ name: String, _ find: @escaping @Sendable () -> Found) -> Self {
    Self(name: name, find: find)
  }
}

/// A series as an item: its moments by index, and the numbers that sum it up.
func item(for series: Series, _ phrase: String) -> Item {
  let values = series.values
  var entries: [Group.Entry] = [
    .init("initial", .number(values.first)),
    .init("final", .number(values.last)),
    .init("best", .number(best(of: values).map { values[$0] })),
    .init("min", .number(best(of: values).map { values[$0] })),
    .init("max", .number(values.contains { $0.isNaN } ? Double.nan : values.max())),
    .init("mean", .number(values.isEmpty ? nil : Statistic.mean.of(values))),
    .init("count", .count(values.count)),
  ]
  let bestName = series.clock == .updates ? "best_update" : "best_epoch"
  entries.append(.init(bestName, .event(best(of: values).map { $0 + series.first })))
  return .group(
    Group(
      phrase, subject: .series(series), value: nil, series: series, entries: entries,
      element: { index in
        guard let index = index.only?.wholeNumber else {
          return .absent("\(phrase) takes one whole number in brackets")
        }
        if let value = series[index] { return .item(.number(value)) }
        guard !values.isEmpty else { return .absent("\(phrase) is empty") }
        return .absent("\(phrase) runs from \(series.first) to \(series.last)")
      }))
}

/// The place of the smallest value that is not NaN, the first of equals.
private func best(of values: [Double]) -> Int? {
  var best: Int?
  for (index, value) in values.enumerated() where !value.isNaN {
    if let current = best, values[current] <= value { continue }
    best = index
  }
  return best
}

/// Numbers by place, from 0, with a name for each where there is one.
func item(
  forNumbers values: [Double], names: [String] = [], _ phrase: String
) -> Item {
  .group(
    Group(
      phrase, value: values.count == 1 ? .number(values[0]) : nil,
      entries: zip(names, values).map { name, value in .init(name, .number(value)) },
      element: { index in
        guard let place = index.only?.wholeNumber else {
          return .absent("\(phrase) takes one whole number in brackets")
        }
        guard values.indices.contains(place) else {
          return .absent("\(phrase) has places 0 to \(values.count - 1)")
        }
        return .item(.number(values[place]))
      }))
}

extension Array {
  /// The only element, if there is exactly one.
  var only: Element? { count == 1 ? self[0] : nil }
}

extension Value {
  var wholeNumber: Int? {
    guard let number, number.magnitude < 1e15, number == number.rounded() else { return nil }
    return Int(number)
  }
}

/// Numbers that sum up a list.
enum Statistic: String, CaseIterable, Sendable {
  case max, min, mean, sum, median, sd, count

  func of(_ values: [Double]) -> Double {
    switch self {
    case .count: return Double(values.count)
    case .sum: return values.reduce(0, +)
    default: break
    }
    guard !values.isEmpty, !values.contains(where: \.isNaN) else { return .nan }
    let n = Double(values.count)
    switch self {
    case .max: return values.max() ?? .nan
    case .min: return values.min() ?? .nan
    case .mean: return values.reduce(0, +) / n
    case .median:
      let sorted = values.sorted()
      return (sorted[(values.count - 1) / 2] + sorted[values.count / 2]) / 2
    case .sd:
      let mean = values.reduce(0, +) / n
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
    case .sum, .count: return .nan
    }
  }
}
