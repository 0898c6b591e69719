import LecternSource

/// Decodes a lesson's front matter (the YAML between the `---` lines). Nil when the title or the
/// summary is missing or the YAML is broken.
package func decodeFrontMatter(
  _ body: SpecText, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
) -> FrontMatter? {
  guard let node = readYaml(body, diagnostics: &diagnostics) else { return nil }
  var decoder = SpecDecoder(vocabulary: vocabulary, body: body)
  defer { diagnostics += decoder.diagnostics }
  let fields = decoder.fields(node, frontMatterKeys, of: .body("the front matter"))
  let defaults = decoder.defaults(fields["defaults"])
  guard let title = fields.mapped("title"), let summary = fields.mapped("summary") else {
    return nil
  }
  return FrontMatter(
    title: title, summary: summary, minutes: fields.integer("minutes"),
    part: fields.text("part"), objectives: fields.mappedList("objectives"),
    prerequisites: fields.mappedList("prerequisites"),
    keywords: (fields.texts("keywords") ?? []).map(\.value), isDraft: fields.isOn("draft"),
    defaults: defaults)
}

/// Decodes `course.yml`. Nil when the title is missing or the YAML is broken.
package func decodeCourseConfiguration(
  _ file: SourceFile, vocabulary: Vocabulary, diagnostics: inout [Diagnostic]
) -> CourseConfiguration? {
  let body = SpecText(file: file)
  guard let node = readYaml(body, diagnostics: &diagnostics) else { return nil }
  var decoder = SpecDecoder(vocabulary: vocabulary, body: body)
  defer { diagnostics += decoder.diagnostics }
  let fields = decoder.fields(node, courseKeys, of: .body("the course"))
  let parts = decoder.parts(fields)
  let defaults = decoder.defaults(fields["defaults"])
  let data = decoder.sharedData(fields["data"], defaults)
  let base = decoder.baseURL(fields.text("base_url"))
  let budget = fields.fields("budget")
  guard let title = fields.mapped("title") else { return nil }
  return CourseConfiguration(
    title: title, subtitle: fields.mapped("subtitle"), description: fields.mapped("description"),
    author: fields.text("author")?.value, language: fields.text("language")?.value ?? "en",
    license: fields.text("license")?.value, baseURL: base, parts: parts,
    theme: theme(fields.fields("theme")), defaults: defaults, data: data,
    severities: fields.dictionary("diagnostics").compactMap { entry in
      entry.value.value.text.flatMap(Severity.init(rawValue:)).map {
        CourseConfiguration.SeverityChange(rule: entry.key, severity: $0)
      }
    },
    allowsRawHTML: fields.isOn("raw_html"), hasReference: fields.isOn("reference"),
    budget: CourseConfiguration.Budget(
      updatesTimesParameters: budget?.integer("updates_times_parameters"),
      visitsTimesParameters: budget?.integer("visits_times_parameters"),
      rows: budget?.integer("rows"), recordedBytes: budget?.integer("recorded_bytes")))
}

extension SpecDecoder {
  /// Partial specs, each checked on its own; what is wrong in them is left out, so that it is not
  /// reported again by every spec below.
  mutating func defaults(_ value: Located<Setting>?) -> SpecDefaults {
    guard case .dictionary(let entries)? = value?.value else { return SpecDefaults() }
    var result = SpecDefaults()
    for entry in entries {
      guard let kind = SpecKind(rawValue: entry.key.value), let keys = keys(of: kind) else {
        let names = SpecKind.allCases.filter { keys(of: $0) != nil }.map(\.rawValue)
        let nearest = nearMiss(to: entry.key.value, among: names)
        report(
          .unknownKey, at: entry.key.range, "unknown kind of spec '\(entry.key.value)'",
          label: didYouMean(nearest),
          help: nearest == nil ? "the kinds are \(names.joined(separator: ", "))" : "")
        continue
      }
      guard let node = entry.value.value.raw else { continue }
      var kept = node
      kept.kind = .mapping(
        (node.entries ?? []).filter { part in
          var trial = SpecDecoder(vocabulary: vocabulary, body: body)
          var single = node
          single.kind = .mapping([part])
          _ = trial.fields(single, keys, of: .part("'\(kind.rawValue)'"), .partial)
          diagnostics += trial.diagnostics
          return trial.diagnostics.isEmpty
        })
      if node.entries == nil, !node.isNull {
        wrongType(node, expected: "keys of a \(kind.rawValue) spec", for: kind.rawValue)
      }
      result.nodes[kind] = kept
    }
    return result
  }

  fileprivate mutating func sharedData(_ value: Located<Setting>?, _ defaults: SpecDefaults)
    -> [DataSpec]
  {
    guard case .dictionary(let entries)? = value?.value else { return [] }
    return entries.compactMap { entry in
      guard let node = entry.value.value.raw else { return nil }
      checkName(entry.key)
      guard node.entries != nil else {
        wrongType(node, expected: "keys of a data spec", for: entry.key.value)
        return nil
      }
      return data(
        layered(node, over: defaults.nodes[.data], kind: .data),
        heading: Heading(name: entry.key, range: entry.key.range))
    }
  }

  fileprivate mutating func parts(_ fields: Fields) -> [CourseConfiguration.Part] {
    var seen: Set<String> = []
    return (fields.list("parts") ?? []).compactMap { item in
      guard let inner = item.value.fields, let id = inner.text("id"),
        let title = inner.mapped("title")
      else { return nil }
      if !seen.insert(id.value).inserted {
        report(
          .repeatedItem, at: id.range, "a second part '\(id.value)'",
          help: "give it another id")
      }
      return CourseConfiguration.Part(
        id: id, title: title, lessons: inner.texts("lessons") ?? [])
    }
  }

  fileprivate mutating func baseURL(_ value: Located<String>?) -> String? {
    guard let value else { return nil }
    guard value.value.hasPrefix("https://") || value.value.hasPrefix("http://") else {
      report(
        .wrongType, at: value.range, "'base_url' is not an address",
        label: "expected https://… or http://…")
      return nil
    }
    var text = value.value[...]
    while text.hasSuffix("/") { text.removeLast() }
    return String(text)
  }
}

private func theme(_ fields: Fields?) -> CourseConfiguration.Theme {
  var theme = CourseConfiguration.Theme()
  guard let fields else { return theme }
  let tokens = fields.fields("tokens")
  theme.light = themeTokens(tokens?.fields("light"))
  theme.dark = themeTokens(tokens?.fields("dark"))
  theme.stylesheet = fields.text("css")
  theme.header = fields.mapped("header")
  theme.footer = fields.mapped("footer")
  return theme
}

private func themeTokens(_ fields: Fields?) -> [CourseConfiguration.Theme.Token] {
  (fields?.entries ?? []).compactMap { entry in
    entry.value.value.text.map {
      CourseConfiguration.Theme.Token(
        name: Located(entry.name, at: entry.keyRange), value: Located($0, at: entry.value.range))
    }
  }
}

extension Fields {
  func mappedList(_ name: String) -> [MappedText] { list(name)?.compactMap(\.value.mapped) ?? [] }

  func dictionary(_ name: String) -> [SettingEntry] {
    if case .dictionary(let entries)? = self[name]?.value { entries } else { [] }
  }
}

/// The keys of a kind of spec; nil for `math`, which has no keys.
package func keys(of kind: SpecKind) -> [KeyDeclaration]? {
  switch kind {
  case .data: dataKeys
  case .train: trainKeys
  case .compare: compareKeys
  case .trace: traceKeys
  case .chart: chartKeys
  case .table: tableKeys
  case .quiz: quizKeys
  case .math: nil
  }
}
