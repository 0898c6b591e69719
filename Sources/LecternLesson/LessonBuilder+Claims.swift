import LecternSource

extension LessonBuilder {
  /// A claim or a value, from a link whose destination begins with `=`.
  mutating func claim(
    _ destination: String, title: String, content: [Inline], written: Leaf.Link?,
    _ range: SourceRange
  ) -> Inline {
    let bare = String(destination.dropFirst())
    let quoted = trimmed(title).text
    let link = Inline.link(
      Link(destination: destination, title: title, content: content, range: range))
    guard let written else {
      // Its place is the whole leaf, where one report will do.
      if !diagnostics.contains(where: { $0.rule == .claimByReference && $0.range == range }) {
        report(
          .claimByReference, at: range, "this claim takes its expression from a link definition",
          label: "no expression behind the text",
          help: "write the expression behind the text: "
            + (quoted.isEmpty
              ? "[\(plainText(content))](\(destination))"
              : "[\(plainText(content))](= \"\(quoted)\")"))
      }
      return link
    }
    guard bare.isEmpty || title.isEmpty else {
      report(
        .claimWithTwoExpressions, at: range, "this claim has two expressions",
        label: "directly behind '=' and in the quotes")
      return link
    }
    guard !bare.isEmpty || !quoted.isEmpty else {
      report(
        .emptyClaim, at: range, "this claim has no expression", label: "nothing stands behind '='")
      return link
    }
    if let quoted = inQuotes(bare) {
      report(
        .brokenClaim, at: written.destinationRange,
        "the expression of this claim is a text in quotation marks",
        label: "a space is missing behind '='",
        help: "write [\(written.text)](= \"\(quoted)\")")
      return link
    }
    guard written.isOnOneLine else {
      report(
        .claimOverLines, at: range, "this claim goes over a line break",
        help: "put the whole link on one line")
      return link
    }
    guard agrees(written, with: content) else {
      report(
        .misreadClaim, at: range, "CommonMark reads this claim's text as '\(plainText(content))'",
        help: "write the claim without brackets, backticks and angle brackets beside it")
      return link
    }
    let expression = bare.isEmpty ? quoted : bare
    let expressionRange = expressionRange(written, isBare: !bare.isEmpty)
    if content.isEmpty || trimmed(written.text).text.isEmpty {
      let value = ValueLink(
        expression: expression, expressionRange: expressionRange, range: range)
      document.values.append(value)
      return .value(value)
    }
    let claim = ClaimLink(
      text: written.text, textRange: written.textRange, content: content, expression: expression,
      expressionRange: expressionRange, range: range, index: document.claims.count,
      isExact: document.file.text(in: written.textRange) == written.text)
    document.claims.append(claim)
    return .claim(claim)
  }

  /// Whether the bytes between the brackets are the text that libcmark made of them. Texts with
  /// markup are compared without its characters.
  private func agrees(_ written: Leaf.Link, with content: [Inline]) -> Bool {
    let markup = "*_`~\\$&"
    func bare(_ text: String) -> [UInt8] { text.utf8.filter { !markup.utf8.contains($0) } }
    if written.text.utf8.contains(ascii("&")) || written.text.utf8.contains(ascii("<"))
      || written.text.utf8.contains(ascii("["))
    {
      return true
    }
    return bare(written.text) == bare(plainText(content))
  }

  private func expressionRange(_ written: Leaf.Link, isBare: Bool) -> SourceRange {
    let destination = written.destinationRange
    if text.surroundings != nil, text.place == nil { return destination }
    if isBare {
      return SourceRange(
        min(destination.lowerBound + 1, destination.upperBound)..<destination.upperBound)
    }
    guard let title = written.title, let range = written.titleRange else { return destination }
    let inner = trimmed(title)
    let start = range.lowerBound + inner.offset
    return SourceRange(start..<min(start + inner.text.utf8.count, range.upperBound))
  }

  // MARK: Disagreement

  /// Claims that the scanner found and libcmark did not.
  mutating func reportSkipped(_ links: ArraySlice<Leaf.Link>) {
    for link in links where !link.isImage && link.destination.hasPrefix("=") {
      report(
        .misreadClaim, at: link.range, "CommonMark does not read this claim as a link",
        help: "write the claim without brackets, backticks and angle brackets beside it")
    }
  }

  /// What is left of a leaf's links when its text has been read; `](=` in text that nothing else
  /// explains.
  mutating func reportUnread() {
    guard let leaf else { return }
    let count = diagnostics.count
    reportSkipped(leaf.links[min(nextLink, leaf.links.count)...])
    guard let rule = unexplained, diagnostics.count == count else { return }
    report(
      rule, at: leaf.range,
      rule == .brokenClaim
        ? "a claim in this text is only text" : "a link to a term in this text is only text")
  }

  /// Looks for `](=` in text that the scanner did not take for an attempt at a claim.
  mutating func noteAttempts(in string: String) {
    guard let leaf, !leaf.mayShowAttempts else { return }
    let bytes = string.utf8
    guard bytes.contains(ascii("]")) else { return }
    if contains(bytes, "](=") {
      unexplained = .brokenClaim
    } else if contains(bytes, "](term:") {
      unexplained = .brokenTerm
    }
  }

  private func contains(_ bytes: String.UTF8View, _ wanted: String) -> Bool {
    var rest = bytes[...]
    while let start = rest.firstIndex(of: ascii("]")) {
      rest = rest[start...]
      if rest.starts(with: wanted.utf8) { return true }
      rest.removeFirst()
    }
    return false
  }
}

/// What stands in the quotation marks that `expression` is; nil for any other.
private func inQuotes(_ expression: String) -> String? {
  guard let mark = expression.first, mark == "\"" || mark == "'", expression.count > 2,
    expression.last == mark, !expression.dropFirst().dropLast().contains(mark)
  else { return nil }
  return String(expression.dropFirst().dropLast())
}

/// `text` without white space at its ends, and how many bytes went before.
private func trimmed(_ text: String) -> (text: String, offset: Int) {
  let bytes = Array(text.utf8)
  let start = bytes.firstIndex { !isWhiteSpace($0) } ?? bytes.count
  let end = bytes.lastIndex { !isWhiteSpace($0) }.map { $0 + 1 } ?? start
  return (String(decoding: bytes[start..<end], as: UTF8.self), start)
}
