/// Everything a lesson's specs gave, by name and in the order of the lesson.
package struct LessonResults: Equatable, Sendable {
  package private(set) var entries: [NamedResult]
  /// Data sets of the course, which expressions may name too.
  package var shared: [DataResult] = []
  /// Specs that have no result because they were refused or failed, which is reported where they
  /// stand.
  package var failed: Set<String> = []
  private var places: [String: Int]

  package init(_ entries: [NamedResult] = []) {
    self.entries = []
    places = [:]
    for entry in entries { insert(entry) }
  }

  /// Adds `entry`, or replaces the one of the same name.
  package mutating func insert(_ entry: NamedResult) {
    if let place = places[entry.name] {
      entries[place] = entry
    } else {
      places[entry.name] = entries.count
      entries.append(entry)
    }
  }

  package subscript(name: String) -> NamedResult? {
    if let place = places[name] { return entries[place] }
    return shared.first { $0.name == name }.map { .data($0) }
  }

  package func data(_ name: String) -> DataResult? {
    if case .data(let result)? = self[name] { result } else { nil }
  }

  /// A run by name, members included: `capstone`, `race.adam`, `rates[0.1]`.
  package func run(_ name: String) -> RunResult? {
    switch self[name] {
    case .run(let result)?: return result
    case nil:
      for case .compare(let compare) in entries {
        if let member = compare.members.first(where: { $0.run.name == name }) { return member.run }
      }
      return nil
    default: return nil
    }
  }

  package func compare(_ name: String) -> CompareResult? {
    if case .compare(let result)? = self[name] { result } else { nil }
  }

  package func trace(_ name: String) -> TraceResult? {
    if case .trace(let result)? = self[name] { result } else { nil }
  }

  /// Every run, a compare's members in their order.
  package var runs: [RunResult] {
    entries.flatMap { entry -> [RunResult] in
      switch entry {
      case .run(let run): [run]
      case .compare(let compare): compare.members.map(\.run)
      case .data, .trace: []
      }
    }
  }
}

extension LessonResults {
  /// Brings the entries into the order of `names`; others keep theirs, after them.
  package mutating func order(by names: [String]) {
    let ranks = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    let sorted = entries.enumerated().sorted { a, b in
      (ranks[a.element.name] ?? .max, a.offset) < (ranks[b.element.name] ?? .max, b.offset)
    }.map(\.element)
    entries = sorted
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.name, $0) })
  }
}

// Indirect, since results are large and go from hand to hand.
package indirect enum NamedResult: Equatable, Sendable {
  case data(DataResult)
  case run(RunResult)
  case compare(CompareResult)
  case trace(TraceResult)

  package var name: String {
    switch self {
    case .data(let result): result.name
    case .run(let result): result.name
    case .compare(let result): result.name
    case .trace(let result): result.name
    }
  }
}
