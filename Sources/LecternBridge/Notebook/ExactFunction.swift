import LecternRun
import LecternSpec

/// A bare function descended by the library's optimizer, in double precision.
func exactFunction(
  _ run: BridgedRun, _ descent: Descent, _ function: FunctionExpression, _ framework: Framework
) -> [String] {
  var lines = function.needsMath ? ["import math", ""] : []
  lines += function.definition + [""]
  let objective = functionObjective(run, descent, .pytorch)
  lines += objective.definition
  let schedule = activeSchedule(descent)
  if let schedule { lines.append("rates = \(exactRates(run, schedule))") }
  switch framework {
  case .keras:
    lines += kerasSteps(run, descent, objective.name, rates: schedule == nil ? nil : "Rates(rates)")
  case .pytorch:
    lines += torchSteps(run, descent, objective.name, hasRates: schedule != nil)
  }
  lines += [
    "    run.updates += 1",
    "    run.path.append(w.detach().numpy().copy())",
    "    run.loss.append(float(function(run.path[-1])))",
    "    if not np.isfinite(run.loss[-1]):",
    "        run.first_nonfinite_step = run.updates",
    "        break",
    "run.epochs, run.parameters = run.updates, [run.path[-1]]",
  ].map {
    framework == .keras ? $0.replacing("w.detach().numpy().copy()", with: "np.array(w.value)") : $0
  }
  lines += lossCheck(run)
  if run.result.firstNonfiniteStep == nil {
    lines += wrapped(["check(run, run.path[-1], \(numbers(run.result.parameters.final)), 1e-5)"])
  }
  return lines
}

private func kerasSteps(
  _ run: BridgedRun, _ descent: Descent, _ objective: String, rates: String?
) -> [String] {
  let optimizer = exactKerasOptimizer(descent, run.spec.dialect, rates: rates)
  var lines = ["w = keras.Variable(np.array(\(PythonLiteral.list(run.result.parameters.initial))))"]
  lines += wrapped(["optimizer = \(optimizer)"])
  lines.append("optimizer.build([w])")
  if hasNoCorrection(descent) { lines += kerasWithoutCorrection("optimizer") }
  lines += [
    "gradient = jax.jit(jax.grad(\(objective)))",
    "run = Run(loss=[float(function(w.value))], path=[np.array(w.value)], updates=0,",
    "          first_nonfinite_step=None)",
    "for step in range(\(descent.epochs)):",
  ]
  let l1 = descent.regularization.l1
  if l1 > 0 { lines.append("    rate = optimizer.learning_rate") }
  lines.append("    optimizer.apply([gradient(w.value)], [w])")
  if l1 > 0 { lines.append("    w.assign(\(exactShrinkage(l1, .keras, of: "w.value")))") }
  return lines
}

private func torchSteps(
  _ run: BridgedRun, _ descent: Descent, _ objective: String, hasRates: Bool
) -> [String] {
  var lines = [
    "w = torch.tensor(\(PythonLiteral.list(run.result.parameters.initial)), requires_grad=True)"
  ]
  lines += exactTorchOptimizer(descent, run.spec.dialect, parameters: "[w]")
  let clip = exactTorchClip(descent.clipping, run.spec.dialect)
  if let clip { lines.append("clip = \(clip)") }
  lines += [
    "run = Run(loss=[function(w).item()], path=[w.detach().numpy().copy()], updates=0,",
    "          first_nonfinite_step=None)",
    "for step in range(\(descent.epochs)):",
  ]
  if hasRates { lines.append("    optimizer.param_groups[0][\"lr\"] = rates[step]") }
  lines += ["    optimizer.zero_grad()", "    \(objective)(w).backward()"]
  if clip != nil { lines.append("    clip([w])") }
  lines.append("    optimizer.step()")
  let l1 = descent.regularization.l1
  if l1 > 0 {
    lines += [
      "    with torch.no_grad():",
      "        rate = optimizer.param_groups[0][\"lr\"]",
      "        w.copy_(\(exactShrinkage(l1, .pytorch)))",
    ]
  }
  return lines
}
