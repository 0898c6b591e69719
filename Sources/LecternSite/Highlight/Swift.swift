private let keywords = wordSet(
  """
  actor any as associatedtype async await borrowing break case catch class consuming continue
  convenience default defer deinit do else enum extension fallthrough fileprivate final for func get
  guard if import in indirect infix init inout internal is isolated lazy let macro mutating
  nonisolated nonmutating open operator optional override package postfix precedencegroup prefix
  private protocol public repeat required rethrows return sending set some static struct subscript
  super switch throw throws try typealias unowned var weak where while willSet didSet
  """)
private let literals = wordSet("nil true false self Self")

/// The tokens of Swift 6.
func swiftTokens(_ code: [UInt8]) -> [Token] {
  var scanner = CodeScanner(code)
  while !scanner.isAtEnd {
    let byte = scanner.peek()
    if scanner.isAt("//") {
      scanner.takeLine(.comment)
    } else if scanner.isAt("/*") {
      scanner.take(.comment, to: commentEnd(scanner))
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#"), let end = stringEnd(scanner)
    {
      scanner.take(.string, to: end)
    } else if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#"), isLetter(scanner.peek(1)) {
      scanner.take(
        .attribute, to: scanner.index(from: scanner.position + 1) { !isWordByte($0) })
    } else if scanner.isAtNumber, byte != UInt8(ascii: ".") {
      scanner.take(.number, to: scanner.numberEnd())
    } else if isWordByte(byte) {
      let (word, end) = scanner.word()
      let isMember = scanner.peek(-1) == UInt8(ascii: ".")
      if keywords.contains(word), !isMember {
        scanner.take(.keyword, to: end)
      } else if literals.contains(word), !isMember {
        scanner.take(.literal, to: end)
      } else if byte >= 65, byte <= 90 {
        scanner.take(.type, to: end)
      } else {
        scanner.position = end
      }
    } else {
      scanner.position += 1
    }
  }
  return scanner.tokens
}

/// The end of a block comment, which may hold others.
private func commentEnd(_ scanner: CodeScanner) -> Int {
  var depth = 0
  var index = scanner.position
  while index < scanner.code.count {
    if scanner.isAt("/*", from: index) {
      depth += 1
      index += 2
    } else if scanner.isAt("*/", from: index) {
      depth -= 1
      index += 2
      if depth == 0 { return index }
    } else {
      index += 1
    }
  }
  return index
}

/// The end of a string at the position, plain, raw (`#"…"#`) or over several lines.
private func stringEnd(_ scanner: CodeScanner) -> Int? {
  let code = scanner.code
  let quote = scanner.index(from: scanner.position) { $0 != UInt8(ascii: "#") }
  let pounds = quote - scanner.position
  guard quote < code.count, code[quote] == UInt8(ascii: "\"") else { return nil }
  let isLong = scanner.isAt("\"\"\"", from: quote)
  var index = quote + (isLong ? 3 : 1)
  while index < code.count {
    if pounds == 0, code[index] == backslash {
      index += 2
      continue
    }
    if code[index] == newline, !isLong { return index }
    let closes = isLong ? scanner.isAt("\"\"\"", from: index) : code[index] == UInt8(ascii: "\"")
    if closes {
      let after = index + (isLong ? 3 : 1)
      let found = scanner.index(from: after) { $0 != UInt8(ascii: "#") } - after
      if found >= pounds { return after + pounds }
    }
    index += 1
  }
  return code.count
}
