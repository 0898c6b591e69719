import LecternRun
import LecternSpec

/// Reads the rows and brings them into the run's units, as `x` and `y`.
func writeData(_ run: BridgedRun, to program: inout PythonProgram) {
  guard let data = run.data else { return }
  program.add(import: "import numpy as np")
  program.add(lines: tableLines(data))
  let isSplit = !data.validation.isEmpty
  if isSplit {
    program.add(
      "train = table[\"part\"] == \"training\"", "held = table[\"part\"] == \"validation\"")
  }
  program.add(lines: featureLines(run, data))
  program.add(lines: targetLines(run, data))
  program.add(lines: scalingLines(run, data, isSplit: isSplit))
  if isSplit { program.add("x_held, y_held, x, y = x[held], y[held], x[train], y[train]") }
  program.add("")
}

/// The table, by column name: written out when it is small, else read from the file beside.
private func tableLines(_ data: DataResult) -> [String] {
  guard data.rowCount > 12 || !data.validation.isEmpty else {
    let columns = data.columns.map { column in
      let values =
        column.kind == .category
        ? column.values.map { PythonLiteral.string(category($0, of: column)) }
        : column.values.map(PythonLiteral.plain)
      return
        "    \(PythonLiteral.string(column.name)): np.array([\(values.joined(separator: ", "))]),"
    }
    return ["table = {"] + columns + ["}"]
  }
  let path = csvName(data)
  return [
    "table = np.genfromtxt(",
    "    \(PythonLiteral.string(path)), delimiter=\",\", names=True, dtype=None,"
      + " encoding=\"utf-8\", deletechars=\"\")",
  ]
}

/// The name of the table's file, which Lectern writes beside the notebook.
package func csvName(_ data: DataResult) -> String { "\(data.name).csv" }

func category(_ code: Double, of column: DataColumn) -> String {
  guard code.isFinite, column.categories.indices.contains(Int(code)) else { return "" }
  return column.categories[Int(code)]
}

/// The columns that the run reads, before expansion into powers or indicator columns.
private func featureLines(_ run: BridgedRun, _ data: DataResult) -> [String] {
  var columns: [String] = []
  for feature in run.result.model.inputs {
    columns.append(featureExpression(feature, data))
  }
  let degree = run.result.fitted.degree
  if degree > 1, let base = columns.first {
    let powers = (1...degree).map { $0 == 1 ? base : "\(base) ** \($0)" }
    return ["x = np.column_stack([\(powers.joined(separator: ", "))])"]
  }
  return ["x = np.column_stack([\(columns.joined(separator: ", "))])"]
}

/// A feature by name: a column, or one indicator of a category, `sex=male`.
private func featureExpression(_ feature: String, _ data: DataResult) -> String {
  if let column = data.column(feature), column.kind == .number {
    return "table[\(PythonLiteral.string(feature))]"
  }
  for column in data.columns where column.kind == .category {
    for value in column.categories
    where ["\(column.name)=\(value)", "\(column.name)_\(value)", "\(column.name).\(value)"]
      .contains(feature)
    {
      return "(table[\(PythonLiteral.string(column.name))] == \(PythonLiteral.string(value)))"
    }
  }
  return "table[\(PythonLiteral.string(feature))]"
}

private func targetLines(_ run: BridgedRun, _ data: DataResult) -> [String] {
  let names = data.targets.map { "table[\(PythonLiteral.string($0))]" }
  if let target = data.target, target.kind == .category {
    let classes = run.result.model.classes.isEmpty ? target.categories : run.result.model.classes
    let list = classes.map(PythonLiteral.string).joined(separator: ", ")
    let codes = "np.array([[\(list)].index(label) for label in \(names[0])])"
    return ["y = \(codes)" + (run.result.model.loss == "cross_entropy" ? "" : "[:, None]")]
  }
  if run.result.model.loss == "cross_entropy", let name = names.first {
    return ["y = \(name).astype(int)"]
  }
  return ["y = np.column_stack([\(names.joined(separator: ", "))])"]
}

/// Scaling, fitted on the training rows only.
private func scalingLines(_ run: BridgedRun, _ data: DataResult, isSplit: Bool) -> [String] {
  let fitted = run.result.fitted
  return scaling(
    of: "x", methods: fitted.featureScaling.map(\.method), rows: isSplit ? "x[train]" : "x")
    + scaling(
      of: "y", methods: fitted.targetScaling.map(\.method), rows: isSplit ? "y[train]" : "y")

  func scaling(of name: String, methods: [String], rows: String) -> [String] {
    let kinds = Set(methods).subtracting(["none"])
    guard let method = kinds.first, kinds.count == 1 else { return [] }
    let isAll = methods.allSatisfy { $0 == method }
    let centers: String
    let scales: String
    switch method {
    case "standard": (centers, scales) = ("\(rows).mean(axis=0)", "\(rows).std(axis=0)")
    case "center": (centers, scales) = ("\(rows).mean(axis=0)", "1")
    default: (centers, scales) = ("\(rows).min(axis=0)", "np.ptp(\(rows), axis=0)")
    }
    guard isAll else {
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
}
