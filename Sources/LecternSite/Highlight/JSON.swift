private let literals = wordSet("true false null")

/// The tokens of JSON; a string before a colon is a key.
func jsonTokens(_ code: [UInt8]) -> [Token] {
  var scanner = CodeScanner(code)
  while !scanner.isAtEnd {
    let byte = scanner.peek()
    if byte == UInt8(ascii: "\"") {
      let end = scanner.stringEnd(
        from: scanner.position + 1, quote: "\"", spansLines: false, escapes: true)
      let next = scanner.index(from: end) { $0 != space }
      let isKey = next < code.count && code[next] == UInt8(ascii: ":")
      scanner.take(isKey ? .key : .string, to: end)
    } else if scanner.isAtNumber {
      scanner.take(.number, to: scanner.numberEnd())
    } else if isWordByte(byte) {
      let (word, end) = scanner.word()
      if literals.contains(word) { scanner.take(.literal, to: end) } else { scanner.position = end }
    } else {
      scanner.position += 1
    }
  }
  return scanner.tokens
}
