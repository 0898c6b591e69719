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
  /// What the value and the series count or measure.
  var dimension: Dimension?
  /// The value over time, so that a condition can ask for one moment.
  var series: Series?
  /// The entry that would record the value over time, where it can be.
  var seriesEntry: String?
  var entries: [Entry]
  var element: (@Sendable ([Value]) -> Found)?

  init(
    _ phrase: String, subject: Subject = .none, value: Value? = nil, dimension: Dimension? = nil,
    series: Series? = nil, seriesEntry: String? = nil, entries: [Entry] = [],
    element: (@Sendable ([Value]) -> Found)? = nil
  ) {
    self.phrase = phrase
    self.subject = subject
    self.value = value
    self.dimension = dimension
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
