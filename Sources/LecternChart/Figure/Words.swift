import LecternNumerics

/// Three significant digits, as captions have them.
func words(_ value: Double) -> String { NumberFormat.significant(value) }

/// A position on an axis: whole numbers in full, settings as written.
func position(_ value: Double) -> String { NumberFormat.setting(value) }

/// "a", "a and b", "a, b and c".
func list(_ items: [String]) -> String {
  var result = ""
  for index in items.indices {
    if index > 0 { result += index == items.count - 1 ? " and " : ", " }
    result += items[index]
  }
  return result
}

/// "1 point", "24 points". `noun` is the singular of a word whose plural takes an s.
func counted(_ count: Int, _ noun: String) -> String {
  NumberFormat.count(count) + " " + plural(count, noun)
}

func plural(_ count: Int, _ noun: String) -> String {
  guard count != 1 else { return noun }
  let bytes = Array(noun.utf8)
  if let last = bytes.last {
    if last == UInt8(ascii: "h") || last == UInt8(ascii: "s") || last == UInt8(ascii: "x") {
      return noun.utf8.elementsEqual("epoch".utf8) ? noun + "s" : noun + "es"
    }
  }
  return noun + "s"
}

/// The text with a capital first letter, where it begins with a word of ASCII letters. Names of one
/// letter, `w` or `x₁`, stay: they are symbols.
func capitalized(_ text: String) -> String {
  var bytes = Array(text.utf8)
  func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
  if bytes.count > 1, isLower(bytes[0]), isLower(bytes[1]) { bytes[0] -= 32 }
  return String(decoding: bytes, as: UTF8.self)
}

/// A unit as it reads after "per": "liters" becomes "liter". Short symbols stay as they are.
func singular(_ unit: String) -> String {
  let bytes = Array(unit.utf8)
  guard bytes.count > 3, bytes[bytes.count - 1] == UInt8(ascii: "s") else { return unit }
  let before = bytes[bytes.count - 2]
  if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") { return unit }
  return String(decoding: bytes.dropLast(), as: UTF8.self)
}

/// Labels without what all of them begin with up to a space: "η = 0.05", "η = 0.3" become "0.05",
/// "0.3". One label, or labels that would vanish, stay whole.
func withoutCommonStart(_ labels: [String]) -> [String] {
  guard labels.count > 1 else { return labels }
  let texts = labels.map { Array($0.utf8) }
  var common = 0
  var cut = 0
  while common < texts[0].count {
    let byte = texts[0][common]
    var shared = true
    for text in texts where common >= text.count - 1 || text[common] != byte { shared = false }
    guard shared else { break }
    common += 1
    if byte == UInt8(ascii: " ") { cut = common }
  }
  return texts.map { String(decoding: $0[cut...], as: UTF8.self) }
}

func sameText(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

/// A quantity's name on an axis or in a table, with its unit: "weight, kg".
public struct Quantity: Equatable, Sendable, ExpressibleByStringLiteral {
  /// In the singular, without a capital: "weight".
  public var name: String
  /// As it follows a number: "kg"; nil for a number without unit.
  public var unit: String?

  public init(_ name: String, unit: String? = nil) {
    self.name = name
    self.unit = unit
  }

  public init(stringLiteral value: String) { self.init(value) }

  /// "weight, kg"
  public var text: String { unit.map { name + ", " + $0 } ?? name }

  /// "62.3 kg"
  func words(_ value: Double) -> String {
    NumberFormat.significant(value) + (unit.map { " " + $0 } ?? "")
  }
}
