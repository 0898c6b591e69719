import LecternEngine
import LecternSource
import LecternSpec

/// What one run may cost before it is refused. Counts, never seconds, so that every machine refuses
/// the same runs.
package struct Budget: Equatable, Sendable {
  package var updatesTimesParameters: Int
  /// Of training rows times epochs: how often a row is looked at.
  package var visitsTimesParameters: Int
  package var recordedBytes: Int
  /// Of one data set.
  package var rows: Int

  package init(
    updatesTimesParameters: Int = 500_000_000, visitsTimesParameters: Int = 20_000_000_000,
    recordedBytes: Int = 200_000_000, rows: Int = 1_000_000
  ) {
    self.updatesTimesParameters = updatesTimesParameters
    self.visitsTimesParameters = visitsTimesParameters
    self.recordedBytes = recordedBytes
    self.rows = rows
  }

  package init(_ spec: CourseConfiguration.Budget) {
    self.init()
    if let value = spec.updatesTimesParameters { updatesTimesParameters = value }
    if let value = spec.visitsTimesParameters { visitsTimesParameters = value }
    if let value = spec.recordedBytes { recordedBytes = value }
    if let value = spec.rows { rows = value }
  }
}

/// Refuses a run that costs too much, with the figures and the option that allows it.
func checkBudget(_ setup: RunSetup, _ budget: Budget, _ problems: inout Problems) {
  guard let descent = setup.spec.descent else { return }
  let counts = plannedCounts(setup)
  let parameters = Double(counts.parameters)
  func refuse(_ what: String, _ cost: Double, _ limit: Int, _ advice: String, key: String) -> Bool {
    guard cost > Double(limit) else { return false }
    let cost = Int(min(cost, 1e18))
    problems.add(
      .overBudget, at: setup.spec.heading.range,
      "\(what) \(grouped(cost)), and a run may cost \(grouped(limit))",
      help: "\(advice) or raise `budget: {\(key): \(cost)}` in course.yml")
    return true
  }
  if refuse(
    "\(grouped(counts.updates)) updates of \(grouped(counts.parameters)) parameters are",
    Double(counts.updates) * parameters, budget.updatesTimesParameters, "lower `epochs`",
    key: "updates_times_parameters")
    || refuse(
      "\(grouped(counts.rows)) rows in \(grouped(descent.epochs)) epochs with "
        + "\(grouped(counts.parameters)) parameters are",
      Double(counts.rows) * Double(descent.epochs) * parameters, budget.visitsTimesParameters,
      "take fewer rows, lower `epochs`", key: "visits_times_parameters")
  {
    return
  }
  let bytes = recordedBytes(setup, counts, descent)
  if bytes > Double(budget.recordedBytes) {
    problems.add(
      .overBudget, at: setup.spec.heading.range,
      "the run would keep \(grouped(Int(min(bytes, 1e18)))) bytes, and may keep "
        + "\(grouped(budget.recordedBytes))",
      help: "shorten `record`, or raise `budget: {recorded_bytes: \(Int(min(bytes, 1e18)))}` in "
        + "course.yml")
  }
}

/// About what is kept of a run.
private func recordedBytes(_ setup: RunSetup, _ counts: RunCounts, _ descent: Descent) -> Double {
  let parameters = Double(counts.parameters)
  let epochs = Double(descent.epochs) + 1
  let updates = Double(counts.updates)
  let recorded = setup.recorded
  var numbers = 4 * epochs
  if recorded.contains(.parameters) { numbers += 2 * epochs * parameters }
  if recorded.contains(.steps) { numbers += 3 * updates }
  if recorded.contains(.optimizerState) { numbers += 3 * updates * parameters }
  if recorded.contains(.gradients) { numbers += epochs * Double(setup.shape.widths.count) }
  return 8 * numbers
}

/// Refuses a generator that would make more rows than a data set may have, before it makes them.
func checkRows(
  ofGenerator component: ComponentSpec, _ budget: Budget, _ problems: inout Problems
) -> Bool {
  guard let rows = component.number("rows"), rows > Double(budget.rows) else { return true }
  let count = Int(min(rows, 1e18))
  problems.add(
    .overBudget, at: component.range,
    "\(grouped(count)) rows are more than the \(grouped(budget.rows)) that a data set may have",
    help: "lower `rows` or raise `budget: {rows: \(count)}` in course.yml")
  return false
}

/// Refuses a data set with more rows than one may have.
func checkRows(
  _ count: Int, of spec: DataSpec, _ budget: Budget, _ problems: inout Problems
) -> Bool {
  guard count > budget.rows else { return true }
  problems.add(
    .overBudget, at: spec.heading.range,
    "\(grouped(count)) rows are more than the \(grouped(budget.rows)) that a data set may have",
    help: "keep some of them by `limit`, or raise `budget: {rows: \(count)}` in course.yml")
  return false
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
