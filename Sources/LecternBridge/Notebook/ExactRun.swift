import LecternRun
import LecternSpec

/// The cell that repeats a run digit for digit: the same rows, start, batches and formulas, in
/// double precision. It leaves the run in `runs[name]` and compares it with what Lectern recorded.
///
/// Where the framework cannot say it, ``ExactRefusal`` explains why. The updates `steps` are kept for
/// the lesson's traces.
func exactRun(
  _ run: BridgedRun, in framework: Framework, watching steps: [Int] = []
) -> Result<String, ExactRefusal> {
  if let added = addedComponent(of: run) {
    return .failure(ExactRefusal("'\(added)' is this course's own"))
  }
  let name = run.result.name
  var lines: [String] = []
  switch (run.spec.subject, run.spec.method) {
  case (.function(let function), .descend(let descent)):
    guard let function = functionExpression(function) else {
      return .failure(ExactRefusal("the function has no Python form"))
    }
    if let refusal = refusal(run, descent, framework) { return .failure(refusal) }
    lines = exactFunction(run, descent, function, framework, watching: steps)
  case (.function, .solve):
    return .failure(ExactRefusal("a bare function has no direct solver"))
  case (.fit, .solve(let solver)):
    var program = exactProgram(framework)
    writeData(run, to: &program)
    writeSolver(solver, run, to: &program)
    lines = wrapped(trimmed(program.body))
    lines += ["run = Run(loss=[], final=w.ravel(), forward=line, updates=0, epochs=0)"]
    // High powers are nearly dependent on each other: NumPy's last digits are others.
    let tolerance = run.result.fitted.degree > 9 ? "1e-3" : "1e-6"
    lines += wrapped([
      "check(run, run.final, \(numbers(run.result.parameters.final)), \(tolerance))"
    ])
  case (.fit, .descend(let descent)) where run.result.model.kind == .perceptron:
    var program = exactProgram(framework)
    writeData(run, to: &program)
    writePerceptron(run, descent, watching: steps, to: &program)
    lines = wrapped(trimmed(program.body))
    // Rows as they are give the same bits; NumPy scales them with other last digits.
    let isScaled = run.result.fitted.featureScaling.contains { !$0.isIdentity }
    lines += [
      "check(run, run.final, \(numbers(run.result.parameters.final)), "
        + "\(isScaled ? "1e-9" : "0"))"
    ]
  case (.fit, .descend(let descent)):
    if let refusal = refusal(run, descent, framework) { return .failure(refusal) }
    var program = exactProgram(framework)
    writeData(run, to: &program)
    lines = wrapped(program.body) + exactDescent(run, descent, framework, watching: steps)
  }
  while lines.first?.isEmpty == true { lines.removeFirst() }
  lines += recordLines(run)
  lines.append("runs[\(PythonLiteral.string(name))] = run")
  return .success(lines.joined(separator: "\n"))
}

private func exactProgram(_ framework: Framework) -> PythonProgram {
  var program = PythonProgram(framework)
  program.isExact = true
  return program
}

/// Why a run has no exact counterpart.
package struct ExactRefusal: Error, Equatable, Sendable {
  package var reason: String

  init(_ reason: String) { self.reason = reason }
}

private func refusal(
  _ run: BridgedRun, _ descent: Descent, _ framework: Framework
) -> ExactRefusal? {
  if hasDropout(run) {
    return ExactRefusal("dropout draws its units from a generator of the library's own")
  }
  if framework == .keras, descent.optimizer.flag("bias_correction") == false,
    !hasNoCorrection(descent)
  {
    return ExactRefusal("its Adam cannot leave the bias correction out on a schedule")
  }
  return nil
}

func numbers(_ values: [Double]) -> String { "np.array(\(PythonLiteral.list(values)))" }
