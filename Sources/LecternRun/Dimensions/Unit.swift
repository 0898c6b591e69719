/// A unit of measurement with its spellings.
struct Unit: Equatable, Sendable {
  enum Kind: Equatable, Sendable { case length, mass, time, volume, temperature, money, percent }

  /// As messages write it.
  var symbol: String
  /// Others: abbreviations as they are, words in the singular, which may stand in the plural too.
  var spellings: [String]
  /// Nil for one that only a column of the course has.
  var kind: Kind?
  /// In the first unit of its kind; nil where a factor alone does not convert it.
  var size: Double?

  init(_ symbol: String, _ spellings: String..., kind: Kind? = nil, size: Double? = nil) {
    self.symbol = symbol
    self.spellings = spellings
    self.kind = kind
    self.size = size
  }

  /// How many of `other` one of these is.
  func factor(to other: Unit) -> Double? {
    guard let kind, kind == other.kind, let size, let otherSize = other.size else { return nil }
    return size / otherSize
  }

  /// Those that lessons commonly measure in.
  static let usual: [Unit] = [
    Unit("m", "meter", "metre", kind: .length, size: 1),
    Unit("mm", "millimeter", "millimetre", kind: .length, size: 0.001),
    Unit("cm", "centimeter", "centimetre", kind: .length, size: 0.01),
    Unit("km", "kilometer", "kilometre", kind: .length, size: 1000),
    Unit("in", "inch", "″", kind: .length, size: 0.0254),
    Unit("ft", "foot", "feet", kind: .length, size: 0.3048),
    Unit("yd", "yard", kind: .length, size: 0.9144),
    Unit("mi", "mile", kind: .length, size: 1609.344),
    Unit("kg", "kilogram", "kilo", kind: .mass, size: 1),
    Unit("g", "gram", kind: .mass, size: 0.001),
    Unit("mg", "milligram", kind: .mass, size: 0.000001),
    Unit("t", "tonne", kind: .mass, size: 1000),
    Unit("lb", "lbs", "pound", kind: .mass, size: 0.45359237),
    Unit("oz", "ounce", kind: .mass, size: 0.028349523125),
    Unit("s", "sec", "second", kind: .time, size: 1),
    Unit("ms", "millisecond", kind: .time, size: 0.001),
    Unit("min", "minute", kind: .time, size: 60),
    Unit("h", "hr", "hour", kind: .time, size: 3600),
    Unit("days", "day", kind: .time, size: 86400),
    Unit("weeks", "week", kind: .time, size: 604800),
    Unit("months", "month", kind: .time),
    Unit("years", "yr", "year", kind: .time),
    Unit("l", "L", "liter", "litre", kind: .volume, size: 1),
    Unit("ml", "mL", "milliliter", "millilitre", kind: .volume, size: 0.001),
    Unit("°C", "degree", "degree Celsius", "degrees Celsius", kind: .temperature),
    Unit("°F", "degree", "degree Fahrenheit", "degrees Fahrenheit", kind: .temperature),
    Unit("K", "kelvin", kind: .temperature),
    Unit("$", "USD", "dollar", kind: .money),
    Unit("€", "EUR", "euro", kind: .money),
    Unit("£", "GBP", "pound", kind: .money),
    Unit("%", "percent", kind: .percent),
  ]
}
