import LecternSource

extension SpecDecoder {
  /// A data spec from its raw mapping, defaults already layered below it. Nil without a source.
  mutating func data(_ node: RawNode, heading: Heading) -> DataSpec? {
    let fields = fields(node, dataKeys, of: .body("a data spec"))
    let heading = heading.titled(fields)
    let columns = columns(fields["columns"])
    let source = source(fields, columns, node, heading)
    let features = fields.texts("features").map { distinct($0, in: "features") }
    let target = fields.texts("target").map { distinct($0, in: "target") }
    for name in target ?? [] where features?.contains(where: { $0.value == name.value }) ?? false {
      report(
        .conflictingKeys, at: name.range, "'\(name.value)' is a feature and the target",
        label: "what is predicted cannot be known before", help: "remove it from one of the two")
    }
    let result = source.map { source in
      DataSpec(
        heading: heading, source: source, columns: columns, features: features, target: target,
        scale: scaling(fields["scale"]) ?? .all(.none),
        scaleTarget: scaling(fields["scale_target"]) ?? .all(.none),
        polynomialDegree: fields.integer("polynomial"), split: split(fields["split"]),
        sortBy: fields.text("sort_by"), isShuffled: fields.isOn("shuffle"),
        limit: fields["limit"].flatMap { limit in
          limit.value.integer.map { Located($0, at: limit.range) }
        },
        seed: fields.integer("seed") ?? 0,
        show: fields.texts("show").map { distinct($0, in: "show") })
    }
    if let result, case .rows(let table) = result.source { checkNames(of: result, in: table) }
    return result
  }

  private mutating func source(
    _ fields: Fields, _ columns: [ColumnSpec], _ node: RawNode, _ heading: Heading
  ) -> DataSpec.Source? {
    let written = (node.entries ?? []).filter { ["csv", "generate", "rows"].contains($0.name) }
    guard let first = written.first else {
      report(
        .missingKey, at: heading.range, "a data spec without a source",
        help: "add `csv`, `generate` or `rows`")
      return nil
    }
    for rival in written.dropFirst() {
      report(
        .conflictingKeys, rival.key, "'\(rival.name)' beside '\(first.name)'",
        label: "a data set has one source", help: "remove one of the two")
    }
    switch first.name {
    case "csv": return fields.text("csv").map(DataSpec.Source.csv)
    case "generate": return fields.component("generate").map(DataSpec.Source.generated)
    default: return table(fields["rows"], columns, node).map(DataSpec.Source.rows)
    }
  }

  // MARK: - Columns

  private mutating func columns(_ value: Located<Setting>?) -> [ColumnSpec] {
    var result: [ColumnSpec] = []
    for (name, fields) in columnEntries(value) {
      if result.contains(where: { $0.name.value == name.value }) {
        report(
          .repeatedItem, at: name.range, "the column '\(name.value)' stands twice in 'columns'",
          help: "remove one of the two")
        continue
      }
      result.append(
        ColumnSpec(
          name: name, label: fields?.text("label")?.value, unit: fields?.text("unit")?.value,
          kind: fields?.choice("kind", as: ColumnSpec.Kind.self),
          missing: fields?.choice("missing", as: ColumnSpec.Missing.self) ?? .error))
    }
    return result
  }

  private func columnEntries(_ value: Located<Setting>?) -> [(Located<String>, Fields?)] {
    switch value?.value {
    case .dictionary(let entries): entries.map { ($0.key, $0.value.value.fields) }
    case .list(let items):
      items.flatMap { item -> [(Located<String>, Fields?)] in
        if let text = item.value.text { return [(Located(text, at: item.range), nil)] }
        return columnEntries(item)
      }
    default: []
    }
  }

  // MARK: - Rows

  private mutating func table(
    _ rows: Located<Setting>?, _ columns: [ColumnSpec], _ node: RawNode
  ) -> InlineTable? {
    guard let rows, let list = rows.value.list else { return nil }
    guard let first = list.first else {
      report(.emptyValue, at: rows.range, "no rows", help: "write one row at least")
      return nil
    }
    if case .dictionary(let entries) = first.value {
      // A mapping of columns may speak of some only; a list names them all.
      let written = entries.map(\.key)
      let declared = columns.map(\.name)
      let speaksOfSome =
        node["columns"]?.items == nil
        && written.contains { name in !declared.contains { $0.value == name.value } }
      return records(list, columns: speaksOfSome ? written : declared)
    }
    guard !columns.isEmpty else {
      report(
        .missingKey, at: node["rows"].map(place) ?? rows.range, "rows without names of columns",
        help: "add `columns`, for example `columns: [x, y]`")
      return nil
    }
    return lists(list, columns: columns.map(\.name))
  }

  private mutating func lists(_ rows: [Located<Setting>], columns: [Located<String>])
    -> InlineTable?
  {
    var cells: [[Located<InlineTable.Cell>]] = []
    for row in rows {
      guard let list = row.value.list else {
        report(
          .raggedRows, at: row.range, "a mapping among rows that are lists",
          help: "write all rows in the same way")
        continue
      }
      guard list.count == columns.count else {
        report(
          .raggedRows, at: row.range, "a row of \(list.count) cells",
          label: "expected \(columns.count): \(columns.map(\.value).joined(separator: ", "))",
          help: "write `null` for a missing value")
        continue
      }
      cells.append(list.map { $0.map(cell) })
    }
    return cells.count == rows.count ? InlineTable(columns: columns, rows: cells) : nil
  }

  private mutating func records(_ rows: [Located<Setting>], columns: [Located<String>])
    -> InlineTable?
  {
    var cells: [[Located<InlineTable.Cell>]] = []
    for row in rows {
      guard case .dictionary(let entries) = row.value else {
        report(
          .raggedRows, at: row.range, "a list among rows that are mappings",
          help: "write all rows in the same way")
        continue
      }
      for entry in entries where !columns.contains(where: { $0.value == entry.key.value }) {
        let nearest = nearMiss(to: entry.key.value, among: columns.map(\.value))
        report(
          .raggedRows, at: entry.key.range, "a cell in the unknown column '\(entry.key.value)'",
          label: didYouMean(nearest),
          help: "the columns are \(columns.map(\.value).joined(separator: ", "))")
      }
      cells.append(
        columns.map { column in
          entries.first { $0.key.value == column.value }?.value.map(cell)
            ?? Located(.missing, at: row.range)
        })
    }
    return cells.count == rows.count ? InlineTable(columns: columns, rows: cells) : nil
  }

  private func cell(_ setting: Setting) -> InlineTable.Cell {
    switch setting {
    case .number(let value): .number(value)
    case .text(let text): .text(text)
    default: .missing
    }
  }

  /// Where the columns are known already, names are checked at once.
  private mutating func checkNames(of spec: DataSpec, in table: InlineTable) {
    let names = table.columns.map(\.value)
    var used = (spec.features ?? []) + (spec.target ?? [])
    if let sortBy = spec.sortBy { used.append(sortBy) }
    for case .byColumn(let columns) in [spec.scale, spec.scaleTarget] {
      used += columns.map(\.column)
    }
    for name in used where !names.contains(name.value) {
      let nearest = nearMiss(to: name.value, among: names)
      report(
        .unknownField, at: name.range, "no column '\(name.value)'",
        label: didYouMean(nearest),
        help: nearest == nil ? "the columns are \(names.joined(separator: ", "))" : "")
    }
  }

  // MARK: - Split

  private mutating func split(_ value: Located<Setting>?) -> Split? {
    guard let value else { return nil }
    if let fraction = value.value.number {
      return Split(validation: fraction, test: 0, isShuffled: true, seed: 0)
    }
    guard let fields = value.value.fields else { return nil }
    let split = Split(
      validation: fields.number("validation") ?? 0.2, test: fields.number("test") ?? 0,
      isShuffled: fields.isOn("shuffle"), seed: fields.integer("seed") ?? 0)
    if split.validation + split.test >= 1 {
      report(
        .outOfRange, at: value.range,
        "validation and test take \(numberText(split.validation)) + "
          + "\(numberText(split.test)) of the rows",
        label: "nothing is left to train on", help: "keep their sum below 1")
    }
    return split
  }
}
