import LecternEngine
import LecternSource
import LecternSpec

/// A data set as one run sees it: who predicts what, scaled and split.
package struct PreparedData: Sendable {
  package var result: DataResult
  /// Scaled, in training units; the parts in the order of the split.
  package var training: Dataset
  package var validation: Dataset?
  var test: Dataset?
  /// Names of the inputs before polynomial expansion, and their values in original units,
  /// `[rows, inputs]`, all rows. A category of more than two has an input for each.
  package var inputs: [String]
  package var degree: Int
  var original: Matrix
  /// The targets of all rows in original units; class codes for classes.
  var targets: Matrix
  var classes: [String]
}

/// What a run asks of its data.
struct DataChoice {
  var features: [Located<String>]?
  var targets: [Located<String>]?
  var scale: Scaling?
  var scaleTarget: Scaling?
  var degree: Int?
  /// Whether classes are to be predicted; nil: decided by the target column.
  var wantsClasses: Bool?
  /// Whether the first of several categories has no input of its own, so that with a bias no input
  /// follows from the others: direct solvers have a single solution only then.
  var leavesBaselinesOut = false
  /// Where to point for what belongs to no key.
  var range: SourceRange
  /// The model's name, for messages.
  var model: String
  /// Where the model is written.
  var modelRange: SourceRange
  /// The loss, where it is the loss that wants classes and not the model.
  var classLoss: Located<String>?
}

/// Nil when there is an error, which is in `problems`.
func prepare(
  _ table: Table, _ choice: DataChoice, problems: inout Problems
) -> PreparedData? {
  guard let names = chosenColumns(table, choice, &problems),
    let split = splitRows(table, &problems),
    let columns = usableColumns(table, names, choice, split.training.map(Int.init), &problems)
  else { return nil }
  let before = problems.diagnostics.count
  let inputs = ModelInputs(columns.features, table, choice, &problems)
  guard let goal = modelTargets(columns.targets, choice, split, &problems),
    problems.diagnostics.count == before,
    let featureScaling = scaling(
      inputs.names, origins: inputs.origins, inputs.values, choice.scale ?? table.spec.scale,
      split.training, choice, &problems),
    let targetScaling = goal.classes.isEmpty
      ? scaling(
        names.targets, origins: names.targets, goal.values,
        choice.scaleTarget ?? table.spec.scaleTarget, split.training, choice, &problems)
      : names.targets.map({ ScalingRecord(column: $0) })
  else { return nil }

  let scaled = scaler(featureScaling).scaled(inputs.values)
  let data: Dataset
  if goal.classes.isEmpty {
    data = Dataset(features: scaled, targets: scaler(targetScaling).scaled(goal.values))
  } else {
    data = Dataset(
      features: scaled, labels: goal.values.elements.map { UInt32($0) },
      classes: goal.classes.count)
  }
  let isWhole = split.training.count == table.rowCount
  return PreparedData(
    result: dataResult(
      table, columns.all, split, features: featureScaling, targets: targetScaling),
    training: isWhole ? data : data.selecting(rows: split.training),
    validation: split.validation.isEmpty ? nil : data.selecting(rows: split.validation),
    test: split.test.isEmpty ? nil : data.selecting(rows: split.test),
    inputs: inputs.originalNames, degree: inputs.degree, original: inputs.original,
    targets: goal.values, classes: goal.classes)
}

/// The data set as its own spec describes it, for its preview; without a usable target every row
/// trains.
func dataResult(_ table: Table, problems: inout Problems) -> DataResult? {
  let spec = table.spec
  let choice = DataChoice(
    features: spec.features, targets: spec.target, range: spec.heading.range, model: "",
    modelRange: spec.heading.range)
  let names = table.columns.map(\.name)
  let before = problems.diagnostics.count
  for name in (spec.features ?? []) + (spec.target ?? []) {
    checkColumn(name, among: names, &problems)
  }
  if problems.diagnostics.count > before { return nil }
  // Whether the columns fit a model is the run's question: it knows which model.
  var quiet = Problems(path: problems.path, catalog: problems.catalog)
  if let prepared = prepare(table, choice, problems: &quiet) { return prepared.result }
  guard let split = splitRows(table, &problems) else { return nil }
  let targets = targetNames(table, choice, &problems)
  let features = featureNames(table, choice, targets, &problems)
  return dataResult(
    table, table.columns, split, features: features.map { ScalingRecord(column: $0) },
    targets: targets.map { ScalingRecord(column: $0) })
}

private func dataResult(
  _ table: Table, _ columns: [DataColumn], _ split: LecternEngine.Split,
  features: [ScalingRecord], targets: [ScalingRecord]
) -> DataResult {
  DataResult(
    name: table.name, source: table.source, columns: columns, rowCount: table.rowCount,
    features: features.map(\.column), targets: targets.map(\.column), featureScaling: features,
    targetScaling: targets, training: split.training.map(Int.init),
    validation: split.validation.map(Int.init), test: split.test.map(Int.init),
    seed: table.spec.seed)
}
