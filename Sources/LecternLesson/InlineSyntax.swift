/// `(destination "title")` behind a link's text, in byte offsets.
struct LinkTail: Equatable {
  var destination: Range<Int>
  var title: Range<Int>?
  /// Behind the closing parenthesis.
  var end: Int
}

/// The link tail that opens at `start` with a parenthesis, by the rules of CommonMark 0.30, 6.3,
/// as libcmark applies them (parentheses nest up to 32 deep).
func linkTail(in bytes: [UInt8], at start: Int) -> LinkTail? {
  let open = skipSpaces(in: bytes, from: start + 1)
  guard let (destination, afterDestination) = linkDestination(in: bytes, at: open) else {
    return nil
  }
  var end = skipSpaces(in: bytes, from: afterDestination)
  var title: Range<Int>?
  if end > afterDestination, let found = linkTitle(in: bytes, at: end) {
    title = found
    end = skipSpaces(in: bytes, from: found.upperBound + 1)
  }
  guard end < bytes.count, bytes[end] == ascii(")") else { return nil }
  return LinkTail(destination: destination, title: title, end: end + 1)
}

/// A destination, in angle brackets or bare, and the offset behind it.
func linkDestination(in bytes: [UInt8], at start: Int) -> (Range<Int>, end: Int)? {
  var index = start
  if index < bytes.count, bytes[index] == ascii("<") {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case ascii(">"): return (start + 1..<index, index + 1)
      case ascii("\\"): index += 2
      case ascii("<"), 0x0A, 0x0D: return nil
      default: index += 1
      }
    }
    return nil
  }
  var depth = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == ascii("\\"), index + 1 < bytes.count, isPunctuation(bytes[index + 1]) {
      index += 2
    } else if byte == ascii("(") {
      depth += 1
      index += 1
      if depth > 32 { return nil }
    } else if byte == ascii(")") {
      if depth == 0 { break }
      depth -= 1
      index += 1
    } else if isWhiteSpace(byte) {
      if index == start { return nil }
      break
    } else {
      index += 1
    }
  }
  return index < bytes.count ? (start..<index, index) : nil
}

/// A title in double quotes, single quotes or parentheses: the range between them.
func linkTitle(in bytes: [UInt8], at start: Int) -> Range<Int>? {
  guard start < bytes.count else { return nil }
  let closer: UInt8
  switch bytes[start] {
  case ascii("\""): closer = ascii("\"")
  case ascii("'"): closer = ascii("'")
  case ascii("("): closer = ascii(")")
  default: return nil
  }
  var index = start + 1
  while index < bytes.count {
    if bytes[index] == closer { return start + 1..<index }
    if closer == ascii(")"), bytes[index] == ascii("(") { return nil }
    index += bytes[index] == ascii("\\") ? 2 : 1
  }
  return nil
}

/// The offset behind the link reference definitions with which a paragraph begins; libcmark takes
/// them out of the paragraph but still reports the paragraph at their line.
func endOfDefinitions(in bytes: [UInt8]) -> Int {
  var end = 0
  while let next = definitionEnd(in: bytes, at: end) { end = next }
  return end
}

private func definitionEnd(in bytes: [UInt8], at start: Int) -> Int? {
  guard start < bytes.count, bytes[start] == ascii("[") else { return nil }
  var index = start + 1
  var hasLabel = false
  while index < bytes.count, bytes[index] != ascii("]"), index - start < 1001 {
    if bytes[index] == ascii("[") { return nil }
    if !isWhiteSpace(bytes[index]) { hasLabel = true }
    index += bytes[index] == ascii("\\") ? 2 : 1
  }
  guard hasLabel, index + 1 < bytes.count, bytes[index] == ascii("]"),
    bytes[index + 1] == ascii(":")
  else { return nil }
  let open = skipSpaces(in: bytes, from: index + 2, lines: 1)
  // The text of a paragraph ends with a line end, so a destination never lacks its end.
  guard let (destination, afterDestination) = linkDestination(in: bytes, at: open),
    !destination.isEmpty || bytes[open] == ascii("<")
  else { return nil }
  let bare = lineEnd(in: bytes, from: afterDestination)
  let titleStart = skipSpaces(in: bytes, from: afterDestination, lines: 1)
  if titleStart > afterDestination, let title = linkTitle(in: bytes, at: titleStart),
    let end = lineEnd(in: bytes, from: title.upperBound + 1)
  {
    return end
  }
  return bare
}

/// Behind the line end at `start`, blanks before it left out; `nil` when text stands before it.
private func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
  var index = start
  while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  if index >= bytes.count { return bytes.count }
  return bytes[index] == 0x0A ? index + 1 : nil
}

/// Behind the white space at `start`, over at most `lines` line ends.
func skipSpaces(in bytes: [UInt8], from start: Int, lines: Int = .max) -> Int {
  var index = start
  var left = lines
  while index < bytes.count, isWhiteSpace(bytes[index]) {
    if bytes[index] == 0x0A {
      if left == 0 { break }
      left -= 1
    }
    index += 1
  }
  return index
}

func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
