import LecternSource

/// What keeps hostile YAML small: aliases are copied, so they count with all they stand for.
package struct YamlLimits: Equatable, Sendable {
  package var nodes = 200_000
  package var depth = 40
  package var bytes = 4_000_000

  package init() {}
}

/// Reads one YAML document. Nil when it is not YAML at all; an empty text is an empty mapping.
///
/// Repeated keys are diagnosed and the first one kept.
package func readYaml(
  _ body: SpecText, limits: YamlLimits = YamlLimits(), diagnostics: inout [Diagnostic]
) -> RawNode? {
  guard body.text.utf8.count <= limits.bytes else {
    diagnostics.append(
      Diagnostic(
        .yamlTooLarge, in: body.path, at: body.header,
        "\(body.text.utf8.count) bytes of YAML",
        label: "at most \(limits.bytes) are read",
        help: "put large tables into a CSV file and name it with `csv:`"))
    return nil
  }
  let (events, problem) = yamlEvents(of: body.text, limit: 2 * limits.nodes)
  if let problem {
    diagnostics += diagnose(problem, in: body)
    return nil
  }
  var composer = YamlComposer(body: body, limits: limits)
  let root = composer.compose(events)
  diagnostics += composer.diagnostics
  if let scalar = root?.scalar, scalar.style == .plain {
    let missing =
      missingSpaces(in: body)
      + YamlLine.all(in: body.text).compactMap { equalsAdvice($0, body) }
    diagnostics += missing
    if !missing.isEmpty { return nil }
  }
  return root
}

/// Builds the tree from events. Recursion is bounded by the depth limit.
private struct YamlComposer {
  let body: SpecText
  let limits: YamlLimits
  var diagnostics: [Diagnostic] = []
  private let bytes: [UInt8]
  private var anchors: [String: (node: RawNode, nodes: Int, depth: Int)] = [:]
  private var nodes = 0
  private var isTooLarge = false

  init(body: SpecText, limits: YamlLimits) {
    self.body = body
    self.limits = limits
    bytes = Array(body.text.utf8)
  }

  mutating func compose(_ events: [YamlEvent]) -> RawNode? {
    var cursor = events[...]
    var root: RawNode?
    while let event = cursor.first, !isTooLarge {
      if case .documentStart(let range) = event {
        cursor.removeFirst()
        if root != nil {
          report(
            .yamlSyntax, range, "a second YAML document", "a spec is one document",
            "remove the line of dashes")
          return nil
        }
        continue
      }
      root = node(&cursor, depth: 1)
    }
    if isTooLarge { return nil }
    guard let root else {
      if nodes == 0 { return .empty(path: body.path, range: body.header) }
      // The events ended before the document did.
      report(
        .yamlTooLarge, 0..<0, "more than \(limits.nodes) values", "",
        "put large tables into a CSV file and name it with `csv:`")
      return nil
    }
    return root.isNull ? .empty(path: body.path, range: body.header) : root
  }

  private mutating func node(_ events: inout ArraySlice<YamlEvent>, depth: Int) -> RawNode? {
    guard let event = events.popFirst() else { return nil }
    nodes += 1
    switch event {
    case .tag(_, let range):
      let written = bytes[range].prefix { !isSpace($0) }
      report(
        .yamlSyntax, written.startIndex..<written.endIndex,
        "the YAML tag '\(String(decoding: written, as: UTF8.self))'", "tags are not used here",
        "remove the tag")
      guard case .scalar(let text, let style, _, let place) = events.first else {
        return node(&events, depth: depth)
      }
      events.removeFirst()
      return scalar(text, style, withoutProperties(place))
    case .documentStart, .end:
      return nil
    case .alias(let name, let range):
      return alias(name, at: range, depth: depth)
    case .scalar(let text, let style, let anchor, let range):
      guard admits(1, range) else { return nil }
      let node = scalar(text, style, anchor == nil ? range : withoutProperties(range))
      remember(node, as: anchor, since: nodes - 1)
      return node
    case .sequenceStart(let isFlow, let anchor, let range):
      guard admits(depth, range) else { return nil }
      let before = nodes - 1
      let node = sequence(&events, isFlow: isFlow, from: range, depth: depth)
      if let node { remember(node, as: anchor, since: before) }
      return node
    case .mappingStart(let isFlow, let anchor, let range):
      guard admits(depth, range) else { return nil }
      let before = nodes - 1
      let node = mapping(&events, isFlow: isFlow, from: range, depth: depth)
      if let node { remember(node, as: anchor, since: before) }
      return node
    }
  }

  private mutating func sequence(
    _ events: inout ArraySlice<YamlEvent>, isFlow: Bool, from start: Range<Int>, depth: Int
  ) -> RawNode? {
    var items: [RawNode] = []
    while let event = events.first {
      if case .end(let end) = event {
        events.removeFirst()
        let range = extent(isFlow, start, end, items.last?.range)
        return RawNode(.sequence(items), isFlow: isFlow, path: body.path, range: range)
      }
      guard let item = node(&events, depth: depth + 1) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func mapping(
    _ events: inout ArraySlice<YamlEvent>, isFlow: Bool, from start: Range<Int>, depth: Int
  ) -> RawNode? {
    var entries: [RawEntry] = []
    var seen: [String: SourceRange] = [:]
    while let event = events.first {
      if case .end(let end) = event {
        events.removeFirst()
        let range = extent(isFlow, start, end, entries.last?.value.range)
        return RawNode(.mapping(entries), isFlow: isFlow, path: body.path, range: range)
      }
      guard let key = node(&events, depth: depth + 1),
        let value = node(&events, depth: depth + 1)
      else { return nil }
      guard let name = key.scalar?.text else {
        diagnostics.append(
          Diagnostic(
            .yamlSyntax, in: body.path, at: key.range, "a key that is not a word",
            help: "keys are words such as `epochs`"))
        continue
      }
      if let first = seen[name] {
        let line = body.file.position(at: first.lowerBound).line
        diagnostics.append(
          Diagnostic(
            .duplicateKey, in: body.path, at: key.range, "the key '\(name)' is written twice",
            label: "first written in line \(line)", help: "keep one of the two"))
        continue
      }
      seen[name] = key.range
      entries.append(RawEntry(key: key, value: value))
    }
    return nil
  }

  private mutating func alias(_ name: String, at range: Range<Int>, depth: Int) -> RawNode? {
    guard let target = anchors[name] else {
      report(
        .yamlSyntax, range, "the alias '*\(name)' without an anchor '&\(name)' before it", "",
        "quote the text if no alias is meant: \"*\(name)\"")
      return scalar("*\(name)", .plain, range)
    }
    nodes += target.nodes
    guard admits(depth + target.depth - 1, range) else { return nil }
    return target.node
  }

  private mutating func remember(_ node: RawNode, as anchor: String?, since before: Int) {
    if let anchor { anchors[anchor] = (node, nodes - before, height(of: node)) }
  }

  /// Whether there is room for another level and another node; reports once when there is not.
  private mutating func admits(_ depth: Int, _ range: Range<Int>) -> Bool {
    guard !isTooLarge else { return false }
    if depth > limits.depth {
      report(
        .yamlTooLarge, range, "values nested \(depth) levels deep",
        "at most \(limits.depth) levels", "flatten the value")
    } else if nodes > limits.nodes {
      report(
        .yamlTooLarge, range, "more than \(limits.nodes) values",
        "aliases count with all they stand for",
        "put large tables into a CSV file and name it with `csv:`")
    } else {
      return true
    }
    isTooLarge = true
    return false
  }

  private func height(of node: RawNode) -> Int {
    switch node.kind {
    case .scalar: 1
    case .sequence(let items): 1 + (items.map(height).max() ?? 0)
    case .mapping(let entries): 1 + (entries.map { height(of: $0.value) }.max() ?? 0)
    }
  }

  /// The rest of the line from `range` on, if nothing but blanks stands before it there.
  private func line(from range: Range<Int>) -> YamlLine? {
    let blanks = bytes[..<range.lowerBound].reversed().prefix { $0 == 0x20 }.count
    let start = range.lowerBound - blanks
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    return YamlLine(range: start..<range.upperBound, bytes: bytes[start..<range.upperBound])
  }

  private mutating func scalar(
    _ text: String, _ style: RawScalar.Style, _ written: Range<Int>
  ) -> RawNode {
    let range = trimmed(written)
    if style == .plain, text.hasPrefix("-"), let line = line(from: range),
      let advice = missingDashSpaceAdvice(line, body)
    {
      diagnostics.append(advice)
      // What stands behind the dash is meant as an item, so it is read as one.
      let item = scalar(String(text.dropFirst()), style, range.lowerBound + 1..<range.upperBound)
      return RawNode(.sequence([item]), path: body.path, range: body.map.fileRange(of: range))
    }
    let map = scalarMap(of: text, style: style, writtenAt: range, in: bytes).within(body.map)
    return RawNode(
      .scalar(RawScalar(text, style: style, map: map)), path: body.path,
      range: body.map.fileRange(of: range))
  }

  /// Without the anchor and the tag before a value.
  private func withoutProperties(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, [UInt8(ascii: "&"), UInt8(ascii: "!")].contains(bytes[start]) {
      while start < range.upperBound, !isSpace(bytes[start]) { start += 1 }
      while start < range.upperBound, isSpace(bytes[start]) { start += 1 }
    }
    return start..<range.upperBound
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Block values end where the next token starts; the space between is not theirs.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, isSpace(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  private func extent(
    _ isFlow: Bool, _ start: Range<Int>, _ end: Range<Int>, _ last: SourceRange?
  ) -> SourceRange {
    let first = body.map.fileOffset(of: start.lowerBound)
    if isFlow { return body.map.fileRange(of: start.lowerBound..<end.upperBound) }
    return SourceRange(first..<max(first, last?.upperBound ?? first))
  }

  private mutating func report(
    _ rule: Rule, _ range: Range<Int>, _ message: String, _ label: String, _ help: String
  ) {
    diagnostics.append(
      Diagnostic(
        rule, in: body.path, at: body.map.fileRange(of: range), message, label: label, help: help))
  }
}
