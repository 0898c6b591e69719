import LecternSource

extension SpecDecoder {
  /// The run of `node` with each control at some of its values: every choice, or five places of a
  /// range with both ends and the middle. What is wrong there is reported at the control, once.
  mutating func probed(_ controls: [Explore], in node: RawNode) -> [Explore] {
    guard !controls.isEmpty else { return controls }
    let plain = node.removing("explore").removing("expect").removing("show")
    let (before, dialect) = (diagnostics, self.dialect)
    var kept = before
    let result = controls.map { control in
      var control = control
      diagnostics = before
      control.probes = control.values.map { setting in
        let changed = overridden(control.field, by: setting, in: plain)
        return ExploreProbe(
          value: setting,
          spec: train(changed, heading: Heading(range: control.field.range)))
      }
      // What is wrong with the run itself is wrong at every value, and a control whose bound is
      // impossible is wrong by that already.
      var isReported = impossibleControls.contains(control.field.range)
      for diagnostic in diagnostics.dropFirst(before.count) where !kept.contains(diagnostic) {
        let isOfControl = diagnostic.range == control.field.range
        if isOfControl, isReported { continue }
        isReported = isReported || isOfControl
        kept.append(diagnostic)
      }
      return control
    }
    (diagnostics, self.dialect) = (kept, dialect)
    return result
  }

  /// The controls that this member's run has too, probed from it. Nothing is reported.
  mutating func probedQuietly(_ controls: [Explore], in node: RawNode) -> [Explore] {
    let (before, dialect) = (diagnostics, self.dialect)
    defer { (diagnostics, self.dialect) = (before, dialect) }
    let known = controls.filter { fieldType($0.field, in: node) != nil }
    return probed(known, in: node)
  }

  /// The run of `node` as a spec of its own, with a line for each control; nil without controls.
  ///
  /// Each value stands where the author wrote one, or else where a control's value is put. A line
  /// `learning_rate` stays beside a line of optimizers, some of which may bring their own: the page
  /// takes it away from beside those.
  func source(of node: RawNode, with controls: [Explore]) -> RunSource? {
    guard !controls.isEmpty else { return nil }
    let display = Set(trainKeys.filter(\.isDisplay).map(\.name))
    var node = node
    node.kind = .mapping((node.entries ?? []).filter { !display.contains($0.name) })
    var written: [String: String] = [:]
    // Whole components first, since another one leaves nothing of the line below it.
    let places = controls.indices.sorted {
      let (a, b) = (isWhole(controls[$0].field), isWhole(controls[$1].field))
      return a == b ? $0 < $1 : a
    }
    for place in places {
      let control = controls[place]
      let (field, old) = writtenPlace(of: control.field, in: node)
      let marker = RawNode(
        .scalar(RawScalar(mark(place), style: .plain, map: TextMap(from: 0))), path: node.path,
        range: control.field.range)
      written[control.field.value] = old.map { yamlText($0, inBrackets: false) }
      if old == nil || isWhole(control.field) {
        node = overridden(control.field, by: .raw(marker), in: node)
      } else {
        let entry = RawEntry(key: marker, value: marker)
        node = replacing(field, by: entry, in: node, trainKeys, vocabulary)
      }
    }
    var result = RunSource(lines: yamlLines(node), places: [:])
    for (place, control) in controls.enumerated() {
      let end = " " + mark(place)
      guard let line = result.lines.firstIndex(where: { $0.hasSuffix(end) }) else { return nil }
      let text = written[control.field.value] ?? ""
      result.lines[line].removeLast(end.count)
      if !text.isEmpty { result.lines[line] += " " + text }
      result.places[control.field.value] = line
    }
    return result
  }

  /// Whether the field is a component with everything that belongs to it.
  private func isWhole(_ field: Located<String>) -> Bool {
    guard case .component? = trainKeys.first(where: { $0.name == field.value })?.type else {
      return false
    }
    return true
  }

  /// A text that no author writes, in the place of a control's value.
  private func mark(_ place: Int) -> String { "\u{1}\(place)" }

  /// Where the author wrote a control's value, and the value; nil where the value is a default.
  ///
  /// A learning rate may be written in the optimizer.
  private func writtenPlace(
    of field: Located<String>, in node: RawNode
  ) -> (field: [String], value: RawNode?) {
    let names = field.value.split(separator: ".").map(String.init)
    let rate = ["optimizer", "learning_rate"]
    for path in names == ["learning_rate"] ? [names, rate] : names == rate ? [rate] : [names] {
      var scope: RawNode? = node
      for (depth, name) in path.enumerated() {
        let argument = depth > 0 ? writtenComponentArguments(in: scope)?[name] : nil
        scope = argument ?? scope?[name]
      }
      if let scope { return (path, scope) }
    }
    return (names, nil)
  }

  /// The raw mapping of a run with one field at another value.
  private func overridden(
    _ field: Located<String>, by setting: Setting, in node: RawNode
  ) -> RawNode {
    let key = RawNode(
      .scalar(RawScalar(field.value, style: .plain, map: TextMap(from: field.range.lowerBound))),
      path: body.path, range: field.range)
    let value = rawNode(of: setting, like: key)
    let entry = RawEntry(key: key, value: value)
    guard field.value.contains(".") else {
      let over = RawNode(.mapping([entry]), path: node.path, range: node.range)
      return layered(over, over: node, kind: .train)
    }
    var base = node
    if field.value.hasPrefix("optimizer."), field.value.hasSuffix(".learning_rate") {
      base = base.removing("learning_rate")
    }
    return replacing(
      field.value.split(separator: ".").map(String.init), by: entry, in: base, trainKeys,
      vocabulary)
  }

  /// A decoded value as an author would write it. Components keep their written arguments.
  private func rawNode(of setting: Setting, like key: RawNode) -> RawNode {
    func scalar(_ text: String) -> RawNode {
      RawNode(
        .scalar(RawScalar(text, style: .plain, map: TextMap(from: key.range.lowerBound))),
        path: key.path, range: key.range)
    }
    switch setting {
    case .number(let value): return scalar(numberText(value))
    case .integer(let value): return scalar(String(value))
    case .flag(let value): return scalar(value ? "true" : "false")
    case .raw(let node): return node
    case .list(let items):
      return RawNode(
        .sequence(items.map { rawNode(of: $0.value, like: key) }), path: key.path,
        range: key.range)
    case .component(let spec):
      let arguments = spec.arguments.filter(\.isWritten).map { argument in
        RawEntry(key: scalar(argument.name), value: rawNode(of: argument.value.value, like: key))
      }
      return arguments.isEmpty ? scalar(spec.name) : componentNode(spec.name, arguments, like: key)
    default: return scalar(setting.text ?? "")
    }
  }
}

extension Explore {
  /// The values to look at: every choice, or five of a range, both ends among them.
  fileprivate var values: [Setting] {
    switch control {
    case .choices(let choices): return choices.map(\.value)
    case .range(let range):
      var values: [Double] = []
      for quarter in 0...4 {
        let value = range.value(atQuarter: quarter)
        if !values.contains(value) { values.append(value) }
      }
      return values.map { value in
        let isWhole = value.rounded() == value && value.magnitude < 1e9
        return isWhole ? .integer(Int(value)) : .number(value)
      }
    }
  }
}

extension ExploreRange {
  /// The value a quarter, a half or three quarters of the way, or an end: on the range's steps, or
  /// without steps a round number.
  func value(atQuarter quarter: Int) -> Double {
    if quarter <= 0 { return minimum }
    if quarter >= 4 { return maximum }
    var value = minimum + (maximum - minimum) * Double(quarter) / 4
    if scale == .log {
      let half = (maximum / minimum).squareRoot()
      let fourth = half.squareRoot()
      value = minimum * (quarter == 1 ? fourth : quarter == 2 ? half : half * fourth)
    } else if let step {
      let stepped = minimum + ((value - minimum) / step).rounded() * step
      return Swift.min(maximum, rounded(stepped, digits: 12))
    }
    return isWhole ? value.rounded() : rounded(value, digits: 2)
  }

  /// `value` with so many significant decimal digits.
  private func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    var top = 1.0
    for _ in 0..<digits { top *= 10 }
    // Scaled by one exact power of ten into top / 10 ..< top.
    var (up, down) = (1.0, 1.0)
    while value.magnitude * up < top / 10, up < 1e22 { up *= 10 }
    while value.magnitude / down >= top, down < 1e22 { down *= 10 }
    return (value * up / down).rounded() / up * down
  }
}
