/// What stands in the masked text for something that CommonMark would read otherwise: one
/// private-use scalar, then filler up to the length in bytes of what it hides.
///
/// Neither the scalars nor the filler are markup, white space or punctuation, so that the structure
/// of blocks, emphasis and columns stays what it was.
struct Placeholders {
  enum Meaning: Equatable {
    /// `$…$` or `$$…$$`; `raw` with its dollar signs.
    case math(raw: String)
    case footnote(label: String)
    /// A private-use character of the author's own.
    case authored(String)
    /// A character reference such as `&#xE000;`, which would become a mask, and its character.
    case entity(raw: String, text: String)
    /// The info string of the fence that `$$` lines became.
    case displayMath
    /// The paragraph that a table was cut from.
    case table(Int)
    /// The paragraph before the text of a footnote.
    case note(Int)
  }

  /// Fills up the bytes of a hidden span.
  static let filler: UInt8 = 0x1F
  /// Begins each further line of a hidden span, whose line break vanishes too.
  static let continuation: UInt8 = 0x1E
  /// Each tilde of a `~~` that has a partner.
  static let strike: UInt8 = 0x1D

  /// Three-byte scalars, interned by what they hide; four-byte scalars, one for each span.
  private var short: [Meaning] = []
  private var shortIndex: [String: UInt32] = [:]
  private var long: [Meaning] = []

  private static let shortCount = 6400
  private static let planeCount = 65_534

  /// `length` bytes that stand for `meaning`, and their scalar; `nil` when `length` is below three
  /// or no scalar is left.
  mutating func make(_ meaning: Meaning, length: Int = 4) -> (bytes: [UInt8], scalar: UInt32)? {
    guard length >= 3 else { return nil }
    let scalar: UInt32
    if length == 3 {
      let key = "\(meaning)"
      if let known = shortIndex[key] {
        scalar = known
      } else {
        guard short.count < Self.shortCount else { return nil }
        scalar = 0xE000 + UInt32(short.count)
        short.append(meaning)
        shortIndex[key] = scalar
      }
    } else {
      guard long.count < 2 * Self.planeCount else { return nil }
      let index = long.count
      scalar = UInt32(
        index < Self.planeCount ? 0xF0000 + index : 0x100000 + index - Self.planeCount)
      long.append(meaning)
    }
    guard let unicode = Unicode.Scalar(scalar) else { return nil }
    var bytes = Array(String(unicode).utf8)
    while bytes.count < length { bytes.append(Self.filler) }
    return (bytes, scalar)
  }

  func meaning(of scalar: UInt32) -> Meaning? {
    switch scalar {
    case 0xE000..<0xE000 + UInt32(short.count):
      return short[Int(scalar - 0xE000)]
    case 0xF0000..<0xF0000 + UInt32(Self.planeCount):
      let index = Int(scalar - 0xF0000)
      return index < long.count ? long[index] : nil
    case 0x100000..<0x100000 + UInt32(Self.planeCount):
      let index = Int(scalar - 0x100000) + Self.planeCount
      return index < long.count ? long[index] : nil
    default:
      return nil
    }
  }

  /// Whether masks may stand in `text`.
  static func mayHide(in text: String) -> Bool {
    func search(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      for byte in bytes where byte >= 0xEE || (byte >= strike && byte <= filler) { return true }
      return false
    }
    return text.utf8.withContiguousStorageIfAvailable(search) ?? true
  }

  /// `text` as its author wrote it.
  func restore(_ text: String) -> String {
    guard Self.mayHide(in: text) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case UInt32(Self.filler), UInt32(Self.continuation): continue
      case UInt32(Self.strike): out.append("~")
      case 0xE000...:
        switch meaning(of: scalar.value) {
        case .math(let raw)?: out.append(contentsOf: restore(raw).unicodeScalars)
        case .footnote(let label)?: out.append(contentsOf: "[^\(restore(label))]".unicodeScalars)
        case .authored(let text)?, .entity(let text, _)?:
          out.append(contentsOf: text.unicodeScalars)
        case .displayMath?, .table?, .note?: continue
        case nil: out.append(scalar)
        }
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
