import LecternSource

/// A table as texts, as a CSV file has it: every row has as many cells as there are columns.
package struct RawTable: Equatable, Sendable {
  package var columns: [String]
  package var rows: [[String]]
  /// What stands for the file's bytes in cache keys.
  package var digest: String

  package init(columns: [String], rows: [[String]], digest: String) {
    self.columns = columns
    self.rows = rows
    self.digest = digest
  }
}

/// How a plan reads the tables that specs name; the only way by which anything from outside comes
/// into it. Paths are as written, relative to the lessons' folder.
package struct Loader: Sendable {
  package enum Problem: Error, Equatable, Sendable {
    /// There is no such file; the files that there are, for a suggestion.
    case notFound(existing: [String])
    /// The file is there but is no table. Its own diagnostics are reported elsewhere.
    case broken(String)
  }

  package var table: @Sendable (_ path: String) -> Result<RawTable, Problem>

  package init(table: @escaping @Sendable (_ path: String) -> Result<RawTable, Problem>) {
    self.table = table
  }

  /// Knows no files.
  package static let empty = Loader { _ in .failure(.notFound(existing: [])) }
}
