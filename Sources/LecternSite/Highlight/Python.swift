private let keywords = wordSet(
  """
  and as assert async await break class continue def del elif else except finally for from global
  if import in is lambda nonlocal not or pass raise return try while with yield match case
  """)
private let literals = wordSet("None True False")
private let stringPrefixes = wordSet("r u b f rb br fr rf")

/// The tokens of Python 3.
func pythonTokens(_ code: [UInt8]) -> [Token] {
  var scanner = CodeScanner(code)
  while !scanner.isAtEnd {
    let byte = scanner.peek()
    if byte == UInt8(ascii: "#") {
      scanner.takeLine(.comment)
    } else if let end = stringEnd(scanner, from: scanner.position) {
      scanner.take(.string, to: end)
    } else if byte == UInt8(ascii: "@"), isLetter(scanner.peek(1)), isLineStart(scanner) {
      scanner.take(
        .attribute,
        to: scanner.index(from: scanner.position + 1) {
          !isWordByte($0) && $0 != UInt8(ascii: ".")
        })
    } else if scanner.isAtNumber {
      scanner.take(.number, to: scanner.numberEnd())
    } else if isWordByte(byte) {
      let (word, end) = scanner.word()
      if stringPrefixes.contains(word.lowercased()), let close = stringEnd(scanner, from: end) {
        scanner.take(.string, to: close)
      } else if scanner.peek(-1) == UInt8(ascii: ".") {
        scanner.position = end
      } else if keywords.contains(word), !isSoft(word, before: end, in: scanner) {
        scanner.take(.keyword, to: end)
      } else if literals.contains(word) {
        scanner.take(.literal, to: end)
      } else {
        scanner.position = end
      }
    } else {
      scanner.position += 1
    }
  }
  return scanner.tokens
}

/// The end of the string whose quotes open at `start`, if quotes do.
private func stringEnd(_ scanner: CodeScanner, from start: Int) -> Int? {
  let quotes: [(StaticString, Bool)] = [
    ("\"\"\"", true), ("'''", true), ("\"", false), ("'", false),
  ]
  for (quote, spansLines) in quotes where scanner.isAt(quote, from: start) {
    return scanner.stringEnd(
      from: start + quote.utf8CodeUnitCount, quote: quote, spansLines: spansLines, escapes: true)
  }
  return nil
}

/// `match` and `case` are names unless a statement begins with them and goes on with a space.
private func isSoft(_ word: String, before end: Int, in scanner: CodeScanner) -> Bool {
  guard word == "match" || word == "case" else { return false }
  let next = end < scanner.code.count ? scanner.code[end] : 0
  let after = end + 1 < scanner.code.count ? scanner.code[end + 1] : 0
  return !isLineStart(scanner) || next != space || after == UInt8(ascii: "=")
}

/// Whether only spaces stand before the position in its line.
private func isLineStart(_ scanner: CodeScanner) -> Bool {
  scanner.code[..<scanner.position].last { $0 != space } ?? newline == newline
}
