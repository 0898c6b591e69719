/// A mapping as lines of YAML: an entry a line, what belongs to a key below it, lists in brackets.
func yamlLines(_ node: RawNode, indentation: String = "") -> [String] {
  (node.entries ?? []).flatMap { entry -> [String] in
    let key = indentation + yamlScalar(entry.key, inBrackets: false) + ":"
    if let inner = entry.value.entries, !inner.isEmpty {
      return [key] + yamlLines(entry.value, indentation: indentation + "  ")
    }
    let value = yamlText(entry.value, inBrackets: false)
    return [value.isEmpty ? key : key + " " + value]
  }
}

/// A value on one line.
func yamlText(_ node: RawNode, inBrackets: Bool = true) -> String {
  switch node.kind {
  case .scalar: yamlScalar(node, inBrackets: inBrackets)
  case .sequence(let items): "[" + items.map { yamlText($0) }.joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{"
      + entries.map { yamlScalar($0.key, inBrackets: true) + ": " + yamlText($0.value) }
      .joined(separator: ", ") + "}"
  }
}

/// Plain texts stay plain where YAML reads them so; others stand in quotes.
private func yamlScalar(_ node: RawNode, inBrackets: Bool) -> String {
  guard let scalar = node.scalar else { return "" }
  let text = scalar.text
  if scalar.style == .plain, !(inBrackets && text.contains { ",[]{}".contains($0) }) { return text }
  var quoted = "\""
  for character in text {
    switch character {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\t": quoted += "\\t"
    default: quoted.append(character)
    }
  }
  return quoted + "\""
}
