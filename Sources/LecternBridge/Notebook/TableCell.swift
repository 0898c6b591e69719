import LecternRun

/// The cell that writes a lesson's tables beside the notebook, where its programs read them; nil
/// where programs hold all rows themselves.
///
/// `texts` are the tables as ``csvText(_:decimals:)`` writes them, by the data sets' names.
func tableCell(_ tables: [DataResult], _ texts: [String: String]) -> String? {
  var code = ""
  var written: [DataResult] = []
  for data in tables where !data.isWrittenOut {
    let name = PythonLiteral.string(csvName(data))
    if let source = written.first(where: { $0.isWhole && $0.hasSameRows(as: data) }),
      !data.isWhole
    {
      if !code.contains("def with_parts") { code += withParts }
      code +=
        "with_parts(\(name), \(PythonLiteral.string(csvName(source))), "
        + "validation=\(rows(data.validation)), test=\(rows(data.test)))\n"
    } else {
      var text = texts[data.name] ?? csvText(data)
      if text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        text = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      }
      code += "Path(\(name)).write_text(\"\"\"\\\n\(text)\"\"\", encoding=\"utf-8\")\n"
      written.append(data)
    }
  }
  guard !code.isEmpty else { return nil }
  return "# The lesson's rows, written beside this notebook for its programs to read.\n"
    + "from pathlib import Path\n\n" + code
}

extension DataResult {
  /// Whether every row trains.
  fileprivate var isWhole: Bool { validation.isEmpty && test.isEmpty }

  fileprivate func hasSameRows(as other: DataResult) -> Bool {
    columns.count == other.columns.count
      && zip(columns, other.columns).allSatisfy {
        $0.name == $1.name && $0.kind == $1.kind && $0.values == $1.values
          && $0.categories == $1.categories
      }
  }
}

/// Row numbers, as a range where they are neighbors.
private func rows(_ rows: [Int]) -> String {
  let sorted = rows.sorted()
  if let first = sorted.first, let last = sorted.last, last - first == sorted.count - 1 {
    return "range(\(first), \(last + 1))"
  }
  return "[\(sorted.map(String.init).joined(separator: ", "))]"
}

private let withParts = """

  def with_parts(name, source, **parts):
      \"\"\"The same rows with a column that says who trains, validates and tests.\"\"\"
      head, *lines = Path(source).read_text(encoding="utf-8").splitlines()
      part = ["training"] * len(lines)
      for label, rows in parts.items():
          for row in rows:
              part[row] = label
      lines = [head + ",part"] + [f"{line},{label}" for line, label in zip(lines, part)]
      Path(name).write_text("\\n".join(lines) + "\\n", encoding="utf-8")


  """
