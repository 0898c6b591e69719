import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// A table whose cells are expressions over results.
func tableReport(_ spec: TableSpec, in lesson: SiteLesson, _ context: ProseContext) -> Report {
  func text(_ column: TableSpec.Column, _ locals: [String: Value], _ run: RunResult?) -> ChartTable.Cell {
    guard let value = lesson.value(of: column.value, locals: locals, run: run) else { return "–" }
    if let number = value.number { return lossCell(number) }
    return ChartTable.Cell(valueText(value))
  }
  var rows: [[ChartTable.Cell]] = []
  var corner = ""
  switch spec.rows {
  case .subjects:
    for subject in spec.of {
      for (label, run) in subjects(subject, in: lesson) {
        rows.append(
          [ChartTable.Cell(label)] + spec.columns.map { text($0, [:], run) })
      }
    }
  case .epochs(let epochs):
    corner = "epoch"
    for epoch in epochs {
      rows.append(
        [ChartTable.Cell(NumberFormat.count(epoch.value))]
          + spec.columns.map { text($0, ["epoch": .count(epoch.value)], nil) })
    }
  case .expressions(let expressions):
    for expression in expressions {
      let value = lesson.value(of: expression) ?? .missing
      rows.append(
        [ChartTable.Cell(expression.text.text)]
          + spec.columns.map { text($0, ["row": value], nil) })
    }
  }
  guard !rows.isEmpty else { return Report() }
  let headers = [ChartTable.Header(corner)]
    + spec.columns.map { ChartTable.Header($0.header.text) }
  return Report([
    .table(
      TablePiece(table: ChartTable(title: "Results side by side", headers: headers, rows: rows)))
  ])
}

/// The runs that an entry of `of` stands for, a compare's members each on its own.
private func subjects(_ written: WrittenExpression, in lesson: SiteLesson)
  -> [(label: String, run: RunResult?)]
{
  let name = written.text.text
  if let compare = lesson.results.compare(name) {
    return compare.members.map { (memberLabel($0, of: compare), $0.run) }
  }
  let wanted = name.filter { $0 != " " }
  let run = lesson.results.runs.first { $0.name.filter { $0 != " " } == wanted }
  return [(words(name), run)]
}
