import LecternSource
import LecternSpec

/// The rows of a data set before any run looks at them: read or generated, sorted, shuffled and
/// cut, in original units.
struct Table: Sendable {
  var name: String
  var source: DataSource
  var columns: [DataColumn]
  var rowCount: Int
  /// The generator's own choice; empty for files and written rows.
  var defaultFeatures: [String]
  var defaultTargets: [String]
  /// Columns whose missing cells become the mean of the training rows.
  var filledColumns: Set<String>
  /// Stands for the file's bytes in cache keys; empty without a file.
  var digest: String
  var spec: DataSpec
  /// Of what was read or written; nil for generated rows.
  var places: CellPlaces?
  /// The row of the source that each row was, where they moved; nil where they stand as they did.
  var origins: [Int]?

  func column(_ name: String) -> DataColumn? { columns.first { $0.name == name } }
}

extension Table {
  /// A row as its author counts it, from 1, and where its cell stands.
  func cell(row: Int, column: String) -> (number: Int, place: (path: String, range: SourceRange)?) {
    let origin = origins?[row] ?? row
    return (origin + 1, places?.place(row: origin, column: column))
  }
}
