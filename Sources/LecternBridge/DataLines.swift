import LecternRun
import LecternSource
import LecternSpec

/// The most rows that a program holds itself; more are read from a file.
let mostWrittenRows = 12

/// Brings the rows into the run's units, as `x` and `y`: one row of numbers for each row of the
/// table, and of a classifier with several classes the numbers of the classes.
///
/// Rows that a PyTorch program holds itself and takes as they are become tensors at once.
func writeData(_ run: BridgedRun, to program: inout PythonProgram) {
  guard let data = run.data else { return }
  if holdsTensors(run, program) {
    program.add(
      lines: writtenFeatures(run, data, as: "torch.tensor")
        + writtenTargets(run, data, as: "torch.tensor"))
    program.beginTraining()
    return
  }
  program.add(import: "import numpy as np")
  let isHeld = !data.validation.isEmpty
  let isSplit = isHeld || !data.test.isEmpty
  if data.isWrittenOut {
    program.add(lines: writtenFeatures(run, data) + writtenTargets(run, data))
  } else {
    program.add(import: "import pandas as pd")
    program.add(
      call("table = pd.read_csv", [PythonLiteral.string(csvName(data))] + readingOptions(run, data))
    )
    program.add(lines: featureLines(run, data) + targetLines(run, data))
    if isSplit {
      program.add("part = table[\"part\"].to_numpy()")
      program.add(
        isHeld
          ? "train, held = part == \"training\", part == \"validation\""
          : "train = part == \"training\"")
    }
  }
  let degree = run.result.fitted.degree
  if degree > 1 || program.varies("model.degree") {
    program.add("degree = \(degree)")
    program.add("x = x ** np.arange(1, degree + 1)  # the powers of x as columns")
  }
  program.add(lines: scalingLines(run, isSplit: isSplit))
  if isHeld {
    program.add("x_held, y_held, x, y = x[held], y[held], x[train], y[train]")
  } else if isSplit {
    program.add("x, y = x[train], y[train]")
  }
  if !program.isExact, let descent = run.spec.descent, descent.order == .fixed,
    descent.batchSize != .full
  {
    program.add("order = np.random.default_rng(\(run.spec.seed)).permutation(len(x))")
    program.add("x, y = x[order], y[order]  # shuffled once")
  }
  program.beginTraining()
}

/// Whether the program holds the rows as tensors, because nothing is done to them before training.
func holdsTensors(_ run: BridgedRun, _ program: PythonProgram) -> Bool {
  guard program.framework == .pytorch, !program.isExact, let data = run.data, data.isWrittenOut,
    run.result.model.kind != .perceptron,
    let descent = run.spec.descent
  else { return false }
  let fitted = run.result.fitted
  return fitted.degree == 1
    && (fitted.featureScaling + fitted.targetScaling).allSatisfy { $0.isIdentity }
    && (descent.order != .fixed || descent.batchSize == .full)
    && !["scale", "scale_target", "order", "batch_size", "model.degree"]
      .contains(where: program.varies)
    && program.varied?.contains("model") != true
}

extension DataResult {
  /// Whether programs hold the rows themselves.
  package var isWrittenOut: Bool {
    rowCount <= mostWrittenRows && validation.isEmpty && test.isEmpty
  }
}

/// The name of the table's file, which Lectern writes beside the notebook.
package func csvName(_ data: DataResult) -> String { "\(data.name).csv" }

func category(_ code: Double, of column: DataColumn) -> String {
  category(code, among: column.categories)
}

/// The category with this number; empty where there is none.
func category(_ code: Double, among categories: [String]) -> String {
  guard code.isFinite, categories.indices.contains(Int(code)) else { return "" }
  return categories[Int(code)]
}

// MARK: - Features

/// An input by what it is in the table.
private enum Feature {
  case number(DataColumn)
  /// One for the rows that have the label.
  case indicator(DataColumn, label: String)
}

private func features(_ run: BridgedRun, _ data: DataResult) -> [Feature] {
  let fitted = run.result.fitted
  let names = fitted.degree > 1 ? Array(fitted.inputs.prefix(1)) : run.result.model.inputs
  let all = Dictionary(data.columns.flatMap(inputs)) { first, _ in first }
  return names.compactMap { all[$0] }
}

/// The inputs that a column can be, by the names that models give them: numbers as they are, of two
/// categories the second, and of more a `COLUMN_CATEGORY` each.
private func inputs(of column: DataColumn) -> [(String, Feature)] {
  if column.kind == .category, column.categories.count > 2 {
    return column.categories.map { ("\(column.name)_\($0)", .indicator(column, label: $0)) }
  }
  if column.kind == .category, let second = column.categories.dropFirst().first {
    return [(column.name, .indicator(column, label: second))]
  }
  return [(column.name, .number(column))]
}

private func featureLines(_ run: BridgedRun, _ data: DataResult) -> [String] {
  let features = features(run, data)
  let names: [String] = features.compactMap {
    if case .number(let column) = $0 { column.name } else { nil }
  }
  guard names.count == features.count else {
    let columns = features.map { feature -> String in
      switch feature {
      case .number(let column): return "table[\(PythonLiteral.string(column.name))]"
      case .indicator(let column, let label):
        return "table[\(PythonLiteral.string(column.name))] == \(labelLiteral(label, of: column))"
      }
    }
    return [call("x = np.column_stack", columns, "([])", tail: ".astype(float)")]
  }
  let others = data.columns.map(\.name).filter { !names.contains($0) }
  if names.count > 6, data.columns.map(\.name).filter(names.contains) == names {
    let isSplit = !data.validation.isEmpty || !data.test.isEmpty
    let dropped = (others + (isSplit ? ["part"] : [])).map(PythonLiteral.string)
    return ["x = table.drop(columns=[\(dropped.joined(separator: ", "))]).to_numpy(float)"]
  }
  return [call("x = table", names.map(PythonLiteral.string), "[[]]", tail: ".to_numpy(float)")]
}

private func writtenFeatures(
  _ run: BridgedRun, _ data: DataResult, as array: String = "np.array"
) -> [String] {
  let features = features(run, data)
  let rows = (0..<data.rowCount).map { row in
    let cells = features.map { feature -> Double in
      switch feature {
      case .number(let column): return column.values[row]
      case .indicator(let column, let label):
        return category(column.values[row], of: column) == label ? 1 : 0
      }
    }
    return cells
  }
  return ["x = \(arrayLiteral(rows, as: array))"]
}

// MARK: - Targets

/// The columns that this run predicts, which may be others than the data set's own.
private func targets(_ run: BridgedRun, _ data: DataResult) -> [DataColumn] {
  let names = run.spec.fit?.target?.map(\.value) ?? data.targets
  return names.compactMap { data.column($0) }
}

private func targetLines(_ run: BridgedRun, _ data: DataResult) -> [String] {
  let columns = targets(run, data)
  guard let target = columns.first, run.result.model.isClassifier else {
    let names = columns.map { PythonLiteral.string($0.name) }
    return [call("y = table", names, "[[]]", tail: ".to_numpy(float)")]
  }
  let name = PythonLiteral.string(target.name)
  let classes = classLiterals(target)
  let severalClasses = run.result.model.loss == .crossEntropy
  if isCounted(classes) {
    return severalClasses
      ? ["y = table[\(name)].to_numpy(int)"] : ["y = table[[\(name)]].to_numpy(float)"]
  }
  if classes.count == 2, !severalClasses {
    return ["y = (table[[\(name)]] == \(classes[1])).to_numpy(float)"]
  }
  let codes = classes.enumerated().map { "\($1): \($0)" }
  let mapped = "y = table[\(name)].map({\(codes.joined(separator: ", "))})"
  return [mapped + (severalClasses ? ".to_numpy(int)" : ".to_numpy(float)[:, None]")]
}

private func writtenTargets(
  _ run: BridgedRun, _ data: DataResult, as array: String = "np.array"
) -> [String] {
  let columns = targets(run, data)
  let isClassifier = run.result.model.isClassifier
  let rows = (0..<data.rowCount).map { row in
    columns.map { isClassifier ? classCode($0.values[row], of: $0) : $0.values[row] }
  }
  if run.result.model.loss == .crossEntropy {
    return [call("y = \(array)", rows.map { PythonLiteral.plain($0.first ?? 0) }, "([])")]
  }
  return ["y = \(arrayLiteral(rows, as: array))"]
}

/// The values of a column of numbers that are classes, smallest first.
private func distinctNumbers(_ column: DataColumn) -> [Double] { Set(column.values).sorted() }

/// The classes of a target as Python writes them, in the order of their codes.
private func classLiterals(_ target: DataColumn) -> [String] {
  target.kind == .category
    ? target.categories.map { labelLiteral($0, of: target) }
    : distinctNumbers(target).map(PythonLiteral.plain)
}

/// Whether classes are their own codes: 0, 1, 2 ..., though some may be missing at the end.
private func isCounted(_ classes: [String]) -> Bool {
  classes == classes.indices.map(String.init) || classes == ["1"]
}

private func classCode(_ value: Double, of column: DataColumn) -> Double {
  guard column.kind == .number, !isCounted(classLiterals(column)) else { return value }
  return Double(distinctNumbers(column).firstIndex(of: value) ?? 0)
}

/// Rows of numbers as an array; a longer column lies down and is turned.
private func arrayLiteral(_ rows: [[Double]], as array: String) -> String {
  if rows.count > 6, rows.allSatisfy({ $0.count == 1 }) {
    return "\(array)(\(PythonLiteral.list(rows.flatMap { $0 })))[:, None]"
  }
  return call(array, rows.map(PythonLiteral.list), "([])")
}

// MARK: - Reading

/// What keeps pandas from taking labels for something else: for numbers with leading zeros, for
/// truth values, or for missing cells.
private func readingOptions(_ run: BridgedRun, _ data: DataResult) -> [String] {
  var columns = features(run, data).compactMap { feature -> DataColumn? in
    if case .indicator(let column, _) = feature { column } else { nil }
  }
  if let target = targets(run, data).first, target.kind == .category { columns.append(target) }
  return readingOptions(of: columns)
}

/// As ``readingOptions(_:_:)``, for these columns of labels.
func readingOptions(of columns: [DataColumn]) -> [String] {
  let texts = columns.filter(isReadAsText).map { "\(PythonLiteral.string($0.name)): str" }
  var options: [String] = []
  if !texts.isEmpty {
    let unique = texts.enumerated().filter { texts.firstIndex(of: $1) == $0 }.map(\.element)
    options.append("dtype={\(unique.joined(separator: ", "))}")
  }
  if columns.contains(where: { $0.categories.contains(where: missingWords.contains) }) {
    options += ["keep_default_na=False", "na_values=[\"\"]"]
  }
  return options
}

/// Whether pandas has to be told that a column holds texts.
private func isReadAsText(_ column: DataColumn) -> Bool {
  let truths: Set<String> = ["True", "TRUE", "true", "False", "FALSE", "false"]
  return column.categories.allSatisfy(truths.contains)
    || column.categories.allSatisfy { Double($0) != nil } && !isNumeric(column)
}

/// Whether pandas reads the labels as the numbers that they are.
private func isNumeric(_ column: DataColumn) -> Bool {
  column.categories.allSatisfy { label in Double(label).map(PythonLiteral.plain) == label }
}

/// Words that pandas takes for a missing cell.
private let missingWords: Set<String> = [
  "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
  "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
]

/// A label as pandas reads it: columns of numbers only become numbers.
func labelLiteral(_ label: String, of column: DataColumn) -> String {
  isNumeric(column) ? label : PythonLiteral.string(label)
}
