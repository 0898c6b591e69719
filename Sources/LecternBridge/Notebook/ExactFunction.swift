import LecternRun
import LecternSpec

/// A bare function descended by the library's optimizer, in double precision.
func exactFunction(
  _ run: BridgedRun, _ descent: Descent, _ expression: String, _ framework: Framework
) -> [String] {
  let start = PythonLiteral.list(run.result.parameters.initial)
  var lines = ["def function(w):", "    return \(expression)", ""]
  let schedule = activeSchedule(descent)
  if let schedule { lines.append("rates = \(exactRates(run, schedule))") }
  switch framework {
  case .keras:
    let optimizer = optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .keras,
      learningRate: schedule == nil ? nil : "Rates(rates)")
    lines += [
      "w = keras.Variable(np.array(\(start)))",
      "optimizer = \(optimizer)",
      "optimizer.build([w])",
    ]
    if descent.optimizer.flag("bias_correction") == false {
      lines += kerasWithoutCorrection("optimizer")
    }
    lines += [
      "gradient = jax.jit(jax.grad(function))",
      "run = Run(loss=[float(function(w.value))], path=[np.array(w.value)], updates=0,",
      "          first_nonfinite_step=None)",
      "for step in range(\(descent.epochs)):",
      "    optimizer.apply([gradient(w.value)], [w])",
      "    run.updates += 1",
      "    run.path.append(np.array(w.value))",
      "    run.loss.append(float(function(run.path[-1])))",
    ]
  case .pytorch:
    let isForeign = run.spec.dialect != .pytorch
    let optimizer = asSGD(descent.optimizer)
    let isPlain = optimizer.name == "sgd" && (optimizer.number("momentum") ?? 0) == 0
    let call =
      isForeign && !isPlain
      ? kerasForm(optimizer, descent.regularization, parameters: "[w]")
      : optimizerCall(
        descent.optimizer, dialect: run.spec.dialect, framework: .pytorch, parameters: "[w]")
    lines += [
      "w = torch.tensor(\(start), requires_grad=True)",
      "optimizer = \(call)",
      "run = Run(loss=[function(w).item()], path=[w.detach().numpy().copy()], updates=0,",
      "          first_nonfinite_step=None)",
      "for step in range(\(descent.epochs)):",
    ]
    if schedule != nil { lines.append("    optimizer.param_groups[0][\"lr\"] = rates[step]") }
    lines += [
      "    optimizer.zero_grad()",
      "    function(w).backward()",
      "    optimizer.step()",
      "    run.updates += 1",
      "    run.path.append(w.detach().numpy().copy())",
      "    run.loss.append(float(function(run.path[-1])))",
    ]
  }
  lines += [
    "    if not np.isfinite(run.loss[-1]):",
    "        run.first_nonfinite_step = run.updates",
    "        break",
    "run.epochs, run.parameters = run.updates, [run.path[-1]]",
  ]
  lines += lossCheck(run)
  if run.result.firstNonfiniteStep == nil {
    lines.append("check(run, run.path[-1], \(numbers(run.result.parameters.final)), 1e-5)")
  }
  return lines
}
