import LecternRun
import LecternSpec

/// The first part of a run that neither library has, because the course's own catalog added it: the
/// name of an optimizer, a schedule, a loss or an activation.
func addedComponent(of run: BridgedRun) -> String? {
  if case .added(let name) = run.result.model.loss { return name }
  if let descent = run.spec.descent {
    if descent.optimizer.ownOptimizer == nil { return descent.optimizer.name }
    if let schedule = descent.schedule, schedule.ownSchedule == nil { return schedule.name }
  }
  return run.result.model.activations.first { !knownActivations.contains($0) }
}

private let knownActivations: Set<String> = [
  "identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "gelu", "gelu_tanh", "softplus",
]
