/// What a part of an expression stands for: a value, or something with parts of its own.
enum Item: Sendable {
  case value(Value, Dimension? = nil)
  case group(Group)
  /// The same path in every member of a compare or in every seed.
  case many([Item])

  static func number(_ number: Double, in dimension: Dimension? = nil) -> Item {
    .value(.number(number), dimension)
  }
  static func number(_ number: Double?, in dimension: Dimension? = nil) -> Item {
    .value(number.map { .number($0) } ?? .missing, dimension)
  }
  static func count(_ count: Int, _ nouns: Noun...) -> Item {
    .value(.count(count), .count(nouns))
  }
  /// A count that may never have happened: `diverged_at`, `first_clean_epoch`.
  static func event(_ count: Int?, _ nouns: [Noun]) -> Item {
    .value(count.map { .count($0) } ?? .never, .count(nouns))
  }

  /// What its number counts or measures, as its path declares it.
  var dimension: Dimension? {
    switch self {
    case .value(_, let dimension): return dimension
    case .group(let group): return group.dimension
    case .many(let items):
      let first = items.first?.dimension
      return items.allSatisfy { $0.dimension == first } ? first : nil
    }
  }
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
