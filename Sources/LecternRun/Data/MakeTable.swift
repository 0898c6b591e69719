import LecternEngine
import LecternNumerics
import LecternSource
import LecternSpec

/// Reads or generates the rows of `spec`. Nil when there is an error, which is in `problems`.
func makeTable(
  _ spec: DataSpec, loader: Loader, budget: Budget, problems: inout Problems
) -> Table? {
  let name = spec.heading.name?.value ?? "data"
  let before = problems.diagnostics.count
  var columns: [DataColumn]
  var features: [String] = []
  var targets: [String] = []
  let source: DataSource
  var digest = ""
  var places: CellPlaces?
  switch spec.source {
  case .csv(let path):
    guard let raw = read(path, loader, &problems) else { return nil }
    source = .csv(path: path.value)
    digest = raw.digest
    places = CellPlaces(raw)
    columns = rawColumns(raw, spec, places, &problems)
  case .rows(let table):
    source = .rows
    places = CellPlaces(table, path: problems.path)
    columns = writtenColumns(table, spec)
  case .generated(let component):
    guard checkRows(ofGenerator: component, budget, &problems),
      let made = generate(component, seed: spec.seed, &problems)
    else { return nil }
    source = .generated(componentText(component))
    columns = made.columns
    features = made.features
    targets = [made.target]
  }
  checkDeclared(spec, columns, &problems)
  if problems.diagnostics.count > before { return nil }
  columns = columns.map { described($0, spec) }
  let order = rowOrder(of: columns, spec)
  let isMoved = order != Array(0..<(columns.first?.values.count ?? 0))
  if isMoved { columns = columns.map { $0.selecting(order) } }
  if order.isEmpty {
    problems.add(.noRows, at: spec.heading.range, "data set '\(name)' has no rows left")
    return nil
  }
  guard checkRows(order.count, of: spec, budget, &problems) else { return nil }
  let filled = spec.columns.filter { $0.missing == .mean }.map(\.name.value)
  return Table(
    name: name, source: source, columns: columns, rowCount: order.count,
    defaultFeatures: features, defaultTargets: targets, filledColumns: Set(filled),
    digest: digest, spec: spec, places: places, origins: isMoved ? order : nil)
}

/// With the label and the unit that the spec gives it.
private func described(_ column: DataColumn, _ spec: DataSpec) -> DataColumn {
  var column = column
  let declared = spec.columns.first { $0.name.value == column.name }
  if let label = declared?.label { column.label = label }
  if let unit = declared?.unit { column.unit = unit }
  return column
}

extension DataColumn {
  /// The column of these rows, in their order.
  fileprivate func selecting(_ rows: [Int]) -> DataColumn {
    DataColumn(
      name: name, label: label, unit: unit, kind: kind, values: rows.map { values[$0] },
      categories: categories)
  }
}

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
      label: didYouMean(near),
      help: near == nil && !existing.isEmpty
        ? "the tables are \(list(some(existing)))"
        : "the path is relative to the folder of the lessons")
  }
  return nil
}

private func checkDeclared(
  _ spec: DataSpec, _ columns: [DataColumn], _ problems: inout Problems
) {
  let names = columns.map(\.name)
  for declared in spec.columns {
    checkColumn(declared.name, among: names, &problems)
  }
  if let sortBy = spec.sortBy { checkColumn(sortBy, among: names, &problems) }
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
