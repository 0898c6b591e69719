import LecternChart
import LecternRun

extension DataColumn {
  /// The column's name and unit, as axes print them.
  var quantity: Quantity { Quantity(label, unit: unit.isEmpty ? nil : unit) }
}

extension DataResult {
  func quantity(_ name: String) -> Quantity { column(name)?.quantity ?? Quantity(words(name)) }
}

/// The values of one column on chosen rows.
func values(_ column: DataColumn, _ rows: [Int]) -> [Double] {
  rows.map { column.values.indices.contains($0) ? column.values[$0] : .nan }
}
