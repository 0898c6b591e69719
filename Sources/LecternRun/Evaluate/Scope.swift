import LecternSpec

/// What the names of an expression stand for.
package struct Scope: Sendable {
  package var results: LessonResults
  /// The spec whose parts bare names mean first: inside its own `expect`.
  package var current: String?
  /// Names given by the place itself: `epoch` and `row` in tables.
  package var locals: [String: Value]
  /// Names given by the place itself that stand for whole runs: members in a verdict column.
  package var run: RunResult?

  package init(
    results: LessonResults, current: String? = nil,
    locals: [String: Value] = [:], run: RunResult? = nil
  ) {
    self.results = results
    self.current = current
    self.locals = locals
    self.run = run
  }
}

func group(for result: NamedResult) -> Group {
  switch result {
  case .data(let data): group(for: data)
  case .run(let run): group(for: run)
  case .compare(let compare): group(for: compare)
  case .trace(let trace): group(for: trace)
  }
}
