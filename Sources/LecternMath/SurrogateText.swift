/// Duktape keeps text as CESU-8: a scalar above U+FFFF is two surrogates of three bytes each.

/// `text` in the encoding that Duktape reads.
func cesu8(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for unit in text.utf16 {
    if unit < 0x80 {
      bytes.append(UInt8(unit))
    } else if unit < 0x800 {
      bytes.append(0xC0 | UInt8(unit >> 6))
      bytes.append(0x80 | UInt8(unit & 0x3F))
    } else {
      bytes.append(0xE0 | UInt8(unit >> 12))
      bytes.append(0x80 | UInt8((unit >> 6) & 0x3F))
      bytes.append(0x80 | UInt8(unit & 0x3F))
    }
  }
  return bytes
}

/// The text that Duktape holds in `bytes`; damaged sequences become U+FFFD.
func text(cesu8 bytes: some RandomAccessCollection<UInt8>) -> String {
  guard bytes.contains(0xED) else { return String(decoding: bytes, as: UTF8.self) }
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count)
  var rest = bytes[...]
  func continuation() -> UInt16? {
    guard let byte = rest.first, byte & 0xC0 == 0x80 else { return nil }
    rest.removeFirst()
    return UInt16(byte & 0x3F)
  }
  while let lead = rest.popFirst() {
    switch lead {
    case ..<0x80:
      units.append(UInt16(lead))
    case 0xC0..<0xE0:
      units.append(continuation().map { UInt16(lead & 0x1F) << 6 | $0 } ?? 0xFFFD)
    case 0xE0..<0xF0:
      guard let middle = continuation(), let last = continuation() else {
        units.append(0xFFFD)
        continue
      }
      units.append(UInt16(lead & 0x0F) << 12 | middle << 6 | last)
    default:
      units.append(0xFFFD)
    }
  }
  return String(decoding: units, as: UTF16.self)
}
