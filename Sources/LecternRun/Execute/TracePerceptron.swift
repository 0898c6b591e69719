import LecternEngine
import LecternSource
import LecternSpec

/// A perceptron's steps are the rows it looks at, whether or not they change anything.
func tracePerceptron(
  _ setup: RunSetup, _ settings: PerceptronSettings, _ spec: TraceSpec, _ name: String
) throws(Refusal) -> TraceResult {
  var result = TraceResult(
    name: name, run: setup.name, inputs: setup.shape.inputs,
    parameterCount: parameterCount(setup.shape), steps: [])
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
    let scoreAfter = zip(weights, row).reduce(0) { $0 + $1.0 * $1.1 } + bias
    let isWrongAfter =
      switch settings.rule {
      case .threshold: (scoreAfter >= 0) != (target == 1)
      case .margin: target == 1 ? scoreAfter <= 0 : scoreAfter >= 0
      }
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
        lossAfter: isWrongAfter ? 1 : 0, learningRate: settings.learningRate,
        updates: names.indices.map { place in
          TraceUpdate(
            parameter: names[place], before: before[place], gradient: 0, state: [],
            change: after[place] - before[place], after: after[place])
        }))
  }
  return result
}
