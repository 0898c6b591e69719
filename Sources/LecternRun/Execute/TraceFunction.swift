import LecternEngine
import LecternSource
import LecternSpec

/// The chosen updates of a bare function.
func traceFunction(
  _ setup: RunSetup, _ settings: FunctionSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var result = TraceResult(
    name: name, run: setup.name, inputs: setup.shape.inputs,
    parameterCount: parameterCount(setup.shape), steps: [])
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
