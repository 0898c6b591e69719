import LecternEngine
import LecternSource
import LecternSpec

/// What one run may cost before it is refused. Counts, never seconds, so that every machine refuses
/// the same runs.
package struct Budget: Equatable, Sendable {
  package var updatesTimesParameters: Int
  package var recordedBytes: Int

  package init(
    updatesTimesParameters: Int = 500_000_000, recordedBytes: Int = 200_000_000
  ) {
    self.updatesTimesParameters = updatesTimesParameters
    self.recordedBytes = recordedBytes
  }

  package init(_ spec: CourseConfiguration.Budget) {
    self.init()
    if let value = spec.updatesTimesParameters { updatesTimesParameters = value }
    if let value = spec.recordedBytes { recordedBytes = value }
  }
}

/// Refuses a run that costs too much, with the figures and the option that allows it.
func checkBudget(_ setup: RunSetup, _ budget: Budget, _ problems: inout Problems) {
  guard let descent = setup.spec.descent else { return }
  let counts = plannedCounts(setup)
  let parameters = Double(counts.parameters)
  let cost = Double(counts.updates) * parameters
  if cost > Double(budget.updatesTimesParameters) {
    problems.add(
      .overBudget, at: setup.spec.heading.range,
      "\(grouped(counts.updates)) updates of \(grouped(counts.parameters)) parameters are "
        + "\(grouped(Int(min(cost, 1e18)))), and a run may cost "
        + "\(grouped(budget.updatesTimesParameters))",
      help: "lower `epochs` or raise `budget: {updates_times_parameters: "
        + "\(Int(min(cost, 1e18)))}` in course.yml")
    return
  }
  let epochs = Double(descent.epochs) + 1
  let updates = Double(counts.updates)
  let recorded = setup.recorded
  var numbers = 4 * epochs
  if recorded.contains(.parameters) { numbers += 2 * epochs * parameters }
  if recorded.contains(.steps) { numbers += 3 * updates }
  if recorded.contains(.optimizerState) { numbers += 3 * updates * parameters }
  if recorded.contains(.gradients) { numbers += epochs * Double(setup.shape.widths.count) }
  let bytes = 8 * numbers
  if bytes > Double(budget.recordedBytes) {
    problems.add(
      .overBudget, at: setup.spec.heading.range,
      "the run would keep \(grouped(Int(min(bytes, 1e18)))) bytes, and may keep "
        + "\(grouped(budget.recordedBytes))",
      help: "shorten `record`, or raise `budget: {recorded_bytes: \(Int(min(bytes, 1e18)))}` in "
        + "course.yml")
  }
}

extension Job {
  /// About how long it takes, in no unit: the samples that it sees times its parameters.
  package var weight: Double {
    let counts = plannedCounts(setup)
    return Double(counts.rows) * Double(max(counts.epochsPlanned, 1))
      * Double(max(counts.parameters, 1))
  }
}

/// The counts of a run that goes through all its epochs.
func plannedCounts(_ setup: RunSetup) -> RunCounts {
  var counts = RunCounts()
  counts.parameters = parameterCount(setup.shape)
  counts.rows = setup.prepared?.training.rows ?? 0
  counts.validationRows = setup.prepared?.validation?.rows ?? 0
  counts.testRows = setup.prepared?.test?.rows ?? 0
  guard let descent = setup.spec.descent else {
    counts.batchSize = counts.rows
    counts.lastBatch = counts.rows
    return counts
  }
  counts.epochsPlanned = descent.epochs
  guard setup.shape.kind != .function else {
    counts.iterationsPerEpoch = 1
    counts.updates = descent.epochs
    return counts
  }
  let rows = counts.rows
  switch descent.batchSize {
  case .full: counts.batchSize = rows
  case .rows(let size): counts.batchSize = min(size, rows)
  }
  if setup.shape.kind == .perceptron { counts.batchSize = 1 }
  let size = max(counts.batchSize, 1)
  let rest = rows % size
  counts.iterationsPerEpoch = rows / size + (rest > 0 && !descent.dropsLastBatch ? 1 : 0)
  counts.lastBatch = rest > 0 && !descent.dropsLastBatch ? rest : size
  counts.updates =
    counts.iterationsPerEpoch.multipliedReportingOverflow(by: descent.epochs)
    .partialValue
  if Double(counts.iterationsPerEpoch) * Double(descent.epochs) > 1e18 { counts.updates = .max }
  return counts
}

/// With commas between groups of three digits.
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [String] = []
  while digits.count > 3 {
    groups.insert(String(digits.suffix(3)), at: 0)
    digits.removeLast(3)
  }
  groups.insert(digits, at: 0)
  return (number < 0 ? "-" : "") + groups.joined(separator: ",")
}
