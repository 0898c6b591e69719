import LecternSource

/// One part of the reference page: a spec kind, a kind of component or the expressions, made from
/// the declarations that decode them.
package struct ReferenceSection: Equatable, Sendable {
  /// For anchors: `train`, `optimizers`.
  package var id: String
  package var title: String
  /// Markdown.
  package var introduction: String
  /// What stands in the fence's info string: "train NAME"; nil where there is no fence.
  package var fence: String?
  package var entries: [Entry]

  /// A key, or a component with its arguments.
  package struct Entry: Equatable, Sendable {
    package var name: String
    /// "a number greater than 0"; empty for components.
    package var type: String
    /// "0.01", "0.01 (PyTorch: 0.001)", "required" or a sentence; empty for components.
    package var defaultText: String
    /// Markdown.
    package var documentation: String
    /// YAML that can be pasted, key included; may be empty.
    package var example: String
    /// The keys of a mapping, the arguments of a component.
    package var entries: [Entry]
  }
}

/// The whole reference in reading order: specs, expressions, components, front matter, course.
package func referenceSections(_ vocabulary: Vocabulary) -> [ReferenceSection] {
  let specs = SpecKind.allCases.map(section)
  let components = ComponentKind.allCases.compactMap { section($0, vocabulary) }
  let files = [
    ReferenceSection(
      id: "front_matter", title: "Front matter",
      introduction: "Between two lines of three dashes at the start of a lesson.", fence: nil,
      entries: frontMatterKeys.map(entry)),
    ReferenceSection(
      id: "course", title: "course.yml",
      introduction: "The course as a whole, in the folder of the lessons.", fence: nil,
      entries: courseKeys.map(entry)),
    ReferenceSection(
      id: "theme_tokens", title: "Theme tokens",
      introduction: "The colors that `theme.tokens.light` and `theme.tokens.dark` of `course.yml` "
        + "may set. A color is written as in style sheets: `\"#0b57d0\"`, in quotation marks, "
        + "`rgb(11 87 208)`, `oklch(0.5 0.2 260)` or its name, such as `navy`. Fonts and widths are "
        + "set by a style sheet, `theme.css`.",
      fence: nil, entries: themeColors.map(entry)),
  ]
  return specs + [expressionSection] + components + files
}

private func section(_ kind: SpecKind) -> ReferenceSection {
  let name = kind.needsName ? " NAME" : ""
  return ReferenceSection(
    id: kind.rawValue, title: kind.rawValue, introduction: introductions[kind] ?? "",
    fence: kind.rawValue + name, entries: (keys(of: kind) ?? []).map(entry))
}

private func section(_ kind: ComponentKind, _ vocabulary: Vocabulary) -> ReferenceSection? {
  let components = vocabulary.all(kind)
  guard !components.isEmpty else { return nil }
  let plural = kind.words.plural
  return ReferenceSection(
    id: kind.rawValue, title: plural.prefix(1).uppercased() + plural.dropFirst(),
    introduction: componentIntroductions[kind] ?? "", fence: nil,
    entries: components.map { component in
      ReferenceSection.Entry(
        name: component.name, type: "", defaultText: "", documentation: component.documentation,
        example: "", entries: component.keys.map(entry))
    })
}

private func entry(_ key: KeyDeclaration) -> ReferenceSection.Entry {
  ReferenceSection.Entry(
    name: key.name, type: key.type.words, defaultText: defaultText(key),
    documentation: key.documentation, example: exampleText(key),
    entries: innerKeys(key.type).map(entry))
}

/// The keys inside a mapping, a list of mappings or a choice between such.
private func innerKeys(_ type: ValueType) -> [KeyDeclaration] {
  switch type {
  case .fields(trainKeys), .fields(themeColors): return []
  case .fields(let keys): return keys
  case .list(let item), .oneOrMore(let item), .dictionary(let item): return innerKeys(item)
  case .either(let types): return types.map(innerKeys).first { !$0.isEmpty } ?? []
  default: return []
  }
}

private func defaultText(_ key: KeyDeclaration) -> String {
  switch key.defaultValue {
  case .required: "required"
  case .absent(let sentence): sentence
  case .value(let value): value == .list([]) ? "none" : value.canonicalText
  case .byDialect(let keras, let pytorch):
    keras == pytorch
      ? keras.canonicalText : "\(keras.canonicalText) (PyTorch: \(pytorch.canonicalText))"
  }
}

private func exampleText(_ key: KeyDeclaration) -> String {
  guard !key.example.isEmpty else { return "" }
  guard key.example.hasPrefix("\n") else { return "\(key.name): \(key.example)" }
  let lines = key.example.dropFirst().split(separator: "\n").map { "  \($0)" }
  return "\(key.name):\n\(lines.joined(separator: "\n"))"
}

private let introductions: [SpecKind: String] = [
  .data: "A data set: where its rows come from, what its columns mean, how they are prepared. "
    + "It has one source: `csv`, `generate` or `rows`.",
  .train: "One run: a model fitted to data, or a bare function descended. Iterative training has "
    + "an `optimizer`; a `solver` needs one step.",
  .compare: "Several runs that differ from a base only in the fields named. Members are called "
    + "`race.adam` (named), `rates[0.1]` (one axis) or `grid[0.1, 32]` (two). An override "
    + "replaces a key's whole value; a dot reaches a single argument: `optimizer.momentum`.",
  .trace: "The forward pass, backward pass and update of chosen steps, with every number.",
  .chart: "A further view of results.",
  .table: "Numbers of results in rows and columns.",
  .quiz: "A question whose key is written or computed from results. The answer is folded away.",
  .math: "Display mathematics in LaTeX. Lines of `$$` mean the same, and `$…$` is inline.",
]

private let componentIntroductions: [ComponentKind: String] = [
  .generator: "Seeded sources of rows, for `generate`.",
  .model: "What is fitted, for `model`.",
  .function: "Bare functions of a few parameters, for the `name` of the `function` model.",
  .loss: "What is minimized, for `loss`.",
  .optimizer: "How parameters follow the gradients, for `optimizer`.",
  .solver: "Direct solvers, for `solver`.",
  .schedule: "How the learning rate changes over the updates, for `schedule`.",
  .initializer: "Parameters before the first update, for `initial`.",
  .activation: "Nonlinear functions between layers.",
  .metric: "What is measured after every epoch, for `metrics`.",
  .dataView: "What `show` of a data set can list.",
  .runView: "What `show` of a run can list.",
  .compareView: "What `show` of a comparison can list.",
  .chart: "What `kind` of a chart can be.",
]
