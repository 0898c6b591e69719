import LecternEngine
import LecternSpec

/// A result with everything that follows from the final parameters: metrics, residuals, parameters
/// in original units, curvature, confusion.
func finished(
  _ setup: RunSetup, series: RunSeries, counts: RunCounts, initial: [Double], final: [Double],
  byEpoch: [[Double]]
) -> RunResult {
  var record = ParameterRecord(
    names: parameterNames(of: setup.shape), initial: initial, final: final,
    byEpoch: setup.recorded.contains(.parameters) ? byEpoch : [])
  if let units = OriginalUnits(setup) {
    record.original = units.original(final)
    record.originalByEpoch = record.byEpoch.map(units.original)
  }
  let fitted = fittedModel(setup, final)
  var result = RunResult(
    name: setup.name, dataName: setup.dataName, seed: setup.spec.seed, settings: setup.settings,
    model: setup.shape, counts: counts, series: series, metrics: [], parameters: record,
    fitted: fitted)
  guard let data = setup.prepared else { return result }
  for part in DataPart.allCases {
    guard let rows = data.rows(of: part), let outputs = outputs(setup, final, on: part) else {
      continue
    }
    let predicted = predicted(setup, outputs, on: part)
    for metric in setup.metrics {
      result.metrics.append(Metric(metric.name, on: part, metric.kernel.evaluate(predicted)))
    }
    if part == .training, !setup.shape.classes.isEmpty {
      result.confusion = confusion(predicted, setup.shape.classes)
    }
    if setup.output == .numbers || setup.output == .probability,
      predicted.outputs.count == rows.count
    {
      let targets = setup.shape.isClassifier ? rows.map { data.targets[$0, 0] } : predicted.targets
      let residuals = ResidualRecord(rows: rows, predictions: predicted.outputs, targets: targets)
      if part == .training { result.residuals = residuals }
      if part == .validation { result.validationResiduals = residuals }
    }
  }
  result.curvature = curvature(setup, final)
  return result
}

extension PreparedData {
  /// The rows of a part, by their numbers in the data set; nil where there are none.
  func rows(of part: DataPart) -> [Int]? {
    let rows =
      switch part {
      case .training: result.training
      case .validation: result.validation
      case .test: result.test
      }
    return rows.isEmpty ? nil : rows
  }

  func dataset(of part: DataPart) -> Dataset? {
    switch part {
    case .training: training
    case .validation: validation
    case .test: test
    }
  }
}

// MARK: - Predictions

/// The last layer's outputs in training units, `[rows, outputs]`.
func outputs(_ setup: RunSetup, _ parameters: [Double], on part: DataPart) -> Matrix? {
  guard let data = setup.prepared?.dataset(of: part) else { return nil }
  if case .network(let settings) = setup.method {
    return settings.network.outputs(for: data.features, parameters: parameters)
  }
  let count = setup.shape.inputs.count
  guard parameters.count == parameterCount(setup.shape) else { return nil }
  return Matrix(
    column: data.features.linearPredictions(
      weights: Array(parameters[..<count]), bias: setup.shape.hasBias ? parameters[count] : 0))
}

/// Predictions and targets of a part in original units, with classes where there are some.
func predicted(_ setup: RunSetup, _ outputs: Matrix, on part: DataPart) -> Predicted {
  guard let data = setup.prepared, let rows = data.rows(of: part),
    let dataset = data.dataset(of: part)
  else { return Predicted(outputs: [], targets: [], predicted: [], actual: [], classes: 0) }
  if !setup.shape.isClassifier {
    var values = outputs.elements
    for (column, scaling) in data.result.targetScaling.prefix(outputs.columns).enumerated() {
      for index in stride(from: column, to: values.count, by: outputs.columns) {
        values[index] = scaling.original(values[index])
      }
    }
    var targets: [Double] = []
    targets.reserveCapacity(rows.count * data.targets.columns)
    for row in rows {
      for column in 0..<data.targets.columns { targets.append(data.targets[row, column]) }
    }
    return Predicted(outputs: values, targets: targets, predicted: [], actual: [], classes: 0)
  }
  let classes = setup.shape.classes.count
  if outputs.columns > 1 {
    let labels = (0..<outputs.rows).map { row -> UInt32 in
      var best = 0
      for column in 1..<outputs.columns where outputs[row, column] > outputs[row, best] {
        best = column
      }
      return UInt32(best)
    }
    var scores: [Double] = []
    if outputs.columns == 2 { scores = (0..<outputs.rows).map { outputs[$0, 1] - outputs[$0, 0] } }
    return Predicted(
      outputs: scores, targets: [], predicted: labels, actual: dataset.labels, classes: classes)
  }
  // One number per row: a logit, a probability, or a score.
  let isProbability = setup.usesProbabilities
  let threshold = isProbability ? 0.5 : 0
  let labels = outputs.elements.map { UInt32($0 >= threshold ? 1 : 0) }
  let scores =
    setup.output == .probability && !isProbability
    ? outputs.elements.map { Activation.sigmoid($0) } : outputs.elements
  return Predicted(
    outputs: scores, targets: [], predicted: labels, actual: dataset.labels,
    classes: max(classes, 2))
}

extension RunSetup {
  /// Whether the network's own last activation already gives the probability.
  var usesProbabilities: Bool {
    if case .network(let settings) = method,
      case .binaryCrossEntropyOfProbabilities = settings.loss
    {
      return true
    }
    return false
  }
}

private func confusion(_ predicted: Predicted, _ classes: [String]) -> ConfusionRecord {
  var counts = [[Int]](
    repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
  for (actual, guess) in zip(predicted.actual, predicted.predicted)
  where Int(actual) < classes.count && Int(guess) < classes.count {
    counts[Int(actual)][Int(guess)] += 1
  }
  return ConfusionRecord(classes: classes, counts: counts)
}

func fittedModel(_ setup: RunSetup, _ parameters: [Double]) -> FittedModel {
  guard let data = setup.prepared else {
    return FittedModel(inputs: setup.shape.inputs, featureScaling: [], layers: [], output: .none)
  }
  let layers = layerPlaces(of: setup.shape).enumerated().map { index, place in
    FittedLayer(
      inputs: place.inputs, outputs: place.outputs,
      weights: Array(parameters[place.start..<place.biasStart]),
      bias: Array(parameters[place.biasStart..<place.end]), activation: setup.activations[index])
  }
  return FittedModel(
    inputs: data.inputs, degree: data.degree, featureScaling: data.result.featureScaling,
    targetScaling: setup.output == .numbers ? data.result.targetScaling : [], layers: layers,
    output: setup.output)
}

// MARK: - Original units

/// How the parameters of a single layer turn into those of the data's own units.
private struct OriginalUnits {
  private let layer: LayerPlaces
  private let featureCenters: [Double]
  private let featureScales: [Double]
  /// One for each output.
  private let targetCenters: [Double]
  private let targetScales: [Double]

  /// Nil for deeper models and functions, whose parameters have no original units.
  init?(_ setup: RunSetup) {
    guard let data = setup.prepared?.result, let layer = layerPlaces(of: setup.shape).only,
      setup.shape.activations.first ?? "identity" == "identity" || setup.output == .probability
    else { return nil }
    self.layer = layer
    featureCenters = data.featureScaling.map(\.center)
    featureScales = data.featureScaling.map(\.scale)
    let targets = (0..<layer.outputs).map { output -> (center: Double, scale: Double) in
      guard setup.output == .numbers, output < data.targetScaling.count else { return (0, 1) }
      return (data.targetScaling[output].center, data.targetScaling[output].scale)
    }
    targetCenters = targets.map(\.center)
    targetScales = targets.map(\.scale)
  }

  /// w = ŵ · s_y / s_x and b = b̂ · s_y + c_y − Σ w c_x, for each output; weights alone where there
  /// are no biases.
  func original(_ parameters: [Double]) -> [Double] {
    var result = parameters
    for output in 0..<layer.outputs {
      let (center, scale) = (targetCenters[output], targetScales[output])
      var bias = layer.hasBias ? parameters[layer.biasStart + output] * scale + center : 0
      for input in 0..<layer.inputs {
        let place = layer.weight(output, input)
        result[place] = parameters[place] * scale / featureScales[input]
        bias -= result[place] * featureCenters[input]
      }
      if layer.hasBias { result[layer.biasStart + output] = bias }
    }
    return result
  }
}

// MARK: - Curvature

/// Of the loss over the training rows, in training units: constant for least squares, at the final
/// parameters for logistic models.
private func curvature(_ setup: RunSetup, _ final: [Double]) -> CurvatureRecord? {
  guard let data = setup.prepared else { return nil }
  let features = data.training.features
  let work = Double(features.rows) * Double(features.columns * features.columns)
  guard features.columns <= 60, work < 1e8 else { return nil }
  let intercept: Intercept = setup.shape.hasBias ? .fitted : .none
  switch setup.shape.kind {
  case .linear, .polynomial:
    guard setup.shape.widths == [1], let factor = setup.shape.loss.squaredErrorFactor else {
      return nil
    }
    let curvature = Curvature.meanSquaredError(
      features, intercept: intercept, factor: factor)
    return CurvatureRecord(eigenvalues: curvature.eigen.values)
  case .logistic:
    guard final.allSatisfy(\.isFinite) else { return nil }
    let count = features.columns
    let curvature = Curvature.logistic(
      features,
      at: LinearCoefficients(
        weights: Array(final.prefix(count)), bias: final.dropFirst(count).first ?? 0),
      intercept: intercept)
    return CurvatureRecord(eigenvalues: curvature.eigen.values)
  default: return nil
  }
}
