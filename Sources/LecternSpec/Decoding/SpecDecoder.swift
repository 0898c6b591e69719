import LecternSource

/// Decodes raw YAML by declarations, gathering every problem.
///
/// Nodes may come from several files (defaults of the course). Diagnostics point where a value was
/// written; decoded values carry places of the lesson only, the spec's header standing for what
/// was written elsewhere.
struct SpecDecoder {
  let vocabulary: Vocabulary
  let body: SpecText
  var dialect = Dialect.keras
  var diagnostics: [Diagnostic] = []
  /// The fields of `explore` with a bound that is impossible, which is reported at the bound.
  var impossibleControls: Set<SourceRange> = []

  init(vocabulary: Vocabulary, body: SpecText) {
    self.vocabulary = vocabulary
    self.body = body
  }

  /// The node's place in the lesson.
  func place(_ node: RawNode) -> SourceRange {
    node.path == body.path ? node.range : body.header
  }

  mutating func report(
    _ rule: Rule, _ node: RawNode, _ message: String, label: String = "", help: String = "",
    fix: Fix? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        rule, in: node.path, at: node.range, message, label: label, help: help, fix: fix))
  }

  /// A problem of the spec as a whole.
  mutating func report(
    _ rule: Rule, at range: SourceRange, _ message: String, label: String = "", help: String = ""
  ) {
    diagnostics.append(
      Diagnostic(rule, in: body.path, at: range, message, label: label, help: help))
  }

  /// A replacement of a whole scalar by a word.
  func replacement(of node: RawNode, by word: String?) -> Fix? {
    guard let word, let scalar = node.scalar, scalar.style == .plain else { return nil }
    return Fix(replace: node.range, with: word)
  }

  // MARK: - Mappings

  enum Completeness {
    /// Missing keys that are required are reported, and defaults are filled in.
    case whole
    /// Only what is written counts.
    case partial
  }

  /// What has the keys of a mapping.
  enum Owner {
    /// A whole text: "a train spec". What is missing is missing at its header.
    case body(String)
    /// A value within: "'early_stopping'", "adam".
    case part(String)

    var words: String {
      switch self {
      case .body(let words), .part(let words): words
      }
    }
  }

  mutating func fields(
    _ node: RawNode, _ keys: [KeyDeclaration], of owner: Owner,
    _ completeness: Completeness = .whole
  ) -> Fields {
    var result = Fields(range: place(node))
    if node.isNull {
      // An empty mapping, as `early_stopping:` with every default.
    } else if let entries = node.entries {
      for entry in entries {
        guard let key = keys.first(where: { $0.name == entry.name }) else {
          unknownKey(entry, among: keys, of: owner, beside: entries)
          continue
        }
        if let value = value(entry.value, key.type, for: key.name) {
          result.entries.append(
            Fields.Entry(
              name: key.name, keyRange: place(entry.key), value: value, isWritten: true))
        }
      }
    } else {
      wrongType(
        node, expected: "keys of \(owner.words), each in its own line", of: owner.words)
    }
    if completeness == .whole { fill(&result, keys, node, owner) }
    return result
  }

  private mutating func fill(
    _ fields: inout Fields, _ keys: [KeyDeclaration], _ node: RawNode, _ owner: Owner
  ) {
    let written = (node.entries ?? []).map(\.name)
    // A key that is misspelled, or a value without keys, is reported already.
    let names = keys.map(\.name)
    let misspelled = Set(
      written.filter { !names.contains($0) }.compactMap { suggestion(for: $0, among: keys) })
    let hasKeys = node.isNull || node.entries != nil
    for key in keys where fields.entry(key.name) == nil {
      if case .required = key.defaultValue {
        if hasKeys, !written.contains(key.name), !misspelled.contains(key.name) {
          missingKey(key, of: owner, at: node)
        }
      } else if let value = defaultValue(of: key, at: fields.range) {
        fields.entries.append(
          Fields.Entry(
            name: key.name, keyRange: fields.range, value: Located(value, at: fields.range),
            isWritten: false))
      }
    }
  }

  /// The default of the current dialect; a component's name stands for the component.
  mutating func defaultValue(of key: KeyDeclaration, at range: SourceRange) -> Setting? {
    guard let value = key.value(in: dialect) else { return nil }
    if case .component(let kind) = key.type, let name = value.text {
      return component(kind, named: name, at: range).map(Setting.component)
    }
    return value
  }

  /// The mend is certain where the nearest key is not written itself.
  mutating func unknownKey(
    _ entry: RawEntry, among keys: [KeyDeclaration], of owner: Owner, beside entries: [RawEntry]
  ) {
    let names = keys.map(\.name)
    let nearest = suggestion(for: entry.name, among: keys)
    report(
      .unknownKey, entry.key, "unknown key '\(entry.name)'",
      label: didYouMean(nearest),
      help: nearest != nil
        ? ""
        : names.isEmpty
          ? "there are no keys in \(owner.words)"
          : synonymElsewhere(entry.name)
            ?? "the keys of \(owner.words) are \(names.joined(separator: ", "))",
      fix: entries.contains { $0.name == nearest } ? nil : replacement(of: entry.key, by: nearest))
  }

  /// `validation_split` in a train spec, which other tools have there.
  private func synonymElsewhere(_ name: String) -> String? {
    for kind in SpecKind.allCases {
      if let key = keys(of: kind)?.first(where: { $0.synonyms.contains(name.lowercased()) }) {
        return "what it does is the '\(key.name)' of a \(kind.rawValue) spec"
      }
    }
    return nil
  }

  mutating func missingKey(_ key: KeyDeclaration, of owner: Owner, at node: RawNode) {
    let range = if case .part = owner { place(node) } else { body.header }
    let example =
      key.example.isEmpty || key.example.contains("\n")
      ? "" : "; for example `\(key.name): \(key.example)`"
    report(
      .missingKey, at: range, "the key '\(key.name)' is missing in \(owner.words)",
      help: "add `\(key.name)`: \(key.type.words)\(example)")
  }

  mutating func wrongType(_ node: RawNode, expected: String, for key: String) {
    wrongType(node, expected: expected, of: "'\(key)'")
  }

  /// - Parameter owner: in words, such as "the front matter", or a key in quotation marks.
  mutating func wrongType(_ node: RawNode, expected: String, of owner: String) {
    if node.isNull {
      report(
        .emptyValue, node, "\(owner) has no value", label: "expected \(expected)",
        help: "write a value, or remove the key")
    } else {
      report(
        .wrongType, node, "wrong type for \(owner): \(found(node))",
        label: "expected \(expected)")
    }
  }

  private func found(_ node: RawNode) -> String {
    switch node.kind {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar(let scalar):
      let text = scalar.text.count > 40 ? scalar.text.prefix(40) + "…" : scalar.text
      if scalar.style != .plain { return "the text '\(text)'" }
      if number(scalar.text) != nil { return "the number \(text)" }
      return ["true", "false"].contains(scalar.text) ? "the flag \(text)" : "the text '\(text)'"
    }
  }
}
