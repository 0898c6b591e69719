import LecternRun
import LecternSpec

/// The first part of a run that neither library has, because the course's own catalog added it: the
/// name of an optimizer, a schedule, a loss or an activation.
func addedComponent(of run: BridgedRun) -> String? {
  var parts: [(name: String?, known: Set<String>)] = [
    (run.result.model.loss, knownLosses)
  ]
  parts += run.result.model.activations.map { ($0, knownActivations) }
  if let descent = run.spec.descent {
    parts.append((asSGD(descent.optimizer).name, knownOptimizers))
    parts.append((descent.schedule?.name, knownSchedules))
  }
  return parts.lazy.compactMap { part in
    part.name.flatMap { part.known.contains($0) ? nil : $0 }
  }.first
}

/// `mistakes` is the perceptron's, and `value` that of a bare function.
private let knownLosses: Set<String> = [
  "mse", "half_mse", "mae", "huber", "binary_cross_entropy", "cross_entropy", "hinge", "mistakes",
  "value",
]

private let knownActivations: Set<String> = [
  "identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "gelu_tanh", "softplus",
]

private let knownSchedules: Set<String> = [
  "constant", "step", "exponential", "inverse_time", "polynomial", "cosine", "one_cycle",
]
