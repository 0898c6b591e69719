import LecternEngine
import LecternSource
import LecternSpec

func scaler(_ records: [ScalingRecord]) -> Scaler {
  Scaler(offsets: records.map(\.center), factors: records.map(\.scale))
}

/// How each column is scaled, fitted on the rows of `training` only.
///
/// Nil when there is an error, which is in `problems`.
///
/// - Parameter origins: the table's column that each of `names` comes from.
func scaling(
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
