import LecternLesson

/// The words of `blocks`, a space between them.
func plainText(_ blocks: [Block]) -> String {
  blocks.map { block in
    switch block.kind {
    case .paragraph(let inlines): plainText(inlines)
    case .heading(let heading): plainText(heading.content)
    case .quote(let blocks): plainText(blocks)
    case .callout(let callout): plainText(callout.title) + " " + plainText(callout.blocks)
    case .list(let list): list.items.map { plainText($0.blocks) }.joined(separator: " ")
    case .table(let table):
      ([table.header] + table.rows).map { row in
        row.map { plainText($0.content) }.joined(separator: " ")
      }.joined(separator: " ")
    case .fence, .code, .math, .html, .thematicBreak: ""
    }
  }.filter { !$0.isEmpty }.joined(separator: " ")
}

/// `name` with letters, digits, `-` and `_` only, so that it can be part of an address and an id.
func slug(_ name: String) -> String {
  var out = ""
  for scalar in name.unicodeScalars {
    if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
      || scalar == "_" || scalar == "."
    {
      out.unicodeScalars.append(scalar)
    } else if out.last != "-" {
      out += "-"
    }
  }
  while out.last == "-" { out.removeLast() }
  while out.first == "-" { out.removeFirst() }
  return out
}
