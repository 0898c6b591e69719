import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// Chosen updates with every number: forward pass, backward pass with the update, and the gradient check.
func traceReport(_ spec: TraceSpec, in lesson: SiteLesson) -> Report {
  guard let name = spec.heading.name?.value, let trace = lesson.results.trace(name) else {
    return Report()
  }
  var report = Report(traceFigures(trace).map { .figure(FigurePiece(figure: $0, run: trace.run)) })
  if trace.steps.count == 1, let step = trace.steps.first {
    report.pieces.append(.table(forwardTable(step, inputs: trace.inputs)))
  }
  if !trace.steps.isEmpty { report.pieces.append(.table(updateTable(trace))) }
  if !trace.gradientCheck.isEmpty { report.pieces.append(.table(checkTable(trace))) }
  if !trace.gradientCheckWidths.isEmpty { report.pieces.append(.table(widthTable(trace))) }
  return report
}

/// One column a row of the batch, one row a quantity, from the inputs to the prediction and its target.
private func forwardTable(_ step: TraceStep, inputs: [String]) -> TablePiece {
  let columns = Array(step.rows.indices.prefix(6))
  var rows: [[ChartTable.Cell]] = []
  func add(_ name: String, _ values: (Int) -> Double?) {
    rows.append([ChartTable.Cell(name)] + columns.map { lossCell(values($0)) })
  }
  func at(_ matrix: [[Double]], _ row: Int, _ column: Int) -> Double? {
    guard matrix.indices.contains(row), matrix[row].indices.contains(column) else { return nil }
    return matrix[row][column]
  }
  for (place, name) in inputs.enumerated().prefix(8) {
    add("input \(name)") { at(step.inputs, $0, place) }
  }
  for (number, layer) in step.layers.enumerated() {
    let prefix = step.layers.count == 1 ? "" : "layer \(number + 1): "
    for unit in layer.weights.indices.prefix(8) {
      let index = layer.weights.count == 1 ? "" : NumberFormat.subscripted(unit + 1)
      add("\(prefix)z\(index)") { at(layer.z, $0, unit) }
      if layer.activation != "identity" && layer.activation != "linear" {
        add("\(prefix)\(layer.activation)(z\(index))") { at(layer.a, $0, unit) }
      }
    }
  }
  let outputs = step.predictions.first?.count ?? 0
  for output in 0..<min(outputs, 6) {
    let index = outputs == 1 ? "" : " \(output + 1)"
    add("prediction\(index)") { at(step.predictions, $0, output) }
    add("target\(index)") { at(step.targets, $0, output) }
  }
  for (number, layer) in step.layers.enumerated().reversed() {
    let prefix = step.layers.count == 1 ? "" : "layer \(number + 1): "
    for unit in layer.weights.indices.prefix(8) {
      let index = layer.weights.count == 1 ? "" : NumberFormat.subscripted(unit + 1)
      add("\(prefix)slope at z\(index)") { at(layer.gradientZ, $0, unit) }
    }
  }
  var note =
    "Update \(step.step): first the numbers forward, from the inputs to the prediction, "
    + "then the slopes of the loss backward."
  if columns.count < step.batchCount {
    note += " \(columns.count) of the \(NumberFormat.count(step.batchCount)) rows in the batch."
  }
  return TablePiece(
    table: ChartTable(
      title: "Forward and backward, row by row",
      headers: [""] + columns.map { ChartTable.Header("row \(step.rows[$0] + 1)") }, rows: rows,
      note: note))
}

/// Every parameter's gradient, the optimizer's state, and the way from old to new value.
private func updateTable(_ trace: TraceResult) -> TablePiece {
  let states = trace.steps.first?.updates.first?.state.map(\.name) ?? []
  let several = trace.steps.count > 1
  let parameterCount = trace.steps.first?.updates.count ?? 0
  let names = trace.steps.first?.updates.map(\.parameter) ?? []
  // The perceptron's rule follows no gradient.
  let updates = trace.steps.flatMap(\.updates)
  let followsGradient =
    updates.contains { $0.gradient != 0 || !$0.state.isEmpty }
    || updates.allSatisfy { $0.change == 0 }
  var rows: [[ChartTable.Cell]] = []
  let shown = (steps: 24, parameters: several ? 6 : 16)
  for step in trace.steps.prefix(shown.steps) {
    for update in step.updates.prefix(shown.parameters) {
      let parameter = parameterLabel(update.parameter, in: names)
      var label = several ? NumberFormat.count(step.step) : parameter
      if several, parameterCount > 1 { label += ", \(parameter)" }
      rows.append(
        [ChartTable.Cell(label), lossCell(update.before)]
          + (followsGradient ? [lossCell(update.gradient)] : [])
          + states.map { name in lossCell(update.state.first { $0.name == name }?.value) }
          + [lossCell(update.change), lossCell(update.after)])
    }
  }
  var note: String
  if !followsGradient {
    note = "A step whose row was right changes nothing."
  } else if let step = trace.steps.first, !several {
    note =
      "Learning rate \(NumberFormat.setting(step.learningRate)). The batch’s loss is "
      + "\(NumberFormat.natural(step.loss)) before the update and "
      + "\(NumberFormat.natural(step.lossAfter)) after it."
  } else {
    note =
      "The batch’s loss goes "
      + trace.steps.prefix(8).map { NumberFormat.natural($0.loss) }.joined(separator: ", ")
      + (trace.steps.last.map { " and ends at \(NumberFormat.natural($0.lossAfter))." } ?? ".")
  }
  if trace.steps.count > shown.steps {
    note += " The first \(shown.steps) of \(NumberFormat.count(trace.steps.count)) updates."
  }
  note += firstOf(trace.parameterCount, shown: shown.parameters)
  return TablePiece(
    table: ChartTable(
      title: several ? "The updates, one by one" : "The update of every parameter",
      headers: [several ? "update" : "parameter", "before"]
        + (followsGradient ? ["gradient"] : [])
        + states.map { ChartTable.Header(stateName($0)) } + ["change", "after"],
      rows: rows, note: note))
}

private func stateName(_ name: String) -> String {
  switch name {
  case "m_hat": "m̂"
  case "v_hat": "v̂"
  default: words(name)
  }
}

private func checkTable(_ trace: TraceResult) -> TablePiece {
  TablePiece(
    table: ChartTable(
      title: "The gradient, checked",
      headers: ["parameter", "by formula", "by small steps", "relative error"],
      rows: trace.gradientCheck.prefix(checkedRows).map {
        [
          ChartTable.Cell($0.parameter), lossCell($0.analytic), lossCell($0.numeric),
          lossCell($0.relativeError),
        ]
      },
      note: "Small steps: a central difference of the loss of the same rows."
        + firstOf(trace.gradientCheck.count, shown: checkedRows)))
}

/// How many parameters the table of the gradient check shows.
private let checkedRows = 16

/// What a table says that does not show every parameter; empty for one that does.
private func firstOf(_ count: Int, shown: Int) -> String {
  count > shown ? " The first \(shown) of \(NumberFormat.count(count)) parameters." : ""
}

private func widthTable(_ trace: TraceResult) -> TablePiece {
  TablePiece(
    table: ChartTable(
      title: "The check at several widths", headers: ["width of the step", "relative error"],
      rows: trace.gradientCheckWidths.map {
        [ChartTable.Cell(NumberFormat.significant($0.h, digits: 1)), lossCell($0.relativeError)]
      }, note: "The largest over all parameters."))
}

extension NumberFormat {
  /// `3` as `₃`.
  static func subscripted(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        String(number).unicodeScalars.compactMap { Unicode.Scalar(0x2080 + $0.value - 48) }))
  }
}
