import LecternEngine
import LecternSource
import LecternSpec

/// What a model sees of the feature columns.
struct ModelInputs {
  /// Names of the inputs before polynomial expansion, and their values in original units,
  /// `[rows, inputs]`.
  var originalNames: [String]
  var original: Matrix
  var degree: Int
  /// With the powers: names, the table's column that each comes from, and values `[rows, names]`.
  var names: [String]
  var origins: [String]
  var values: Matrix

  init(
    _ columns: [DataColumn], _ table: Table, _ choice: DataChoice, _ problems: inout Problems
  ) {
    let inputs = inputColumns(columns, leavingBaselinesOut: choice.leavesBaselinesOut)
    originalNames = inputs.map(\.name)
    original = Matrix(columns: inputs.map(\.values))
    degree = choice.degree ?? table.spec.polynomialDegree ?? 1
    if degree > 1, inputs.count > 1 {
      problems.add(
        .polynomialFeatures, at: choice.modelRange,
        "a polynomial needs exactly one feature, not \(inputs.count)",
        help: "name it in `features`")
      degree = 1
    }
    if degree > 1 {
      let name = columns[0].name
      names = (1...degree).map { $0 == 1 ? name : "\(name)^\($0)" }
      origins = names.map { _ in name }
      values = original.powers(upTo: degree)
    } else {
      names = originalNames
      origins = inputs.map(\.origin)
      values = original
    }
  }
}

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
