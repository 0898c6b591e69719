import LecternEngine
import LecternNumerics
import LecternSource
import LecternSpec

/// The rows of a data set before any run looks at them: read or generated, sorted, shuffled and
/// cut, in original units.
struct Table: Sendable {
  var name: String
  var source: DataSource
  var columns: [DataColumn]
  var rowCount: Int
  /// The generator's own choice; empty for files and written rows.
  var defaultFeatures: [String]
  var defaultTargets: [String]
  /// Columns whose missing cells become the mean of the training rows.
  var filledColumns: Set<String>
  /// Stands for the file's bytes in cache keys; empty without a file.
  var digest: String
  var spec: DataSpec

  func column(_ name: String) -> DataColumn? { columns.first { $0.name == name } }
}

/// Where problems of one file's specs go, with what they are read against.
struct Problems {
  var path: String
  var catalog: Catalog
  var diagnostics: [Diagnostic] = []

  mutating func add(
    _ rule: Rule, at range: SourceRange, _ message: String, label: String = "", help: String = ""
  ) {
    diagnostics.append(Diagnostic(rule, in: path, at: range, message, label: label, help: help))
  }

  /// Of what was found at `range`, only the first, where it was found after the first `count`.
  mutating func keepOne(at range: SourceRange, since count: Int) {
    var isReported = diagnostics[..<count].contains { $0.range == range }
    diagnostics =
      Array(diagnostics[..<count])
      + diagnostics[count...].filter { diagnostic in
        guard diagnostic.range == range else { return true }
        defer { isReported = true }
        return !isReported
      }
  }
}

/// Reads or generates the rows of `spec`. Nil when there is an error, which is in `problems`.
func makeTable(_ spec: DataSpec, loader: Loader, problems: inout Problems) -> Table? {
  let name = spec.heading.name?.value ?? "data"
  let before = problems.diagnostics.count
  var columns: [DataColumn]
  var features: [String] = []
  var targets: [String] = []
  let source: DataSource
  var digest = ""
  switch spec.source {
  case .csv(let path):
    guard let raw = read(path, loader, &problems) else { return nil }
    source = .csv(path: path.value)
    digest = raw.digest
    columns = rawColumns(raw, spec, &problems)
  case .rows(let table):
    source = .rows
    columns = writtenColumns(table, spec)
  case .generated(let component):
    guard let made = generate(component, seed: spec.seed, &problems) else { return nil }
    source = .generated(componentText(component))
    columns = made.columns
    features = made.features
    targets = [made.target]
  }
  checkDeclared(spec, columns, &problems)
  if problems.diagnostics.count > before { return nil }
  for index in columns.indices {
    guard let declared = spec.columns.first(where: { $0.name.value == columns[index].name })
    else { continue }
    if let label = declared.label { columns[index].label = label }
    if let unit = declared.unit { columns[index].unit = unit }
  }
  let order = rowOrder(of: columns, spec)
  if order != Array(0..<(columns.first?.values.count ?? 0)) {
    for index in columns.indices {
      columns[index] = DataColumn(
        name: columns[index].name, label: columns[index].label, unit: columns[index].unit,
        kind: columns[index].kind, values: order.map { columns[index].values[$0] },
        categories: columns[index].categories)
    }
  }
  if order.isEmpty {
    problems.add(.noRows, at: spec.heading.range, "data set '\(name)' has no rows left")
    return nil
  }
  let filled = spec.columns.filter { $0.missing == .mean }.map(\.name.value)
  return Table(
    name: name, source: source, columns: columns, rowCount: order.count,
    defaultFeatures: features, defaultTargets: targets, filledColumns: Set(filled),
    digest: digest, spec: spec)
}

// MARK: - Sources

private func read(
  _ path: Located<String>, _ loader: Loader, _ problems: inout Problems
) -> RawTable? {
  switch loader.table(path.value) {
  case .success(let table): return table
  case .failure(.broken(let reason)):
    problems.add(
      .brokenTable, at: path.range, "'\(path.value)' is no table that can be read", help: reason)
  case .failure(.notFound(let existing)):
    let near = nearMiss(to: path.value, among: existing)
    problems.add(
      .missingFile, at: path.range, "there is no file '\(path.value)'",
      label: near.map { "did you mean '\($0)'?" } ?? "",
      help: near == nil && !existing.isEmpty
        ? "the tables are \(list(some(existing)))"
        : "the path is relative to the folder of the lessons")
  }
  return nil
}

private let missingTexts: Set<String> = [
  "", "NA", "N/A", "NaN", "nan", ".nan", ".NaN", ".NAN", "null", "?",
]

private func trimmed(_ text: String) -> String {
  guard text.utf8.first.map({ $0 <= 0x20 }) == true || text.utf8.last.map({ $0 <= 0x20 }) == true
  else { return text }
  let bytes = Array(text.utf8)
  let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
  let end = (bytes.lastIndex { $0 > 0x20 } ?? start - 1) + 1
  return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
}

private func rawColumns(
  _ raw: RawTable, _ spec: DataSpec, _ problems: inout Problems
) -> [DataColumn] {
  var columns: [DataColumn] = []
  for (index, name) in raw.columns.enumerated() {
    let declared = spec.columns.first { $0.name.value == name }
    let texts = raw.rows.map { index < $0.count ? trimmed($0[index]) : "" }
    if declared?.kind == .category {
      columns.append(categories(name, texts.map { missingTexts.contains($0) ? nil : $0 }))
      continue
    }
    var values: [Double] = []
    values.reserveCapacity(texts.count)
    var firstText: Int?
    for (row, text) in texts.enumerated() {
      if let value = Double(text) {
        values.append(value)
      } else {
        values.append(.nan)
        if !missingTexts.contains(text), firstText == nil { firstText = row }
      }
    }
    if let row = firstText {
      if declared?.kind == .number, let range = declared?.name.range {
        problems.add(
          .notANumber, at: range,
          "row \(row + 1) of column '\(name)' holds '\(texts[row])', which is no number",
          help: "write `kind: category` for a column of words, or mend the table")
      }
      columns.append(categories(name, texts.map { missingTexts.contains($0) ? nil : $0 }))
    } else {
      columns.append(DataColumn(name: name, values: values))
    }
  }
  return columns
}

private func writtenColumns(_ table: InlineTable, _ spec: DataSpec) -> [DataColumn] {
  table.columns.indices.map { index in
    let name = table.columns[index].value
    let cells = table.rows.map { row -> InlineTable.Cell in
      guard index < row.count else { return .missing }
      if case .text(let text) = row[index].value, missingTexts.contains(text) { return .missing }
      return row[index].value
    }
    let declared = spec.columns.first { $0.name.value == name }
    let hasText = cells.contains { if case .text = $0 { true } else { false } }
    if hasText || declared?.kind == .category {
      return categories(
        name,
        cells.map { cell in
          switch cell {
          case .number(let number): Value.text(of: number)
          case .text(let text): text
          case .missing: nil
          }
        })
    }
    return DataColumn(
      name: name,
      values: cells.map { if case .number(let number) = $0 { number } else { .nan } })
  }
}

/// A column of words: the categories in alphabetical order, numbers by size.
private func categories(_ name: String, _ texts: [String?]) -> DataColumn {
  let names = Set(texts.compactMap { $0 }).sorted { a, b in
    if let x = Double(a), let y = Double(b), x != y { return x < y }
    return a < b
  }
  let codes = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Double($0)) })
  return DataColumn(
    name: name, kind: .category, values: texts.map { $0.flatMap { codes[$0] } ?? .nan },
    categories: names)
}

private func generate(
  _ component: ComponentSpec, seed: Int, _ problems: inout Problems
) -> (columns: [DataColumn], features: [String], target: String)? {
  guard case .generator(let make)? = problems.catalog.entry(.generator, component.name)?.build
  else { return nil }
  let table: GeneratedTable
  do throws(GeneratorError) {
    table = try make(component).table(seed: UInt64(bitPattern: Int64(seed)))
  } catch {
    let message =
      switch error {
      case .tooFewRows(let rows, let least):
        "generator '\(component.name)' needs at least \(least) rows, not \(rows)"
      case .tooManyRows(let rows, let most):
        "generator '\(component.name)' makes at most \(most) rows, not \(rows)"
      case .unusable(let argument):
        "generator '\(component.name)' cannot work with its \(argument)"
      }
    problems.add(.generatorRefused, at: component.range, message)
    return nil
  }
  let metric = component.text("units") == "metric"
  let names = table.columns.map(columnName)
  let columns = table.columns.indices.map { index -> DataColumn in
    var categories: [String] = []
    var unit = ""
    switch table.columns[index] {
    case .height: unit = metric ? "cm" : "in"
    case .weight: unit = metric ? "kg" : "lb"
    case .sex: categories = ["male", "female"]
    case .label: categories = (0..<table.classes).map(String.init)
    case .feature, .target: break
    }
    return DataColumn(
      name: names[index], unit: unit, kind: categories.isEmpty ? .number : .category,
      values: table.values.column(index), categories: categories)
  }
  return (columns, table.features.map { names[$0] }, names[table.target])
}

private func columnName(_ column: GeneratedColumn) -> String {
  switch column {
  case .feature(let place, let count): count == 1 ? "x" : "x\(place)"
  case .target: "y"
  case .label: "label"
  case .height: "height"
  case .weight: "weight"
  case .sex: "sex"
  }
}

// MARK: - Rows

private func checkDeclared(
  _ spec: DataSpec, _ columns: [DataColumn], _ problems: inout Problems
) {
  let names = columns.map(\.name)
  for declared in spec.columns {
    checkColumn(declared.name, among: names, &problems)
  }
  if let sortBy = spec.sortBy { checkColumn(sortBy, among: names, &problems) }
}

/// Whether `name` is one of `names`; otherwise says so.
@discardableResult
func checkColumn(
  _ name: Located<String>, among names: [String], _ problems: inout Problems
) -> Bool {
  if names.contains(name.value) { return true }
  let near = nearMiss(to: name.value, among: names)
  problems.add(
    .unknownColumn, at: name.range, "unknown column '\(name.value)'",
    label: near.map { "did you mean '\($0)'?" } ?? "",
    help: near == nil ? "the columns are \(list(some(names)))" : "")
  return false
}

/// The rows that stay, in their order: without dropped ones, sorted, shuffled, cut.
private func rowOrder(of columns: [DataColumn], _ spec: DataSpec) -> [Int] {
  let dropping = columns.filter { column in
    spec.columns.contains { $0.name.value == column.name && $0.missing == .drop }
  }
  var order = Array(0..<(columns.first?.values.count ?? 0)).filter { row in
    dropping.allSatisfy { !$0.values[row].isNaN }
  }
  if let name = spec.sortBy?.value, let column = columns.first(where: { $0.name == name }) {
    order.sort { a, b in
      let (x, y) = (column.values[a], column.values[b])
      return x == y || x.isNaN || y.isNaN ? a < b : x < y
    }
  }
  if spec.isShuffled {
    var stream = RandomStream(seed: UInt64(bitPattern: Int64(spec.seed)), stream: .rowOrder)
    var places = order.indices.map { UInt32($0) }
    stream.shuffle(&places)
    order = places.map { order[Int($0)] }
  }
  if let limit = spec.limit?.value, limit < order.count { order = Array(order[..<limit]) }
  return order
}

// MARK: - Text

/// The component with all its arguments as text.
func componentText(_ component: ComponentSpec) -> ComponentText {
  ComponentText(
    component.name,
    component.arguments.map { NamedText($0.name, settingText($0.value.value)) })
}

func settingText(_ setting: Setting) -> String {
  switch setting {
  case .number(let number): Value.text(of: number)
  case .integer(let integer): String(integer)
  case .text(let text): text
  case .flag(let flag): flag ? "true" : "false"
  case .list(let items):
    "[" + items.map { settingText($0.value) }.joined(separator: ", ") + "]"
  case .component(let component): componentText(component).description
  case .mapped(let mapped): mapped.text
  case .expression(let expression): expression.text.text
  case .fields(let fields):
    "{"
      + fields.entries.map { "\($0.name): \(settingText($0.value.value))" }
      .joined(separator: ", ") + "}"
  case .dictionary(let entries):
    "{"
      + entries.map { "\($0.key.value): \(settingText($0.value.value))" }
      .joined(separator: ", ") + "}"
  case .raw(let node): rawText(node)
  case .missing: "missing"
  }
}

func rawText(_ node: RawNode) -> String {
  switch node.kind {
  case .scalar(let scalar): scalar.text
  case .sequence(let items): "[" + items.map(rawText).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.name): \(rawText($0.value))" }.joined(separator: ", ") + "}"
  }
}
