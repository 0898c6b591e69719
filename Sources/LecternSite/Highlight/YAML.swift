private let literals = wordSet("true false null never infinity nan True False")
private let operators = wordSet("and or not within of between")

/// The tokens of YAML as specs use it: keys, scalars, comments, block scalars, flow collections.
func yamlTokens(_ code: [UInt8]) -> [Token] {
  var scanner = CodeScanner(code)
  /// The indentation of the key whose block scalar is being read.
  var blockScalar: Int?
  while !scanner.isAtEnd {
    let lineStart = scanner.position
    let lineEnd = scanner.index(from: lineStart) { $0 == newline }
    let textStart = scanner.index(from: lineStart) { $0 != space }
    defer { if scanner.position < code.count { scanner.position += 1 } }
    if let indent = blockScalar {
      if textStart >= lineEnd || textStart - lineStart > indent {
        scanner.position = textStart
        if textStart < lineEnd { scanner.take(.string, to: lineEnd) }
        scanner.position = max(scanner.position, lineEnd)
        continue
      }
      blockScalar = nil
    }
    scanner.position = textStart
    while scanner.isAt("- ") { scanner.position = skipSpaces(code, from: scanner.position + 2) }
    if let keyEnd = keyEnd(scanner, before: lineEnd) {
      scanner.take(.key, to: keyEnd)
      scanner.position += 1
      let value = skipSpaces(code, from: scanner.position)
      if value < lineEnd, code[value] == UInt8(ascii: "|") || code[value] == UInt8(ascii: ">") {
        blockScalar = textStart - lineStart
      }
    }
    scanValue(&scanner, before: lineEnd)
  }
  return scanner.tokens
}

/// Where the key at the position ends, if a colon ends one in this line.
private func keyEnd(_ scanner: CodeScanner, before lineEnd: Int) -> Int? {
  let code = scanner.code
  var index = scanner.position
  let first = scanner.peek()
  guard index < lineEnd, !"{[#".utf8.contains(first) else { return nil }
  if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
    index = quotedEnd(scanner, from: index, before: lineEnd)
    return index < lineEnd && code[index] == UInt8(ascii: ":") ? index : nil
  }
  while index < lineEnd {
    if code[index] == UInt8(ascii: ":"), index + 1 >= lineEnd || code[index + 1] == space {
      return index > scanner.position ? index : nil
    }
    if code[index] == UInt8(ascii: "#"), index > 0, code[index - 1] == space { return nil }
    index += 1
  }
  return nil
}

/// Numbers, literals, strings, flow keys and a trailing comment, up to the line's end.
private func scanValue(_ scanner: inout CodeScanner, before lineEnd: Int) {
  var isInFlow = false
  while scanner.position < lineEnd {
    let byte = scanner.peek()
    if byte == UInt8(ascii: "#"), scanner.position == 0 || scanner.peek(-1) <= space {
      scanner.take(.comment, to: lineEnd)
    } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")),
      !isWordByte(scanner.peek(-1))
    {
      scanner.take(
        .string, to: quotedEnd(scanner, from: scanner.position, before: lineEnd))
    } else if scanner.isAtNumber {
      scanner.take(.number, to: min(scanner.numberEnd(), lineEnd))
    } else if isWordByte(byte) {
      let (word, end) = scanner.word()
      let isFlowKey = isInFlow && end < lineEnd && scanner.code[end] == UInt8(ascii: ":")
      if isFlowKey {
        scanner.take(.key, to: end)
      } else if literals.contains(word) {
        scanner.take(.literal, to: end)
      } else if operators.contains(word) {
        scanner.take(.keyword, to: end)
      } else {
        scanner.position = end
      }
    } else {
      if byte == UInt8(ascii: "{") { isInFlow = true }
      scanner.position += 1
    }
  }
  scanner.position = lineEnd
}

private func quotedEnd(_ scanner: CodeScanner, from start: Int, before lineEnd: Int) -> Int {
  let isDouble = scanner.code[start] == UInt8(ascii: "\"")
  return min(
    lineEnd,
    scanner.stringEnd(
      from: start + 1, quote: isDouble ? "\"" : "'", spansLines: false, escapes: isDouble))
}

private func skipSpaces(_ code: [UInt8], from start: Int) -> Int {
  var index = start
  while index < code.count, code[index] == space { index += 1 }
  return index
}
