import LecternSource

/// The words of an expression, `.end` behind them. Broken ones are reported, all of them; operators
/// of other languages stand as what they mean here.
func tokens(of text: String) -> (tokens: [Token], problems: [ExpressionProblem]) {
  var lexer = Lexer(scalars: scalars(of: text))
  return lexer.run(byteCount: text.utf8.count)
}

private typealias PlacedScalar = (scalar: Unicode.Scalar, offset: Int)

private func scalars(of text: String) -> [PlacedScalar] {
  var result: [PlacedScalar] = []
  var offset = 0
  for scalar in text.unicodeScalars {
    result.append((scalar, offset))
    offset += UTF8.width(scalar)
  }
  return result
}

private struct Lexer {
  let scalars: [PlacedScalar]
  private var index = 0
  private var tokens: [Token] = []
  private var problems: [ExpressionProblem] = []
  private var byteCount = 0

  init(scalars: [PlacedScalar]) { self.scalars = scalars }

  mutating func run(byteCount: Int) -> (tokens: [Token], problems: [ExpressionProblem]) {
    self.byteCount = byteCount
    while let scalar = peek() {
      if scalar.properties.isWhitespace {
        index += 1
      } else if isDigit(scalar) {
        number()
      } else if isNameStart(scalar) {
        name()
      } else if scalar == "\"" || scalar == "'" {
        quoted(scalar)
      } else {
        symbol(scalar)
      }
    }
    tokens.append(Token(kind: .end, range: byteCount..<byteCount))
    return (tokens, problems)
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance].scalar : nil
  }

  /// The byte offset of the scalar at `index`.
  private func offset(_ index: Int) -> Int {
    index < scalars.count ? scalars[index].offset : byteCount
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range].lazy.map(\.scalar))
    return String(text)
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: offset(start)..<offset(index)))
  }

  private mutating func report(
    _ rule: Rule, from start: Int, _ message: String, label: String = "", help: String = "",
    replacement: String? = nil
  ) {
    problems.append(
      ExpressionProblem(
        rule: rule, range: offset(start)..<offset(index), message: message, label: label,
        help: help, replacement: replacement))
  }

  private mutating func digits() {
    while let scalar = peek(), isDigit(scalar) { index += 1 }
  }

  private mutating func number() {
    let start = index
    digits()
    if peek() == ".", let next = peek(1), isDigit(next) {
      index += 1
      digits()
    }
    if peek() == "e" || peek() == "E" {
      let sign = peek(1) == "-" || peek(1) == "+" || peek(1) == "\u{2212}"
      if let digit = peek(sign ? 2 : 1), isDigit(digit) {
        index += sign ? 2 : 1
        digits()
      }
    }
    let text = string(start..<index).map { $0 == "\u{2212}" ? "-" : $0 }
    let isPercent = peek() == "%"
    let isFinished =
      !(peek().map(isNameStart) ?? false)
      && !(peek() == "." && !(peek(1).map(isNameStart) ?? false))
    guard isFinished, let value = Double(String(text)), value.isFinite else {
      while let scalar = peek(), isNamePart(scalar) || scalar == "." { index += 1 }
      report(
        .malformedNumber, from: start, "'\(string(start..<index))' is not a number",
        label: "expected digits such as 12520, 0.01, 1e-3 or 31%",
        help: "numbers carry no unit; names start with a letter")
      add(.broken, from: start)
      return
    }
    if isPercent { index += 1 }
    let literal = NumberLiteral(
      value: isPercent ? value / 100 : value, digits: String(text), isPercent: isPercent)
    add(.number(literal), from: start)
  }

  private mutating func name() {
    let start = index
    while let scalar = peek(), isNamePart(scalar) { index += 1 }
    add(.name(string(start..<index)), from: start)
  }

  private mutating func quoted(_ mark: Unicode.Scalar) {
    let start = index
    index += 1
    while let scalar = peek(), scalar != mark { index += 1 }
    guard peek() == mark else {
      report(
        .unterminatedText, from: start, "text without a closing quotation mark",
        help: "add \(mark == "'" ? "\"'\"" : "'\"'") at its end")
      add(.broken, from: start)
      return
    }
    let text = string(start + 1..<index)
    index += 1
    add(.text(text), from: start)
  }

  private mutating func symbol(_ scalar: Unicode.Scalar) {
    let start = index
    if let plain = plainSymbols[scalar] {
      index += 1
      add(.symbol(plain), from: start)
      return
    }
    if let (foreign, meant) = foreignOperators.first(where: { stands($0.0) }) {
      index += foreign.count
      let word = String(String.UnicodeScalarView(foreign))
      report(
        .foreignOperator, from: start, "'\(word)' is not an operator here",
        label: meant.isEmpty ? "" : "write '\(meant)'",
        help: meant.isEmpty ? "there is no remainder; percent stands right after a number" : "",
        replacement: meant.isEmpty ? nil : setApart(meant, from: start))
      let symbol = Token.Symbol(rawValue: meant).map { Token.Kind.symbol($0) }
      add(meant.isEmpty ? .broken : symbol ?? .name(meant), from: start)
      return
    }
    if scalar == "\u{221E}" {
      index += 1
      add(.name("infinity"), from: start)
      return
    }
    for length in [2, 1] where start + length <= scalars.count {
      if let symbol = Token.Symbol(rawValue: string(start..<start + length)) {
        index += length
        add(.symbol(symbol), from: start)
        return
      }
    }
    unexpected(scalar)
  }

  /// A typographic quotation mark quotes up to the next one. Other characters are reported as one
  /// where they stand side by side.
  private mutating func unexpected(_ scalar: Unicode.Scalar) {
    let start = index
    index += 1
    if let last = problems.last, last.rule == .unexpectedCharacter,
      last.range.upperBound == offset(start), !typographicMarks.contains(scalar)
    {
      problems[problems.count - 1].range = last.range.lowerBound..<offset(index)
      problems[problems.count - 1].message = "unexpected characters"
      return
    }
    let isQuote = typographicMarks.contains(scalar)
    report(
      .unexpectedCharacter, from: start, "unexpected character '\(shown(scalar))'",
      label: "not part of an expression", help: isQuote ? straight : "")
    guard isQuote else { return add(.broken, from: start) }
    var end = index
    while end < scalars.count, !typographicMarks.contains(scalars[end].scalar) { end += 1 }
    guard end < scalars.count else { return }
    let text = string(index..<end)
    index = end + 1
    report(
      .unexpectedCharacter, from: end, "unexpected character '\(shown(scalars[end].scalar))'",
      label: "not part of an expression", help: straight)
    add(.text(text), from: start)
  }

  /// A word with spaces where it would run into what stands beside it.
  private func setApart(_ word: String, from start: Int) -> String {
    guard word.first?.isLetter == true else { return word }
    let isAfterSpace = start == 0 || scalars[start - 1].scalar.properties.isWhitespace
    let isBeforeSpace = peek().map(\.properties.isWhitespace) ?? true
    return (isAfterSpace || word == "not" ? "" : " ") + word + (isBeforeSpace ? "" : " ")
  }

  private func stands(_ word: [Unicode.Scalar]) -> Bool {
    guard index + word.count <= scalars.count else { return false }
    return word.indices.allSatisfy { scalars[index + $0].scalar == word[$0] }
      && !(word == ["="] && peek(1) == "=") && !(word == ["!"] && peek(1) == "=")
  }
}

/// Symbols that never start a longer one.
private let plainSymbols: [Unicode.Scalar: Token.Symbol] = [
  "(": .openParenthesis, ")": .closeParenthesis, "[": .openBracket, "]": .closeBracket,
  ".": .dot, ",": .comma, "+": .plus, "-": .minus, "/": .divided, "^": .power,
  "\u{2212}": .minus,
]

/// Operators of other languages and what they are called here, longer ones first.
private let foreignOperators: [([Unicode.Scalar], String)] = [
  (["=", "=", "="], "=="), (["!", "=", "="], "!="), (["=", "<"], "<="), (["=", ">"], ">="),
  (["&", "&"], "and"), (["|", "|"], "or"), (["*", "*"], "^"), (["<", ">"], "!="),
  (["="], "=="), (["!"], "not"), (["&"], "and"), (["|"], "or"), (["%"], ""),
  (["≤"], "<="), (["≥"], ">="), (["≠"], "!="), (["×"], "*"), (["·"], "*"), (["÷"], "/"),
  (["∧"], "and"), (["∨"], "or"), (["¬"], "not"),
]

private let straight = "use straight quotation marks"
private let typographicMarks = Set("“”„‘’‚«»".unicodeScalars)

/// `scalar` itself, or its number where it would not be seen.
private func shown(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .control, .format, .unassigned, .privateUse, .nonspacingMark, .spacingMark, .enclosingMark,
    .lineSeparator, .paragraphSeparator:
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  default: return String(scalar)
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

private func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.properties.isAlphabetic
}

private func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
  isNameStart(scalar) || isDigit(scalar) || scalar.properties.generalCategory == .nonspacingMark
}

/// Whether a text can stand in an expression as a name.
package func isExpressionName(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, isNameStart(first) else { return false }
  return text.unicodeScalars.allSatisfy(isNamePart)
}
