import LecternSpec

/// What the names of an expression stand for.
package struct Scope: Sendable {
  package var results: LessonResults
  /// Specs that exist but have no result, because they were refused or failed; what speaks of them
  /// is passed over in silence.
  package var failed: Set<String>
  /// The spec whose parts bare names mean first: inside its own `expect`.
  package var current: String?
  /// Names given by the place itself: `epoch` and `row` in tables.
  package var locals: [String: Value]
  /// Names given by the place itself that stand for whole runs: members in a verdict column.
  package var run: RunResult?

  package init(
    results: LessonResults, failed: Set<String> = [], current: String? = nil,
    locals: [String: Value] = [:], run: RunResult? = nil
  ) {
    self.results = results
    self.failed = failed
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
