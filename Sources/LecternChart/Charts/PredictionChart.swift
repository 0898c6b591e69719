import LecternMarkup
import LecternNumerics

/// What a model predicts against what is true: one point a row, and the diagonal on which both agree.
///
/// Both axes have one scale, so that a point's way straight up or down to the diagonal is its error.
public struct PredictionChart: Equatable, Sendable {
  /// The true value of each row.
  public var actual: [Double]
  /// What the model makes of each row.
  public var predicted: [Double]
  /// How many of the last rows were held out for validation; they are drawn hollow.
  public var heldOut: Int
  /// What is predicted.
  public var quantity: Quantity
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  /// Rows without both values are left out.
  public init(
    actual: [Double], predicted: [Double], heldOut: Int = 0, quantity: Quantity,
    title: String? = nil
  ) {
    let count = min(actual.count, predicted.count)
    self.actual = Array(actual.prefix(count))
    self.predicted = Array(predicted.prefix(count))
    self.heldOut = min(max(heldOut, 0), count)
    self.quantity = quantity
    self.title = title
  }

  /// Both layouts with their texts and the table.
  public func figure() -> Figure {
    Figure(
      kind: .predictions, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  /// Points drawn at most; of crowded ones only some are.
  private static let mostDrawn = 400

  private var known: Range<Int> { 0..<actual.count - heldOut }
  private var held: Range<Int> { actual.count - heldOut..<actual.count }

  private func isFinite(_ row: Int) -> Bool { actual[row].isFinite && predicted[row].isFinite }

  private var legend: [LegendEntry] {
    guard heldOut > 0 else { return [] }
    return [
      LegendEntry(
        label: counted(known.count, "row") + " to learn from",
        swatch: swatch(width: 14, [circle("pt", at: Point(7, 6), radius: 4.2)]), togglesRun: false),
      LegendEntry(
        label: counted(held.count, "row") + " held out",
        swatch: swatch(width: 14, [circle("open", at: Point(7, 6), radius: 4)]), togglesRun: false),
    ]
  }

  private func drawing(_ layout: Layout) -> Drawing {
    let domain = (Domain(of: actual + predicted) ?? Domain(0, 1)).nice(target: 5)
    let yTicks = linearTicks(lower: domain.lower, upper: domain.upper, target: 6)
    let left = Margin.left(layout, labels: yTicks)
    let side = layout.isWide ? 390 : layout.width - Margin.right(layout) - left
    let area = Rect(left: left, top: Margin.top, right: left + side, bottom: Margin.top + side)
    let scale = Scale(domain: (domain.lower, domain.upper), range: (0, 1))
    let plot = Plot(layout, area: area, x: scale, y: scale)
    let axes =
      verticalAxis(
        plot.y, yTicks, from: area.left, to: area.right, title: "predicted " + quantity.text)
      + horizontalAxis(
        plot.x, horizontalTicks(plot.x, layout), at: area.bottom, title: "true " + quantity.text)
    let ends = (
      plot.point(domain.lower, domain.lower), plot.point(domain.upper, domain.upper)
    )
    func points(_ rows: Range<Int>) -> [Point] {
      rows.filter { isFinite($0) }.map { plot.point(actual[$0], predicted[$0]) }
    }
    var placer = LabelPlacer(bounds: area)
    placer.avoid(points: points(known) + points(held))
    placer.avoid(line: [ends.0, ends.1])
    var content = [hidden(axes), segment("rule", ends.0, ends.1)]
    content += pointCloud(points(known), .context, limit: Self.mostDrawn)
    content += pointCloud(points(held), .context, size: 4, filled: false, limit: Self.mostDrawn)
    let name = "predicted = true"
    if let spot = placer.place(name, along: [ends.0, ends.1], bold: false) {
      content.append(label(name, at: spot, "dl halo"))
    }
    return Drawing(
      layout: layout, width: layout.width, height: area.bottom + Margin.bottom, data: plot.data,
      content: content)
  }

  /// The mean distance of predictions from the truth; nil where no row has both.
  private func meanError(_ rows: Range<Int>) -> Double? {
    var sum = 0.0
    var count = 0
    for row in rows where isFinite(row) {
      sum += (predicted[row] - actual[row]).magnitude
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; nil where the true values do not vary.
  private func explained(_ rows: Range<Int>) -> Double? {
    let finite = rows.filter { isFinite($0) }
    guard finite.count > 1 else { return nil }
    var mean = 0.0
    for row in finite { mean += actual[row] }
    mean /= Double(finite.count)
    var (errors, spread) = (0.0, 0.0)
    for row in finite {
      errors += (actual[row] - predicted[row]) * (actual[row] - predicted[row])
      spread += (actual[row] - mean) * (actual[row] - mean)
    }
    return spread > 0 ? 1 - errors / spread : nil
  }

  /// The row whose prediction is furthest off.
  private var worst: Int? {
    var worst: (row: Int, error: Double)?
    for row in actual.indices where isFinite(row) {
      let error = (predicted[row] - actual[row]).magnitude
      if error > (worst?.error ?? -1) { worst = (row, error) }
    }
    return worst?.row
  }

  private var computedTitle: String {
    guard let error = meanError(known) else { return "Predicted against true " + quantity.name }
    var text = "Predictions of " + quantity.name + " are " + quantity.words(error)
    text += " off on average"
    if let other = meanError(held) { text += ", " + quantity.words(other) + " on held-out rows" }
    return text
  }

  private var caption: String {
    var text =
      counted(actual.count, "row") + ": the " + quantity.inSentence
      + " that the model predicts against the true one. On the diagonal both agree; above it the"
      + " model predicts too much."
    if let share = explained(known) {
      text +=
        " It explains " + NumberFormat.fixed(share, decimals: 2) + " of the variance (R²)"
        + (explained(held).map { ", of held-out rows " + NumberFormat.fixed($0, decimals: 2) } ?? "")
        + "."
    }
    if let worst {
      text +=
        " Furthest off: predicted " + quantity.words(predicted[worst]) + ", true "
        + quantity.words(actual[worst]) + "."
    }
    let unknown = actual.indices.filter { !isFinite($0) }.count
    if unknown > 0 { text += " Not finite and left out: " + counted(unknown, "row") + "." }
    if known.count > Self.mostDrawn || held.count > Self.mostDrawn {
      text += " Where points crowd, only some are drawn."
    }
    return text
  }

  private var table: ChartTable {
    let order = actual.indices.sorted {
      actual[$0] < actual[$1] || (actual[$0] == actual[$1] && $0 < $1)
    }
    let rows = evenly(order.count, limit: 25).map { order[$0] }
    return ChartTable(
      title: capitalized(quantity.name) + ", true and predicted",
      headers: [.init("True " + quantity.text), "predicted", "error"]
        + (heldOut > 0 ? ["held out"] : []),
      rows: rows.map { row in
        let error = predicted[row] - actual[row]
        let emphasis: ChartTable.Cell.Emphasis = error.isFinite ? .none : .notFinite
        var cells: [ChartTable.Cell] = [
          .init(words(actual[row])), .init(words(predicted[row]), emphasis),
          .init(words(error), emphasis),
        ]
        if heldOut > 0 { cells.append(.init(held.contains(row) ? "yes" : "")) }
        return cells
      },
      note: rows.count < actual.count
        ? NumberFormat.count(rows.count) + " of " + counted(actual.count, "row")
          + ", evenly along the true values."
        : nil)
  }
}
