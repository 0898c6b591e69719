private let keywords = wordSet(
  "if then elif else fi for in do done while until case esac function return export local set")

/// The tokens of shell commands: prompts, comments, strings, variables, options, keywords.
func shellTokens(_ code: [UInt8]) -> [Token] {
  var scanner = CodeScanner(code)
  while !scanner.isAtEnd {
    let byte = scanner.peek()
    let isWordStart = scanner.position == 0 || scanner.peek(-1) <= space
    if byte == UInt8(ascii: "#"), isWordStart {
      scanner.takeLine(.comment)
    } else if byte == backslash {
      scanner.position += 2
    } else if byte == UInt8(ascii: "'") {
      scanner.take(
        .string,
        to: scanner.stringEnd(
          from: scanner.position + 1, quote: "'", spansLines: true, escapes: false))
    } else if byte == UInt8(ascii: "\"") {
      scanner.take(
        .string,
        to: scanner.stringEnd(
          from: scanner.position + 1, quote: "\"", spansLines: true, escapes: true))
    } else if byte == UInt8(ascii: "$"), isWordByte(scanner.peek(1)) || scanner.isAt("${") {
      let isBraced = scanner.peek(1) == UInt8(ascii: "{")
      let end = scanner.index(from: scanner.position + (isBraced ? 2 : 1)) {
        isBraced ? $0 == UInt8(ascii: "}") : !isWordByte($0)
      }
      scanner.take(.attribute, to: end + (isBraced ? 1 : 0))
    } else if byte == UInt8(ascii: "-"), isWordStart, scanner.peek(1) > space {
      scanner.take(
        .type, to: scanner.index(from: scanner.position) { $0 <= space || $0 == UInt8(ascii: "=") })
    } else if isWordByte(byte) {
      let (word, end) = scanner.word()
      let isWhole = end >= code.count || code[end] <= space || code[end] == UInt8(ascii: ";")
      if isWordStart, isWhole, keywords.contains(word) {
        scanner.take(.keyword, to: end)
      } else if isWordStart, isWhole, word.utf8.allSatisfy(isDigit) {
        scanner.take(.number, to: end)
      } else {
        scanner.position = end
      }
    } else {
      scanner.position += 1
    }
  }
  return scanner.tokens
}
