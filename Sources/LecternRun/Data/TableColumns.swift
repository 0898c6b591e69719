import LecternSource
import LecternSpec

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

/// The columns of a file: numbers where every cell is one or missing, otherwise words.
func rawColumns(
  _ raw: RawTable, _ spec: DataSpec, _ places: CellPlaces?, _ problems: inout Problems
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
          .notANumber, at: places?.place(row: row, column: name) ?? (problems.path, range),
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

/// The columns of rows that a spec holds.
func writtenColumns(_ table: InlineTable, _ spec: DataSpec) -> [DataColumn] {
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
