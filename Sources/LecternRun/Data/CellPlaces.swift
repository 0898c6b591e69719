import LecternSource
import LecternSpec

/// Where the cells of a table stand, so that a problem with one can point at it.
struct CellPlaces: Sendable {
  private enum Source {
    /// The line at which each row starts, from 1.
    case file(SourceFile, lines: [Int], columns: [String])
    case written(path: String, InlineTable)
  }

  private let source: Source

  /// The cells of a file; nil for a table that came from elsewhere.
  init?(_ table: RawTable) {
    guard let file = table.file, table.lines.count == table.rows.count else { return nil }
    source = .file(file, lines: table.lines, columns: table.columns)
  }

  /// The cells of rows that a spec in `path` holds.
  init(_ table: InlineTable, path: String) {
    source = .written(path: path, table)
  }

  /// - Parameter row: from 0, as the table was written.
  func place(row: Int, column: String) -> (path: String, range: SourceRange)? {
    switch source {
    case .file(let file, let lines, let columns):
      guard let index = columns.firstIndex(of: column), lines.indices.contains(row) else {
        return nil
      }
      let start = file.range(ofLine: lines[row]).lowerBound
      return (file.path, csvField(index, ofRowAt: start, in: file.bytes))
    case .written(let path, let table):
      guard let index = table.columns.firstIndex(where: { $0.value == column }),
        table.rows.indices.contains(row), table.rows[row].indices.contains(index)
      else { return nil }
      return (path, table.rows[row][index].range)
    }
  }
}

/// The bytes of a field of the row that starts at `start`, its quotation marks included; empty where
/// the row is shorter.
private func csvField(_ index: Int, ofRowAt start: Int, in bytes: [UInt8]) -> SourceRange {
  var field = 0
  var first = start
  var isQuoted = false
  var place = start
  while place < bytes.count {
    switch bytes[place] {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted:
      if field == index { return SourceRange(first..<place) }
      field += 1
      first = place + 1
    case UInt8(ascii: "\n") where !isQuoted, UInt8(ascii: "\r") where !isQuoted:
      return SourceRange((field == index ? first : place)..<place)
    default: break
    }
    place += 1
  }
  return SourceRange((field == index ? first : place)..<place)
}
