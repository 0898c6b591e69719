import LecternRun
import LecternSpec

/// A bare function descended by the library's optimizer, in double precision.
func exactFunction(
  _ run: BridgedRun, _ descent: Descent, _ function: FunctionExpression, _ framework: Framework,
  watching steps: [Int]
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
  let kept = optimizerState(run, descent, framework)
  lines += [
    "    run.updates += 1",
    "    run.path.append(w.detach().numpy().copy())",
    "    run.loss.append(float(function(run.path[-1])))",
  ].map {
    framework == .keras ? $0.replacing("w.detach().numpy().copy()", with: "np.array(w.value)") : $0
  }
  if !steps.isEmpty {
    lines += [
      "    if run.updates in \(watchList(steps)):",
      "        run.steps[run.updates] = "
        + call("Step", ["run, run.path[-2], run.path[-1]"] + kept.map { "\($0.name)=\($0.python)" }),
    ]
  }
  lines += [
    "    if not np.isfinite(run.loss[-1]):",
    "        run.first_nonfinite_step = run.updates",
    "        break",
    "run.epochs, run.final = run.updates, run.path[-1]",
  ]
  if schedule != nil { lines.append("run.rates = rates") }
  if !steps.isEmpty {
    lines += [
      "run.value = lambda w, x, y, function=function: float(function(w))",
      "run.gradient = lambda w, x, y, function=function: slope(function, w)",
    ]
  }
  lines += lossCheck(run)
  if run.result.firstNonfiniteStep == nil {
    lines += wrapped(["check(run, run.path[-1], \(numbers(run.result.parameters.final)), 1e-5)"])
  }
  return lines
}

/// Whether a notebook's function runs keep what the optimizer holds after an update: a velocity, or
/// Adam's two means.
func keepsState(_ run: BridgedRun) -> Bool {
  guard run.result.model.kind == .function, let descent = run.spec.descent else { return false }
  return !optimizerState(run, descent, .keras).isEmpty
}

/// What the library's optimizer holds for `w`, by the names that a trace gives it.
private func optimizerState(
  _ run: BridgedRun, _ descent: Descent, _ framework: Framework
) -> [(name: String, python: String)] {
  let optimizer = asSGD(descent.optimizer)
  let isOwn = run.spec.dialect == framework.dialect
  func array(_ python: String) -> String {
    framework == .keras ? "np.array(\(python))" : "\(python).numpy().copy()"
  }
  switch (optimizer.name, framework) {
  case ("sgd", .keras) where optimizer.number("momentum") ?? 0 != 0:
    return [("velocity", array(isOwn ? "optimizer.momentums[0]" : "optimizer.m[0]"))]
  case ("sgd", .pytorch) where optimizer.number("momentum") ?? 0 != 0:
    return [("velocity", array("optimizer.state[w][\"\(isOwn ? "momentum_buffer" : "m")\"]"))]
  case ("adam", .keras), ("adamw", .keras):
    let (m, v) = isOwn ? ("_momentums", "_velocities") : ("m", "v")
    return [("m", array("optimizer.\(m)[0]")), ("v", array("optimizer.\(v)[0]"))]
  case ("adam", .pytorch), ("adamw", .pytorch):
    let (m, v) = isOwn ? ("exp_avg", "exp_avg_sq") : ("m", "v")
    return [
      ("m", array("optimizer.state[w][\"\(m)\"]")), ("v", array("optimizer.state[w][\"\(v)\"]")),
    ]
  default: return []
  }
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
    "          first_nonfinite_step=None, steps={})",
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
    "          first_nonfinite_step=None, steps={})",
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
