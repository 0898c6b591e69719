import LecternSource

extension SpecDecoder {
  /// The controls, as `written`, of a train spec whose raw mapping is `node`.
  mutating func explore(
    _ fields: Fields, _ node: RawNode, written: RawNode?
  ) -> [Explore] {
    guard case .dictionary(let entries)? = fields["explore"]?.value else { return [] }
    return entries.compactMap { entry in
      // What was not understood of a control is reported already.
      let keys = written?[entry.key.value]?.entries?.map(\.name) ?? []
      guard let values = entry.value.value.fields, keys.allSatisfy(values.has),
        let type = fieldType(entry.key, in: node),
        let control = control(values, type, for: entry.key)
      else { return nil }
      return Explore(
        field: entry.key, control: control, label: values.text("label")?.value,
        unit: values.text("unit")?.value)
    }
  }

  private mutating func control(
    _ values: Fields, _ type: ValueType, for field: Located<String>
  ) -> Explore.Control? {
    let choices = values.list("choices")
    if let choices {
      guard !values.has("min"), !values.has("max"), !values.has("step") else {
        return broken(field, "'\(field.value)' has a range and choices", "Keep one of the two.")
      }
      guard choices.count > 1 else {
        return broken(field, "only \(choices.count) to choose from", "List two values or more.")
      }
      let decoded = choices.compactMap { choice in
        choice.value.raw.flatMap { value($0, type, for: field.value) }
      }
      guard decoded.count == choices.count else { return nil }
      var seen: Set<String> = []
      return .choices(
        decoded.filter { choice in
          if seen.insert(choice.value.canonicalText).inserted { return true }
          report(
            .repeatedItem, at: choice.range, "a choice that stands there already",
            help: "remove one of the two")
          return false
        })
    }
    guard let minimum = values.number("min"), let maximum = values.number("max") else {
      if values.has("min") || values.has("max") || values.entries.allSatisfy({ !$0.isWritten }) {
        return broken(
          field, "'\(field.value)' has neither a whole range nor choices",
          "Write 'min' and 'max', or 'choices'.")
      }
      return broken(field, "'\(field.value)' has no values", "Write 'min' and 'max', or 'choices'.")
    }
    guard isNumeric(type) else {
      return broken(
        field, "'\(field.value)' is not a number", "Write 'choices' instead of a range.")
    }
    let scale = values.choice("scale", as: ExploreRange.Scale.self) ?? .linear
    guard minimum < maximum else {
      return broken(
        field, "a range from \(numberText(minimum)) to \(numberText(maximum))",
        "'min' must be less than 'max'.")
    }
    guard scale == .linear || minimum > 0 else {
      return broken(
        field, "a logarithmic range from \(numberText(minimum))",
        "It must start above 0.")
    }
    for (key, value) in [("min", minimum), ("max", maximum)] where !isPossible(value, type) {
      impossibleControls.insert(field.range)
      report(
        .outOfRange, at: values[key]?.range ?? field.range,
        "\(numberText(value)) is impossible for '\(field.value)'",
        label: "expected \(type.words)")
    }
    let range = ExploreRange(
      minimum: minimum, maximum: maximum, scale: scale, step: values.number("step"),
      isWhole: isWhole(type))
    if let step = values["step"], !impossibleControls.contains(field.range) {
      checkStep(of: range, at: step.range, field)
    }
    return .range(range)
  }

  /// Reports a step that leads past the range's end, off whole numbers, or has no meaning.
  private mutating func checkStep(
    of range: ExploreRange, at place: SourceRange, _ field: Located<String>
  ) {
    guard let step = range.step else { return }
    let text = numberText(step)
    let count = (range.maximum - range.minimum) / step
    let problem: (message: String, help: String)
    if range.scale == .log {
      problem = (
        "a step of \(text) in a logarithmic range", "Remove 'step', or write `scale: linear`."
      )
    } else if range.isWhole, step != step.rounded() {
      problem = ("a step of \(text) between whole numbers", "Write a whole number.")
    } else if (count - count.rounded()).magnitude > 1e-9 * count || count.rounded() < 1 {
      problem = (
        "steps of \(text) from \(numberText(range.minimum)) miss \(numberText(range.maximum))",
        "Choose a step that divides the range, or another end."
      )
    } else {
      return
    }
    impossibleControls.insert(field.range)
    report(.exploreControl, at: place, problem.message, help: problem.help)
  }

  private mutating func broken(_ field: Located<String>, _ message: String, _ help: String)
    -> Explore.Control?
  {
    report(.exploreControl, at: field.range, message, help: help)
    return nil
  }

  private func isNumeric(_ type: ValueType) -> Bool {
    switch type {
    case .number, .integer: true
    case .either(let types): types.contains(where: isNumeric)
    default: false
    }
  }

  /// Whether the type is that of counts.
  private func isWhole(_ type: ValueType) -> Bool {
    switch type {
    case .integer: true
    case .either(let types): types.filter(isNumeric).allSatisfy(isWhole)
    default: false
    }
  }

  private func isPossible(_ value: Double, _ type: ValueType) -> Bool {
    switch type {
    case .number(let bounds): bounds.contains(value)
    case .integer(let bounds): value == value.rounded() && bounds.contains(value)
    case .either(let types): types.contains { isNumeric($0) && isPossible(value, $0) }
    default: true
    }
  }

  // MARK: - Fields by their dotted names

  /// The type of a field of a train spec such as `optimizer.momentum`, reported when there is none.
  ///
  /// A component's own name may stand in between, as it does in YAML: `optimizer.sgd.momentum`.
  mutating func fieldType(_ field: Located<String>, in node: RawNode) -> ValueType? {
    var keys = trainKeys.filter { !$0.isDisplay }
    var owner = "a train spec"
    var type: ValueType?
    var scope: RawNode? = node
    var component: String?
    let names = field.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for (index, name) in names.enumerated() {
      if name == component, index + 1 < names.count,
        keys.contains(where: { $0.name == names[index + 1] })
      {
        component = nil
        continue
      }
      component = nil
      guard let key = keys.first(where: { $0.name == name }) else {
        let near = suggestion(for: name, among: keys)
        let nearest =
          dotted(field.value, in: node)
          ?? near.map { (names[..<index] + [$0] + names[(index + 1)...]).joined(separator: ".") }
        report(
          .unknownField, at: field.range, "unknown field '\(field.value)'",
          label: didYouMean(nearest),
          help: nearest == nil
            ? keys.isEmpty
              ? "there are no fields in \(owner)"
              : "the fields of \(owner) are \(keys.map(\.name).joined(separator: ", "))" : "")
        return nil
      }
      type = key.type
      scope = scope?[name]
      switch key.type {
      case .component(let kind):
        let name = writtenComponentName(in: scope) ?? key.value(in: dialect)?.text ?? ""
        let declaration = vocabulary.component(kind, named: name)
        keys = declaration?.keys ?? []
        component = name
        owner = name.isEmpty ? "'\(key.name)'" : name
        scope = writtenComponentArguments(in: scope)
      case .fields(let inner):
        keys = inner
        owner = "'\(key.name)'"
      default:
        keys = []
        owner = "'\(key.name)'"
      }
    }
    return type
  }
}

extension SpecDecoder {
  /// The whole field when only an argument's name is written: `optimizer.momentum` for `momentum`.
  private func dotted(_ name: String, in node: RawNode) -> String? {
    for key in trainKeys {
      let names: [String]
      switch key.type {
      case .component(let kind):
        let chosen = writtenComponentName(in: node[key.name]) ?? key.value(in: dialect)?.text ?? ""
        names = vocabulary.component(kind, named: chosen)?.keys.map(\.name) ?? []
      case .fields(let inner) where !key.isDisplay: names = inner.map(\.name)
      default: names = []
      }
      if names.contains(name) { return "\(key.name).\(name)" }
    }
    return nil
  }
}

/// The name of a component in any of its written forms.
func writtenComponentName(in node: RawNode?) -> String? {
  guard let node else { return nil }
  if let scalar = node.scalar { return node.isNull ? nil : scalar.text }
  if let kind = node["kind"]?.scalar { return kind.text }
  return node.entries?.count == 1 ? node.entries?.first?.name : nil
}

/// The mapping of a component's arguments in any of its written forms; nil for a bare name.
func writtenComponentArguments(in node: RawNode?) -> RawNode? {
  guard let node, let entries = node.entries else { return nil }
  if node["kind"] != nil {
    var copy = node
    copy.kind = .mapping(entries.filter { $0.name != "kind" })
    return copy
  }
  return entries.count == 1 ? entries.first?.value : nil
}
