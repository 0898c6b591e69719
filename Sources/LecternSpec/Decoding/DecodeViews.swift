import LecternSource

extension SpecDecoder {
  mutating func trace(_ node: RawNode, heading: Heading) -> TraceSpec? {
    let fields = fields(node, traceKeys, of: .body("a trace spec"))
    guard let run = fields.text("run") else { return nil }
    var widths: [Double] = []
    let written = fields.entry("gradient_check")
    switch written?.value.value {
    case .flag(true): widths = [1e-5]
    case .fields(let inner): widths = inner["h"]?.value.numbers ?? []
    default: break
    }
    return TraceSpec(
      heading: heading.titled(fields), run: run, steps: fields.integers("steps") ?? [],
      rows: rows(fields["rows"]),
      gradientCheck: GradientCheck(widths: widths, range: written?.keyRange ?? fields.range),
      expectations: fields.expressions("expect"))
  }

  /// A count stands for the first rows.
  private func rows(_ value: Located<Setting>?) -> [Located<Int>]? {
    guard let value else { return nil }
    if let count = value.value.integer { return (1...count).map { Located($0, at: value.range) } }
    return value.value.list?.compactMap { item in
      item.value.integer.map { Located($0, at: item.range) }
    }
  }

  mutating func chart(_ node: RawNode, heading: Heading) -> ChartSpec? {
    let fields = fields(node, chartKeys, of: .body("a chart spec"))
    guard let chart = fields.component("kind"), hasSubjects(fields, node) else { return nil }
    return ChartSpec(
      heading: heading.titled(fields), chart: chart, of: fields.expressions("of"),
      x: fields.text("x"), y: fields.text("y"), group: fields.text("group"),
      column: fields.text("column"),
      scale: fields.choice("scale", as: ChartSpec.Scale.self) ?? .auto,
      epochs: fields.integers("epochs"))
  }

  mutating func table(_ node: RawNode, heading: Heading) -> TableSpec? {
    let fields = fields(node, tableKeys, of: .body("a table spec"))
    if fields.has("rows"), let epochs = fields.entry("epochs") {
      report(
        .conflictingKeys, at: epochs.keyRange, "'epochs' beside 'rows'",
        help: "remove one of the two")
    }
    if !fields.has("rows"), !fields.has("epochs"), node["of"] == nil {
      report(
        .missingKey, at: heading.range, "a table spec without rows",
        help: "add `of`, `rows` or `epochs`")
    }
    guard case .dictionary(let entries)? = fields["columns"]?.value, hasSubjects(fields, node)
    else { return nil }
    let columns = entries.compactMap { entry in
      entry.value.value.expression.map { value in
        TableSpec.Column(
          header: MappedText(
            entry.key.value, map: TextMap(from: entry.key.range.lowerBound),
            range: entry.key.range),
          value: value)
      }
    }
    let rows: TableSpec.Rows =
      fields.has("rows")
      ? .expressions(fields.expressions("rows"))
      : fields.integers("epochs").map(TableSpec.Rows.epochs) ?? .subjects
    return TableSpec(
      heading: heading.titled(fields), of: fields.expressions("of"), rows: rows, columns: columns)
  }

  /// Whether what is written in `of` names something; a broken expression is reported already.
  private func hasSubjects(_ fields: Fields, _ node: RawNode) -> Bool {
    node["of"] == nil || !fields.expressions("of").isEmpty
  }

  func math(heading: Heading) -> MathSpec {
    let length = body.text.utf8.count
    return MathSpec(
      heading: heading,
      latex: MappedText(
        body.text, map: body.map, range: body.map.fileRange(of: 0..<length)))
  }
}

extension Heading {
  func titled(_ fields: Fields) -> Heading {
    var copy = self
    copy.title = fields.mapped("title")
    copy.caption = fields.mapped("caption")
    return copy
  }
}
