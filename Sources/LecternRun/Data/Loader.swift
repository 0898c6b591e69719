import LecternSource

/// A table as texts, as a CSV file has it: every row has as many cells as there are columns.
package struct RawTable: Equatable, Sendable {
  package var columns: [String]
  package var rows: [[String]]
  /// What stands for the file's bytes in cache keys.
  package var digest: String
  /// The file that holds it, and the line at which each row starts, from 1, so that problems with
  /// a cell can point at it; nil and empty where there is none.
  package var file: SourceFile?
  package var lines: [Int]

  package init(
    columns: [String], rows: [[String]], digest: String, file: SourceFile? = nil,
    lines: [Int] = []
  ) {
    self.columns = columns
    self.rows = rows
    self.digest = digest
    self.file = file
    self.lines = lines
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
