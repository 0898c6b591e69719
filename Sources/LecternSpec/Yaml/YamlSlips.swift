import LecternSource

/// What is wrong with one line of broken YAML, where the line itself tells: the usual slips of those
/// who write other languages beside it.
func slipAdvice(_ lines: [YamlLine], _ last: Int, _ problem: YamlProblem, _ body: SpecText)
  -> [Diagnostic]
{
  guard lines.indices.contains(last) else { return [] }
  if let advice = openQuoteAdvice(lines, last, problem, body) { return [advice] }
  if let advice = closedEarlyAdvice(lines[last], problem, body) { return [advice] }
  // The parser gives up at most a line or two behind these.
  let near = (max(0, last - 2)...last).filter { !isInValue(lines, $0) }.map { lines[$0] }
  let slips = near.compactMap { equalsAdvice($0, body) ?? missingDashSpaceAdvice($0, body) }
  if !slips.isEmpty { return slips }
  if let advice = deeperLineAdvice(lines, last, problem, body) { return [advice] }
  if let advice = columnAdvice(lines, last, problem, body) { return [advice] }
  return []
}

/// Whether a line goes on with a value that began above it: text, mostly.
private func isInValue(_ lines: [YamlLine], _ index: Int) -> Bool {
  let depth = lines[index].indentation.count
  guard let above = lines[..<index].last(where: { !$0.isEmpty && $0.indentation.count < depth }),
    let key = above.key
  else { return false }
  return !trimmedValue(after: key, in: above).isEmpty
}

/// `epochs = 10`
func equalsAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  let start = line.indentation.upperBound
  var end = start
  while end < line.range.upperBound, isWordByte(line.bytes[end]) { end += 1 }
  var sign = end
  while sign < line.range.upperBound, line.bytes[sign] == 0x20 { sign += 1 }
  guard end > start, sign < line.range.upperBound, line.bytes[sign] == UInt8(ascii: "=") else {
    return nil
  }
  var value = sign + 1
  while value < line.range.upperBound, line.bytes[value] == 0x20 { value += 1 }
  guard value < line.range.upperBound, line.bytes[value] != UInt8(ascii: "=") else { return nil }
  let name = String(decoding: line.bytes[start..<end], as: UTF8.self)
  return Diagnostic(
    .yamlSyntax, in: body.path, at: body.map.fileRange(of: sign..<sign + 1),
    "an equals sign behind '\(name)'", label: "a colon belongs here",
    help: "write `\(name): …`",
    fix: Fix(replace: body.map.fileRange(of: end..<value), with: ": "))
}

/// `-loss.final < 1`, which is one word for YAML.
func missingDashSpaceAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  let dash = line.indentation.upperBound
  guard dash + 1 < line.range.upperBound, line.bytes[dash] == UInt8(ascii: "-") else { return nil }
  let next = line.bytes[dash + 1]
  let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
  guard letters.contains(next | 0x20) || "\"'[{".utf8.contains(next) else { return nil }
  let place = body.map.fileRange(of: dash..<dash + 1)
  return Diagnostic(
    .missingSpace, in: body.path, at: place, "no space after the dash of a list",
    label: "a space belongs here", help: "write `- …`",
    fix: Fix(replace: SourceRange(at: place.upperBound), with: " "))
}

/// `% a remark`, which opens a directive in the first column and nothing elsewhere.
func percentAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  let start = line.indentation.upperBound
  guard start < line.range.upperBound, line.bytes[start] == UInt8(ascii: "%") else { return nil }
  let range = body.map.fileRange(of: start..<start + 1)
  return Diagnostic(
    .yamlSyntax, in: body.path, at: range, "a line cannot start with '%'",
    label: "a comment starts with '#'", help: "write `#` in its place, or remove the line",
    fix: Fix(replace: range, with: "#"))
}

/// `title: "Loss` above a line that holds a quotation mark, which closes it for YAML.
private func openQuoteAdvice(
  _ lines: [YamlLine], _ last: Int, _ problem: YamlProblem, _ body: SpecText
) -> Diagnostic? {
  for (index, line) in lines[...last].enumerated() where index < last {
    let value = line.key.map { trimmedValue(after: $0, in: line) } ?? line.content
    guard let mark = line.bytes[value].first, "\"'".utf8.contains(mark),
      !line.bytes[value].dropFirst().contains(mark)
    else { continue }
    let closing = lines[(index + 1)...].lazy.compactMap { $0.bytes.firstIndex(of: mark) }.first
    guard let closing, lines[last].range.contains(closing), closing <= problem.offset else {
      continue
    }
    return Diagnostic(
      .yamlSyntax, in: body.path,
      at: body.map.fileRange(of: value.lowerBound..<value.lowerBound + 1),
      "a quotation mark that is not closed in its line",
      label: "opened here", help: "close it with the same mark")
  }
  return nil
}

/// A key below a key that has its value already, and deeper than it.
private func deeperLineAdvice(
  _ lines: [YamlLine], _ last: Int, _ problem: YamlProblem, _ body: SpecText
) -> Diagnostic? {
  let line = lines[last]
  guard problem.isAboutKeys, let key = line.key ?? line.quotedKey, !line.isItem,
    let above = lines[..<last].last(where: { !$0.isEmpty }), let parent = above.key,
    above.column(of: parent) < line.column(of: key)
  else { return nil }
  let value = trimmedValue(after: parent, in: above)
  // Where a value is open the line belongs to it.
  guard let first = above.bytes[value].first, !"|>&#".utf8.contains(first) else { return nil }
  let name = String(decoding: above.bytes[parent], as: UTF8.self)
  let word = String(decoding: above.bytes[value], as: UTF8.self)
  if takesComponent(name), isComponentName(word) {
    let column = body.column(of: parent.lowerBound)
    return Diagnostic(
      .yamlSyntax, in: body.path, at: body.map.fileRange(of: value),
      "'\(name)' has a value and indented keys below it", label: "either the one or the other",
      help:
        "write `\(word):` in its own line below `\(name):`, and its keys two spaces deeper; a key "
        + "that does not belong to '\(word)' starts in column \(column)")
  }
  let own = String(decoding: line.bytes[key], as: UTF8.self)
  let extra =
    line.range.lowerBound + above.column(of: parent)..<line.range.lowerBound + line.column(of: key)
  return Diagnostic(
    .yamlSyntax, in: body.path, at: body.map.fileRange(of: key),
    "'\(own)' is indented deeper than '\(name)' above it, which has its value already",
    label: "starts in column \(body.column(of: key.lowerBound))",
    help: "start it in column \(body.column(of: parent.lowerBound)), as '\(name)' does",
    fix: Fix(replace: body.map.fileRange(of: extra), with: ""))
}

/// A key that starts in a column in which none of the keys around it does.
private func columnAdvice(
  _ lines: [YamlLine], _ last: Int, _ problem: YamlProblem, _ body: SpecText
) -> Diagnostic? {
  let line = lines[last]
  guard let key = line.key, !line.isItem, problem.isAboutKeys else { return nil }
  let column = line.column(of: key)
  // The keys whose mappings are still open above, from the inside out.
  var open: [(column: Int, key: Range<Int>, line: YamlLine)] = []
  for above in lines[..<last].reversed() {
    guard let key = above.key else { continue }
    let column = above.column(of: key)
    if open.last.map({ column < $0.column }) ?? true { open.append((column, key, above)) }
  }
  guard !open.isEmpty, !open.contains(where: { $0.column == column }) else { return nil }
  let inner = open.last { $0.column > column }
  let outer = open.first { $0.column < column }
  let places = [inner, outer].compactMap(\.self).map { place in
    "in column \(body.column(of: place.key.lowerBound)), as "
      + "'\(String(decoding: place.line.bytes[place.key], as: UTF8.self))' does"
  }
  return Diagnostic(
    .yamlSyntax, in: body.path, at: body.map.fileRange(of: key),
    "'\(String(decoding: line.bytes[key], as: UTF8.self))' starts in a column in which no key above it "
      + "does",
    label: "starts in column \(body.column(of: key.lowerBound))",
    help: "start it \(places.joined(separator: ", or "))")
}

extension YamlProblem {
  /// Whether the parser stopped at a `%` with which a line starts.
  func isAboutPercent(in line: YamlLine) -> Bool {
    (problem == "found character that cannot start any token" || context.contains("directive"))
      && line.bytes.first { $0 != 0x20 } == UInt8(ascii: "%")
  }

  /// Whether the parser expected another key, or none, in this place.
  var isAboutKeys: Bool {
    [
      "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>", "mapping values are not allowed in this context",
    ].contains(problem)
  }
}

extension YamlLine {
  fileprivate var isEmpty: Bool {
    indentation.upperBound == range.upperBound
      || bytes[indentation.upperBound] == UInt8(ascii: "#")
  }
  fileprivate var isItem: Bool { content.lowerBound != indentation.upperBound }

  /// A key in quotation marks.
  fileprivate var quotedKey: Range<Int>? {
    let start = content.lowerBound
    guard start < range.upperBound, "\"'".utf8.contains(bytes[start]),
      let close = bytes[(start + 1)..<range.upperBound].firstIndex(of: bytes[start]),
      close + 1 < range.upperBound, bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return start..<close + 1
  }

  /// 0-based, in the text without the marks of quotes and lists of Markdown.
  fileprivate func column(of place: Range<Int>) -> Int { place.lowerBound - range.lowerBound }
}

extension SpecText {
  /// The column in the file, 1-based, of a place in the text.
  fileprivate func column(of offset: Int) -> Int {
    file.position(at: map.fileOffset(of: offset)).column
  }
}

/// Whether a component with arguments may stand behind `key`, in whatever spec.
private func takesComponent(_ key: String) -> Bool {
  func holds(_ type: ValueType) -> Bool {
    switch type {
    case .component: true
    case .list(let item), .oneOrMore(let item), .dictionary(let item): holds(item)
    case .either(let types): types.contains(where: holds)
    default: false
    }
  }
  return SpecKind.allCases.contains { kind in
    (keys(of: kind) ?? []).contains { $0.name == key && holds($0.type) }
  }
}

private func isComponentName(_ text: String) -> Bool {
  !text.isEmpty && text.first?.isLetter == true
    && text.utf8.allSatisfy { isWordByte($0) || $0 == UInt8(ascii: "-") }
}
