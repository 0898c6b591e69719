import LecternRun
import LecternSpec

/// Solvers have no counterpart in either library; NumPy says them in a line or two.
func writeSolver(_ solver: ComponentSpec, _ run: BridgedRun, to program: inout PythonProgram) {
  program.add(import: "import numpy as np")
  program.add(note: "\(program.framework.title) has no direct solver; this is NumPy.")
  let design = hasIntercept(run) ? "np.column_stack([x, np.ones(len(x))])" : "x"
  program.add("design = \(design)")
  switch solver.name {
  case "newton":
    program.add(lines: [
      "w = np.zeros((design.shape[1], 1))",
      "for step in range(50):",
      "    p = 1 / (1 + np.exp(-design @ w))",
      "    gradient = design.T @ (p - y)",
      "    curvature = design.T @ (design * p * (1 - p))",
      "    change = np.linalg.solve(curvature, gradient)",
      "    w = w - change",
      "    if np.abs(change).max() < 1e-12:",
      "        break",
    ])
  case "ridge":
    let strength = PythonLiteral.plain(solver.number("lambda") ?? solver.number("strength") ?? 0)
    program.add(lines: [
      "center_x, center_y = x.mean(axis=0), y.mean(axis=0)",
      "penalty = \(strength) * np.eye(x.shape[1])",
      "slopes = np.linalg.solve(",
      "    (x - center_x).T @ (x - center_x) + penalty, (x - center_x).T @ (y - center_y))",
      "w = np.vstack([slopes, center_y - center_x @ slopes])",
    ])
  default:
    program.add("w, *_ = np.linalg.lstsq(design, y, rcond=None)")
  }
  program.add("print(w.ravel())")
}

/// Neither library has the perceptron rule; it is a loop.
func writePerceptron(
  _ model: ComponentSpec, _ descent: Descent, to program: inout PythonProgram
) {
  program.add(import: "import numpy as np")
  program.add(note: "\(program.framework.title) has no perceptron rule; this is NumPy.")
  let rate = PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 1)
  let isMargin = model.text("rule") == "margin"
  var lines = ["w, b = np.zeros(x.shape[1]), 0.0"]
  if model.flag("pocket") == true { lines.append("best, pocket = -1, (w.copy(), b)") }
  lines += ["for epoch in range(\(descent.epochs)):", "    mistakes = 0"]
  lines += ["    for row, target in zip(x, y[:, 0]):"]
  lines +=
    isMargin
    ? [
      "        sign = 2 * target - 1",
      "        if sign * (row @ w + b) <= 0:",
      "            w, b, mistakes = w + \(rate) * sign * row, b + \(rate) * sign, mistakes + 1",
    ]
    : [
      "        error = target - (row @ w + b >= 0)",
      "        w, b = w + \(rate) * error * row, b + \(rate) * error",
      "        mistakes += error != 0",
    ]
  if model.flag("pocket") == true {
    lines += [
      "    right = ((x @ w + b >= 0) == y[:, 0]).sum()",
      "    if right > best:", "        best, pocket = right, (w.copy(), b)",
    ]
  }
  lines += ["    print(epoch + 1, mistakes, w, b)"]
  if descent.stopsWithoutMistakes { lines += ["    if mistakes == 0:", "        break"] }
  program.add(lines: lines)
}
