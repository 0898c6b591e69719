import LecternChart
import LecternNumerics
import LecternRun
import LecternWeb

/// The loss curve of one run, or of several on one axis.
func lossFigure(_ runs: [RunInReport], scale: ScaleChoice = .automatic) -> Figure? {
  lossFigure(runs.map(\.plotted), scale: scale)
}

/// The mistakes of each epoch of a perceptron.
func mistakesFigure(_ runs: [RunInReport]) -> Figure? { mistakesFigure(runs.map(\.plotted)) }

/// The losses of one run at round epochs.
func lossTable(_ run: RunResult) -> TablePiece {
  let series = run.series
  var columns: [(header: String, first: Int, values: [Double])] = [("loss", 0, series.loss)]
  if !series.runningLoss.isEmpty, run.counts.iterationsPerEpoch > 1 {
    columns.append(("running mean", 1, series.runningLoss))
  }
  if !series.validationLoss.isEmpty {
    columns.append(("validation loss", 0, series.validationLoss))
  }
  for metric in series.metrics
  where metric.values != series.loss && metric.values != series.validationLoss {
    let part = metric.part == .training ? "" : "\(metric.part.rawValue) "
    columns.append((part + metric.name, 0, metric.values))
  }
  let unit = run.model.kind == .function ? "step" : "epoch"
  let last = max(0, series.loss.count - 1)
  let places = roundPlaces(
    to: last, events: [run.earlyStop?.bestEpoch, run.divergedAt].compactMap { $0 })
  let rows = places.map { place in
    [ChartTable.Cell(NumberFormat.count(place))]
      + columns.map { column -> ChartTable.Cell in
        let index = place - column.first
        return lossCell(column.values.indices.contains(index) ? column.values[index] : nil)
      }
  }
  return TablePiece(
    table: ChartTable(
      title: "The loss, \(unit) by \(unit)",
      headers: [ChartTable.Header(unit)] + columns.map { ChartTable.Header($0.header) }, rows: rows),
    isOfLosses: true)
}

/// The losses of several runs side by side, the lowest of each row in bold, and how each ended.
func lossTable(_ runs: [RunInReport]) -> TablePiece {
  let unit = runs.first?.run.model.kind == .function ? "step" : "epoch"
  let last = runs.map { $0.run.series.loss.count - 1 }.max() ?? 0
  let best = runs.compactMap { entry in entry.run.diverged ? nil : entry.run.series.loss.last }
    .min()
  guard runs.count <= 6, last > 0 else { return endTable(runs, best: best) }
  let events = runs.compactMap(\.run.divergedAt).prefix(2)
  let rows = roundPlaces(to: last, events: Array(events)).map { place in
    let values = runs.map { entry -> Double? in
      let loss = entry.run.series.loss
      if loss.indices.contains(place) { return loss[place] }
      return entry.run.firstNonfiniteStep == nil ? nil : .nan
    }
    let winners = place == 0 ? [] : bestPlaces(values)
    return [ChartTable.Cell(NumberFormat.count(place))]
      + values.enumerated().map { lossCell($0.element, isBest: winners.contains($0.offset)) }
  }
  return TablePiece(
    table: ChartTable(
      title: "The loss, \(unit) by \(unit)",
      headers: [ChartTable.Header(unit)] + runs.map { ChartTable.Header($0.label) }, rows: rows,
      note: "Lowest of each row in bold."),
    foot: ["In a word"] + runs.map { verdictWords($0.run, best: best) },
    isOfLosses: runs.allSatisfy { $0.run.series.validationLoss.isEmpty })
}

/// One row a run, for comparisons of many.
private func endTable(_ runs: [RunInReport], best: Double?) -> TablePiece {
  let ends = runs.map { $0.run.series.loss.last }
  let winners = bestPlaces(ends)
  let hasValidation = runs.contains { !$0.run.series.validationLoss.isEmpty }
  let rows = runs.enumerated().map { place, entry -> [ChartTable.Cell] in
    var row: [ChartTable.Cell] = [
      ChartTable.Cell(entry.label), lossCell(entry.run.series.loss.first),
      lossCell(ends[place], isBest: winners.contains(place)),
    ]
    if hasValidation { row.append(lossCell(entry.run.series.validationLoss.last)) }
    row.append(ChartTable.Cell(NumberFormat.count(entry.run.counts.updates)))
    row.append(ChartTable.Cell(verdictWords(entry.run, best: best)))
    return row
  }
  return TablePiece(
    table: ChartTable(
      title: "Where each run ends",
      headers: ["run", "loss at the start", "loss at the end"]
        + (hasValidation ? ["validation loss"] : []) + ["updates", "in a word"],
      rows: rows, note: "Lowest loss in bold."))
}
