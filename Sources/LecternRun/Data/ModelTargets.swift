import LecternEngine
import LecternSource
import LecternSpec

/// The targets of all rows in original units, or codes of `classes` where classes are predicted.
///
/// Nil when there is an error, which is in `problems`.
func modelTargets(
  _ columns: [DataColumn], _ choice: DataChoice, _ split: LecternEngine.Split,
  _ problems: inout Problems
) -> (values: Matrix, classes: [String])? {
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
