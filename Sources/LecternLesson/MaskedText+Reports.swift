import LecternSource

extension MaskedText {
  /// Reports a `](=` or `](term:` that stays text, from the closing bracket to the parenthesis that
  /// was meant to close it, and mends it where the intention is plain.
  mutating func report(
    _ attempt: (offset: Int, kind: InlineScanner.Attempt), in bytes: [UInt8], of text: LeafText
  ) {
    // An author's link is short; the limit keeps a text of nothing but attempts linear.
    let window = bytes[attempt.offset...].prefix(500)
    let lineEnd = window.firstIndex(of: 0x0A) ?? window.endIndex
    let open = bytes[attempt.offset..<lineEnd].firstIndex(of: ascii("(")) ?? attempt.offset
    let close = matchingParenthesis(in: bytes, from: open, to: lineEnd)
    let range = attempt.offset..<(close.map { $0 + 1 } ?? lineEnd)
    if attempt.kind == .term {
      report(
        .brokenTerm, at: text.fileRange(range), "this link to a term is only text",
        label: "not a link",
        help: "write [words](term:name) on one line, the name without spaces")
      return
    }
    let inner = close.map { String(decoding: bytes[(open + 1)..<$0], as: UTF8.self) } ?? ""
    let expression = String(trimming(inner.drop { $0 == "=" || $0 == " " }))
    let opening = bytes[..<attempt.offset].lastIndex(of: ascii("["))
    let isAdjacent = open == attempt.offset + 1
    var replacement: String?
    let help: String
    if !isAdjacent {
      help = "write '](=' without a space before the parenthesis"
    } else if close == nil {
      help = "close the link on the line on which it opens"
    } else if inner.contains(where: curlyMarks.contains) {
      let bare = expression.drop(while: curlyMarks.contains)
      let straight = String(bare.reversed().drop(while: curlyMarks.contains).reversed())
      let isCertain = !straight.isEmpty && !straight.contains { curlyMarks.contains($0) }
      replacement = isCertain ? quoted(straight) : nil
      help = "write straight quotation marks: [text](= \"\(isCertain ? straight : "a < b")\")"
    } else if !inner.contains(" ") {
      help = "the text of a claim holds no other link: close each before the next one"
    } else if let opening, inner.hasPrefix("= "), !expression.isEmpty, !expression.contains(" ") {
      let words = String(decoding: bytes[(opening + 1)..<attempt.offset], as: UTF8.self)
      let shown = words.count > 40 || words.contains("\n") ? "…" : words
      replacement = "=\(expression)"
      help = "remove the space: `[\(shown)](=\(expression))`"
    } else {
      if inner.hasPrefix("="), !expression.isEmpty { replacement = quoted(expression) }
      help = "an expression with spaces stands in quotes: [text](= \"a < b\")"
    }
    var fix: Fix?
    if let close, let replacement, opening != nil {
      fix = Fix(replace: SourceRange(text.fileRange(open + 1..<close)), with: replacement)
    }
    report(
      .brokenClaim, at: text.fileRange(range), "this claim is only text", label: "not a link",
      help: help, fix: fix)
  }

  private func quoted(_ expression: String) -> String? {
    expression.contains("\"") || expression.contains("\\") ? nil : "= \"\(expression)\""
  }

  private func trimming(_ text: Substring) -> Substring {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private func matchingParenthesis(in bytes: [UInt8], from open: Int, to end: Int) -> Int? {
    var depth = 0
    for index in open..<end {
      if bytes[index] == ascii("(") { depth += 1 }
      if bytes[index] == ascii(")") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  mutating func reportUndefined(_ label: String, among labels: [String: Int], at range: Range<Int>)
  {
    let near = nearMiss(to: label, among: labels.keys.sorted())
    report(
      .undefinedFootnote, at: range, "no footnote '\(label)' is defined",
      label: didYouMean(near),
      help: near == nil ? "write its text as a paragraph: [^\(label)]: …" : "")
  }

  /// `$5 and 10$` is two amounts, not a formula: it begins with a digit and holds words, but no
  /// LaTeX command.
  mutating func warnAboutProse(_ inner: Range<Int>, in bytes: [UInt8], at range: Range<Int>) {
    guard let first = bytes[inner].first, isDigit(first), !bytes[inner].contains(ascii("\\")) else {
      return
    }
    let words = bytes[inner].split { isWhiteSpace($0) }
    guard words.count > 1, words.contains(where: { $0.count > 2 && $0.allSatisfy(isLetter) }) else {
      return
    }
    report(
      .proseAsMath, at: range, "the text between two dollar signs is read as mathematics",
      help: "write '\\$' for a dollar sign")
  }
}

/// What word processors make of a quotation mark.
private let curlyMarks: Set<Character> = ["“", "”", "„", "‟", "«", "»", "‘", "’", "‚"]
