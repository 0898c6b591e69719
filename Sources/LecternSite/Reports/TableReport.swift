import LecternChart
import LecternLesson
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// A table whose cells are expressions over results.
func tableReport(
  _ spec: TableSpec, in lesson: SiteLesson, _ context: ProseContext
) -> Report {
  // What is wrong with a cell was reported by the check.
  var problems: [Diagnostic] = []
  let cells = tableCells(
    spec, results: lesson.results, path: lesson.document.file.path, diagnostics: &problems)
  guard !cells.isEmpty else { return Report() }
  let corner = if case .epochs = spec.rows { "epoch" } else { "" }
  let rows = cells.map { label, values in
    [ChartTable.Cell(label)]
      + values.map { value in
        value.number.map { lossCell($0) } ?? ChartTable.Cell(valueText(value))
      }
  }
  let headers = spec.columns.map { inlineMarkdown($0.header, in: lesson, context) }
  return Report([
    .table(
      TablePiece(
        table: ChartTable(
          title: "Results side by side",
          headers: [ChartTable.Header(corner)]
            + headers.map { ChartTable.Header(Node.fragment($0).plainText) },
          rows: rows), headers: [[.text(corner)]] + headers))
  ])
}
