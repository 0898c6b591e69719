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
    var fix: Fix?
    if let close, open == attempt.offset + 1 {
      let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      let expression = inner.drop { $0 == "=" || $0 == " " }
      if inner.hasPrefix("="), !expression.isEmpty, !expression.contains("\""),
        !expression.contains("\\"), bytes[..<attempt.offset].contains(ascii("["))
      {
        let place = text.fileRange(open + 1..<close)
        fix = Fix(replace: SourceRange(place), with: "= \"\(expression)\"")
      }
    }
    let help: String
    if open > attempt.offset + 1 {
      help = "write '](=' without a space before the parenthesis"
    } else if close == nil {
      help = "close the link on the line on which it opens"
    } else if let close, !bytes[open..<close].contains(0x20) {
      fix = nil
      help = "the text of a claim holds no other link: close each before the next one"
    } else {
      help = "an expression with spaces stands in quotes: [text](= \"a < b\")"
    }
    report(
      .brokenClaim, at: text.fileRange(range), "this claim is only text", label: "not a link",
      help: help, fix: fix)
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
