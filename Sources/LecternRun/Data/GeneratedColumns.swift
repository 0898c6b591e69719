import LecternEngine
import LecternSpec

/// The columns that a generator makes, and who plays which part. Nil when it cannot work with its
/// arguments.
func generate(
  _ component: ComponentSpec, seed: Int, _ problems: inout Problems
) -> (columns: [DataColumn], features: [String], target: String)? {
  guard case .generator(let make)? = problems.catalog.entry(.generator, component.name)?.build
  else { return nil }
  let table: GeneratedTable
  do throws(GeneratorError) {
    table = try make(component).table(seed: UInt64(bitPattern: Int64(seed)))
  } catch {
    let message =
      switch error {
      case .tooFewRows(let rows, let least):
        "generator '\(component.name)' needs at least \(least) rows, not \(rows)"
      case .tooManyRows(let rows, let most):
        "generator '\(component.name)' makes at most \(most) rows, not \(rows)"
      case .unusable(let argument):
        "generator '\(component.name)' cannot work with its \(argument)"
      }
    problems.add(.generatorRefused, at: component.range, message)
    return nil
  }
  let metric = component.text("units") == "metric"
  let names = table.columns.map(columnName)
  let columns = table.columns.indices.map { index -> DataColumn in
    var categories: [String] = []
    var unit = ""
    switch table.columns[index] {
    case .height: unit = metric ? "cm" : "in"
    case .weight: unit = metric ? "kg" : "lb"
    case .sex: categories = ["male", "female"]
    case .label: categories = (0..<table.classes).map(String.init)
    case .feature, .target: break
    }
    return DataColumn(
      name: names[index], unit: unit, kind: categories.isEmpty ? .number : .category,
      values: table.values.column(index), categories: categories)
  }
  return (columns, table.features.map { names[$0] }, names[table.target])
}

private func columnName(_ column: GeneratedColumn) -> String {
  switch column {
  case .feature(let place, let count): count == 1 ? "x" : "x\(place)"
  case .target: "y"
  case .label: "label"
  case .height: "height"
  case .weight: "weight"
  case .sex: "sex"
  }
}
