/// A position in code and the tokens found so far: what the lexers share.
struct CodeScanner {
  let code: [UInt8]
  var position = 0
  var tokens: [Token] = []

  init(_ code: [UInt8]) { self.code = code }

  var isAtEnd: Bool { position >= code.count }

  /// The byte `distance` after the position, 0 outside the code.
  func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index >= 0 && index < code.count ? code[index] : 0
  }

  func isAt(_ text: StaticString) -> Bool { isAt(text, from: position) }

  func isAt(_ text: StaticString, from index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= code.count else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { code[index + $0] == wanted[$0] }
    }
  }

  /// The first index from `start` on at which `stop` holds, or the end.
  func index(from start: Int, until stop: (UInt8) -> Bool) -> Int {
    var index = start
    while index < code.count, !stop(code[index]) { index += 1 }
    return index
  }

  /// Ends a token of `kind` before `end` and goes on there; always moves forward.
  mutating func take(_ kind: Token.Kind, to end: Int) {
    let end = min(max(end, position + 1), code.count)
    tokens.append(Token(kind: kind, range: position..<end))
    position = end
  }

  mutating func takeLine(_ kind: Token.Kind) {
    take(kind, to: index(from: position) { $0 == newline })
  }

  /// The word at the position, made of letters, digits, underscores and non-ASCII bytes.
  func word() -> (text: String, end: Int) {
    let end = index(from: position) { !isWordByte($0) }
    return (String(decoding: code[position..<end], as: UTF8.self), end)
  }

  /// Where a string ends that opened before `start`: after `quote`, at the line's end if it must not span lines, or
  /// at the end of the code. A backslash hides the byte after it where `escapes` is set.
  func stringEnd(
    from start: Int, quote: StaticString, spansLines: Bool, escapes: Bool
  ) -> Int {
    var index = start
    while index < code.count {
      if escapes, code[index] == backslash {
        index += 2
      } else if isAt(quote, from: index) {
        return index + quote.utf8CodeUnitCount
      } else if code[index] == newline, !spansLines {
        return index
      } else {
        index += 1
      }
    }
    return code.count
  }

  /// Where the number at the position ends: digits, digit separators, a base prefix, a fraction, an exponent.
  func numberEnd() -> Int {
    let isBased =
      peek() == UInt8(ascii: "0") && "xXbBoO".utf8.contains(peek(1))
    var index = position
    while index < code.count {
      let byte = code[index]
      let next = index + 1 < code.count ? code[index + 1] : 0
      let previous = index > position ? code[index - 1] : 0
      let isFraction =
        byte == UInt8(ascii: ".") && !isBased && (isDigit(next) || !isWordByte(next))
        && next != UInt8(ascii: ".")
      let isSign =
        (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && !isBased
        && previous | 32 == UInt8(ascii: "e") && isDigit(next)
      guard isWordByte(byte) || isFraction || isSign else { break }
      index += 1
    }
    return index
  }

  /// Whether a number begins here: a digit, or a point before one, and no word or point before it.
  var isAtNumber: Bool {
    let before = peek(-1)
    guard !isWordByte(before) else { return false }
    return isDigit(peek()) || (peek() == UInt8(ascii: ".") && isDigit(peek(1)))
  }
}

let newline = UInt8(ascii: "\n")
let backslash = UInt8(ascii: "\\")
let space = UInt8(ascii: " ")

func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
func isWordByte(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "_") || byte >= 128 || isLetter(byte) || isDigit(byte)
}

/// The words of `text`, for keyword lists.
func wordSet(_ text: String) -> Set<String> {
  Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
}
