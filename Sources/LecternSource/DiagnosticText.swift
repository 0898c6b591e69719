/// The text form of a diagnostic: a headline in the form that editors recognize, the source line,
/// and carets under the exact span. Tabs are shown as they stand, and the caret line repeats them,
/// so that the two lines agree whatever the tab width.
public func describe(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
  let start = file.position(at: diagnostic.range.lowerBound)
  var text =
    "\(diagnostic.path):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
    + "\(diagnostic.message) [\(diagnostic.rule.code) \(diagnostic.rule.name)]\n"
  let line = file.range(ofLine: start.line)
  let number = String(start.line)
  let gutter = String(repeating: " ", count: number.count)
  text += "  \(number) | \(file.text(in: line))\n"
  text += "  \(gutter) | \(underline(diagnostic.range, on: line, in: file))"
  if !diagnostic.label.isEmpty { text += " \(diagnostic.label)" }
  text += "\n"
  if !diagnostic.help.isEmpty { text += "  \(gutter) = help: \(diagnostic.help)\n" }
  return text
}

private func underline(_ range: SourceRange, on line: SourceRange, in file: SourceFile) -> String {
  let start = min(range.lowerBound, line.upperBound)
  let end = max(start, min(range.upperBound, line.upperBound))
  let indent = file.text(in: SourceRange(line.lowerBound..<start))
    .map { $0 == "\t" ? "\t" : String(repeating: " ", count: columns(of: $0)) }.joined()
  let width = file.text(in: SourceRange(start..<end)).reduce(0) { $0 + columns(of: $1) }
  return indent + "^" + String(repeating: "~", count: max(width - 1, 0))
}

/// How many terminal columns a character takes: two for East Asian wide forms and emoji.
private func columns(of character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default:
    return 1
  }
}
