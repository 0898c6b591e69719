import LecternSource

extension SpecDecoder {
  /// The value of a node that must be of `type`; nil, and a diagnostic, when it is not.
  mutating func value(_ node: RawNode, _ type: ValueType, for key: String) -> Located<Setting>? {
    setting(node, type, for: key).map { Located($0, at: place(node)) }
  }

  private mutating func setting(_ node: RawNode, _ type: ValueType, for key: String) -> Setting? {
    switch type {
    case .text: text(node, type, for: key).map(Setting.text)
    case .name: name(node, for: key)
    case .markdown: markdown(node, for: key)
    case .expression: expression(node, for: key)
    case .path: path(node, for: key)
    case .cell: cell(node, for: key)
    case .flag: flag(node, for: key)
    case .color: color(node, for: key)
    case .number(let bounds): number(node, bounds, for: key).map(Setting.number)
    case .integer(let bounds): integer(node, bounds, for: key)
    case .choice(let words): choice(node, words, for: key)
    case .component(let kind): component(node, kind, for: key).map(Setting.component)
    case .componentName(let kind): componentName(node, kind, for: key)
    case .list(let item): list(node, of: item, for: key)
    case .oneOrMore(let item):
      if case .sequence = node.kind {
        list(node, of: item, for: key)
      } else {
        value(node, item, for: key).map { .list([$0]) }
      }
    case .fields(let keys): .fields(fields(node, keys, of: .part("'\(key)'")))
    case .dictionary(let item): dictionary(node, of: item, for: key)
    case .either(let types): either(node, types, for: key)
    case .raw: .raw(node)
    }
  }

  // MARK: - Scalars

  private mutating func text(_ node: RawNode, _ type: ValueType, for key: String) -> String? {
    guard let scalar = node.scalar, !node.isNull else {
      wrongType(node, expected: type.words, for: key)
      return nil
    }
    return scalar.text
  }

  private mutating func markdown(_ node: RawNode, for key: String) -> Setting? {
    guard text(node, .markdown, for: key) != nil, let scalar = node.scalar else { return nil }
    warnOfComment(after: node, scalar, for: key)
    return .mapped(mapped(scalar, node))
  }

  /// `title: Lesson #1` is `Lesson` and a comment.
  private mutating func warnOfComment(after node: RawNode, _ scalar: RawScalar, for key: String) {
    guard scalar.style == .plain, node.path == body.path else { return }
    let line = body.file.position(at: node.range.upperBound).line
    let end = body.file.range(ofLine: line).upperBound
    guard node.range.upperBound < end else { return }
    let rest = SourceRange(node.range.upperBound..<end)
    guard body.file.text(in: rest).drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("#") else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .commentInText, in: body.path, at: rest, "the text of '\(key)' ends before '#'",
        label: "for YAML this is a comment",
        help: "put the text into quotation marks, or the comment into a line of its own"))
  }

  func mapped(_ scalar: RawScalar, _ node: RawNode) -> MappedText {
    node.path == body.path
      ? MappedText(scalar.text, map: scalar.map, range: node.range)
      : MappedText(
        scalar.text, map: TextMap(from: body.header.lowerBound), range: body.header)
  }

  private mutating func name(_ node: RawNode, for key: String) -> Setting? {
    guard let text = text(node, .name, for: key) else { return nil }
    guard isExpressionName(text) else {
      report(
        .specName, node, "'\(text)' is not a name", label: "expected letters, digits and '_'")
      return nil
    }
    return .text(text)
  }

  private mutating func expression(_ node: RawNode, for key: String) -> Setting? {
    guard let scalar = node.scalar, !node.isNull else {
      if node.isNull {
        wrongType(node, expected: "an expression", for: key)
      } else {
        unquoted(node, "YAML takes this expression apart")
      }
      return nil
    }
    if let claimed = claimedExpression(in: scalar.text) {
      let isItem = node.path == body.path && isListItem(node)
      diagnostics.append(
        claimAdvice(
          claimed, ExpressionOwner(key: key, isItem: isItem), in: node.path, at: node.range))
      return nil
    }
    let text = mapped(scalar, node)
    let (expression, problems) = parseExpression(text, path: body.path)
    diagnostics += problems
    return expression.map { .expression(WrittenExpression(text: text, expression: $0)) }
  }

  /// Whether the value stands in a list: behind a dash, a bracket or a comma.
  private func isListItem(_ node: RawNode) -> Bool {
    let start = node.range.lowerBound
    let line = body.file.range(ofLine: body.file.position(at: start).line)
    let before = body.file.text(in: SourceRange(line.lowerBound..<start))
    return before.last { $0 != " " }.map { "-[,".contains($0) } ?? false
  }

  private mutating func path(_ node: RawNode, for key: String) -> Setting? {
    guard let setting = expression(node, for: key), let written = setting.expression else {
      return nil
    }
    switch written.expression.kind {
    case .name, .member, .element: return setting
    default:
      wrongType(node, expected: ValueType.path.words, for: key)
      return nil
    }
  }

  private mutating func unquoted(_ node: RawNode, _ message: String) {
    let written = node.path == body.path ? body.file.text(in: node.range) : ""
    let isWhole = parseExpression(written, at: 0, path: "").0 != nil && !written.contains("\n")
    report(
      .unquotedExpression, node, message, label: "expected one expression",
      help: "put an expression with `: ` into quotation marks",
      fix: isWhole && !written.contains("'") ? Fix(replace: node.range, with: "'\(written)'") : nil)
  }

  private mutating func cell(_ node: RawNode, for key: String) -> Setting? {
    guard let scalar = node.scalar else {
      wrongType(node, expected: ValueType.cell.words, for: key)
      return nil
    }
    if node.isNull { return .missing }
    if scalar.style == .plain, let number = number(scalar.text) { return .number(number) }
    return .text(scalar.text)
  }

  private mutating func flag(_ node: RawNode, for key: String) -> Setting? {
    switch node.scalar?.text {
    case "true": return .flag(true)
    case "false": return .flag(false)
    default:
      let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"]
      if let scalar = node.scalar, let word = meant[scalar.text.lowercased()] {
        report(
          .wrongType, node, "wrong type for '\(key)': the text '\(scalar.text)'",
          label: "write '\(word)'", fix: replacement(of: node, by: word))
      } else {
        wrongType(node, expected: ValueType.flag.words, for: key)
      }
      return nil
    }
  }

  /// A value that starts with `#` is a comment for YAML, unless it stands in quotation marks.
  private mutating func color(_ node: RawNode, for key: String) -> Setting? {
    guard let scalar = node.scalar, !node.isNull else {
      if node.isNull {
        report(
          .emptyValue, node, "'\(key)' has no value", label: "expected \(ValueType.color.words)",
          help: "put a color that starts with '#' into quotation marks, or remove the key")
      } else {
        wrongType(node, expected: ValueType.color.words, for: key)
      }
      return nil
    }
    guard isColor(scalar.text) else {
      let nearest = nearMiss(to: scalar.text, among: colorNames.sorted())
      report(
        .unknownWord, node, "'\(scalar.text)' is not a color",
        label: didYouMean(nearest, otherwise: "expected \(ValueType.color.words)"),
        fix: replacement(of: node, by: nearest))
      return nil
    }
    return .text(scalar.text)
  }

  func number(_ text: String) -> Double? { plainNumber(text) }

  private mutating func number(_ node: RawNode, _ bounds: Bounds, for key: String) -> Double? {
    guard let scalar = node.scalar, scalar.style == .plain, let value = number(scalar.text) else {
      wrongType(node, expected: ValueType.number(bounds).words, for: key)
      return nil
    }
    guard bounds.contains(value) else {
      outOfRange(node, scalar.text, ValueType.number(bounds), for: key)
      return nil
    }
    return value
  }

  private mutating func integer(_ node: RawNode, _ bounds: Bounds, for key: String) -> Setting? {
    guard let scalar = node.scalar, scalar.style == .plain, let value = number(scalar.text),
      value == value.rounded()
    else {
      wrongType(node, expected: ValueType.integer(bounds).words, for: key)
      return nil
    }
    guard abs(value) < 1e15 || !bounds.contains(value) else {
      report(
        .outOfRange, node, "\(scalar.text) is too large for '\(key)'",
        label: "whole numbers are below 1e15")
      return nil
    }
    guard bounds.contains(value) else {
      outOfRange(node, scalar.text, ValueType.integer(bounds), for: key)
      return nil
    }
    return .integer(Int(value))
  }

  private mutating func outOfRange(
    _ node: RawNode, _ text: String, _ type: ValueType, for key: String
  ) {
    report(
      .outOfRange, node, "\(text) is impossible for '\(key)'", label: "expected \(type.words)")
  }

  private mutating func choice(_ node: RawNode, _ words: [String], for key: String) -> Setting? {
    guard let scalar = node.scalar, !node.isNull else {
      wrongType(node, expected: oneOf(words), for: key)
      return nil
    }
    guard words.contains(scalar.text) else {
      let nearest = nearMiss(to: scalar.text, among: words)
      report(
        .unknownWord, node, "'\(scalar.text)' is not possible for '\(key)'",
        label: didYouMean(nearest, otherwise: "expected \(oneOf(words))"),
        fix: replacement(of: node, by: nearest))
      return nil
    }
    return .text(scalar.text)
  }

  // MARK: - Lists and mappings

  private mutating func list(_ node: RawNode, of item: ValueType, for key: String) -> Setting? {
    guard let items = node.items else {
      wrongType(node, expected: ValueType.list(of: item).words, for: key)
      return nil
    }
    if item == .expression, node.isFlow, items.contains(where: { $0.scalar?.style == .plain }) {
      flowExpressions(node, for: key)
      return nil
    }
    let values = items.compactMap { value($0, item, for: key) }
    // Each expectation stands for itself: those without mistakes are still held against the run.
    return values.count == items.count || item == .expression ? .list(values) : nil
  }

  /// `expect: [a < 1, max(b, c) > 2]`: mended by a block list of the pieces between the commas
  /// that stand outside of all brackets.
  private mutating func flowExpressions(_ node: RawNode, for key: String) {
    var fix: Fix?
    let written = node.path == body.path ? body.file.text(in: node.range) : ""
    if written.count > 2, !written.contains("\n"), !written.contains("\""), !written.contains("'") {
      let start = body.file.position(at: node.range.lowerBound)
      let line = body.file.text(in: body.file.range(ofLine: start.line))
      if let keyStart = line.range(of: "\(key):") {
        let indent = line[..<keyStart].map { $0 == "\t" || $0 == ">" ? $0 : " " }
        let items = piecesOutsideBrackets(String(written.dropFirst().dropLast()))
        let lines = items.map { "\n\(String(indent))  - \($0)" }
        fix = Fix(replace: node.range, with: lines.joined())
      }
    }
    report(
      .unquotedExpression, node, "expressions in brackets",
      label: "YAML takes them apart at every comma",
      help: "write one expression in each line, after `- `", fix: fix)
  }

  private mutating func dictionary(_ node: RawNode, of item: ValueType, for key: String)
    -> Setting?
  {
    guard let entries = node.entries else {
      wrongType(node, expected: ValueType.dictionary(of: item).words, for: key)
      return nil
    }
    return .dictionary(
      entries.compactMap { entry in
        value(entry.value, item, for: entry.name).map { value in
          SettingEntry(key: Located(entry.name, at: place(entry.key)), value: value)
        }
      })
  }

  /// The first type that fits without a problem; where none does, the problems of the first type
  /// that has the node's shape.
  private mutating func either(_ node: RawNode, _ types: [ValueType], for key: String) -> Setting? {
    let candidates = types.filter { hasShape($0, node) }
    guard let first = candidates.first else {
      wrongType(node, expected: ValueType.either(types).words, for: key)
      return nil
    }
    if candidates.count == 1 {
      if case .choice(let words) = first, let text = node.scalar?.text, !words.contains(text),
        nearMiss(to: text, among: words) == nil
      {
        wrongType(node, expected: ValueType.either(types).words, for: key)
        return nil
      }
      return setting(node, first, for: key)
    }
    for type in candidates {
      var trial = self
      trial.diagnostics = []
      if let result = trial.setting(node, type, for: key), trial.diagnostics.isEmpty {
        return result
      }
    }
    return setting(node, first, for: key)
  }

  /// Whether a node could be of the type, seen from afar.
  private func hasShape(_ type: ValueType, _ node: RawNode) -> Bool {
    switch (type, node.kind) {
    case (.raw, _): true
    case (.either(let types), _): types.contains { hasShape($0, node) }
    case (.oneOrMore(let item), .sequence(let items)): items.allSatisfy { hasShape(item, $0) }
    case (.oneOrMore(let item), _): hasShape(item, node)
    case (.list(let item), .sequence(let items)):
      items.first.map { hasShape(item, $0) } ?? true
    case (.fields, .mapping), (.dictionary, .mapping), (.component, .mapping): true
    case (.fields, .scalar): node.isNull
    case (.number, .scalar(let scalar)), (.integer, .scalar(let scalar)):
      scalar.style == .plain && number(scalar.text) != nil
    case (.flag, .scalar(let scalar)): ["true", "false"].contains(scalar.text)
    case (.list, _), (.dictionary, _), (.fields, _): false
    case (_, .scalar): !node.isNull
    default: false
    }
  }
}

/// The number that a plain scalar stands for. No `inf`, `nan` or hexadecimal digits.
func plainNumber(_ text: String) -> Double? {
  let isNumeric = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
  guard isNumeric, let value = Double(text), value.isFinite else { return nil }
  return value
}

extension String {
  /// Where `needle` starts for the first time.
  fileprivate func range(of needle: String) -> String.Index? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start }
      start = index(after: start)
    }
    return nil
  }
}
