import LecternChart
import LecternRun

/// The final loss over the varied field; with a second axis, one series for each of its values.
func sweepView(_ result: CompareResult, named name: String) -> [FigurePiece] {
  guard let axis = result.axes.last, result.axes.count <= 2 else { return [] }
  let start = result.members.first?.run.series.loss.first
  func outcome(_ member: CompareMember) -> SweepChart.Outcome? {
    guard let setting = member.coordinates.last?.number else { return nil }
    return SweepChart.Outcome(
      setting: setting, result: member.run.diverged ? nil : member.run.series.loss.last)
  }
  var series: [SweepChart.Series] = []
  if result.axes.count == 1 {
    series = [
      SweepChart.Series(label: "", slot: 1, outcomes: result.members.compactMap(outcome))
    ]
  } else {
    for value in result.axes[0].values {
      let members = result.members.filter { $0.coordinates.first == value }
      let field = result.axes[0].field.split(separator: ".").last.map(String.init) ?? ""
      series.append(
        SweepChart.Series(
          label: "\(words(field)) \(valueText(value))",
          slot: series.count < 5 ? series.count + 1 : 0,
          outcomes: members.compactMap(outcome)))
    }
  }
  guard series.contains(where: { $0.outcomes.count > 1 }) else { return [] }
  let field = axis.field.split(separator: ".").last.map(String.init) ?? axis.field
  let limit = field == "learning_rate" ? safeRate(result) : nil
  let figure = SweepChart(
    series: series, setting: Quantity(words(field)),
    limit: limit.map { SweepChart.Limit(value: $0, label: "largest safe rate") }, start: start
  ).figure()
  return [FigurePiece(figure: figure, run: name)]
}

/// Two over the largest curvature, where every member has the same quadratic loss and plain descent.
private func safeRate(_ result: CompareResult) -> Double? {
  let limits = result.members.compactMap { member -> Double? in
    guard member.run.model.kind == .linear, member.run.counts.lastBatch == member.run.counts.rows
    else { return nil }
    return member.run.curvature?.learningRateLimit
  }
  guard let first = limits.first, limits.count == result.members.count,
    limits.allSatisfy({ $0 == first }), first.isFinite
  else { return nil }
  return first
}
