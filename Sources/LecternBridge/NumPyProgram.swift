import LecternRun
import LecternSpec

/// Solvers have no counterpart in either library; NumPy says them in a line or two.
func writeSolver(_ solver: ComponentSpec, _ run: BridgedRun, to program: inout PythonProgram) {
  program.add(import: "import numpy as np")
  program.add("# Neither Keras nor PyTorch solves this directly: NumPy does.")
  let design = hasIntercept(run) ? "np.column_stack([x, np.ones(len(x))])" : "x"
  switch Solver(rawValue: solver.name) {
  case .newton:
    program.add(lines: [
      "design = \(design)",
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
  case .ridge:
    let strength = PythonLiteral.plain(solver.number("lambda") ?? 0)
    // λ Σw² on half the mean squared error weighs twice as much.
    let doubled = run.result.model.loss == .halfMeanSquaredError ? "2 * " : ""
    program.add("penalty = \(doubled)\(strength) * len(x) * np.eye(x.shape[1])")
    guard hasIntercept(run) else {
      program.add("w = np.linalg.solve(x.T @ x + penalty, x.T @ y)")
      break
    }
    program.add(lines: [
      "center_x, center_y = x.mean(axis=0), y.mean(axis=0)",
      "slopes = np.linalg.solve(",
      "    (x - center_x).T @ (x - center_x) + penalty, (x - center_x).T @ (y - center_y))",
      "w = np.vstack([slopes, center_y - center_x @ slopes])",
    ])
  default:
    program.add("design = \(design)")
    program.add("w, *_ = np.linalg.lstsq(design, y, rcond=None)")
  }
  program.results = ["w.ravel()"]
}

/// Neither library has the perceptron rule; it is a loop.
///
/// An exact program keeps a record of its passes, and of every row where updates are watched.
func writePerceptron(
  _ run: BridgedRun, _ descent: Descent, watching steps: [Int] = [], to program: inout PythonProgram
) {
  let model = run.spec.model
  program.add(import: "import numpy as np")
  program.add("# Neither Keras nor PyTorch has the perceptron's rule: it is a loop.")
  let rate = descent.optimizer.number("learning_rate") ?? 1
  let isMargin = model.text("rule") == "margin"
  let hasPocket = model.flag("pocket") == true
  let hasRate =
    rate != 1 || program.varies("optimizer.learning_rate") || program.varies("learning_rate")
  let factor = hasRate ? "learning_rate * " : ""
  if hasRate {
    program.add("learning_rate = \(PythonLiteral.plain(rate))")
  }
  let start = run.result.parameters.initial
  var lines = ["w, b = np.zeros(x.shape[1]), 0.0"]
  if start.contains(where: { $0 != 0 }), let bias = start.last {
    lines = [
      "w, b = np.array(\(PythonLiteral.list(start.dropLast()))), \(PythonLiteral.number(bias))"
    ]
  }
  if hasPocket {
    let isWrong =
      isMargin ? "(2 * y[:, 0] - 1) * (x @ w + b) <= 0" : "(x @ w + b >= 0) != y[:, 0]"
    lines = ["def wrong(w, b):", "    return (\(isWrong)).sum()", ""] + lines
    lines.append("best, pocket = wrong(w, b), (w, b)")
  }
  let pass = perceptronPass(run, descent, isExact: program.isExact)
  let isWatched = program.isExact && !steps.isEmpty
  if program.isExact { lines += startedRecord }
  lines += pass.before + ["for epoch in range(\(descent.epochs)):", "    mistakes = 0"]
  lines += pass.head.map { "    " + $0 }
  if isWatched { lines.append("        before = np.append(w, b)") }
  lines +=
    isMargin
    ? [
      "        sign = 2 * target - 1",
      "        if sign * (row @ w + b) <= 0:",
      "            w, b = w + \(factor)sign * row, b + \(factor)sign",
      "            mistakes += 1",
    ]
    : hasPocket
      ? [
        "        error = target - (row @ w + b >= 0)",
        "        if error != 0:",
        "            w, b = w + \(factor)error * row, b + \(factor)error",
        "            mistakes += 1",
      ]
      : [
        "        error = target - (row @ w + b >= 0)",
        "        w, b = w + \(factor)error * row, b + \(factor)error",
        "        mistakes += error != 0",
      ]
  if hasPocket {
    lines += [
      "            if wrong(w, b) < best:",
      "                best, pocket = wrong(w, b), (w, b)",
    ]
  }
  if isWatched {
    lines += [
      "        run.steps[len(run.steps) + 1] = Step(run, before, np.append(w, b), row[None, :])"
    ]
  }
  if program.isExact { lines += recordedPass }
  if !program.isMember, !program.isExact { lines += ["    print(epoch + 1, mistakes, w, b)"] }
  if descent.stopsWithoutMistakes { lines += ["    if mistakes == 0:", "        break"] }
  if hasPocket { lines.append("w, b = pocket") }
  if program.isExact { lines += endedRecord }
  program.add(lines: lines)
  program.results =
    program.isMember ? ["epoch + 1", "mistakes", "w", "b"] : hasPocket ? ["w", "b"] : []
}

private let startedRecord = [
  "run = Run(mistakes=[float(\"nan\")], first_clean_epoch=float(\"inf\"), loss=[], forward=line,",
  "          path=[np.append(w, b)], steps={})",
]

private let recordedPass = [
  "    run.mistakes.append(mistakes)",
  "    run.path.append(np.append(w, b))",
  "    if mistakes == 0:",
  "        run.first_clean_epoch = min(run.first_clean_epoch, epoch + 1)",
]

private let endedRecord = [
  "run.final, run.epochs = np.append(w, b), len(run.mistakes) - 1",
  "run.updates = sum(run.mistakes[1:])",
]

/// How a pass goes over the rows: what comes before the first one, and the loop's head.
private func perceptronPass(
  _ run: BridgedRun, _ descent: Descent, isExact: Bool
) -> (before: [String], head: [String]) {
  let isInOrder = descent.order == .given || descent.order == .fixed && !isExact
  if isInOrder { return ([], ["for row, target in zip(x, y[:, 0]):"]) }
  let visit = "    row, target = x[i], y[i, 0]"
  guard isExact else {
    return (
      ["rng = np.random.default_rng(\(run.spec.seed))"],
      ["for i in rng.permutation(len(x)):", visit]
    )
  }
  let order = PythonLiteral.string(descent.order.rawValue)
  return (
    ["plan = list(batches(len(x), 1, \(descent.epochs), \(order), \(run.spec.seed)))"],
    ["for i in np.concatenate(plan[epoch]):", visit]
  )
}
