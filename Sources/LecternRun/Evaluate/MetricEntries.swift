/// The metrics of a run over one part of its data.
func metricEntries(
  _ run: Shared<RunResult>, on part: DataPart, _ here: String
) -> [Group.Entry] {
  // Every metric that a run may have, so that a known one that was not asked for is named.
  var names = metricMeasures.map(\.name)
  for metric in run.metrics where metric.part == part && !names.contains(metric.name) {
    names.append(metric.name)
  }
  if part == .training { names.removeAll { $0 == "loss" } }
  return names.map { name in
    .found(name) {
      let recorded = run.series.metrics.first { $0.name == name && $0.part == part }
      guard let value = run.value.metric(name, on: part) else {
        return run.model.kind == .function
          ? .absent("\(here) predicts no rows, so it has no \(name)")
          : .unrecorded("metrics: [\(name)]")
      }
      let measure = metricMeasures.first { $0.name == name }?.measure
      let dimension = measure?.dimension(of: run.value)
      var entries: [Group.Entry] = [.init("final", .number(value, in: dimension))]
      var element: (@Sendable ([Value]) -> Found)? = { _ in
        .unrecorded("metrics: [\(name)]")
      }
      var series: Series?
      if let recorded {
        let moments = Series(
          from: 0, recorded.values, measure == .share ? .highestIsBest : .lowestIsBest)
        series = moments
        if case .group(let group) = item(for: moments, "'\(name)'", dimension) {
          entries = group.entries
          element = group.element
        }
      }
      return .item(
        .group(
          Group(
            "'\(name)'", value: .number(value), dimension: dimension, series: series,
            seriesEntry: "metrics: [\(name)]", entries: entries, element: element)))
    }
  }
}
