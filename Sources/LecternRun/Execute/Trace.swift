import LecternEngine
import LecternSource
import LecternSpec

/// Repeats a run up to the last chosen update and keeps every number of the chosen ones.
func executeTrace(
  _ setup: RunSetup, _ spec: TraceSpec, name: String
) -> Result<TraceResult, Refusal> {
  do throws(Refusal) {
    switch setup.method {
    case .network(let settings): return .success(try traceNetwork(setup, settings, spec, name))
    case .function(let settings): return .success(try traceFunction(setup, settings, spec, name))
    case .perceptron(let settings):
      return .success(try tracePerceptron(setup, settings, spec, name))
    case .leastSquares, .newton:
      throw Refusal(.cannotTrace, "run '\(setup.name)' makes no updates")
    }
  } catch {
    return .failure(error)
  }
}

/// How many rows of a batch are shown when the spec does not say.
private let shownRows = 3

/// The widths for which a gradient check is tabulated beside the one asked for.
private let checkedWidths = [1e-3, 1e-5, 1e-8, 1e-11]

// MARK: - Networks

private func traceNetwork(
  _ setup: RunSetup, _ settings: TrainingSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var training = try startTraining(setup, settings)
  var result = TraceResult(
    name: name, run: setup.name, inputs: setup.shape.inputs, steps: [])
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
  guard parameterCount(setup.shape) <= 5000 else { return }
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
  let updates = names.indices.prefix(200).map { index in
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

/// The names of an optimizer's numbers per parameter, in the order of its slots.
private func stateNames(_ optimizer: OptimizerChoice) -> [String] {
  switch optimizer {
  case .sgd(let rule): rule.slotCount > 0 ? ["velocity"] : []
  case .adaGrad: ["sum"]
  case .rmsProp: ["v"]
  case .adaDelta: ["v", "u"]
  case .adam, .nAdam: ["m", "v"]
  case .adaMax: ["m", "u"]
  case .custom: []
  }
}

/// m̂ and v̂ of Adam: m / (1 − β₁ᵗ) and v / (1 − β₂ᵗ). Kingma and Ba 2014, algorithm 1.
private func corrected(
  _ optimizer: OptimizerChoice, _ state: [Double], _ index: Int, _ count: Int
) -> [NamedNumber] {
  guard case .adam(let rule) = optimizer, state.count >= 2 * count + 2, rule.correctsBias else {
    return []
  }
  return [
    NamedNumber("m_hat", state[index] / (1 - state[2 * count])),
    NamedNumber("v_hat", state[count + index] / (1 - state[2 * count + 1])),
  ]
}

// MARK: - Functions

private func traceFunction(
  _ setup: RunSetup, _ settings: FunctionSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var result = TraceResult(name: name, run: setup.name, inputs: setup.shape.inputs, steps: [])
  guard var training = try? FunctionTraining(settings) else {
    throw Refusal(.runRefused, "the function cannot be descended")
  }
  let wanted = spec.steps.map(\.value)
  let states = stateNames(settings.optimizer)
  let count = settings.start.count
  while !training.isFinished, training.recording.updates < (wanted.max() ?? 0) {
    let before = training.parameters
    let (value, gradient) = settings.function.valueAndGradient(at: before)
    training.step()
    let number = training.recording.updates
    guard wanted.contains(number) else { continue }
    let after = training.parameters
    let state = training.optimizerState
    let rate = settings.schedule.learningRate(
      base: settings.optimizer.learningRate, update: number - 1, updatesPerEpoch: 1)
    result.steps.append(
      TraceStep(
        step: number, epoch: number, rows: [], batchCount: 0, inputs: [before], targets: [],
        layers: [], predictions: [[value]], loss: value,
        lossAfter: settings.function.value(at: after), learningRate: rate,
        updates: before.indices.map { index in
          TraceUpdate(
            parameter: setup.shape.inputs[index], before: before[index],
            gradient: gradient[index],
            state: states.enumerated().compactMap { slot, name in
              state.indices.contains(slot * count + index)
                ? NamedNumber(name, state[slot * count + index]) : nil
            } + corrected(settings.optimizer, state, index, count),
            change: after[index] - before[index], after: after[index])
        }))
  }
  if result.steps.isEmpty {
    throw Refusal(.traceStep, "run '\(setup.name)' ended before the updates asked for")
  }
  return result
}

// MARK: - Perceptrons

/// A perceptron's steps are the rows it looks at, whether or not they change anything.
private func tracePerceptron(
  _ setup: RunSetup, _ settings: PerceptronSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var result = TraceResult(name: name, run: setup.name, inputs: setup.shape.inputs, steps: [])
  var kept = settings
  kept.keepsTrace = true
  guard let data = setup.prepared,
    var training = try? PerceptronTraining(kept, on: data.training)
  else { throw Refusal(.runRefused, "the perceptron cannot be trained") }
  training.run()
  let trace = training.recording.trace
  var weights = training.recording.weights.first ?? []
  var bias = training.recording.biases.first ?? 0
  let names = parameterNames(of: setup.shape)
  for (index, step) in trace.enumerated() {
    let before = weights + [bias]
    (weights, bias) = (step.weights, step.bias)
    guard spec.steps.contains(where: { $0.value == index + 1 }) else { continue }
    let after = weights + [bias]
    let row = data.training.features.row(step.row)
    let target = Double(data.training.labels[step.row])
    let output = step.z >= 0 ? 1.0 : 0.0
    let scoreAfter = zip(weights, row).reduce(bias) { $0 + $1.0 * $1.1 }
    result.steps.append(
      TraceStep(
        step: index + 1, epoch: step.epoch, rows: [data.result.training[step.row]], batchCount: 1,
        inputs: [row], targets: [[target]],
        layers: [
          TraceLayer(
            activation: "threshold", weights: [Array(before.dropLast())],
            bias: [before.last ?? 0], z: [[step.z]], a: [[output]], gradientA: [], gradientZ: [],
            gradientWeights: [], gradientBias: [])
        ], predictions: [[output]], loss: step.isMistake ? 1 : 0,
        lossAfter: (scoreAfter >= 0 ? 1.0 : 0.0) == target ? 0 : 1,
        learningRate: settings.learningRate,
        updates: names.indices.map { place in
          TraceUpdate(
            parameter: names[place], before: before[place], gradient: 0, state: [],
            change: after[place] - before[place], after: after[place])
        }))
  }
  return result
}
