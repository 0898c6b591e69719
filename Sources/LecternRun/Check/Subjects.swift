import LecternSource
import LecternSpec

/// What a chart's or table's `of` names.
package enum ResultSubject: Equatable, Sendable {
  case data(DataResult)
  case run(RunResult)
  case compare(CompareResult)
  case trace(TraceResult)
}

/// The result that `expression` names: `race`, `race.adam`, `rates[0.1]`, `heights`.
package func subject(
  of expression: Expression, in scope: Scope, path: String
) -> (ResultSubject?, Diagnostic?) {
  do throws(EvaluationError) {
    let item = try Evaluator(scope: scope).item(of: expression)
    if case .group(let group) = item {
      switch group.subject {
      case .run(let run): return (.run(run), nil)
      case .data(let data): return (.data(data), nil)
      case .compare(let compare): return (.compare(compare), nil)
      case .none:
        if case .name(let name) = expression.kind, let trace = scope.results.trace(name) {
          return (.trace(trace), nil)
        }
      default: break
      }
    }
    throw EvaluationError(
      rule: .notASubject, range: expression.range,
      message: "this is neither a run, a compare nor a data set")
  } catch {
    return (nil, error.isConsequence ? nil : error.diagnostic(in: path))
  }
}

/// A table's cells: one row for each subject, epoch or expression, one value for each column.
/// Cells without a value are missing, and why is in `diagnostics`.
package func tableCells(
  _ spec: TableSpec, results: LessonResults, path: String, diagnostics: inout [Diagnostic]
) -> [(label: String, cells: [Value])] {
  var scopes: [(label: String, scope: Scope)] = []
  let base = Scope(results: results)
  switch spec.rows {
  case .subjects:
    for written in spec.of {
      let (found, problem) = subject(of: written.expression, in: base, path: path)
      if let problem { diagnostics.append(problem) }
      switch found {
      case .run(let run):
        scopes.append((written.text.text, Scope(results: results, run: run)))
      case .compare(let compare):
        for member in compare.members {
          scopes.append((member.label, Scope(results: results, run: member.run)))
        }
      case .data(let data):
        scopes.append((data.name, Scope(results: results, current: data.name)))
      case .trace(let trace):
        scopes.append((trace.name, Scope(results: results, current: trace.name)))
      case nil: break
      }
    }
  case .epochs(let epochs):
    var run: RunResult?
    if let written = spec.of.first {
      let (found, problem) = subject(of: written.expression, in: base, path: path)
      if let problem { diagnostics.append(problem) }
      if case .run(let found)? = found { run = found }
    }
    for epoch in epochs {
      scopes.append(
        (
          String(epoch.value),
          Scope(results: results, locals: ["epoch": .count(epoch.value)], run: run)
        ))
    }
  case .expressions(let rows):
    for row in rows {
      switch evaluate(row.expression, in: base, path: path) {
      case .value(let value):
        scopes.append((row.text.text, Scope(results: results, locals: ["row": value])))
      case .problems(let problems): diagnostics += problems
      case .consequence: break
      }
    }
  }
  return scopes.map { label, scope in
    (
      label,
      spec.columns.map { column in
        switch evaluate(column.value.expression, in: scope, path: path) {
        case .value(let value): return value
        case .problems(let problems):
          for problem in problems where !diagnostics.contains(problem) {
            diagnostics.append(problem)
          }
          return .missing
        case .consequence: return .missing
        }
      }
    )
  }
}
