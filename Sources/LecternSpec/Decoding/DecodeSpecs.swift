import LecternSource

/// Decodes the specs of one lesson. The result has one element for each source; it is nil where
/// the spec has errors beyond those of its expressions. All are in `diagnostics`.
///
/// A comparison may name a train spec that stands anywhere in the lesson.
package func decodeSpecs(
  _ sources: [SpecSource], vocabulary: Vocabulary, defaults: SpecDefaults = SpecDefaults(),
  diagnostics: inout [Diagnostic]
) -> [Spec?] {
  var found: [Diagnostic] = []
  let nodes = sources.map { source -> RawNode? in
    guard source.kind != .math else { return nil }
    guard let node = readYaml(source.body, diagnostics: &found) else { return nil }
    return layered(node, over: defaults.nodes[source.kind], kind: source.kind)
  }
  var trainings: [String: RawNode] = [:]
  for (source, node) in zip(sources, nodes) where source.kind == .train {
    if let name = source.name?.value, let node, trainings[name] == nil { trainings[name] = node }
  }
  let specs = zip(sources, nodes).map { source, node -> Spec? in
    var decoder = SpecDecoder(vocabulary: vocabulary, body: source.body)
    let spec = decoder.spec(source, node, trainings, defaults)
    found += decoder.diagnostics
    return decoder.diagnostics.contains(where: { breaks(source.kind, $0) }) ? nil : spec
  }
  diagnostics += distinct(found)
  return specs
}

/// Whether a spec cannot be used with this problem. Expressions judge runs and show them, so that a
/// spec with a broken one still tells what else is wrong; only of a quiz they are the answers.
private func breaks(_ kind: SpecKind, _ problem: Diagnostic) -> Bool {
  guard problem.isError else { return false }
  let isOfExpressions =
    expressionRules.contains(problem.rule) || problem.rule == .unquotedExpression
  return !isOfExpressions || kind == .quiz
}

/// Without repetitions: members of a comparison share their base's mistakes.
func distinct(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  struct Key: Hashable {
    var rule: Rule
    var path: String
    var range: SourceRange
    var message: String
  }
  var seen: Set<Key> = []
  return diagnostics.filter {
    seen.insert(Key(rule: $0.rule, path: $0.path, range: $0.range, message: $0.message)).inserted
  }
}

extension SpecDecoder {
  mutating func spec(
    _ source: SpecSource, _ node: RawNode?, _ trainings: [String: RawNode],
    _ defaults: SpecDefaults
  ) -> Spec? {
    if let name = source.name {
      checkMeaning(of: name)
    } else if source.kind.needsName {
      report(
        .specName, at: body.header, "a \(source.kind.rawValue) spec without a name",
        help: "write it after the kind, as in ```\(source.kind.rawValue) my_name")
    }
    let heading = Heading(name: source.name, range: body.header)
    if source.kind == .math { return .math(math(heading: heading)) }
    guard let node else { return nil }
    guard node.entries != nil else {
      wrongType(
        node, expected: "'key: value' lines", of: "the body of a \(source.kind.rawValue) spec")
      return nil
    }
    switch source.kind {
    case .data: return data(node, heading: heading).map(Spec.data)
    case .train: return .train(train(node, heading: heading))
    case .compare:
      return compare(
        node, heading: heading, trainings: trainings, trainDefaults: defaults.nodes[.train]
      ).map(Spec.compare)
    case .trace: return trace(node, heading: heading).map(Spec.trace)
    case .chart: return chart(node, heading: heading).map(Spec.chart)
    case .table: return table(node, heading: heading).map(Spec.table)
    case .quiz: return quiz(node, heading: heading).map(Spec.quiz)
    case .math: return nil
    }
  }

  /// Names must be writable in expressions.
  mutating func checkName(_ name: Located<String>) {
    if !isExpressionName(name.value) {
      let mended = String(name.value.map { $0 == "-" || $0 == " " ? "_" : $0 })
      report(
        .specName, at: name.range, "'\(name.value)' is not a name",
        label: "expected letters, digits and '_'",
        help: isExpressionName(mended) ? "for example `\(mended)`" : "")
    }
    checkMeaning(of: name)
  }

  /// A name behind a fence's kind is known to be one: the Markdown was read before.
  private mutating func checkMeaning(of name: Located<String>) {
    guard reservedWords.contains(name.value) else { return }
    report(
      .specName, at: name.range, "'\(name.value)' has a meaning in expressions",
      help: "choose another name")
  }
}
