import LecternSource

extension SpecDecoder {
  /// A component in one of its written forms: `adam`, `{kind: adam, …}` or `adam: {…}`.
  mutating func component(_ node: RawNode, _ kind: ComponentKind, for key: String)
    -> ComponentSpec?
  {
    guard let (name, arguments) = nameAndArguments(node, kind, for: key) else { return nil }
    guard let declaration = declaration(kind, named: name) else { return nil }
    return component(declaration, arguments, at: node)
  }

  /// A component with its defaults only; nil when the vocabulary does not have it.
  mutating func component(_ kind: ComponentKind, named name: String, at range: SourceRange)
    -> ComponentSpec?
  {
    guard let declaration = vocabulary.component(kind, named: name) else { return nil }
    let node = RawNode(.mapping([]), path: body.path, range: range)
    return component(declaration, [], at: node)
  }

  mutating func componentName(_ node: RawNode, _ kind: ComponentKind, for key: String)
    -> Setting?
  {
    guard let scalar = node.scalar, !node.isNull else {
      wrongType(node, expected: ValueType.componentName(kind).words, for: key)
      return nil
    }
    guard !vocabulary.all(kind).isEmpty else { return .text(scalar.text) }
    return declaration(kind, named: node).map { .text($0.name) }
  }

  private mutating func nameAndArguments(
    _ node: RawNode, _ kind: ComponentKind, for key: String
  ) -> (name: RawNode, arguments: [RawEntry])? {
    guard let entries = node.entries else {
      if node.scalar != nil, !node.isNull { return (node, []) }
      wrongType(node, expected: ValueType.component(kind).words, for: key)
      return nil
    }
    if let name = node["kind"] {
      guard name.scalar != nil, !name.isNull else {
        wrongType(
          name, expected: "the name of \(kind.words.article) \(kind.words.noun)", for: "kind")
        return nil
      }
      return (name, entries.filter { $0.name != "kind" })
    }
    guard entries.count == 1, let entry = entries.first else {
      let names = vocabulary.names(kind)
      report(
        .missingKey, node, "'\(key)' does not say which \(kind.words.noun)",
        label: "expected one name, with its arguments below it",
        help: "the names are \(names.joined(separator: ", "))")
      return nil
    }
    if entry.value.isNull { return (entry.key, []) }
    guard let arguments = entry.value.entries else {
      if vocabulary.component(kind, named: entry.name) == nil {
        _ = declaration(kind, named: entry.key)
      } else {
        wrongType(entry.value, expected: "arguments of \(entry.name)", for: entry.name)
      }
      return nil
    }
    return (entry.key, arguments)
  }

  private mutating func declaration(_ kind: ComponentKind, named node: RawNode)
    -> ComponentDeclaration?
  {
    let name = node.scalar?.text ?? ""
    if let found = vocabulary.component(kind, named: name) { return found }
    let names = vocabulary.names(kind)
    let nearest = suggestion(for: name, among: vocabulary.all(kind))
    let owner = nearest == nil ? argumentOwner(kind, name) : nil
    report(
      .unknownComponent, node, "unknown \(kind.words.noun) '\(name)'",
      label: didYouMean(nearest),
      help: nearest != nil
        ? ""
        : owner.map { "'\(name)' is an argument: write it below the name, such as '\($0)'." }
          ?? "the \(kind.words.plural) are \(names.joined(separator: ", "))",
      fix: replacement(of: node, by: nearest))
    return nil
  }

  /// A component that has an argument of this name.
  private func argumentOwner(_ kind: ComponentKind, _ name: String) -> String? {
    vocabulary.all(kind).first { $0.key(name) != nil }?.name
  }

  private mutating func component(
    _ declaration: ComponentDeclaration, _ entries: [RawEntry], at node: RawNode
  ) -> ComponentSpec {
    var entries = entries
    if let delegate = declaration.delegate { fold(&entries, into: delegate, declaration) }
    var written: [String: Located<Setting>] = [:]
    for entry in entries {
      guard let key = declaration.key(entry.name) else {
        unknownKey(
          entry, among: declaration.keys, of: .part(declaration.name), beside: entries)
        continue
      }
      written[key.name] = value(entry.value, key.type, for: key.name)
    }
    var arguments: [ComponentSpec.Argument] = []
    for key in declaration.keys {
      if let value = written[key.name] {
        arguments.append(.init(name: key.name, value: value, isWritten: true))
      } else if case .required = key.defaultValue,
        !entries.contains(where: { $0.name == key.name })
      {
        missingKey(key, of: .part(declaration.name), at: node)
      } else if let value = defaultValue(of: key, at: place(node)) {
        arguments.append(
          .init(name: key.name, value: Located(value, at: place(node)), isWritten: false))
      }
    }
    return ComponentSpec(
      kind: declaration.kind, name: declaration.name, arguments: arguments, range: place(node))
  }

  /// Moves arguments that belong to the delegate below its name:
  /// `{name: bowl, curvature: 100}` means `{name: {bowl: {curvature: 100}}}`.
  private func fold(
    _ entries: inout [RawEntry], into delegate: ComponentDeclaration.Delegate,
    _ declaration: ComponentDeclaration
  ) {
    guard let index = entries.firstIndex(where: { $0.name == delegate.key }),
      let name = entries[index].value.scalar?.text,
      let target = vocabulary.component(delegate.kind, named: name)
    else { return }
    let isTheirs = { (entry: RawEntry) in
      declaration.key(entry.name) == nil && target.key(entry.name) != nil
    }
    let moved = entries.filter(isTheirs)
    guard !moved.isEmpty else { return }
    let value = entries[index].value
    let arguments = RawNode(.mapping(moved), path: value.path, range: value.range)
    entries[index].value.kind = .mapping([RawEntry(key: value, value: arguments)])
    entries.removeAll(where: isTheirs)
  }
}
