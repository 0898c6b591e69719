import LecternRun
import LecternSpec

/// The descent of a bare function.
func writeFunctionProgram(
  _ run: BridgedRun, _ component: ComponentSpec, to program: inout PythonProgram
) {
  guard let descent = run.spec.descent, let function = functionExpression(component) else {
    program.add("# This function has no form in \(program.framework.title).")
    return
  }
  if function.needsMath { program.add(import: "import math") }
  program.add(lines: function.definition + [""])
  program.results = [program.framework == .keras ? "float(function(w))" : "function(w).item()"]
  let objective = functionObjective(run, descent, program.framework)
  program.add(lines: objective.definition)
  let notes = [
    dialectNote(descent, dialect: run.spec.dialect, framework: program.framework),
    objective.isPenalized ? nil : decayNote(descent, run.spec.dialect, in: program.framework),
  ]
  let comments = notes.compactMap { $0.map { "# " + $0 } }
  switch program.framework {
  case .pytorch: writeTorchDescent(run, descent, objective.name, comments, to: &program)
  case .keras: writeKerasDescent(run, descent, objective.name, comments, to: &program)
  }
}

/// What is descended: the function itself, or with penalties a second function.
func functionObjective(
  _ run: BridgedRun, _ descent: Descent, _ framework: Framework
) -> (name: String, definition: [String], isPenalized: Bool) {
  let rules = descent.regularization
  var squares = rules.l2
  if framework == .keras, case .coupled(let share) = weightDecay(descent, run.spec.dialect) {
    squares += share / 2
  }
  var value = "function(w)"
  if squares > 0 { value += " + \(PythonLiteral.plain(squares)) * (w ** 2).sum()" }
  if rules.l1Subgradient > 0 {
    value += " + \(PythonLiteral.plain(rules.l1Subgradient)) * abs(w).sum()"
  }
  guard value != "function(w)" else { return ("function", [], false) }
  return ("objective", ["def objective(w):", "    return \(value)", ""], true)
}

private func writeTorchDescent(
  _ run: BridgedRun, _ descent: Descent, _ objective: String, _ comments: [String],
  to program: inout PythonProgram
) {
  program.add(import: "import torch")
  program.beginTraining()
  let start = PythonLiteral.list(run.result.parameters.initial)
  program.add("w = torch.tensor(\(start), requires_grad=True)")
  let optimizer = optimizerCall(
    descent, dialect: run.spec.dialect, framework: .pytorch, parameters: "[w]")
  program.add(lines: comments + ["optimizer = \(optimizer)"])
  if descent.optimizer.flag("bias_correction") == false {
    program.add(lines: torchWithoutCorrection("w"))
  }
  let scheduler = activeSchedule(descent).flatMap { torchSchedule($0, run) }
  if let scheduler {
    if scheduler.contains("np.") { program.add(import: "import numpy as np") }
    program.add("scheduler = \(scheduler)")
  }
  var step = ["optimizer.zero_grad()", "\(objective)(w).backward()"]
  let clipping = torchClipping(descent.clipping, "[w]", each: "w")
  let shrinking = torchShrinking(descent, ["w"])
  if (clipping + shrinking).contains(where: { $0.contains("nn.") }) {
    program.add(import: "from torch import nn")
  }
  step += clipping + ["optimizer.step()"] + shrinking
  if scheduler != nil { step.append("scheduler.step()") }
  program.add("for step in range(\(descent.epochs)):")
  program.add(lines: step.map { "    " + $0 })
}

private func writeKerasDescent(
  _ run: BridgedRun, _ descent: Descent, _ objective: String, _ comments: [String],
  to program: inout PythonProgram
) {
  program.add(
    import: "import os", "os.environ[\"KERAS_BACKEND\"] = \"jax\"  # which finds the gradients",
    "import jax", "import keras")
  program.add("gradient = jax.jit(jax.grad(\(objective)))", "")
  program.beginTraining()
  program.add("w = keras.Variable(\(PythonLiteral.list(run.result.parameters.initial)))")
  let schedule = writeKerasSchedule(descent, to: &program)
  let optimizer = optimizerCall(
    descent, dialect: run.spec.dialect, framework: .keras, learningRate: schedule,
    extra: kerasClipping(descent.clipping))
  program.add(lines: comments + ["optimizer = \(optimizer)"])
  if hasNoCorrection(descent) {
    program.add("optimizer.build([w])")
    program.add(lines: kerasWithoutCorrection("optimizer"))
  }
  program.add("for step in range(\(descent.epochs)):")
  let l1 = descent.regularization.l1
  if l1 > 0 { program.add("    rate = optimizer.learning_rate") }
  program.add("    optimizer.apply([gradient(w.value)], [w])")
  if l1 > 0 {
    program.add("    w.assign(keras.ops.soft_shrink(w, rate * \(PythonLiteral.plain(l1))))")
  }
}
