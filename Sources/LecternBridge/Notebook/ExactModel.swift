import LecternRun
import LecternSpec

func exactKerasModel(_ run: BridgedRun) -> [String] {
  let layers = run.result.fitted.layers
  guard let first = layers.first else { return [] }
  let bias = hasIntercept(run) ? "" : ", use_bias=False"
  var lines = ["model = keras.Sequential([", "    keras.Input((\(first.inputs),)),"]
  let activations = layerActivations(run)
  if activations.contains(where: { $0.name == "tanh" }) {
    lines.insert("# JAX's tanh, since Keras's own rounds to 32 bits.", at: 0)
  }
  for (layer, activation) in zip(layers, activations) {
    let code = activation.name == "tanh" ? "jnp.tanh" : activation.keras
    let argument = activation.isIdentity ? "" : ", activation=\(code)"
    lines.append("    keras.layers.Dense(\(layer.outputs)\(argument)\(bias)),")
  }
  lines.append("])")
  if let start = drawnStart(run) {
    return lines + ["start = \(start)", "model.set_weights([part.T for part in start])"]
  }
  return lines + ["model.set_weights(\(kerasWeights(run)))"]
}

func exactTorchModel(_ run: BridgedRun) -> [String] {
  var parts: [String] = []
  for (layer, activation) in zip(run.result.fitted.layers, layerActivations(run)) {
    let bias = hasIntercept(run) ? "" : ", bias=False"
    parts.append("nn.Linear(\(layer.inputs), \(layer.outputs)\(bias))")
    if activation.name == "softplus" {
      parts.append("nn.Softplus(threshold=1e9)")  // PyTorch's own is a line from 20 on.
    } else if let module = activation.pytorch {
      parts.append(module)
    }
  }
  return ["model = nn.Sequential("] + parts.map { "    \($0)," } + [
    ")",
    "for parameter, start in zip(model.parameters(), \(drawnStart(run) ?? torchWeights(run))):",
    "    parameter.data = torch.tensor(start)",
  ]
}

/// Larger starts are drawn again rather than written out, where the draw is uniform.
private func drawnStart(_ run: BridgedRun) -> String? {
  guard let descent = run.spec.descent, run.result.parameters.initial.count > 24,
    hasIntercept(run), let first = run.result.fitted.layers.first
  else { return nil }
  let limit: String
  switch initializerName(run, descent) {
  case "glorot_uniform": limit = "6 / (inputs + outputs)"
  case "he_uniform": limit = "6 / inputs"
  case "lecun_uniform": limit = "3 / inputs"
  default: return nil
  }
  let widths = [first.inputs] + run.result.fitted.layers.map(\.outputs)
  let list = widths.map { "\($0)" }.joined(separator: ", ")
  return "drawn([\(list)], lambda inputs, outputs: \(limit), seed=\(run.spec.seed))"
}
