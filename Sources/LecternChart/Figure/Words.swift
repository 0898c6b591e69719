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

/// How titles and captions speak of a thing by a name that an author chose.
///
/// A name that begins small is quoted, and no sentence begins with it: Run “plain” ends at 0.03. One
/// that begins with a capital is a name already, and a setting, `η = 0.3`, is read as it stands.
enum Named {
  /// Inside a sentence.
  static func inside(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z"),
      bytes.count > 1
    else { return name }
    for byte in bytes where byte == UInt8(ascii: "=") || byte >= 0x80 { return name }
    return "“" + name + "”"
  }

  /// At the start of one. `noun` is what the thing is, with a capital; its plural takes an s.
  static func start(_ names: [String], _ noun: String) -> String {
    let inside = list(names.map { Self.inside($0) })
    if let first = names.first?.utf8.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") {
      return inside
    }
    return noun + (names.count > 1 ? "s " : " ") + inside
  }

  static func start(_ name: String, _ noun: String = "Run") -> String { start([name], noun) }
}

/// `title` after the label of the run that the figure shows alone, its first letter made small unless
/// it begins an abbreviation; as it is where the label is empty.
public func titled(_ title: String, of label: String) -> String {
  guard !label.utf8.isEmpty else { return title }
  var bytes = Array(title.utf8)
  func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
  if let first = bytes.first, isUpper(first), bytes.count < 2 || !isUpper(bytes[1]) {
    bytes[0] += 32
  }
  return Named.start(label) + ": " + String(decoding: bytes, as: UTF8.self)
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

  /// "weight (kg)", as a sentence has it.
  var inSentence: String { unit.map { name + " (" + $0 + ")" } ?? name }

  /// "62.3 kg"
  func words(_ value: Double) -> String {
    NumberFormat.significant(value) + (unit.map { " " + $0 } ?? "")
  }
}
