import LecternRun
import LecternSpec

/// A bare function of a few parameters as Python, in terms of `w`, that reads alike in NumPy,
/// PyTorch and Keras.
func functionExpression(_ function: ComponentSpec) -> String? {
  let inner = function.component("name") ?? function
  let number = { (name: String, value: Double) in
    PythonLiteral.plain(inner.number(name) ?? function.number(name) ?? value)
  }
  switch inner.name {
  case "parabola":
    return "0.5 * \(number("curvature", 1)) * (w[0] - \(number("minimum", 0))) ** 2"
  case "bowl":
    return "0.5 * (w[0] ** 2 + \(number("steepness", 100)) * w[1] ** 2)"
  case "rotated_bowl":
    return "0.25 * ((w[0] + w[1]) ** 2 + \(number("steepness", 100)) * (w[1] - w[0]) ** 2)"
  case "rosenbrock":
    return "(1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2"
  default: return nil
  }
}

func writeFunctionProgram(
  _ run: BridgedRun, _ function: ComponentSpec, to program: inout PythonProgram
) {
  guard let descent = run.spec.descent, let expression = functionExpression(function) else {
    program.add("# This function has no form in \(program.framework.title).")
    return
  }
  let start = PythonLiteral.list(run.result.parameters.initial)
  let isUncorrected = descent.optimizer.flag("bias_correction") == false
  program.add("def function(w):", "    return \(expression)", "")
  program.results = [program.framework == .keras ? "float(function(w))" : "function(w).item()"]
  if let note = dialectNote(
    descent.optimizer, dialect: run.spec.dialect, framework: program.framework)
  {
    program.add("# " + note)
  }
  program.beginTraining()
  switch program.framework {
  case .pytorch:
    program.add(import: "import torch")
    program.add("w = torch.tensor(\(start), requires_grad=True)")
    let optimizer = optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .pytorch, parameters: "[w]")
    program.add("optimizer = \(optimizer)")
    if isUncorrected { program.add(lines: torchWithoutCorrection("w")) }
    let scheduler = activeSchedule(descent).flatMap { torchSchedule($0, run) }
    if let scheduler { program.add("scheduler = \(scheduler)") }
    program.add("for step in range(\(descent.epochs)):", "    optimizer.zero_grad()")
    program.add("    function(w).backward()", "    optimizer.step()")
    if let scheduler {
      if scheduler.contains("np.") { program.add(import: "import numpy as np") }
      program.add("    scheduler.step()")
    }
  case .keras:
    program.add(
      import: "import os", "os.environ[\"KERAS_BACKEND\"] = \"jax\"  # which finds the gradients",
      "import jax", "import keras")
    program.add("gradient = jax.jit(jax.grad(function))", "")
    program.beginTraining()
    program.add("w = keras.Variable(\(start))")
    let rate = PythonLiteral.number(descent.optimizer.number("learning_rate") ?? 0)
    let optimizer = optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .keras,
      learningRate: activeSchedule(descent).flatMap { kerasSchedule($0, rate: rate) })
    program.add("optimizer = \(optimizer)")
    if isUncorrected {
      program.add("optimizer.build([w])")
      program.add(lines: kerasWithoutCorrection("optimizer"))
    }
    program.add("for step in range(\(descent.epochs)):")
    program.add("    optimizer.apply([gradient(w.value)], [w])")
  }
}
