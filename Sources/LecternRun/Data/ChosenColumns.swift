import LecternSource
import LecternSpec

/// The names of the columns that a run predicts from, and of those that it predicts.
///
/// Nil when there is an error, which is in `problems`.
func chosenColumns(
  _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) -> (features: [String], targets: [String])? {
  let before = problems.diagnostics.count
  let targets = targetNames(table, choice, &problems)
  let features = featureNames(table, choice, targets, &problems)
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
  return (features, targets)
}

/// As written, or those of the generator, or the last column that is no feature.
func targetNames(
  _ table: Table, _ choice: DataChoice, _ problems: inout Problems
) -> [String] {
  let names = table.columns.map(\.name)
  if let written = choice.targets ?? table.spec.target {
    return written.compactMap { checkColumn($0, among: names, &problems) ? $0.value : nil }
  }
  if !table.defaultTargets.isEmpty { return table.defaultTargets }
  let features = Set((choice.features ?? table.spec.features ?? []).map(\.value))
  return names.last { !features.contains($0) }.map { [$0] } ?? []
}

/// As written, or those of the generator, or all columns of numbers that are no target.
func featureNames(
  _ table: Table, _ choice: DataChoice, _ targets: [String], _ problems: inout Problems
) -> [String] {
  if let written = choice.features ?? table.spec.features {
    let names = table.columns.map(\.name)
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
