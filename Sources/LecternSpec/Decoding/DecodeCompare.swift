import LecternSource

/// The keys of `compare`.
package let compareKeys: [KeyDeclaration] = [
  KeyDeclaration(
    "base", .name, default: .absent("`base` or `train` is needed"),
    "The `train` spec that the members start from.", example: "plain"),
  KeyDeclaration(
    "train", .fields(trainKeys), default: .absent("`base` or `train` is needed"),
    "The base itself, when no `train` spec of the lesson shows it.",
    example: "\ndata: heights\nepochs: 20"),
  KeyDeclaration(
    "vary", .dictionary(of: .list(of: .raw)), default: .absent("`vary` or `runs` is needed"),
    "One field and its values, or two fields for a grid. A dot leads into a component: "
      + "`optimizer.momentum`.",
    example: "\nlearning_rate: [0.01, 0.1, 1]"),
  KeyDeclaration(
    "runs", .dictionary(of: .raw), default: .absent("`vary` or `runs` is needed"),
    "Named members and the fields in which each differs from the base.",
    example: "\nsgd:\nadam:\n  optimizer: adam"),
  KeyDeclaration(
    "seeds",
    .either([.integer(.range(1...1000)), .list(of: .integer(.range(0...4_294_967_295)))]),
    default: .absent("each member's own seed"),
    "Runs every member with several training seeds: a count, or the seeds.", example: "20"),
  KeyDeclaration(
    "verdict", .expression, default: .absent("none"),
    "A condition that the table's verdict row states for each member.",
    example: "loss.final < 0.2", isDisplay: true),
  CommonKeys.expect,
  CommonKeys.show(.compareView),
  CommonKeys.explore,
  CommonKeys.title,
  CommonKeys.caption,
]

/// The keys of a compare spec for decoding: the base stays raw until members are formed.
private let rawCompareKeys = compareKeys.map { key in
  var key = key
  if key.name == "train" { key.type = .raw }
  return key
}

extension SpecDecoder {
  /// - Parameter trainings: raw mappings of the lesson's train specs, defaults layered below.
  mutating func compare(
    _ node: RawNode, heading: Heading, trainings: [String: RawNode], trainDefaults: RawNode?
  ) -> CompareSpec? {
    let fields = fields(node, rawCompareKeys, of: .body("a compare spec"))
    let heading = heading.titled(fields)
    let base = base(fields, trainings, trainDefaults, heading)
    guard let variants = variants(fields, heading), let base else { return nil }
    let member = Heading(range: heading.range)
    var baseSpec = train(base, heading: member)
    let controls = probed(explore(fields, base, written: node["explore"]), in: base)
    baseSpec.source = source(of: base, with: controls)
    let specs = variants.members.map { variant in
      memberSpec(
        variant, base, baseSpec, heading: Heading(range: variant.range),
        explore: variants.layout == .named ? controls : [])
    }
    let members = specs.compactMap { $0 }
    if !diagnostics.hasErrors { warnOfEqual(members) }
    return CompareSpec(
      heading: heading, baseName: fields.text("base"), base: baseSpec, layout: variants.layout,
      members: members, seeds: seeds(fields, baseSpec),
      expectations: fields.expressions("expect"),
      show: fields.texts("show").map { distinct($0, in: "show") },
      explore: controls, verdict: fields["verdict"]?.value.expression)
  }

  /// The base's raw mapping without what is shown or expected of it.
  private mutating func base(
    _ fields: Fields, _ trainings: [String: RawNode], _ defaults: RawNode?, _ heading: Heading
  ) -> RawNode? {
    let name = fields.text("base")
    let inline = fields["train"]?.value.raw
    if let name, inline != nil {
      report(
        .conflictingKeys, at: name.range, "'base' beside 'train'", help: "remove one of the two")
    }
    var node: RawNode
    if let name {
      guard let training = trainings[name.value] else {
        let nearest = nearMiss(to: name.value, among: trainings.keys.sorted())
        report(
          .unknownBase, at: name.range, "no train spec '\(name.value)' in this lesson",
          label: didYouMean(nearest),
          help: nearest == nil
            ? trainings.isEmpty
              ? "there is none; write the base below `train:`"
              : "the train specs are \(trainings.keys.sorted().joined(separator: ", "))" : "")
        return nil
      }
      node = training
    } else if let inline {
      guard inline.entries != nil || inline.isNull else {
        wrongType(inline, expected: "keys of a train spec", for: "train")
        return nil
      }
      node = layered(inline, over: defaults, kind: .train)
    } else {
      if fields.entry("base") == nil, !fields.has("train") {
        report(
          .missingKey, at: heading.range, "a compare spec without a base",
          help: "add `base`: the name of a train spec, or `train` with its keys")
      }
      return nil
    }
    let display = Set(trainKeys.filter(\.isDisplay).map(\.name))
    node.kind = .mapping((node.entries ?? []).filter { !display.contains($0.name) })
    return node
  }

  // MARK: - Members

  private struct Variant {
    var labels: [MemberLabel]
    var range: SourceRange
    var path: String
    /// Fields and their values.
    var overrides: [RawEntry]
  }

  private mutating func variants(_ fields: Fields, _ heading: Heading)
    -> (layout: CompareSpec.Layout, members: [Variant])?
  {
    switch (fields["vary"], fields["runs"]) {
    case (let vary?, nil): return varied(vary)
    case (nil, let runs?): return named(runs)
    case (_?, let runs?):
      report(
        .conflictingKeys, at: fields.entry("runs")?.keyRange ?? runs.range, "'runs' beside 'vary'",
        help: "remove one of the two")
      return nil
    case (nil, nil):
      report(
        .missingKey, at: heading.range, "a compare spec without members",
        help: "add `vary` with a field and its values, or `runs` with named members")
      return nil
    }
  }

  private mutating func named(_ runs: Located<Setting>)
    -> (layout: CompareSpec.Layout, members: [Variant])?
  {
    guard case .dictionary(let entries) = runs.value else { return nil }
    var members: [Variant] = []
    for entry in entries {
      let name = entry.key.value
      guard isExpressionName(name), !reservedWords.contains(name) else {
        report(
          .specName, at: entry.key.range, "'\(name)' cannot name a member",
          label: "expected letters, digits and '_'")
        continue
      }
      guard let node = entry.value.value.raw, let overrides = node.isNull ? [] : node.entries else {
        if let node = entry.value.value.raw {
          wrongType(node, expected: "fields and their values", for: name)
        }
        continue
      }
      members.append(
        Variant(
          labels: [.text(name)], range: entry.key.range, path: ".\(name)", overrides: overrides))
    }
    guard members.count > 1 || members.count < entries.count else {
      report(
        .missingKey, at: runs.range,
        "a comparison of \(members.count == 1 ? "one run" : "nothing")",
        help: "add another member")
      return nil
    }
    return (.named, members)
  }

  private mutating func varied(_ vary: Located<Setting>)
    -> (layout: CompareSpec.Layout, members: [Variant])?
  {
    guard case .dictionary(let entries) = vary.value else { return nil }
    guard (1...2).contains(entries.count) else {
      // A field whose values are no list is reported already.
      let isReported = diagnostics.contains { problem in
        problem.isError && problem.range.lowerBound >= vary.range.lowerBound
          && problem.range.upperBound <= vary.range.upperBound
      }
      if isReported { return nil }
      report(
        .unknownField, at: vary.range, "\(entries.count) fields to vary",
        label: "expected one, or two for a grid")
      return nil
    }
    var axes: [(axis: Axis, nodes: [RawNode])] = []
    for entry in entries {
      let nodes = (entry.value.value.list ?? []).compactMap(\.value.raw)
      guard !nodes.isEmpty else {
        report(.emptyValue, at: entry.value.range, "no values for '\(entry.key.value)'")
        continue
      }
      let labels = nodes.map { Located(label(of: $0), at: place($0)) }
      axes.append((Axis(field: entry.key, labels: labels), nodes))
    }
    guard let first = axes.first else { return nil }
    if entries.count == 1, first.nodes.count == 1 {
      report(
        .missingKey, at: vary.range, "a comparison of one run", help: "add another value")
      return nil
    }
    let members = first.nodes.indices.flatMap { row -> [Variant] in
      let own = part(first, row)
      guard axes.count == 2 else { return [own] }
      return axes[1].nodes.indices.map { joined(own, part(axes[1], $0)) }
    }
    return (
      axes.count == 2 ? .grid(first.axis, axes[1].axis) : .axis(first.axis),
      members.map { member in
        var member = member
        member.path = "[\(member.path)]"
        return member
      }
    )
  }

  private func part(_ axis: (axis: Axis, nodes: [RawNode]), _ index: Int) -> Variant {
    let field = axis.axis.field
    let key = RawNode(
      .scalar(RawScalar(field.value, style: .plain, map: TextMap(from: field.range.lowerBound))),
      path: body.path, range: field.range)
    let label = axis.axis.labels[index]
    return Variant(
      labels: [label.value], range: label.range, path: label.value.pathText,
      overrides: [RawEntry(key: key, value: axis.nodes[index])])
  }

  private func joined(_ a: Variant, _ b: Variant) -> Variant {
    Variant(
      labels: a.labels + b.labels, range: a.range, path: "\(a.path), \(b.path)",
      overrides: a.overrides + b.overrides)
  }

  private func label(of node: RawNode) -> MemberLabel {
    if let scalar = node.scalar {
      if scalar.style == .plain, let number = number(scalar.text) { return .number(number) }
      return .text(scalar.text)
    }
    if let items = node.items {
      return .text("[" + items.map { $0.scalar?.text ?? "…" }.joined(separator: ", ") + "]")
    }
    return .text(writtenComponentName(in: node) ?? "…")
  }

  private mutating func memberSpec(
    _ variant: Variant, _ base: RawNode, _ baseSpec: TrainSpec, heading: Heading,
    explore controls: [Explore]
  ) -> Member? {
    var node = base
    var plain: [RawEntry] = []
    // Without the fields that cannot be, the others are still read for their mistakes.
    var isWhole = true
    for entry in variant.overrides {
      if let key = trainKeys.first(where: { $0.name == entry.name }), key.isDisplay {
        report(
          .unknownField, entry.key, "'\(entry.name)' changes nothing that is computed",
          help: "write it in the comparison itself")
        isWhole = false
        continue
      }
      if entry.name.contains(".") { continue }
      guard fieldType(Located(entry.name, at: place(entry.key)), in: node) != nil else {
        isWhole = false
        continue
      }
      plain.append(entry)
    }
    let over = RawNode(.mapping(plain), path: base.path, range: base.range)
    node = layered(over, over: base, kind: .train)
    for entry in variant.overrides where entry.name.contains(".") {
      guard fieldType(Located(entry.name, at: place(entry.key)), in: node) != nil else {
        isWhole = false
        continue
      }
      if entry.name.hasPrefix("optimizer."), entry.name.hasSuffix(".learning_rate") {
        node = node.removing("learning_rate")
      }
      let field = entry.name.split(separator: ".").map(String.init)
      node = replacing(field, by: entry, in: node, trainKeys, vocabulary)
    }
    var spec = train(node, heading: heading)
    guard isWhole else { return nil }
    spec.explore = probedQuietly(controls, in: node)
    spec.source = source(of: node, with: spec.explore)
    return Member(
      labels: variant.labels, range: variant.range, spec: spec,
      differences: spec.canonicalFields.differences(from: baseSpec.canonicalFields),
      path: variant.path)
  }

  private mutating func warnOfEqual(_ members: [Member]) {
    var paths: [String: String] = [:]
    for member in members {
      let text = member.spec.canonicalText
      if let twin = paths[text] {
        report(
          .memberWithoutDifference, at: member.range,
          "'\(member.path)' is the same run as '\(twin)'",
          help: "remove one of the two, or change a field")
      } else {
        paths[text] = member.path
      }
    }
  }

  private func seeds(_ fields: Fields, _ base: TrainSpec) -> [Int] {
    guard let value = fields["seeds"]?.value else { return [] }
    if let count = value.integer { return (0..<count).map { base.seed + $0 } }
    return value.integers ?? []
  }
}

extension MemberLabel {
  /// As an expression has it between brackets.
  package var pathText: String {
    switch self {
    case .number(let value): numberText(value)
    case .text(let text): isExpressionName(text) ? text : "\"\(text)\""
    }
  }
}

extension RawNode {
  func removing(_ name: String) -> RawNode {
    var copy = self
    if let entries { copy.kind = .mapping(entries.filter { $0.name != name }) }
    return copy
  }
}
