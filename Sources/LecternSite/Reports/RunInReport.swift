import LecternRun
import LecternSpec

/// A run with what its figures need beside its numbers.
struct RunInReport {
  /// What tells it from the others in the same figure; empty for one alone.
  var label: String
  var run: RunResult
  /// The resolved spec that made it.
  var spec: TrainSpec?
  var data: DataResult?
}
