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
