import LecternEngine
import LecternSource
import LecternSpec

/// The table's columns with missing values filled where the spec says so, and those that a run
/// uses, of which every row can be used.
struct UsableColumns {
  var all: [DataColumn]
  var features: [DataColumn]
  var targets: [DataColumn]
}

/// Nil when there is an error, which is in `problems`.
///
/// - Parameter training: the rows whose mean fills missing values.
func usableColumns(
  _ table: Table, _ names: (features: [String], targets: [String]), _ choice: DataChoice,
  _ training: [Int], _ problems: inout Problems
) -> UsableColumns? {
  var all = table.columns
  for index in all.indices
  where table.filledColumns.contains(all[index].name) && all[index].kind == .number {
    fill(&all[index], with: training)
  }
  let features = names.features.compactMap { name in all.first { $0.name == name } }
  let targets = names.targets.compactMap { name in all.first { $0.name == name } }
  let before = problems.diagnostics.count
  checkMissing(features + targets, table, choice, &problems)
  checkNumbers(features + targets, table, choice, &problems)
  checkCategories(features, choice, &problems)
  if problems.diagnostics.count > before { return nil }
  return UsableColumns(all: all, features: features, targets: targets)
}

private func fill(_ column: inout DataColumn, with training: [Int]) {
  let known = training.map { column.values[$0] }.filter { !$0.isNaN }
  guard !known.isEmpty, column.values.contains(where: \.isNaN) else { return }
  let mean = Statistics.mean(known)
  column.values = column.values.map { $0.isNaN ? mean : $0 }
  let missing = column.statistics.missing
  column.statistics = ColumnStatistics(of: column.values)
  column.statistics.missing = missing
}

private func checkMissing(
  _ columns: [DataColumn], _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns {
    let rows = column.values.indices.filter { !column.values[$0].isFinite }
    guard let first = rows.first else { continue }
    let isNumber = column.values[first].isInfinite
    let (row, place) = table.cell(row: first, column: column.name)
    problems.add(
      .missingValues, at: place ?? (problems.path, choice.range),
      isNumber
        ? "column '\(column.name)' holds a number that is not finite, in row \(row)"
        : "column '\(column.name)' has \(counted(rows.count, "missing value")), the first in row "
          + "\(row)",
      help: isNumber
        ? "mend the table"
        : "write a value, or say in data set '\(table.name)' what to do with such rows: "
          + "`columns: {\(column.name): {missing: drop}}`"
          + (column.kind == .number ? ", or `mean`" : "; categories have no mean"))
  }
}

/// A column of numbers and words is a slip, unless it is declared as one of categories.
private func checkNumbers(
  _ columns: [DataColumn], _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns where column.kind == .category {
    let isDeclared = table.spec.columns.contains {
      $0.name.value == column.name && $0.kind == .category
    }
    let isNumber = column.categories.map { Double($0) != nil }
    guard !isDeclared, isNumber.contains(true),
      let row = column.values.firstIndex(where: { $0.isFinite && !isNumber[Int($0)] })
    else { continue }
    let (number, place) = table.cell(row: row, column: column.name)
    problems.add(
      .notANumber, at: place ?? (problems.path, choice.range),
      "row \(number) of column '\(column.name)' holds "
        + "'\(column.categories[Int(column.values[row])])', which is no number",
      help:
        "mend the table, or write `columns: {\(column.name): {kind: category}}` for a column of "
        + "names")
  }
}

private func checkCategories(
  _ columns: [DataColumn], _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns where column.kind == .category {
    let count = column.categories.count
    guard count < 2 || count > mostCategories else { continue }
    problems.add(
      .categoryFeature, at: choice.range,
      "column '\(column.name)' holds "
        + "\(counted(count, "category", plural: "categories")) and cannot be a feature",
      help: count < 2
        ? "it is the same in every row: leave it out of `features`"
        : "more than \(mostCategories) are rather names of rows: leave it out of `features`")
  }
}

/// A category of more than these is no feature.
private let mostCategories = 100
