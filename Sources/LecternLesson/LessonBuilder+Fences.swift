import CCMark
import LecternSource

extension LessonBuilder {
  /// A fenced or an indented code block, or display mathematics.
  mutating func code(_ node: CommonMarkNode) -> Block {
    let rawInfo = String(commonMark: cmark_node_get_fence_info(node))
    let literal = restored(cmark_node_get_literal(node))
    let body = withNewlines(literal)
    let line = lineIndex(of: node)
    let column = max(0, Int(cmark_node_get_start_column(node)) - 1)
    let opening = text.lines.isEmpty ? [] : text.lines[line].bytes.dropFirst(column)
    let lineCount = body.utf8.count { $0 == 0x0A }
    let fenceByte = opening.first ?? 0
    let fenceLength = opening.prefix { $0 == fenceByte }.count
    let isIndented = rawInfo.isEmpty && !isFence(node, opening, fenceByte, fenceLength)
    if isIndented {
      return Block(.code(literal), at: range(of: node, toLine: line + max(0, lineCount - 1)))
    }
    let isClosed = closes(line + 1 + lineCount, fenceByte, fenceLength)
    let range = range(of: node, toLine: line + lineCount + (isClosed ? 1 : 0))
    let map = map(of: body, fromLine: line + 1)
    if options.additions, let scalar = rawInfo.unicodeScalars.first,
      text.placeholders.meaning(of: scalar.value) == .displayMath
    {
      let latex = DisplayMath(latex: withoutLastLineEnd(body), name: nil, map: map)
      return Block(.math(latex), at: range)
    }
    let info = options.additions ? text.placeholders.restore(rawInfo) : rawInfo
    let words = infoWords(info, at: line, from: column + fenceLength)
    let fence = Fence(
      info: info, kind: words.kind, name: words.name, rest: words.rest, body: body,
      literal: literal, bodyRange: bodyRange(fromLine: line + 1, count: lineCount), map: map,
      isClosed: isClosed)
    guard options.additions else { return Block(.fence(fence), at: range) }
    check(fence, at: range, restRange: words.restRange)
    if fence.kind.value == "math" {
      let latex = DisplayMath(latex: withoutLastLineEnd(body), name: fence.name, map: map)
      return Block(.math(latex), at: range)
    }
    return Block(.fence(fence), at: range)
  }

  /// An indented block may begin with the text "```"; its column is that of the text, and its first
  /// line is the text itself.
  private func isFence(
    _ node: CommonMarkNode, _ opening: ArraySlice<UInt8>, _ byte: UInt8, _ length: Int
  ) -> Bool {
    guard byte == ascii("`") || byte == ascii("~"), length >= 3 else { return false }
    guard let literal = cmark_node_get_literal(node) else { return true }
    let firstLine = String(commonMark: literal).utf8.prefix { $0 != 0x0A && $0 != 0x0D }
    return !Array(firstLine).elementsEqual(opening)
      || text.lines[lineIndex(of: node)].bytes.count == opening.count
  }

  private func closes(_ line: Int, _ fenceByte: UInt8, _ length: Int) -> Bool {
    guard line < text.lines.count else { return false }
    let rest = text.lines[line].bytes.drop { $0 == 0x20 || $0 == 0x09 || $0 == ascii(">") }
    let fence = rest.prefix { $0 == fenceByte }
    return fence.count >= length
      && rest.dropFirst(fence.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Each line of a body is the end of a line of the file.
  private func map(of body: String, fromLine first: Int) -> LineMap {
    if let place = text.surroundings {
      return LineMap([LineMap.Entry(textOffset: 0, fileOffset: place.lowerBound)])
    }
    var entries: [LineMap.Entry] = []
    var start = 0
    var line = first
    var index = 0
    for byte in body.utf8 {
      index += 1
      guard byte == 0x0A else { continue }
      if line < text.lines.count {
        let source = text.lines[line]
        let length = index - 1 - start
        entries.append(
          LineMap.Entry(
            textOffset: start, fileOffset: max(source.origin, source.end - length)))
      }
      start = index
      line += 1
    }
    if entries.isEmpty {
      let end = bodyRange(fromLine: first, count: 0).lowerBound
      entries.append(LineMap.Entry(textOffset: 0, fileOffset: end))
    }
    return LineMap(entries)
  }

  private func bodyRange(fromLine first: Int, count: Int) -> SourceRange {
    guard !text.lines.isEmpty else { return SourceRange(at: 0) }
    guard first < text.lines.count else {
      return text.range(text.lines[text.lines.count - 1].end..<text.lines[text.lines.count - 1].end)
    }
    let start = text.lines[first].origin
    guard count > 0 else { return text.range(start..<start) }
    let end = text.lines[min(first + count, text.lines.count) - 1].end
    return text.range(start..<max(start, end))
  }

  private func withoutLastLineEnd(_ text: String) -> String {
    text.utf8.last == 0x0A ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
  }

  /// The words of an info string with their places; the whole of it, where it holds escapes.
  private func infoWords(_ info: String, at line: Int, from column: Int) -> (
    kind: Located<String>, name: Located<String>?, rest: String, restRange: SourceRange
  ) {
    guard !text.lines.isEmpty else {
      return (Located("", at: SourceRange(at: 0)), nil, "", SourceRange(at: 0))
    }
    let source = text.lines[line]
    var start = column
    while let byte = source[start], byte == 0x20 || byte == 0x09 { start += 1 }
    let raw = text.placeholders.restore(
      String(decoding: source.bytes.dropFirst(start), as: UTF8.self))
    let isExact = raw.utf8.starts(with: info.utf8)
    let whole = text.range(min(source.offset(start), source.end)..<source.end)
    func range(of part: Substring) -> SourceRange {
      guard isExact else { return whole }
      let offset = info.utf8.distance(from: info.startIndex, to: part.startIndex)
      let place = source.offset(start) + offset
      return text.range(place..<place + part.utf8.count)
    }
    var words: [Located<String>] = []
    var rest = info[...]
    while words.count < 2, !rest.isEmpty {
      let word = rest.prefix { $0 != " " && $0 != "\t" }
      words.append(Located(String(word), at: range(of: word)))
      rest = rest[word.endIndex...].drop { $0 == " " || $0 == "\t" }
    }
    return (
      words.first ?? Located("", at: whole), words.count > 1 ? words[1] : nil, String(rest),
      range(of: rest)
    )
  }

  // MARK: Checks

  private mutating func check(
    _ fence: Fence, at range: SourceRange, restRange: SourceRange
  ) {
    if !fence.isClosed {
      report(
        .fenceNotClosed, at: fence.kind.value.isEmpty ? firstLine(of: range) : fence.kind.range,
        "this block is never closed", label: "opened here")
    }
    let kind = fence.kind
    if warnAboutForeignFence(fence) { return }
    if !fence.isSpec, !codeLanguages.contains(kind.value.lowercased()),
      let near = nearMiss(to: kind.value, among: Fence.specKinds)
    {
      report(
        .unknownFenceKind, at: kind.range, "'\(kind.value)' is no kind of spec",
        label: didYouMean(near), help: "as it stands, the block is shown as code")
    }
    guard fence.isSpec, let name = fence.name else { return }
    guard isName(name.value) else {
      let mended = String(name.value.map { $0 == "-" ? "_" : $0 })
      report(
        .invalidName, at: name.range, "'\(name.value)' cannot be the name of a spec",
        label: "a letter, then letters, digits and '_'",
        help: isName(mended) ? "for example '\(mended)'" : "")
      return
    }
    if !fence.rest.isEmpty {
      report(
        .extraWords, at: restRange, "'\(fence.rest)' means nothing behind a spec's name",
        help: "a title is a key in the block: title: …")
    }
    addAnchor(name.value, slug: name.value, .spec(kind: kind.value), at: name.range)
  }

  private func firstLine(of range: SourceRange) -> SourceRange {
    let line = document.file.position(at: range.lowerBound).line
    return SourceRange(
      range.lowerBound..<max(range.lowerBound, document.file.range(ofLine: line).upperBound))
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == ascii("_") else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == ascii("_") }
  }
}

/// Languages whose names are near to a kind of spec's, and other usual ones.
private let codeLanguages: Set<String> = [
  "bash", "c", "cpp", "csharp", "css", "csv", "dart", "diff", "elixir", "go", "haskell", "html",
  "java", "javascript", "json", "julia", "kotlin", "latex", "lua", "make", "markdown", "matlab",
  "perl", "php", "python", "r", "ruby", "rust", "scala", "sh", "sql", "swift", "tex", "text",
  "toml", "typescript", "xml", "yaml", "zig",
]

/// `text` with every line end as `\n`.
func withNewlines(_ text: String) -> String {
  guard text.utf8.contains(0x0D) else { return text }
  var bytes: [UInt8] = []
  var wasReturn = false
  for byte in text.utf8 {
    if byte == 0x0D {
      bytes.append(0x0A)
    } else if byte != 0x0A || !wasReturn {
      bytes.append(byte)
    }
    wasReturn = byte == 0x0D
  }
  return String(decoding: bytes, as: UTF8.self)
}
