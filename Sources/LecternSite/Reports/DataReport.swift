import LecternChart
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// A data set's rows and columns, in the order of `show`.
func dataReport(_ spec: DataSpec, in lesson: SiteLesson) -> Report {
  guard let name = spec.heading.name?.value, let data = lesson.results.data(name) else {
    return Report()
  }
  var report = Report()
  for (place, asked) in (spec.show?.map(\.value) ?? [View.preview.rawValue]).enumerated() {
    let numbers = data.columns.filter { $0.kind == .number }
    let drawn: [ReportPiece] =
      switch View(rawValue: asked) {
      case .preview: [.table(previewTable(data))]
      case .statistics: numbers.isEmpty ? [] : [.table(statisticsTable(numbers, of: data))]
      case .plot: dataPlot(data).map { .figure(FigurePiece(figure: $0)) }
      case .histogram:
        numbers.prefix(4).map { .figure(FigurePiece(figure: histogram($0))) }
      default: []
      }
    report.add(drawn, asked: spec.show?[place])
  }
  return report
}

/// The first rows; the whole table where it is short.
private func previewTable(_ data: DataResult) -> TablePiece {
  let shown = data.rowCount <= 16 ? data.rowCount : 5
  let columns = Array(data.columns.prefix(8))
  if data.rowCount > 16 {
    return TablePiece(
      table: DataPreview(
        name: "The data \(words(data.name))",
        columns: columns.map { column in
          column.kind == .number
            ? DataPreview.Column(column.quantity, .numbers(column.values))
            : DataPreview.Column(
              column.quantity,
              .categories(
                column.values.map { $0.isFinite ? Int($0) : -1 }, names: column.categories))
        }, shownRows: shown
      ).table())
  }
  let rows = (0..<shown).map { row in
    [ChartTable.Cell(String(row + 1))] + columns.map { cell($0, row) }
  }
  var note = "All \(shown) rows."
  if data.columns.count > columns.count {
    note += " The first \(columns.count) of \(data.columns.count) columns."
  }
  return TablePiece(
    table: ChartTable(
      title: "The data \(words(data.name))",
      headers: ["row"] + columns.map { ChartTable.Header($0.axisTitle) }, rows: rows, note: note))
}

private func cell(_ column: DataColumn, _ row: Int) -> ChartTable.Cell {
  guard column.values.indices.contains(row) else { return "–" }
  let value = column.values[row]
  if value.isNaN { return "–" }
  if column.kind == .category {
    let code = Int(value)
    return ChartTable.Cell(column.categories.indices.contains(code) ? column.categories[code] : "–")
  }
  return ChartTable.Cell(NumberFormat.setting(value, digits: 4))
}

private func statisticsTable(_ numbers: [DataColumn], of data: DataResult) -> TablePiece {
  TablePiece(
    table: ChartTable(
      title: "The columns of \(words(data.name)), summed up",
      headers: ["column", "mean", "sd", "least", "median", "greatest", "missing"],
      rows: numbers.map { column in
        let s = column.statistics
        return [ChartTable.Cell(column.axisTitle)]
          + [s.mean, s.sd, s.min, s.median, s.max].map { lossCell($0) }
          + [ChartTable.Cell(NumberFormat.count(s.missing))]
      }, note: statisticsNote(numbers, of: data)))
}

/// Which rows the numbers are about.
private func statisticsNote(_ numbers: [DataColumn], of data: DataResult) -> String {
  let gaps = numbers.filter { $0.statistics.missing > 0 }
  let filled = gaps.filter { !$0.values.contains(where: \.isNaN) }
  let left = gaps.filter { $0.values.contains(where: \.isNaN) }
  var note = "Over all \(NumberFormat.count(data.rowCount)) rows"
  note += data.validation.isEmpty && data.test.isEmpty ? "." : ", those set aside included."
  if !filled.isEmpty {
    note +=
      " Where \(list(filled.map { words($0.label) })) "
      + "\(filled.count == 1 ? "is" : "are") missing, the mean of the training rows stands in."
  }
  if !left.isEmpty {
    note += " Missing values of \(list(left.map { words($0.label) })) are left out."
  }
  return note
}

private func histogram(_ column: DataColumn) -> Figure {
  HistogramChart(
    values: column.values.filter(\.isFinite), quantity: column.quantity,
    rules: [HistogramChart.Rule(value: column.statistics.mean, label: "mean")]
  ).figure()
}

/// Two columns as points: two features colored by class, or the first feature against the target.
func dataPlot(_ data: DataResult) -> [Figure] {
  let target = data.target
  if let target, target.kind == .category, data.features.count >= 2,
    let x = data.column(data.features[0]), let y = data.column(data.features[1])
  {
    return [scatterFigure(data, x: x, y: y, group: target)]
  }
  guard let target, let x = data.features.first.flatMap({ data.column($0) }) else {
    return data.columns.first.map { [histogram($0)] } ?? []
  }
  return [scatterFigure(data, x: x, y: target, group: nil)]
}

func scatterFigure(_ data: DataResult, x: DataColumn, y: DataColumn, group: DataColumn?) -> Figure {
  let rows = samplePlaces(data.rowCount, limit: 300)
  let codes = group.map { values($0, rows).map { $0.isFinite ? Int($0) : 0 } } ?? []
  var figure = ScatterChart(
    x: values(x, rows), y: values(y, rows), xQuantity: x.quantity, yQuantity: y.quantity,
    groups: codes, groupNames: group?.categories ?? []
  ).figure()
  figure.caption += sampleNote(rows.count, of: data.rowCount)
  return figure
}
