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
  let before = problems.diagnostics.count
  let names = table.columns.map(\.name)
  let targets = targetNames(table, choice, names, &problems)
  let features = featureNames(table, choice, targets, names, &problems)
  if problems.diagnostics.count > before { return nil }
  if features.isEmpty {
    problems.add(
      .noFeatures, at: choice.range, "no column is left to predict from",
      help: "name the columns in `features`")
    return nil
  }
  if targets.isEmpty {
    problems.add(
      .noTarget, at: choice.range, "data set '\(table.name)' has no target",
      help: "name the column to predict in `target`")
    return nil
  }
  guard let split = split(table, choice, &problems) else { return nil }

  var columns = table.columns
  for index in columns.indices
  where table.filledColumns.contains(columns[index].name) && columns[index].kind == .number {
    fill(&columns[index], with: split.training.map(Int.init))
  }
  let used = (features + targets).compactMap { name in columns.first { $0.name == name } }
  checkMissing(used, choice, &problems)
  checkNumbers(used, table, choice, &problems)
  let featureColumns = features.compactMap { name in used.first { $0.name == name } }
  checkCategories(featureColumns, choice, &problems)
  if problems.diagnostics.count > before { return nil }

  let inputs = inputColumns(featureColumns, leavingBaselinesOut: choice.leavesBaselinesOut)
  let original = Matrix(columns: inputs.map(\.values))
  let targetColumns = targets.compactMap { name in used.first { $0.name == name } }
  var degree = choice.degree ?? table.spec.polynomialDegree ?? 1
  if degree > 1, inputs.count > 1 {
    problems.add(
      .polynomialFeatures, at: choice.modelRange,
      "a polynomial needs exactly one feature, not \(inputs.count)",
      help: "name it in `features`")
    degree = 1
  }
  guard
    let goal = goal(targetColumns, choice, split, &problems),
    problems.diagnostics.count == before
  else { return nil }

  let expanded = degree > 1 ? original.powers(upTo: degree) : original
  let expandedNames =
    degree > 1
    ? (1...degree).map { $0 == 1 ? features[0] : "\(features[0])^\($0)" } : inputs.map(\.name)
  let origins = degree > 1 ? expandedNames.map { _ in features[0] } : inputs.map(\.origin)
  guard
    let featureScaling = scaling(
      expandedNames, origins: origins, expanded, choice.scale ?? table.spec.scale, split.training,
      choice, &problems),
    let targetScaling = goal.classes.isEmpty
      ? scaling(
        targets, origins: targets, goal.targets, choice.scaleTarget ?? table.spec.scaleTarget,
        split.training, choice, &problems)
      : targets.map({ ScalingRecord(column: $0) })
  else { return nil }

  let scaledFeatures = scaler(featureScaling).scaled(expanded)
  let data: Dataset
  if goal.classes.isEmpty {
    data = Dataset(features: scaledFeatures, targets: scaler(targetScaling).scaled(goal.targets))
  } else {
    data = Dataset(
      features: scaledFeatures, labels: goal.targets.elements.map { UInt32($0) },
      classes: goal.classes.count)
  }
  let result = DataResult(
    name: table.name, source: table.source, columns: columns, rowCount: table.rowCount,
    features: expandedNames, targets: targets, featureScaling: featureScaling,
    targetScaling: targetScaling, training: split.training.map(Int.init),
    validation: split.validation.map(Int.init), test: split.test.map(Int.init),
    seed: table.spec.seed)
  let isWhole = split.training.count == table.rowCount
  return PreparedData(
    result: result, training: isWhole ? data : data.selecting(rows: split.training),
    validation: split.validation.isEmpty ? nil : data.selecting(rows: split.validation),
    test: split.test.isEmpty ? nil : data.selecting(rows: split.test), inputs: inputs.map(\.name),
    degree: degree, original: original, targets: goal.targets, classes: goal.classes)
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
  guard let split = split(table, choice, &problems) else { return nil }
  let targets = targetNames(table, choice, names, &problems)
  let features = featureNames(table, choice, targets, names, &problems)
  return DataResult(
    name: table.name, source: table.source, columns: table.columns, rowCount: table.rowCount,
    features: features, targets: targets,
    featureScaling: features.map { ScalingRecord(column: $0) },
    targetScaling: targets.map { ScalingRecord(column: $0) },
    training: split.training.map(Int.init), validation: split.validation.map(Int.init),
    test: split.test.map(Int.init), seed: spec.seed)
}

// MARK: - Columns

private func targetNames(
  _ table: Table, _ choice: DataChoice, _ names: [String], _ problems: inout Problems
) -> [String] {
  if let written = choice.targets ?? table.spec.target {
    return written.compactMap { checkColumn($0, among: names, &problems) ? $0.value : nil }
  }
  if !table.defaultTargets.isEmpty { return table.defaultTargets }
  let features = Set((choice.features ?? table.spec.features ?? []).map(\.value))
  return names.last { !features.contains($0) }.map { [$0] } ?? []
}

private func featureNames(
  _ table: Table, _ choice: DataChoice, _ targets: [String], _ names: [String],
  _ problems: inout Problems
) -> [String] {
  if let written = choice.features ?? table.spec.features {
    var features: [String] = []
    for name in written where checkColumn(name, among: names, &problems) {
      if targets.contains(name.value) {
        problems.add(
          .targetAmongFeatures, at: name.range,
          "column '\(name.value)' is the target and cannot be a feature too",
          help: "a model that sees what it has to predict learns nothing else")
      }
      features.append(name.value)
    }
    return features
  }
  if !table.defaultFeatures.isEmpty { return table.defaultFeatures }
  return table.columns.filter { $0.kind == .number && !targets.contains($0.name) }.map(\.name)
}

private func fill(_ column: inout DataColumn, with training: [Int]) {
  let known = training.map { column.values[$0] }.filter { !$0.isNaN }
  guard !known.isEmpty, column.values.contains(where: \.isNaN) else { return }
  let mean = Statistics.mean(known)
  column.values = column.values.map { $0.isNaN ? mean : $0 }
}

private func checkMissing(
  _ columns: [DataColumn], _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns {
    let rows = column.values.indices.filter { !column.values[$0].isFinite }
    guard let first = rows.first else { continue }
    let isNumber = column.values[first].isInfinite
    problems.add(
      .missingValues, at: choice.range,
      isNumber
        ? "column '\(column.name)' holds a number that is not finite, in row \(first + 1)"
        : "column '\(column.name)' has \(rows.count) missing value\(rows.count == 1 ? "" : "s"), "
          + "the first in row \(first + 1)",
      help: isNumber
        ? "mend the table"
        : "say what to do with such rows: `columns: {\(column.name): {missing: drop}}`"
          + (column.kind == .number ? ", or `mean`" : "; categories have no mean"))
  }
}

/// A column of numbers and words is a slip, unless it is declared as one of categories.
private func checkNumbers(
  _ columns: [DataColumn], _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns where column.kind == .category {
    let isDeclared = table.spec.columns.contains {
      $0.name.value == column.name && $0.kind == .category
    }
    let isNumber = column.categories.map { Double($0) != nil }
    guard !isDeclared, isNumber.contains(true),
      let row = column.values.firstIndex(where: { $0.isFinite && !isNumber[Int($0)] })
    else { continue }
    problems.add(
      .notANumber, at: choice.range,
      "row \(row + 1) of column '\(column.name)' holds "
        + "'\(column.categories[Int(column.values[row])])', which is no number",
      help:
        "mend the table, or write `columns: {\(column.name): {kind: category}}` for a column of "
        + "names")
  }
}

private func checkCategories(
  _ columns: [DataColumn], _ choice: DataChoice, _ problems: inout Problems
) {
  for column in columns where column.kind == .category {
    let count = column.categories.count
    guard count < 2 || count > mostCategories else { continue }
    problems.add(
      .categoryFeature, at: choice.range,
      "column '\(column.name)' holds \(count) categor\(count == 1 ? "y" : "ies") and cannot be a "
        + "feature",
      help: count < 2
        ? "it is the same in every row: leave it out of `features`"
        : "more than \(mostCategories) are rather names of rows: leave it out of `features`")
  }
}

/// A category of more than these is no feature.
private let mostCategories = 100

/// A feature as numbers, and the column of the table that it comes from.
private struct InputColumn {
  var name: String
  var origin: String
  var values: [Double]
}

/// Numbers as they are; two categories as 0 and 1; more as a column of 0 and 1 for each, named
/// `COLUMN_CATEGORY`.
private func inputColumns(
  _ columns: [DataColumn], leavingBaselinesOut: Bool
) -> [InputColumn] {
  columns.flatMap { column -> [InputColumn] in
    guard column.kind == .category, column.categories.count > 2 else {
      return [InputColumn(name: column.name, origin: column.name, values: column.values)]
    }
    let baseline = leavingBaselinesOut ? 0 : nil
    let encoded = Matrix(
      oneHot: column.values.map { UInt32($0) }, categories: column.categories.count,
      without: baseline)
    return column.categories.dropFirst(baseline == nil ? 0 : 1).enumerated().map { place, name in
      InputColumn(
        name: "\(column.name)_\(name)", origin: column.name, values: encoded.column(place))
    }
  }
}

// MARK: - Targets

private func goal(
  _ columns: [DataColumn], _ choice: DataChoice, _ split: LecternEngine.Split,
  _ problems: inout Problems
) -> (targets: Matrix, classes: [String])? {
  let isCategory = columns.contains { $0.kind == .category }
  let wantsClasses = choice.wantsClasses ?? isCategory
  let targets = Matrix(columns: columns.map(\.values))
  let place =
    (choice.targets?.first ?? nil)?.range ?? choice.classLoss?.range ?? choice.modelRange
  guard wantsClasses else {
    if isCategory, let column = columns.first(where: { $0.kind == .category }) {
      problems.add(
        .categoryTarget, at: place,
        "column '\(column.name)' holds categories and model '\(choice.model)' predicts numbers",
        help: "use `model: logistic` for two classes or `model: softmax` for more")
      return nil
    }
    return (targets, [])
  }
  guard let column = columns.only else {
    problems.add(
      .severalTargets, at: place, "a classifier has one target column, not \(columns.count)")
    return nil
  }
  var codes = column.values
  var classes = column.categories
  if column.kind == .number {
    let distinct = Set(codes).sorted()
    let areWhole = distinct.allSatisfy { $0 == $0.rounded() }
    guard areWhole, distinct.count <= 100 else {
      problems.add(
        .continuousTarget, at: place,
        "column '\(column.name)' holds \(distinct.count) different numbers, and "
          + (choice.classLoss.map { "loss '\($0.value)' compares classes" }
            ?? "model '\(choice.model)' predicts classes"),
        help:
          "use `\(choice.classLoss == nil ? "model: linear" : "loss: mse")` for a number, or turn "
          + "the column into classes")
      return nil
    }
    classes = distinct.map(Value.text(of:))
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, Double($0)) })
    codes = codes.map { places[$0] ?? 0 }
  }
  let trained = Set(split.training.map { codes[Int($0)] })
  if trained.count < 2 && split.training.count > 1 {
    let name = trained.first.map { classes[Int($0)] } ?? "none"
    problems.add(
      .oneClass, at: place,
      "every training row of column '\(column.name)' has the same class, '\(name)'",
      help: "a classifier needs rows of at least two classes; is the table sorted and split "
        + "without shuffling?")
    return nil
  }
  if classes.count < 2 { classes = classes.first == "1" ? ["0", "1"] : classes + ["1"] }
  if classes == ["0", "1"], column.kind == .number { codes = column.values }
  return (Matrix(column: codes), classes)
}

// MARK: - Scaling and splitting

private func scaler(_ records: [ScalingRecord]) -> Scaler {
  Scaler(offsets: records.map(\.center), factors: records.map(\.scale))
}

private func scaling(
  _ names: [String], origins: [String], _ values: Matrix, _ scaling: Scaling, _ training: [UInt32],
  _ choice: DataChoice, _ problems: inout Problems
) -> [ScalingRecord]? {
  var methods = [ScaleMethod](repeating: .none, count: names.count)
  switch scaling {
  case .all(let method): methods = methods.map { _ in method }
  case .byColumn(let columns):
    for entry in columns {
      let places = names.indices.filter {
        names[$0] == entry.column.value || origins[$0] == entry.column.value
      }
      if places.isEmpty {
        checkColumn(entry.column, among: names, &problems)
        return nil
      }
      for place in places { methods[place] = entry.method }
    }
  }
  do throws(ScalingError) {
    let scaler = try Scaler(
      fitting: values.selecting(rows: training), methods: methods.map(engineMethod))
    return names.indices.map { index in
      ScalingRecord(
        column: names[index], method: methods[index].rawValue, center: scaler.offsets[index],
        scale: scaler.factors[index])
    }
  } catch {
    switch error {
    case .constant(let column):
      problems.add(
        .constantColumn, at: choice.range,
        "column '\(names[column])' has the same value in every training row and cannot be scaled",
        help: "leave it out of `features`, or scale the other columns by name")
    case .unusableRange(let column):
      problems.add(
        .constantColumn, at: choice.range,
        "column '\(names[column])' spans a range that cannot be scaled",
        help: "its values lie closer than 1e-150 or farther than 1e150 apart")
    case .noRows, .nonfinite:
      problems.add(.missingValues, at: choice.range, "there is a value that cannot be scaled")
    }
    return nil
  }
}

private func engineMethod(_ method: ScaleMethod) -> ScalingMethod {
  switch method {
  case .none: .none
  case .standard: .standard
  case .center: .center
  case .minMax: .minMax
  }
}

private func split(
  _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) -> LecternEngine.Split? {
  guard let spec = table.spec.split else { return LecternEngine.Split(rows: table.rowCount) }
  do throws(SplitError) {
    return try LecternEngine.Split(
      rows: table.rowCount, validation: spec.validation, test: spec.test,
      choice: spec.isShuffled
        ? .shuffled(seed: UInt64(bitPattern: Int64(spec.seed))) : .lastRows)
  } catch {
    switch error {
    case .unusableShare(let share):
      problems.add(
        .splitTooLarge, at: table.spec.heading.range,
        "a split of \(Value.text(of: share)) is not below 1")
    case .nothingToTrainOn(let rows, let held):
      problems.add(
        .splitTooLarge, at: table.spec.heading.range,
        "the split takes \(held) of \(rows) rows and leaves none to train on",
        help: "lower `validation` and `test`")
    }
    return nil
  }
}
