import LecternChart
import LecternMarkup

/// A table in its place on the page.
struct NumberedTable {
  var number: Int
  var id: String
  var table: ChartTable
  /// The headers with their links and claims, where an author wrote them.
  var headers: [[Node]]?
  var title: [Node]?
  var caption: [Node]?
  /// A last row in words, such as the verdict of each run.
  var foot: [String] = []
  var extras: [Node] = []
}

func tableNode(_ model: NumberedTable) -> Node {
  let table = model.table
  let title = model.title ?? [.text(table.title)]
  var note = model.caption ?? []
  if let text = table.note { note += (note.isEmpty ? [] : [.text(" ")]) + [.text(text)] }
  let head = table.headers.enumerated().map { column, header in
    let text = model.headers?[column] ?? [.text(header.text)]
    return header.text.isEmpty
      ? element(.td)
      : element(
        .th, [.scope("col")],
        header.swatch.map {
          [element(.span, [.class("hd")], $0, element(.span, [], text))]
        } ?? text)
  }
  let rows = table.rows.map { cells in
    element(
      .tr, [],
      cells.enumerated().map { column, cell in
        column == 0
          ? element(.th, [.scope("row")], .text(cell.text))
          : element(.td, emphasis(cell.emphasis), .text(cell.text))
      })
  }
  var parts = [
    element(
      .caption, [],
      [.text("Table \(model.number). ")] + title
        + (note.isEmpty ? [] : [element(.span, [], note)])),
    element(.thead, [], element(.tr, [], head)), element(.tbody, [], rows),
  ]
  if !model.foot.isEmpty {
    parts.append(
      element(
        .tfoot, [],
        element(
          .tr, [],
          model.foot.enumerated().map { column, text in
            column == 0
              ? element(.th, [.scope("row")], .text(text)) : element(.td, [], .text(text))
          })))
  }
  return element(
    .div, [.class(table.headers.count <= 3 ? "tbl small" : "tbl"), .id(model.id)],
    [scrollBox(label: "Table \(model.number): \(table.title)", element(.table, [], parts))]
      + (model.extras.isEmpty ? [] : [element(.div, [.class("more")], model.extras)]))
}

private func emphasis(_ emphasis: ChartTable.Cell.Emphasis) -> [Attribute] {
  switch emphasis {
  case .none: []
  case .best: [.class("best")]
  case .notFinite: [.class("inf")]
  }
}

/// Something to open: a summary and what it hides.
func disclosure(_ summary: String, class name: String? = nil, _ content: [Node]) -> Node {
  element(
    .details, name.map { [.class($0)] } ?? [], [element(.summary, [], .text(summary))] + content)
}
