/// The offset behind the HTML tag, comment or autolink that opens at `start` with `<`, by
/// CommonMark 0.30, 6.4 and 6.6; `nil` when `<` is only a character.
func inlineMarkupEnd(in bytes: [UInt8], at start: Int, absent: inout AbsentClosers) -> Int? {
  guard start + 1 < bytes.count else { return nil }
  let next = bytes[start + 1]
  if next == ascii("!") || next == ascii("?") {
    return declarationEnd(in: bytes, at: start, absent: &absent)
  }
  if next == ascii("/") { return closingTagEnd(in: bytes, at: start) }
  return autolinkEnd(in: bytes, at: start) ?? openTagEnd(in: bytes, at: start)
}

private func declarationEnd(in bytes: [UInt8], at start: Int, absent: inout AbsentClosers) -> Int? {
  func closer(_ text: StaticString, from: Int, _ isAbsent: inout Bool) -> Int? {
    if isAbsent { return nil }
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var index = from
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return index + wanted.count
      }
      index += 1
    }
    isAbsent = true
    return nil
  }
  let rest = bytes[(start + 1)...]
  if rest.starts(with: "?".utf8) { return closer("?>", from: start + 2, &absent.instruction) }
  if rest.starts(with: "!--".utf8) {
    if bytes[(start + 4)...].starts(with: ">".utf8) || bytes[(start + 4)...].starts(with: "->".utf8)
    {
      return nil
    }
    return closer("-->", from: start + 4, &absent.comment)
  }
  if rest.starts(with: "![CDATA[".utf8) {
    return closer("]]>", from: start + 9, &absent.characterData)
  }
  guard start + 2 < bytes.count, isLetter(bytes[start + 2]) else { return nil }
  return closer(">", from: start + 2, &absent.declaration)
}

private func tagName(in bytes: [UInt8], at start: Int) -> Int? {
  guard start < bytes.count, isLetter(bytes[start]) else { return nil }
  var index = start
  while index < bytes.count,
    isLetter(bytes[index]) || isDigit(bytes[index]) || bytes[index] == ascii("-")
  {
    index += 1
  }
  return index
}

private func closingTagEnd(in bytes: [UInt8], at start: Int) -> Int? {
  guard let name = tagName(in: bytes, at: start + 2) else { return nil }
  let end = skipSpaces(in: bytes, from: name)
  return end < bytes.count && bytes[end] == ascii(">") ? end + 1 : nil
}

private func openTagEnd(in bytes: [UInt8], at start: Int) -> Int? {
  guard var index = tagName(in: bytes, at: start + 1) else { return nil }
  while true {
    let next = skipSpaces(in: bytes, from: index)
    guard next < bytes.count else { return nil }
    if bytes[next] == ascii(">") { return next + 1 }
    if bytes[next] == ascii("/") {
      return next + 1 < bytes.count && bytes[next + 1] == ascii(">") ? next + 2 : nil
    }
    guard next > index, let end = attributeEnd(in: bytes, at: next) else { return nil }
    index = end
  }
}

private func attributeEnd(in bytes: [UInt8], at start: Int) -> Int? {
  var index = start
  while index < bytes.count,
    isLetter(bytes[index]) || bytes[index] == ascii("_") || bytes[index] == ascii(":")
      || (index > start
        && (isDigit(bytes[index]) || bytes[index] == ascii(".") || bytes[index] == ascii("-")))
  {
    index += 1
  }
  guard index > start else { return nil }
  let equals = skipSpaces(in: bytes, from: index)
  guard equals < bytes.count, bytes[equals] == ascii("=") else { return index }
  let value = skipSpaces(in: bytes, from: equals + 1)
  guard value < bytes.count else { return nil }
  if bytes[value] == ascii("\"") || bytes[value] == ascii("'") {
    return bytes[(value + 1)...].firstIndex(of: bytes[value]).map { $0 + 1 }
  }
  var end = value
  while end < bytes.count, !isWhiteSpace(bytes[end]), !"\"'=<>`".utf8.contains(bytes[end]) {
    end += 1
  }
  return end > value ? end : nil
}

private func autolinkEnd(in bytes: [UInt8], at start: Int) -> Int? {
  var index = start + 1
  var hasScheme = false
  var hasAt = false
  while index < bytes.count {
    let byte = bytes[index]
    if byte == ascii(">") { return hasScheme || hasAt ? index + 1 : nil }
    if byte == ascii("<") || byte <= 0x20 { return nil }
    if byte == ascii(":"), !hasScheme, !hasAt {
      // A scheme has 2 to 32 letters, digits, pluses, dots and hyphens, the first a letter.
      let scheme = bytes[(start + 1)..<index]
      guard (2...32).contains(scheme.count), isLetter(scheme[scheme.startIndex]),
        scheme.allSatisfy({ isLetter($0) || isDigit($0) || "+.-".utf8.contains($0) })
      else { return nil }
      hasScheme = true
    }
    if byte == ascii("@") { hasAt = index > start + 1 }
    index += 1
  }
  return nil
}
