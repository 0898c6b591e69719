import LecternRun

/// The most lines that a run's CSV has; longer runs give every n-th epoch after the first 100.
private let mostLines = 400

/// A run's losses and metrics by epoch, for spreadsheets: shortest digits that give the number back.
func runCSV(_ run: RunResult) -> String {
  var columns: [(name: String, first: Int, values: [Double])] = [
    ("loss", 0, run.series.loss), ("objective", 0, run.series.objective),
    ("validation_loss", 0, run.series.validationLoss), ("running_loss", 1, run.series.runningLoss),
  ]
  for series in run.series.metrics {
    let name = series.part == .training ? series.name : "\(series.part.rawValue)_\(series.name)"
    columns.append((name, 0, series.values))
  }
  let parameters = run.parameters
  for (place, name) in parameters.names.enumerated() where parameters.names.count <= 8 {
    let values = parameters.byEpoch.map { place < $0.count ? $0[place] : .nan }
    columns.append((name, 0, values))
  }
  columns.removeAll { $0.values.isEmpty }
  var text = (["epoch"] + columns.map { csvField($0.name) }).joined(separator: ",") + "\n"
  let last = columns.map { $0.first + $0.values.count }.max() ?? 0
  let stride = max(1, (last - 100 + mostLines - 101) / (mostLines - 100))
  for epoch in 0..<last
  where last <= mostLines || epoch <= 100 || epoch % stride == 0 || epoch == last - 1 {
    let fields = columns.map { column -> String in
      let place = epoch - column.first
      return column.values.indices.contains(place) ? csvNumber(column.values[place]) : ""
    }
    text += ([String(epoch)] + fields).joined(separator: ",") + "\n"
  }
  return text
}

private func csvNumber(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
  return Value.text(of: value)
}

private func csvField(_ text: String) -> String {
  text.contains { $0 == "," || $0 == "\"" || $0 == "\n" }
    ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\"" : text
}
