import LecternSource

extension MaskedText {
  /// `bytes` with everything hidden or replaced, byte for byte, that could be taken for a mask: the
  /// author's own private-use characters become placeholders; broken UTF-8 and the control
  /// characters used as filler become question marks, with a diagnostic of the first of each.
  mutating func guardBytes(_ bytes: [UInt8], origin: Int = 0) -> [UInt8] {
    var out = bytes
    var index = 0
    var broken: [Int] = []
    var controls: [Int] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 || (Placeholders.strike...Placeholders.filler).contains(byte) {
          controls.append(index)
          out[index] = ascii("?")
        }
        if byte == ascii("&"), let reference = maskedReference(in: bytes, at: index) {
          out.replaceSubrange(index..<index + reference.count, with: reference)
          index += reference.count - 1
        }
        index += 1
        continue
      }
      guard let length = scalarLength(in: bytes, at: index) else {
        broken.append(index)
        out[index] = ascii("?")
        index += 1
        continue
      }
      if isPrivateUse(bytes, at: index) {
        let text = String(decoding: bytes[index..<index + length], as: UTF8.self)
        if let mask = placeholders.make(.authored(text), length: length) {
          out.replaceSubrange(index..<index + length, with: mask.bytes)
        } else {
          reportTooMany(at: origin + index..<origin + index + length)
          out.replaceSubrange(
            index..<index + length, with: [UInt8](repeating: ascii("?"), count: length))
        }
      }
      index += length
    }
    report(broken: broken, controls: controls, in: bytes, origin: origin)
    return out
  }

  /// A file in another encoding is one mistake, however many of its bytes are wrong.
  private mutating func report(
    broken: [Int], controls: [Int], in bytes: [UInt8], origin: Int
  ) {
    let help = "save the file with the encoding UTF-8"
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report(.invalidUTF8, at: origin..<origin + 2, "the file is UTF-16, not UTF-8", help: help)
      return
    }
    func more(_ places: [Int]) -> String {
      places.count > 1 ? ", and \(places.count - 1) more" : ""
    }
    if let first = broken.first {
      report(
        .invalidUTF8, at: origin + first..<origin + first + 1,
        "the byte \(hexadecimal(bytes[first])) is not UTF-8\(more(broken))", help: help)
    }
    if let first = controls.first {
      report(
        .controlCharacter, at: origin + first..<origin + first + 1,
        "control character \(hexadecimal(bytes[first]))\(more(controls))", label: "remove it")
    }
  }

  /// Said once: what comes after is as much too many.
  mutating func reportTooMany(at range: Range<Int>) {
    if diagnostics.contains(where: { $0.rule == .tooManyPlaceholders }) { return }
    report(
      .tooManyPlaceholders, at: range,
      "more formulas, footnotes and private-use characters than a lesson holds",
      help: "split the lesson")
  }

  /// The placeholder for a numeric character reference whose character could be taken for a mask.
  private mutating func maskedReference(in bytes: [UInt8], at start: Int) -> [UInt8]? {
    let text = bytes[start...].prefix(11)
    guard text.starts(with: "&#".utf8), let end = text.firstIndex(of: ascii(";")) else {
      return nil
    }
    let isHexadecimal = text.dropFirst(2).first.map { $0 | 0x20 == ascii("x") } ?? false
    let digits = String(
      decoding: bytes[(start + (isHexadecimal ? 3 : 2))..<max(start + 3, end)], as: UTF8.self)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    switch value {
    case 0x1D...0x1F, 0xE000...0xF8FF, 0xF0000...: break
    default: return nil
    }
    let raw = String(decoding: bytes[start...end], as: UTF8.self)
    // A control character cannot stand in a page.
    let shown = value < 0x20 ? "\u{FFFD}" : String(scalar)
    return placeholders.make(.entity(raw: raw, text: shown), length: end + 1 - start)?.bytes
  }

  /// Takes the front matter out: what stands between a first line `---` and the next `---` or `...`.
  /// A blank line after the first one makes it a thematic break.
  mutating func blankFrontMatter() {
    func isMarker(_ line: TextLine, _ marker: String) -> Bool {
      line.bytes.starts(with: marker.utf8)
        && line.bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    guard let first = lines.first, isMarker(first, "---"), lines.count > 1, !lines[1].isBlank else {
      return
    }
    let last = lines.indices.dropFirst().first {
      isMarker(lines[$0], "---") || isMarker(lines[$0], "...")
    }
    guard let last else {
      if startsWithKey(lines[1].bytes) {
        report(
          .frontMatterNotClosed, at: first.origin..<first.end, "the front matter is never closed",
          label: "opened here", help: "write a line '---' behind its last key")
      }
      return
    }
    let start = lines[1].origin
    let end = last > 1 ? lines[last].origin : start
    frontMatter = range(start..<max(start, end))
    for index in 0...last { lines[index].bytes = [] }
  }

  private func startsWithKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    let key = bytes.prefix { isLetter($0) || isDigit($0) || $0 == ascii("_") }
    return !key.isEmpty && bytes.dropFirst(key.count).first == ascii(":")
  }
}

/// The length of the well-formed UTF-8 sequence at `index`, by table 3-7 of the Unicode standard.
private func scalarLength(in bytes: [UInt8], at index: Int) -> Int? {
  let first = bytes[index]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch first {
  case 0xC2...0xDF: length = 2
  case 0xE0:
    length = 3
    second = 0xA0...0xBF
  case 0xED:
    length = 3
    second = 0x80...0x9F
  case 0xE1...0xEF: length = 3
  case 0xF0:
    length = 4
    second = 0x90...0xBF
  case 0xF4:
    length = 4
    second = 0x80...0x8F
  case 0xF1...0xF3: length = 4
  default: return nil
  }
  guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
  for offset in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index + offset]) {
    return nil
  }
  return length
}

/// U+E000…U+F8FF and planes 15 and 16.
private func isPrivateUse(_ bytes: [UInt8], at index: Int) -> Bool {
  switch bytes[index] {
  case 0xEE: true
  case 0xEF: bytes[index + 1] < 0xA4
  case 0xF3: bytes[index + 1] >= 0xB0
  case 0xF4: true
  default: false
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count < 2 ? "0" + digits : digits
}
