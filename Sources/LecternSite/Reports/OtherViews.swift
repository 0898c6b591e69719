import LecternChart
import LecternEngine
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// `figure` with the run's label before its title, where there are several runs.
func labeled(_ figure: Figure, _ run: RunInReport) -> Figure {
  var figure = figure
  figure.title = titled(figure.title, of: run.label)
  return figure
}

/// The parameters of a small model over its epochs, in the data's units where the model has them.
func parameterFigure(_ run: RunInReport) -> Figure? {
  let record = run.run.parameters
  let history = record.originalByEpoch.isEmpty ? record.byEpoch : record.originalByEpoch
  guard history.count > 2, !record.names.isEmpty, record.names.count <= 8 else { return nil }
  return labeled(
    ParameterChart(
      x: history.indices.map(Double.init),
      parameters: record.names.enumerated().map { place, name in
        ParameterChart.Parameter(
          label: parameterLabel(name, in: record.names), slot: place < 5 ? place + 1 : 0,
          values: history.map { place < $0.count ? $0[place] : .nan })
      }, unit: run.run.model.kind == .function ? "step" : "epoch"
    ).figure(), run)
}

/// `weight.height` as "weight of height", or "weight" alone where there is no other.
func parameterLabel(_ name: String, in names: [String]) -> String {
  // The parameters of functions, `w1` and `w2`, as their landscapes name them.
  if name.first == "w", let number = Int(name.dropFirst()) {
    return "w" + NumberFormat.subscripted(number)
  }
  guard name.hasPrefix("weight.") else { return words(name) }
  let isOnly = names.count { $0.hasPrefix("weight.") } == 1
  return isOnly ? "weight" : "weight of \(words(String(name.dropFirst(7))))"
}

func gradientNormFigure(_ run: RunInReport) -> Figure? {
  let series = run.run.series
  if let length = series.layerGradientNorms.first?.count, length > 1 {
    let layers = series.layerGradientNorms
    return labeled(
      GradientNormChart(
        x: (0..<length).map(Double.init),
        layers: layers.enumerated().map { place, norms in
          GradientNormChart.Layer(
            label: "layer \(place + 1)", slot: slot(place, of: layers.count), norms: norms)
        }
      ).figure(), run)
  }
  guard series.gradientNorm.count > 1 else { return nil }
  return labeled(
    GradientNormChart(
      x: series.gradientNorm.indices.map { Double($0 + 1) },
      layers: [GradientNormChart.Layer(label: "all layers", slot: 1, norms: series.gradientNorm)],
      unit: "update"
    ).figure(), run)
}

/// First, middle and last of many layers get colors of their own.
private func slot(_ place: Int, of count: Int) -> Int {
  if count <= 5 { return place + 1 }
  return place == 0 ? 1 : place == count - 1 ? 2 : place == count / 2 ? 3 : 0
}

func batchNoiseFigure(_ run: RunInReport) -> Figure? {
  let losses = run.run.series.stepLoss
  guard losses.count > 2 else { return nil }
  return labeled(
    BatchNoiseChart(
      x: losses.indices.map { Double($0 + 1) }, losses: losses,
      window: min(max(5, run.run.counts.iterationsPerEpoch), max(5, losses.count / 8))
    ).figure(), run)
}

/// The learning rate of every update; runs whose rates are equal share a line.
func scheduleFigure(_ runs: [RunInReport]) -> Figure? {
  let drawn = runs.filter { !$0.run.series.learningRate.isEmpty }
  guard let length = drawn.map({ $0.run.series.learningRate.count }).max(), length > 1 else {
    return nil
  }
  let places = evenPlaces(length, limit: 400)
  return ScheduleChart(
    x: places.map { Double($0 + 1) },
    schedules: drawn.enumerated().map { place, entry in
      let rates = entry.run.series.learningRate
      return ScheduleChart.Schedule(
        label: entry.label.isEmpty ? "learning rate" : entry.label, slot: place < 5 ? place + 1 : 0,
        rates: places.map { $0 < rates.count ? rates[$0] : rates[rates.count - 1] })
    }
  ).figure()
}

func networkFigure(_ run: RunInReport) -> Figure? {
  let model = run.run.fitted
  guard let first = model.layers.first else { return nil }
  let inputs = first.inputs
  var layers = [
    NetworkChart.Layer(
      label: inputs == 1 ? "input" : "inputs", units: inputs,
      names: model.inputs.count == inputs ? model.inputs : [])
  ]
  for (place, layer) in model.layers.enumerated() {
    let isLast = place == model.layers.count - 1
    layers.append(
      NetworkChart.Layer(
        label: isLast
          ? (layer.outputs == 1 ? "output" : "outputs")
          : "\(layer.outputs) × \(layer.activation.name)",
        units: layer.outputs,
        names: isLast && run.run.model.classes.count == layer.outputs ? run.run.model.classes : [],
        weights: layer.weights, hasBiases: !layer.bias.isEmpty))
  }
  return labeled(NetworkChart(layers: layers).figure(), run)
}

func confusionFigure(_ run: RunInReport) -> Figure? {
  guard let confusion = run.run.confusion else { return nil }
  var figure = ConfusionChart(counts: confusion.counts, classNames: confusion.classes).figure()
  let total = confusion.counts.reduce(0) { $0 + $1.reduce(0, +) }
  let others = run.run.counts.validationRows + run.run.counts.testRows
  figure.caption += " Counted are \(rowCount(total, "training"))"
  figure.caption += others == 0 ? "." : ", none of the \(NumberFormat.count(others)) set aside."
  return labeled(figure, run)
}

func residualHistogram(_ run: RunInReport) -> Figure? {
  let residuals = run.run.residuals.residuals.filter(\.isFinite)
  guard residuals.count > 2 else { return nil }
  let unit = run.data?.target?.unit ?? ""
  return labeled(
    HistogramChart(
      values: residuals, quantity: Quantity("residual", unit: unit.isEmpty ? nil : unit)
    ).figure(), run)
}

/// The activation functions that the runs use, with their derivatives.
func activationFigure(_ runs: [RunInReport]) -> Figure? {
  var used: [FittedActivation] = []
  for layer in runs.flatMap(\.run.fitted.layers) {
    let name = layer.activation.name
    if name != "identity", name != "linear", !used.contains(where: { $0.name == name }) {
      used.append(layer.activation)
    }
  }
  guard !used.isEmpty else { return nil }
  let xs = evenValues(from: -5, to: 5, count: 201)
  return ActivationChart(
    x: xs,
    functions: used.prefix(5).enumerated().map { place, activation in
      let width = 1e-5
      let slopes = xs.map { (x: Double) -> Double in
        (activation.apply(x + width) - activation.apply(x - width)) / (2 * width)
      }
      return ActivationChart.Function(
        label: activation.name, slot: place + 1, values: xs.map(activation.apply),
        derivatives: slopes)
    }
  ).figure()
}
