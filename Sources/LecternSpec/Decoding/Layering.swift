import LecternSource

/// What stands above decides: the keys of `node`, then those of `base` that it does not write and
/// that do not contradict it. Values are replaced whole, and every value keeps its own place.
///
/// So a spec may write `solver: qr` although the course's defaults have an `optimizer`.
func layered(_ node: RawNode, over base: RawNode?, kind: SpecKind) -> RawNode {
  guard let entries = node.isNull ? [] : node.entries, let below = base?.entries else {
    return node
  }
  let names = Set(entries.map(\.name))
  let excluded = rivals(of: node, names, kind)
  let rateIsWritten = names.contains("learning_rate") && kind == .train
  let kept = below.filter { !names.contains($0.name) && !excluded.contains($0.name) }
    .map { rateIsWritten && $0.name == "optimizer" ? withoutRate($0) : $0 }
  var result = node
  result.kind = .mapping(entries + kept)
  return result
}

extension SpecDefaults {
  /// These defaults where they say something, `lower` elsewhere, key by key.
  package func layered(over lower: SpecDefaults) -> SpecDefaults {
    var result = lower
    for (kind, node) in nodes {
      result.nodes[kind] = LecternSpec.layered(node, over: lower.nodes[kind], kind: kind)
    }
    return result
  }
}

/// Keys of lower layers that make no sense beside what `node` writes.
private func rivals(of node: RawNode, _ names: Set<String>, _ kind: SpecKind) -> Set<String> {
  var result: Set<String> = []
  switch kind {
  case .data:
    let sources: Set<String> = ["csv", "generate", "rows"]
    if !names.isDisjoint(with: sources) { result = sources }
  case .train:
    if names.contains("solver") { result.formUnion(descentKeyNames) }
    if !names.isDisjoint(with: descentKeyNames) { result.insert("solver") }
    if writtenComponentName(in: node["model"]) == "function" { result.formUnion(fitKeyNames) }
    if writtenComponentArguments(in: node["optimizer"])?["learning_rate"] != nil {
      result.insert("learning_rate")
    }
  default: break
  }
  return result
}

private func withoutRate(_ entry: RawEntry) -> RawEntry {
  guard let name = writtenComponentName(in: entry.value),
    let arguments = writtenComponentArguments(in: entry.value)?.entries
  else { return entry }
  var result = entry
  result.value = componentNode(
    name, arguments.filter { $0.name != "learning_rate" }, like: entry.value)
  return result
}

/// `name: arguments` as a mapping of one entry.
func componentNode(_ name: String, _ arguments: [RawEntry], like node: RawNode) -> RawNode {
  let key = RawNode(
    .scalar(RawScalar(name, style: .plain, map: .init(from: node.range.lowerBound))),
    path: node.path, range: node.range)
  let value = RawNode(.mapping(arguments), path: node.path, range: node.range)
  return RawNode(.mapping([RawEntry(key: key, value: value)]), path: node.path, range: node.range)
}

/// The mapping with the value at a dotted field replaced. Components on the way keep their other
/// arguments; those that were not written start from the key's default.
///
/// - Parameter keys: the declarations of the mapping's keys; the field is known to exist.
func replacing(
  _ field: [String], by value: RawEntry, in node: RawNode, _ keys: [KeyDeclaration],
  _ vocabulary: Vocabulary
) -> RawNode {
  guard let name = field.first, let key = keys.first(where: { $0.name == name }) else {
    return node
  }
  var entry = value
  if field.count > 1 {
    let old = node[name]
    switch key.type {
    case .component(let kind):
      let chosen = writtenComponentName(in: old) ?? key.value(in: .keras)?.text ?? ""
      let arguments =
        writtenComponentArguments(in: old)
        ?? .empty(path: value.value.path, range: value.value.range)
      let inner = vocabulary.component(kind, named: chosen)?.keys ?? []
      var rest = Array(field.dropFirst())
      if rest.count > 1, rest[0] == chosen, inner.contains(where: { $0.name == rest[1] }) {
        rest.removeFirst()
      }
      let changed = replacing(rest, by: value, in: arguments, inner, vocabulary)
      entry.value = componentNode(chosen, changed.entries ?? [], like: old ?? value.value)
    case .fields(let inner):
      let mapping = old ?? .empty(path: value.value.path, range: value.value.range)
      entry.value = replacing(Array(field.dropFirst()), by: value, in: mapping, inner, vocabulary)
    default:
      return node
    }
  }
  entry.key.kind = .scalar(
    RawScalar(name, style: .plain, map: .init(from: value.key.range.lowerBound)))
  var entries = node.entries ?? []
  if let index = entries.firstIndex(where: { $0.name == name }) {
    entries[index] = entry
  } else {
    entries.append(entry)
  }
  var result = node
  result.kind = .mapping(entries)
  return result
}
