import LecternNumerics
import LecternRun

/// The rows of a data set as CSV in original units, for the file beside a notebook: every column,
/// and with a split a column `part` that says who trains, validates and tests.
///
/// Numbers have the fewest digits that give them back, or so many decimals.
package func csvText(_ data: DataResult, decimals: Int? = nil) -> String {
  var parts: [String] = []
  if !data.validation.isEmpty || !data.test.isEmpty {
    parts = Array(repeating: "training", count: data.rowCount)
    for row in data.validation where parts.indices.contains(row) { parts[row] = "validation" }
    for row in data.test where parts.indices.contains(row) { parts[row] = "test" }
  }
  var names = data.columns.map { quoted($0.name) }
  if !parts.isEmpty { names.append("part") }
  let categories = data.columns.map { $0.categories.map(quoted) }
  var text = names.joined(separator: ",") + "\n"
  for row in 0..<data.rowCount {
    for (place, column) in data.columns.enumerated() {
      if place > 0 { text += "," }
      text +=
        column.kind == .category
        ? category(column.values[row], among: categories[place])
        : number(column.values[row], decimals: decimals)
    }
    if !parts.isEmpty { text += "," + parts[row] }
    text += "\n"
  }
  return text
}

private func number(_ value: Double, decimals: Int?) -> String {
  // A missing number is an empty cell.
  if value.isNaN { return "" }
  guard let decimals else { return PythonLiteral.plain(value) }
  return NumberFormat.fixed(value, decimals: decimals)
    .replacing("\u{2212}", with: "-").replacing("\u{2009}", with: "").replacing(
      "\u{202F}", with: "")
}

private func quoted(_ text: String) -> String {
  let special: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D]
  guard text.utf8.contains(where: special.contains) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
