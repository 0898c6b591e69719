import LecternSource

/// What is wrong with the value of a line that begins with a character that means something to YAML:
/// a link, an emphasis, a word in quotation marks.
func valueStartAdvice(
  _ lines: [YamlLine], _ last: Int, _ problem: YamlProblem, _ body: SpecText
) -> Diagnostic? {
  let line = lines[last]
  let value = line.value
  let text = String(decoding: line.bytes[value], as: UTF8.self)
  let place = body.map.fileRange(of: value)
  if text.hasPrefix("["), text.contains("](") {
    if let claimed = claimedExpression(in: text), let owner = expressionOwner(lines, last) {
      return claimAdvice(claimed, owner, in: body.path, at: place)
    }
    return Diagnostic(
      .yamlSyntax, in: body.path, at: place, "a value that starts with a link",
      label: "for YAML a bracket opens a list", help: "put the whole value into quotation marks",
      fix: quotation(of: value, in: line, body))
  }
  guard problem.isAboutStart(of: value, beginning: text.first) else { return nil }
  return Diagnostic(
    .yamlSyntax, in: body.path, at: place, "a value cannot start with '\(text.prefix(1))'",
    help: "put the whole value into quotation marks", fix: quotation(of: value, in: line, body))
}

/// `title: "The" rents`, `title: {x} is a set`: text where YAML has read the whole value.
func closedEarlyAdvice(_ line: YamlLine, _ problem: YamlProblem, _ body: SpecText) -> Diagnostic? {
  let value = line.value
  guard problem.isAboutKeys, let end = closing(of: line.bytes[value]),
    (end..<value.upperBound).contains(problem.offset),
    let next = line.bytes[end..<value.upperBound].first(where: { $0 != 0x20 }),
    !":,]}#".utf8.contains(next)
  else { return nil }
  let (what, label) =
    switch line.bytes[value.lowerBound] {
    case UInt8(ascii: "["): ("bracket", "for YAML a bracket opens a list")
    case UInt8(ascii: "{"): ("brace", "for YAML a brace opens a mapping")
    default: ("quotation mark", "for YAML the value ends at the second mark")
    }
  return Diagnostic(
    .yamlSyntax, in: body.path, at: body.map.fileRange(of: value),
    "text behind the closing \(what) of a value", label: label,
    help: "put the whole value into quotation marks",
    fix: isAmbiguous(line.bytes[value])
      ? nil : apostrophe(of: value, in: line, body) ?? quotation(of: value, in: line, body))
}

/// Where the quotation mark, bracket or brace that `value` begins with is closed; nil when it begins
/// with none.
private func closing(of value: ArraySlice<UInt8>) -> Int? {
  guard let first = value.first else { return nil }
  var index = value.startIndex + 1
  if "\"'".utf8.contains(first) {
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "\\"), first == UInt8(ascii: "\"") {
        index += 1
      } else if value[index] == first {
        let isDoubled =
          first == UInt8(ascii: "'") && index + 1 < value.endIndex && value[index + 1] == first
        if !isDoubled { return index + 1 }
        index += 1
      }
      index += 1
    }
    return nil
  }
  guard "[{".utf8.contains(first) else { return nil }
  var depth = 1
  while index < value.endIndex {
    if "[{".utf8.contains(value[index]) { depth += 1 }
    if "]}".utf8.contains(value[index]) { depth -= 1 }
    index += 1
    if depth == 0 { return index }
  }
  return nil
}

/// Whether the outer marks may be meant to hold all of it: `'a' and 'b'`.
private func isAmbiguous(_ value: ArraySlice<UInt8>) -> Bool {
  guard let mark = value.first, "\"'".utf8.contains(mark), value.last == mark else { return false }
  return value.count { $0 == mark } != 3
}

/// `'It's the rents'` in the other marks.
private func apostrophe(of value: Range<Int>, in line: YamlLine, _ body: SpecText) -> Fix? {
  let bytes = line.bytes[value]
  guard let mark = bytes.first, "\"'".utf8.contains(mark), bytes.last == mark else { return nil }
  let inner = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
  let other = mark == UInt8(ascii: "'") ? "\"" : "'"
  guard !inner.contains(other), !inner.contains("\\") else { return nil }
  return Fix(replace: body.map.fileRange(of: value), with: other + inner + other)
}

/// The value in quotation marks that nothing inside it breaks. None where a part of it may be meant
/// as a comment.
func quotation(of value: Range<Int>, in line: YamlLine, _ body: SpecText) -> Fix? {
  let text = String(decoding: line.bytes[value], as: UTF8.self)
  let range = body.map.fileRange(of: value)
  if text.contains(" #") { return nil }
  if !text.contains("\""), !text.contains("\\") { return Fix(replace: range, with: "\"\(text)\"") }
  return text.contains("'") ? nil : Fix(replace: range, with: "'\(text)'")
}

extension YamlLine {
  /// What stands behind the line's key, or behind the dash of an item without one.
  fileprivate var value: Range<Int> {
    if let key { return trimmedValue(after: key, in: self) }
    let content = content
    let blanks = bytes[content].reversed().prefix { $0 == 0x20 }.count
    return content.lowerBound..<content.upperBound - blanks
  }
}

extension YamlProblem {
  /// Whether the parser gave up because of the first character of `value`: one that begins nothing,
  /// or the `*` of an alias or the `&` of an anchor with something else than a name behind it.
  fileprivate func isAboutStart(of value: Range<Int>, beginning first: Character?) -> Bool {
    switch first {
    case "*", "&":
      context == "while scanning an alias" || context == "while scanning an anchor"
        ? contextOffset == value.lowerBound
        : first == "*" && isAboutKeys && value.dropFirst().contains(offset)
    default:
      problem == "found character that cannot start any token" && value.lowerBound == offset
    }
  }
}
