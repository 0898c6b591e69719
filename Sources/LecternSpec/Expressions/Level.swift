/// How tightly operators bind, loosest first.
enum Level: Int, Comparable {
  case or
  case and
  case not
  case comparison
  case range
  case sum
  case product
  case negation
  case power
  case path

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  var next: Level { Level(rawValue: rawValue + 1) ?? .path }
}

extension BinaryOperator {
  var level: Level {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .plus, .minus: .sum
    case .times, .divided: .product
    case .power: .power
    }
  }
}
