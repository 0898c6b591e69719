import LecternSource

/// Turns the parser's complaint into what the author can mend: the usual causes are looked for in
/// the lines up to the place where the parser gave up, since that place is often after the cause.
func diagnose(_ problem: YamlProblem, in body: SpecText) -> [Diagnostic] {
  if problem.problem.hasPrefix("Maximum nesting level") { return [nestingAdvice(problem, body)] }
  let lines = YamlLine.all(in: body.text)
  let last = lines.lastIndex { $0.range.lowerBound <= problem.offset } ?? 0
  if lines.prefix(last + 1).contains(where: { tabAdvice($0, body) != nil }) {
    return lines.compactMap { tabAdvice($0, body) }
  }
  if lines.prefix(last + 1).contains(where: { missingSpaceAdvice($0, body) != nil }) {
    return missingSpaces(in: body)
  }
  if problem.isAboutPercent(in: lines[last]), let advice = percentAdvice(lines[last], body) {
    return [advice]
  }
  if let advice = valueStartAdvice(lines, last, problem, body) { return [advice] }
  if let advice = flowExpressionAdvice(lines[last], body) { return [advice] }
  if let advice = unquotedColonAdvice(lines, last, problem, body) { return [advice] }
  let slips = slipAdvice(lines, last, problem, body)
  return slips.isEmpty ? [generalAdvice(problem, body)] : slips
}

/// A line of the text, without its end.
struct YamlLine {
  let range: Range<Int>
  let bytes: ArraySlice<UInt8>

  static func all(in text: String) -> [YamlLine] {
    let bytes = Array(text.utf8)
    var lines: [YamlLine] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      var end = index
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      lines.append(YamlLine(range: start..<end, bytes: bytes[start..<end]))
      start = index + 1
    }
    return lines
  }

  /// White space before the first visible byte.
  var indentation: Range<Int> {
    let first = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.upperBound
    return range.lowerBound..<first
  }

  /// What follows the indentation and the dashes of list items.
  var content: Range<Int> {
    var first = indentation.upperBound
    while first + 1 < range.upperBound, bytes[first] == UInt8(ascii: "-"), bytes[first + 1] == 0x20
    {
      first += 2
      while first < range.upperBound, bytes[first] == 0x20 { first += 1 }
    }
    return first..<range.upperBound
  }

  /// The word before the line's first colon, when the line starts with a word.
  var key: Range<Int>? {
    let start = content.lowerBound
    var end = start
    while end < range.upperBound, isWordByte(bytes[end]) { end += 1 }
    guard end > start, end < range.upperBound, bytes[end] == UInt8(ascii: ":") else { return nil }
    return start..<end
  }
}

func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
    true
  default: false
  }
}

private func tabAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  let indentation = line.indentation
  guard !line.content.isEmpty, line.bytes[indentation].contains(0x09) else { return nil }
  let range = body.map.fileRange(of: indentation)
  let spaces = line.bytes[indentation].reduce(0) { $0 + ($1 == 0x09 ? 2 : 1) }
  return Diagnostic(
    .tabIndentation, in: body.path, at: range, "a tab in the indentation",
    label: "YAML indents by spaces", help: "indent by two spaces",
    fix: Fix(replace: range, with: String(repeating: " ", count: spaces)))
}

private func missingSpaceAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  guard let key = line.key, key.upperBound + 1 < line.range.upperBound else { return nil }
  let next = line.bytes[key.upperBound + 1]
  guard next != 0x20, next != 0x09, next != UInt8(ascii: "/") else { return nil }
  let colon = key.upperBound..<key.upperBound + 1
  let name = String(decoding: line.bytes[key], as: UTF8.self)
  return Diagnostic(
    .missingSpace, in: body.path, at: body.map.fileRange(of: colon),
    "no space after the colon of '\(name)'", label: "a space belongs here",
    help: "write `\(name): …`",
    fix: Fix(
      replace: SourceRange(at: body.map.fileRange(of: colon).upperBound), with: " "))
}

/// Every line such as `epochs:5`, which is one word for YAML.
func missingSpaces(in body: SpecText) -> [Diagnostic] {
  YamlLine.all(in: body.text).compactMap { missingSpaceAdvice($0, body) }
}

/// `expect: [a < 1, max(b[1], c[2]) > 2]`
private func flowExpressionAdvice(_ line: YamlLine, _ body: SpecText) -> Diagnostic? {
  guard let key = line.key else { return nil }
  let value = trimmedValue(after: key, in: line)
  let text = String(decoding: line.bytes[value], as: UTF8.self)
  guard text.hasPrefix("["), text.contains(where: { "<>=".contains($0) }) else { return nil }
  var fix: Fix?
  if text.hasSuffix("]"), !text.contains("\""), !text.contains("'"),
    line.content == line.indentation.upperBound..<line.range.upperBound
  {
    let indent = expressionIndent(of: line, body)
    let items = piecesOutsideBrackets(String(text.dropFirst().dropLast()))
    fix = Fix(
      replace: body.map.fileRange(of: value),
      with: items.map { "\n\(indent)  - \($0)" }.joined())
  }
  return Diagnostic(
    .unquotedExpression, in: body.path, at: body.map.fileRange(of: value),
    "expressions in brackets", label: "YAML takes them apart at every comma",
    help: "write one expression in each line, after `- `", fix: fix)
}

/// What stands before the line's key in the file, quotation marks of Markdown included.
private func expressionIndent(of line: YamlLine, _ body: SpecText) -> String {
  let start = body.map.fileOffset(of: line.content.lowerBound)
  let lineStart = body.file.offset(
    of: SourcePosition(line: body.file.position(at: start).line, column: 1))
  return body.file.text(in: SourceRange(lineStart..<start))
}

/// `a < 1, max(b, c) > 2` in two.
func piecesOutsideBrackets(_ text: String) -> [String] {
  var pieces: [String] = [""]
  var depth = 0
  for character in text {
    if "([{".contains(character) { depth += 1 }
    if ")]}".contains(character) { depth -= 1 }
    if character == ",", depth == 0 {
      pieces.append("")
    } else {
      pieces[pieces.count - 1].append(character)
    }
  }
  return pieces.map { String($0.drop { $0 == " " }) }
}

/// `a: b: c`, and such text over two lines.
private func unquotedColonAdvice(
  _ lines: [YamlLine], _ index: Int, _ problem: YamlProblem, _ body: SpecText
) -> Diagnostic? {
  guard problem.problem.hasPrefix("mapping values are not allowed"), index < lines.count
  else { return nil }
  let line = lines[index]
  if let key = line.key, problem.offset > key.upperBound {
    let value = trimmedValue(after: key, in: line)
    guard !value.isEmpty else { return nil }
    return Diagnostic(
      .yamlSyntax, in: body.path, at: body.map.fileRange(of: value),
      "a colon with a space after it inside a value", label: "quote this value",
      help: "put the value into quotation marks", fix: quotation(of: value, in: line, body))
  }
  let above = lines[..<index].last { !$0.content.isEmpty }
  guard let above, let parent = above.key, above.indentation.count < line.indentation.count,
    String(decoding: above.bytes[trimmedValue(after: parent, in: above)], as: UTF8.self)
      .contains(" "), !isKnownKey(line)
  else { return nil }
  let name = String(decoding: above.bytes[parent], as: UTF8.self)
  let place = body.map.fileRange(of: problem.offset..<problem.offset + 1)
  return Diagnostic(
    .yamlSyntax, in: body.path, at: place,
    "a colon with a space after it inside the text of '\(name)'",
    help: "write `\(name): >-` and the text in the lines below it")
}

/// Whether a line begins with a key of a spec or a file: then it goes on with no text.
private func isKnownKey(_ line: YamlLine) -> Bool {
  guard let key = line.key else { return false }
  let name = String(decoding: line.bytes[key], as: UTF8.self)
  return (SpecKind.allCases.flatMap { keys(of: $0) ?? [] } + frontMatterKeys + courseKeys)
    .contains { $0.name == name }
}

func trimmedValue(after key: Range<Int>, in line: YamlLine) -> Range<Int> {
  var start = key.upperBound + 1
  while start < line.range.upperBound, line.bytes[start] == 0x20 { start += 1 }
  var end = line.range.upperBound
  while end > start, line.bytes[end - 1] == 0x20 { end -= 1 }
  return min(start, end)..<end
}

/// libyaml's own limit, which is far beyond ours.
private func nestingAdvice(_ problem: YamlProblem, _ body: SpecText) -> Diagnostic {
  let offset = min(problem.offset, body.text.utf8.count)
  return Diagnostic(
    .yamlTooLarge, in: body.path,
    at: body.map.fileRange(of: offset..<min(offset + 1, body.text.utf8.count)),
    "values nested too deeply", label: "at most \(YamlLimits().depth) levels",
    help: "flatten the value")
}

private func generalAdvice(_ problem: YamlProblem, _ body: SpecText) -> Diagnostic {
  let count = body.text.utf8.count
  var offset = min(problem.offset, count)
  // A word without a colon is noticed in the line below it.
  let isBelow = offset == count || problem.problem == "could not find expected ':'"
  let isAlias = problem.context == "while scanning an alias"
  let isAnchor = problem.context == "while scanning an anchor"
  if isBelow || isAlias || isAnchor, problem.contextOffset < count, !problem.context.isEmpty {
    offset = problem.contextOffset
  }
  let range = body.map.fileRange(of: offset..<min(offset + 1, count))
  let (message, help) = words(for: problem, at: offset, in: Array(body.text.utf8))
  return Diagnostic(.yamlSyntax, in: body.path, at: range, message, help: help)
}

private func words(for problem: YamlProblem, at offset: Int, in bytes: [UInt8])
  -> (message: String, help: String)
{
  let character = offset < bytes.count ? String(decoding: [bytes[offset]], as: UTF8.self) : ""
  switch problem.problem {
  case "found character that cannot start any token",
    "did not find expected alphabetic or numeric character":
    return ("a value cannot start with '\(character)'", "put the value into quotation marks")
  case "found unexpected end of stream":
    return ("a quotation mark that is never closed", "close it with the same mark")
  case "found unknown escape character":
    return (
      "an unknown escape in double quotation marks",
      "use single quotation marks, in which a backslash is only a backslash"
    )
  case "did not find expected ',' or ']'":
    return ("a list in brackets that is not closed", "write `]` or a comma")
  case "did not find expected ',' or '}'":
    return ("a mapping in braces that is not closed", "write `}` or a comma")
  case "could not find expected ':'":
    return ("a line that is neither 'key: value' nor a list item", "write a colon and a space")
  case "did not find expected key", "did not find expected '-' indicator":
    return (
      "a line that does not fit the lines above it",
      "keys of one mapping start in the same column; text after a closing quotation mark is "
        + "not part of the value"
    )
  case "mapping values are not allowed in this context":
    return ("a colon that makes no key here", "check the indentation, or quote the value")
  case "control characters are not allowed", "invalid leading UTF-8 octet":
    return ("a control character", "remove it")
  default:
    let context = problem.context.isEmpty ? "" : "\(problem.context), "
    return ("broken YAML: \(context)\(problem.problem)", "check the indentation and the quotation")
  }
}
