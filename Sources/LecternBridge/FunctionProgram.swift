import LecternRun
import LecternSpec

/// A bare function of a few parameters as Python, in terms of `w`.
///
/// `pow`-free forms, so that they read alike in NumPy, PyTorch and Keras.
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
    program.add(note: "This function has no counterpart in \(program.framework.title).")
    return
  }
  let start = PythonLiteral.list(run.result.parameters.initial)
  switch program.framework {
  case .pytorch:
    program.add(import: "import torch")
    program.add("w = torch.tensor(\(start), requires_grad=True)")
    let optimizer = optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .pytorch, parameters: "[w]")
    program.add("optimizer = \(optimizer)", "")
    program.add("for step in range(\(descent.epochs)):", "    optimizer.zero_grad()")
    program.add("    loss = \(expression)", "    loss.backward()", "    optimizer.step()")
  case .keras:
    program.add(import: "import jax")
    program.add(import: "import keras")
    program.add("def function(w):", "    return \(expression)", "")
    program.add("w = keras.Variable(\(start))")
    let optimizer = optimizerCall(
      descent.optimizer, dialect: run.spec.dialect, framework: .keras)
    program.add("optimizer = \(optimizer)", "")
    program.add("for step in range(\(descent.epochs)):")
    program.add("    optimizer.apply([jax.grad(function)(w.value)], [w])")
    program.add(note: "Keras leaves gradients to its backend; this program uses JAX.")
  }
}
