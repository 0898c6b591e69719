import LecternEngine
import LecternSource
import LecternSpec

/// How many rows of a batch are shown when the spec does not say.
private let shownRows = 3

/// The widths for which a gradient check is tabulated beside the one asked for.
private let checkedWidths = [1e-3, 1e-5, 1e-8, 1e-11]

/// Every number of the chosen updates of a network or a model of one layer.
func traceNetwork(
  _ setup: RunSetup, _ settings: TrainingSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var training = try startTraining(setup, settings)
  var result = TraceResult(
    name: name, run: setup.name, inputs: setup.shape.inputs,
    parameterCount: parameterCount(setup.shape), steps: [])
  let wanted = spec.steps.map(\.value)
  if wanted.isEmpty, let check = spec.gradientCheck {
    addGradientCheck(check, training, rows: nil, to: &result, setup)
  }
  guard let last = wanted.max(), let data = setup.prepared else { return result }
  while training.recording.updates < last, !training.isFinished {
    let number = training.recording.updates + 1
    guard wanted.contains(number) else {
      training.step()
      continue
    }
    let before = training
    guard let step = training.tracedStep() else { break }
    let rows = step.rows
    if let check = spec.gradientCheck, result.steps.isEmpty {
      addGradientCheck(check, before, rows: rows, to: &result, setup)
    }
    let batch = data.training.selecting(rows: rows)
    let after = try? LossEvaluator(network: settings.network, loss: settings.loss, on: batch)
    var evaluator = after
    let lossAfter = evaluator?.loss(at: step.parametersAfter) ?? .nan
    result.steps.append(
      traceStep(
        step, before, lossAfter: lossAfter, shown: shown(spec, count: rows.count), setup, settings,
        data))
  }
  if result.steps.isEmpty {
    throw Refusal(
      .traceStep, "run '\(setup.name)' ended before update \(wanted.min() ?? 1)",
      help: "it made \(training.recording.updates) updates")
  }
  return result
}

/// The batch's rows that are shown, as places in the batch.
private func shown(_ spec: TraceSpec, count: Int) -> [Int] {
  if let rows = spec.rows {
    let places = rows.map { $0.value - 1 }.filter { (0..<count).contains($0) }
    if !places.isEmpty { return places }
  }
  return Array(0..<min(shownRows, count))
}

/// Adds the check of the gradients over the batch's rows, which are those that the trace shows
/// (without what a dropout layer drops); over all training rows where it shows none.
private func addGradientCheck(
  _ check: LecternSpec.GradientCheck, _ training: Training, rows: [UInt32]?,
  to result: inout TraceResult, _ setup: RunSetup
) {
  let names = parameterNames(of: setup.shape)
  if let found = try? training.checkGradient(step: check.h, rows: rows) {
    result.gradientCheck = found.entries.map { entry in
      GradientCheckRow(
        parameter: names[entry.parameter], analytic: entry.analytic, numeric: entry.numeric,
        relativeError: entry.relativeError)
    }
  }
  for h in Set(checkedWidths + [check.h]).sorted(by: >) {
    if let found = try? training.checkGradient(step: h, rows: rows) {
      result.gradientCheckWidths.append(
        GradientCheckWidth(h: h, relativeError: found.largestRelativeError))
    }
  }
}

private func traceStep(
  _ step: StepTrace, _ before: Training, lossAfter: Double, shown: [Int], _ setup: RunSetup,
  _ settings: TrainingSettings, _ data: PreparedData
) -> TraceStep {
  func chosen(_ matrix: Matrix) -> [[Double]] { shown.map { matrix.row($0) } }
  let network = settings.network
  let layers = step.layers.indices.map { index -> TraceLayer in
    let layer = step.layers[index]
    let weights = network.weights(ofLayer: index, in: step.parametersBefore)
    return TraceLayer(
      activation: setup.shape.activations[index], weights: rows(weights),
      bias: network.biases(ofLayer: index, in: step.parametersBefore), z: chosen(layer.sums),
      a: chosen(layer.activations),
      gradientA: gradientA(step, index, network).map(chosen) ?? chosen(layer.sumGradients),
      gradientZ: chosen(layer.sumGradients), gradientWeights: rows(layer.weightGradients),
      gradientBias: layer.biasGradients)
  }
  let inputs = step.layers.first.map { chosen($0.inputs) } ?? []
  let targets: [[Double]] =
    step.targets.isEmpty
    ? shown.map { step.labels.indices.contains($0) ? [Double(step.labels[$0])] : [] }
    : chosen(step.targets)
  let predictions = (layers.last?.a ?? []).map { shownOutput($0, setup) }
  let names = parameterNames(of: setup.shape)
  let states = stateNames(settings.optimizer)
  let count = step.parametersBefore.count
  let updates = names.indices.prefix(mostTracedParameters).map { index in
    TraceUpdate(
      parameter: names[index], before: step.parametersBefore[index],
      gradient: step.gradients[index],
      state: states.enumerated().compactMap { slot, name in
        let place = slot * count + index
        guard step.optimizerStateAfter.indices.contains(place) else { return nil }
        return NamedNumber(name, step.optimizerStateAfter[place])
      } + corrected(settings.optimizer, step.optimizerStateAfter, index, count),
      change: step.parametersAfter[index] - step.parametersBefore[index],
      after: step.parametersAfter[index])
  }
  return TraceStep(
    step: step.update, epoch: step.epoch,
    rows: shown.map { data.result.training[Int(step.rows[$0])] }, batchCount: step.rows.count,
    inputs: inputs, targets: targets, layers: layers, predictions: predictions, loss: step.loss,
    lossAfter: lossAfter, learningRate: step.learningRate, updates: Array(updates))
}

/// What the last layer's numbers are shown as: probabilities where the loss makes them.
private func shownOutput(_ values: [Double], _ setup: RunSetup) -> [Double] {
  switch setup.output {
  case .probability where !setup.usesProbabilities: values.map { Activation.sigmoid($0) }
  case .probabilities: softmax(values)
  default: values
  }
}

/// The gradient at a layer's activations: the next layer's gradient through its weights.
private func gradientA(
  _ step: StepTrace, _ index: Int, _ network: Network
) -> Matrix? {
  guard index + 1 < step.layers.count else {
    // Where the last activation is the identity, a is z.
    return network.layers[index].activation.isIdentity ? step.layers[index].sumGradients : nil
  }
  let weights = network.weights(ofLayer: index + 1, in: step.parametersBefore)
  return step.layers[index + 1].sumGradients.multiplied(by: weights)
}

private func rows(_ matrix: Matrix) -> [[Double]] { (0..<matrix.rows).map { matrix.row($0) } }
