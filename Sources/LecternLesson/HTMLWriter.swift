import LecternSource

/// Writes HTML byte for byte as libcmark 0.30 does, and the additions of the lesson language as plain
/// semantic elements.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether raw HTML and script links are kept.
  let isUnsafe: Bool
  /// Leaves out the texts of claims, and these bytes of fences: for comparing two versions of a file.
  var hidden: [SourceRange]?

  init(isUnsafe: Bool) { self.isUnsafe = isUnsafe }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// Starts a new line, unless one has just begun.
  mutating func line() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Text or an attribute's value, escaped.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case ascii("&"): raw("&amp;")
      case ascii("<"): raw("&lt;")
      case ascii(">"): raw("&gt;")
      case ascii("\""): raw("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// An address, percent-encoded and escaped; empty where it would run a script.
  mutating func address(_ address: String) {
    if !isUnsafe, isEmptiedByCommonMark(address) { return }
    for byte in address.utf8 {
      switch byte {
      case ascii("&"): raw("&amp;")
      case ascii("'"): raw("&#x27;")
      case _ where isLetter(byte) || isDigit(byte) || "-_.+!*(),%#@?=;:/,$~".utf8.contains(byte):
        bytes.append(byte)
      default:
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [ascii("%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }

  /// Raw HTML, or what libcmark writes in its place.
  mutating func markup(_ html: String) { raw(isUnsafe ? html : "<!-- raw HTML omitted -->") }
}
