import LecternRun

/// The rows of a data set as CSV in original units, for the file beside a notebook: every column,
/// and with a split a column `part` that says who trains, validates and tests.
package func csvText(_ data: DataResult) -> String {
  var parts: [String] = []
  if !data.validation.isEmpty || !data.test.isEmpty {
    parts = Array(repeating: "training", count: data.rowCount)
    for row in data.validation where parts.indices.contains(row) { parts[row] = "validation" }
    for row in data.test where parts.indices.contains(row) { parts[row] = "test" }
  }
  var names = data.columns.map { quoted($0.name) }
  if !parts.isEmpty { names.append("part") }
  var text = names.joined(separator: ",") + "\n"
  for row in 0..<data.rowCount {
    var cells = data.columns.map { column in
      column.kind == .category
        ? quoted(category(column.values[row], of: column)) : PythonLiteral.plain(column.values[row])
    }
    if !parts.isEmpty { cells.append(parts[row]) }
    text += cells.joined(separator: ",") + "\n"
  }
  return text
}

private func quoted(_ text: String) -> String {
  guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
