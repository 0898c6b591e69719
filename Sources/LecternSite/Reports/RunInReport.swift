import LecternRun
import LecternSpec
import LecternWeb

/// A run with what its figures need beside its numbers.
struct RunInReport {
  /// What tells it from the others in the same figure; empty for one alone.
  var label: String
  var run: RunResult
  /// The resolved spec that made it.
  var spec: TrainSpec?
  var data: DataResult?
}

extension RunInReport {
  /// The run as charts draw it.
  var plotted: PlottedRun { PlottedRun(label: label, record: record) }

  /// The run's numbers as a rerun in the page has them.
  var record: PageRecord {
    var record = PageRecord()
    record.unit = run.model.kind == .function ? .step : .epoch
    record.losses = run.series.loss
    record.validation = run.series.validationLoss
    // Over a single batch the running mean is the loss one update earlier.
    record.running = run.counts.iterationsPerEpoch > 1 ? run.series.runningLoss : []
    record.mistakes = run.perceptron?.mistakes.map(Double.init) ?? []
    record.parametersByEpoch =
      run.perceptron?.weightsByEpoch
      ?? (run.path.isEmpty ? run.parameters.byEpoch : run.path.map(\.position))
    record.parameters = run.parameters.final
    record.epochs = run.counts.epochs
    record.updates = run.counts.updates
    record.firstNonfiniteStep = run.firstNonfiniteStep
    return record
  }
}
