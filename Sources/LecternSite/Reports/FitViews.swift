import LecternChart
import LecternRun

/// The fitted line or curve of each run over its rows; only models of one input have one.
func fitFigures(_ runs: [RunInReport]) -> [Figure] {
  runs.compactMap { fitFigure($0.run, label: $0.label, data: $0.data) }
}

private func fitFigure(_ run: RunResult, label: String, data: DataResult?) -> Figure? {
  guard let data, run.fitted.inputs.count == 1, run.fitted.output == .numbers,
    let x = data.column(run.fitted.inputs[0]),
    let y = data.targets.first.flatMap({ data.column($0) })
  else { return nil }
  let rows = evenPlaces(data.training.count + data.validation.count, limit: 180)
  let all = data.training + data.validation
  let shown = rows.map { all[$0] }
  let held = Set(data.validation)
  let xs = values(x, shown)
  let finite = xs.filter(\.isFinite)
  guard let low = finite.min(), let high = finite.max() else { return nil }
  let samples = isLine(run) ? [] : evenValues(from: low, to: high, count: 160)
  let history = snapshots(run).map { time, model in
    FitChart.Snapshot(
      time: Double(time), curve: curve(model, samples: samples),
      loss: run.series.loss.indices.contains(time) ? run.series.loss[time] : nil)
  }
  var figure = FitChart(
    x: xs, y: values(y, shown), heldOut: held.isEmpty ? [] : shown.map(held.contains),
    xQuantity: x.quantity, yQuantity: y.quantity, history: history
  ).figure()
  if let solver = run.solver {
    figure.caption = figure.caption.replacingFirst(
      "It is the start",
      with: solver.name == "qr"
        ? "It is the least-squares solution" : "It is the solution by \(solver.name)")
    figure.title = figure.title.replacingFirst("The curve start", with: "The fitted curve")
  }
  if !label.isEmpty { figure.title = "\(label): \(lowercasedStart(figure.title))" }
  figure.caption += sampleNote(shown.count, of: all.count)
  return figure
}

extension String {
  /// This text with the first `part` replaced.
  func replacingFirst(_ part: String, with other: String) -> String {
    let pieces = split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    return pieces.count == 2 ? pieces[0] + other + pieces[1] : self
  }
}

func lowercasedStart(_ text: String) -> String {
  guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
  return first.lowercased() + text.dropFirst()
}

private func isLine(_ run: RunResult) -> Bool {
  run.model.kind == .linear && run.fitted.degree == 1 && run.fitted.layers.count == 1
}

/// The model after each recorded epoch, at most two hundred of them; the trained one alone where none was recorded.
private func snapshots(_ run: RunResult) -> [(time: Int, model: FittedModel)] {
  let history = run.parameters.byEpoch
  guard history.count > 1, history.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
    return [(run.counts.epochs, run.fitted)]
  }
  var places = Set(evenPlaces(history.count, limit: 80))
  places.formUnion([0, 1, 5, 20].filter(history.indices.contains))
  return places.sorted().map { ($0, run.fitted.with(parameters: history[$0])) }
}

private func curve(_ model: FittedModel, samples: [Double]) -> FitChart.Curve {
  func value(_ x: Double) -> Double { model.predict([x]).first ?? .nan }
  guard !samples.isEmpty else {
    let intercept = value(0)
    return .line(slope: value(1) - intercept, intercept: intercept)
  }
  return .samples(x: samples, y: samples.map(value))
}
