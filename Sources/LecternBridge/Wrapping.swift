/// The widest line that programs have.
let pythonWidth = 90

/// The lines with those that are too wide broken after a bracket, items filled into lines.
func wrapped(_ lines: [String]) -> [String] { lines.flatMap(wrapped) }

private func wrapped(_ line: String) -> [String] {
  guard line.count > pythonWidth, let broken = broken(line) else { return [line] }
  return broken.flatMap { $0.count < line.count ? wrapped($0) : [$0] }
}

private func broken(_ line: String) -> [String]? {
  let (code, comment) = commentSplit(line)
  let all = tokens(of: code)
  let indent = String(repeating: " ", count: code.prefix { $0 == " " }.count)
  // The first bracket that closes near the end of the line.
  for (open, token) in all.enumerated() where token == "(" || token == "[" {
    guard let close = closing(of: open, in: all), all.count - close <= 9 else { continue }
    var (start, end) = (open, close)
    // A list alone between parentheses opens with them.
    while start + 1 < end, all[start + 1] == "[" || all[start + 1] == "(",
      closing(of: start + 1, in: all) == end - 1
    { (start, end) = (start + 1, end - 1) }
    let items = items(Array(all[(start + 1)..<end]))
    guard !items.isEmpty, items != [""] else { continue }
    // A comma would make a tuple of brackets that only group.
    let takesCommas =
      !isComprehension(all[(start + 1)..<end]) && (items.count > 1 || isCall(start, in: all))
    var lines = [all[...start].joined() + comment]
    var current = ""
    for item in items {
      if current.isEmpty {
        current = indent + "    " + item
      } else if current.count + item.count + 3 <= pythonWidth {
        current += " " + item
      } else {
        lines.append(current)
        current = indent + "    " + item
      }
      if takesCommas { current += "," }
    }
    return lines + [current, indent + all[end...].joined()]
  }
  return nil
}

/// Whether the bracket at `open` holds a call's arguments or a list: an index or a grouped
/// expression is another thing with a comma at its end.
private func isCall(_ open: Int, in tokens: [String]) -> Bool {
  let isRound = tokens[open] == "("
  guard open > 0, let end = tokens[open - 1].last else { return !isRound }
  let followsValue = end.isLetter || end.isNumber || end == "_" || end == ")" || end == "]"
  return isRound == followsValue
}

/// Whether these tokens say what each item is, as in `f(x) for x in list`.
private func isComprehension(_ tokens: ArraySlice<String>) -> Bool {
  var depth = 0
  return tokens.contains { token in
    if isOpening(token) { depth += 1 }
    if isClosing(token) { depth -= 1 }
    return depth == 0 && token == "for"
  }
}

private func commentSplit(_ line: String) -> (code: String, comment: String) {
  let code = withoutComment(line)
  return (code, String(line.dropFirst(code.count)))
}

private func closing(of open: Int, in tokens: [String]) -> Int? {
  var depth = 0
  for place in open..<tokens.count {
    if isOpening(tokens[place]) { depth += 1 }
    if isClosing(tokens[place]) {
      depth -= 1
      if depth == 0 { return place }
    }
  }
  return nil
}

/// The texts between commas outside of brackets.
private func items(_ tokens: [String]) -> [String] {
  var depth = 0
  var items = [""]
  for token in tokens {
    if isOpening(token) { depth += 1 }
    if isClosing(token) { depth -= 1 }
    if depth == 0, token == "," {
      items.append("")
    } else if token != " " || items[items.count - 1] != "" {
      items[items.count - 1] += token
    }
  }
  if items.last == "" { items.removeLast() }
  return items
}
