import LecternRun
import LecternSpec

/// The most rows that a program holds itself; more are read from a file.
let mostWrittenRows = 12

/// Brings the rows into the run's units, as `x` and `y`: one row of numbers for each row of the
/// table, and of a classifier with several classes the numbers of the classes.
func writeData(_ run: BridgedRun, to program: inout PythonProgram) {
  guard let data = run.data else { return }
  program.add(import: "import numpy as np")
  let isSplit = !data.validation.isEmpty || !data.test.isEmpty
  if data.isWrittenOut {
    program.add(lines: writtenFeatures(run, data) + writtenTargets(run, data))
  } else {
    program.add(import: "import pandas as pd")
    program.add("table = pd.read_csv(\(PythonLiteral.string(csvName(data))))")
    program.add(lines: featureLines(run, data) + targetLines(run, data))
    if isSplit {
      program.add("part = table[\"part\"].to_numpy()")
      program.add("train, held = part == \"training\", part == \"validation\"")
    }
  }
  let degree = run.result.fitted.degree
  if degree > 1 || program.varies("model.degree") {
    program.add("degree = \(degree)")
    program.add("x = x ** np.arange(1, degree + 1)  # the powers of x as columns")
  }
  program.add(lines: scalingLines(run, isSplit: isSplit))
  if isSplit { program.add("x_held, y_held, x, y = x[held], y[held], x[train], y[train]") }
  if let descent = run.spec.descent, descent.order == .fixed, descent.batchSize != .full {
    program.add("order = np.random.default_rng(\(run.spec.seed)).permutation(len(x))")
    program.add("x, y = x[order], y[order]  # shuffled once")
  }
  program.beginTraining()
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
  guard code.isFinite, column.categories.indices.contains(Int(code)) else { return "" }
  return column.categories[Int(code)]
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
  return names.compactMap { name in
    if let column = data.column(name), column.kind == .number { return .number(column) }
    // Of two categories the second counts.
    if let column = data.column(name), column.categories.count > 1 {
      return .indicator(column, label: column.categories[1])
    }
    for column in data.columns where column.kind == .category {
      for label in column.categories
      where ["\(column.name)=\(label)", "\(column.name)_\(label)", "\(column.name).\(label)"]
        .contains(name)
      {
        return .indicator(column, label: label)
      }
    }
    return data.column(name).map { .number($0) }
  }
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

private func writtenFeatures(_ run: BridgedRun, _ data: DataResult) -> [String] {
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
  return ["x = \(arrayLiteral(rows))"]
}

// MARK: - Targets

private func targetLines(_ run: BridgedRun, _ data: DataResult) -> [String] {
  guard let target = data.target, isClassified(run, target) else {
    let names = data.targets.map(PythonLiteral.string)
    return [call("y = table", names, "[[]]", tail: ".to_numpy(float)")]
  }
  let name = PythonLiteral.string(target.name)
  let classes = classes(run, target)
  let isCounted = classes.enumerated().allSatisfy { Double($1) == Double($0) }
  let severalClasses = run.result.model.loss == "cross_entropy"
  if isCounted || target.kind == .number {
    return severalClasses
      ? ["y = table[\(name)].to_numpy(int)"] : ["y = table[[\(name)]].to_numpy(float)"]
  }
  if classes.count == 2, !severalClasses {
    return ["y = (table[[\(name)]] == \(labelLiteral(classes[1], of: target))).to_numpy(float)"]
  }
  let codes = classes.enumerated().map { "\(labelLiteral($1, of: target)): \($0)" }
  let mapped = "y = table[\(name)].map({\(codes.joined(separator: ", "))})"
  return [mapped + (severalClasses ? ".to_numpy(int)" : ".to_numpy(float)[:, None]")]
}

private func writtenTargets(_ run: BridgedRun, _ data: DataResult) -> [String] {
  let columns = data.targets.compactMap { data.column($0) }
  let isClasses = run.result.model.loss == "cross_entropy"
  let rows = (0..<data.rowCount).map { row in
    let cells = columns.map { column -> Double in
      guard column.kind == .category else { return column.values[row] }
      let label = category(column.values[row], of: column)
      return Double(classes(run, column).firstIndex(of: label) ?? 0)
    }
    return cells
  }
  if isClasses {
    return [call("y = np.array", rows.map { PythonLiteral.plain($0.first ?? 0) }, "([])")]
  }
  return ["y = \(arrayLiteral(rows))"]
}

/// Rows of numbers as an array; a longer column lies down and is turned.
private func arrayLiteral(_ rows: [[Double]]) -> String {
  if rows.count > 6, rows.allSatisfy({ $0.count == 1 }) {
    return "np.array(\(PythonLiteral.list(rows.flatMap { $0 })))[:, None]"
  }
  return call("np.array", rows.map(PythonLiteral.list), "([])")
}

private func isClassified(_ run: BridgedRun, _ target: DataColumn) -> Bool {
  target.kind == .category || run.result.model.loss == "cross_entropy"
}

private func classes(_ run: BridgedRun, _ target: DataColumn) -> [String] {
  run.result.model.classes.isEmpty ? target.categories : run.result.model.classes
}

/// A label as pandas reads it: columns of numbers only become numbers.
private func labelLiteral(_ label: String, of column: DataColumn) -> String {
  column.categories.allSatisfy { Double($0) != nil } ? label : PythonLiteral.string(label)
}

// MARK: - Scaling

/// Scaling, fitted on the training rows only.
private func scalingLines(_ run: BridgedRun, isSplit: Bool) -> [String] {
  let fitted = run.result.fitted
  return scaling(
    of: "x", methods: fitted.featureScaling.map(\.method), rows: isSplit ? "x[train]" : "x")
    + scaling(
      of: "y", methods: fitted.targetScaling.map(\.method), rows: isSplit ? "y[train]" : "y")
}

private func scaling(of name: String, methods: [String], rows: String) -> [String] {
  let kinds = Set(methods).subtracting(["none"])
  guard let method = kinds.first, kinds.count == 1 else { return [] }
  let centers: String
  let scales: String
  switch method {
  case "standard": (centers, scales) = ("\(rows).mean(axis=0)", "\(rows).std(axis=0)")
  case "center": (centers, scales) = ("\(rows).mean(axis=0)", "1")
  default: (centers, scales) = ("\(rows).min(axis=0)", "np.ptp(\(rows), axis=0)")
  }
  guard methods.allSatisfy({ $0 == method }) else {
    let mask = methods.map { $0 == "none" ? "False" : "True" }.joined(separator: ", ")
    return [
      "scaled = np.array([\(mask)])",
      "\(name)_center = np.where(scaled, \(centers), 0)",
      "\(name)_scale = np.where(scaled, \(scales), 1)",
      "\(name) = (\(name) - \(name)_center) / \(name)_scale",
    ]
  }
  return [
    "\(name)_center, \(name)_scale = \(centers), \(scales)",
    "\(name) = (\(name) - \(name)_center) / \(name)_scale",
  ]
}
