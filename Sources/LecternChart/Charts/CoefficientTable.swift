import LecternNumerics

/// A model's coefficients as a table: one row a coefficient, one column a model.
///
/// `columns` have a heading and a value for each name; `nil` where a model has no such coefficient.
public func coefficientTable(
  title: String = "Coefficients", names: [String], columns: [(heading: String, values: [Double?])],
  note: String? = nil
) -> ChartTable {
  ChartTable(
    title: title, headers: ["Coefficient"] + columns.map { .init($0.heading) },
    rows: names.indices.map { row in
      [.init(names[row])]
        + columns.map { column in
          guard row < column.values.count, let value = column.values[row] else { return .init("") }
          return .init(words(value), value.isFinite ? .none : .notFinite)
        }
    }, note: note)
}
