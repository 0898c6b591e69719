import LecternSource
import SwiftCSV

/// A CSV file as texts: a header and rows with as many cells each.
package struct CSVTable: Equatable, Sendable {
  package var columns: [String]
  package var rows: [[String]]
  /// The 1-based line of the file at which each row starts.
  package var lines: [Int]
}

/// Reads a CSV file: comma-separated, UTF-8, a header in its first row, fields quoted where they
/// hold commas, quotes or line ends. Blank lines are left out.
///
/// Problems name row and column, and are gathered up to `limit`.
package func readCSV(
  _ file: SourceFile, diagnostics: inout [Diagnostic], limit: Int = 20
) -> CSVTable? {
  guard String(validating: file.bytes, as: UTF8.self) != nil else {
    diagnostics.append(
      Diagnostic(
        .csvSyntax, in: file.path, at: SourceRange(at: firstInvalidByte(of: file.bytes)),
        "the file is not UTF-8", help: "save it as UTF-8"))
    return nil
  }
  // A missing line end after the last row would hide an empty last field.
  let text = file.bytes.last == 0x0A ? file.text : file.text + "\n"
  guard file.bytes.count(where: { $0 == 0x22 }).isMultiple(of: 2) else {
    let quote = file.bytes.lastIndex(of: 0x22) ?? 0
    diagnostics.append(
      Diagnostic(
        .csvSyntax, in: file.path, at: SourceRange(quote..<quote + 1),
        "a quoted field does not end", label: "opened here or in an earlier row"))
    return nil
  }
  var table = CSVTable(columns: [], rows: [], lines: [])
  var line = 1
  do {
    let reader = try EnumeratedCSV(
      string: text, delimiter: .comma, loadColumns: false, rowLimit: 0)
    try reader.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
      if cells != [""] {
        if table.columns.isEmpty {
          table.columns = cells
        } else {
          table.rows.append(cells)
          table.lines.append(line)
        }
      }
      line += 1 + cells.reduce(0) { $0 + lineEnds(in: $1) }
    }
  } catch {
    diagnostics.append(
      Diagnostic(
        .csvSyntax, in: file.path, at: file.range(ofLine: line),
        "row \(table.rows.count + 1) has text beside a quoted field",
        help: "write a quote inside a quoted field twice"))
    return nil
  }
  let before = diagnostics.count
  checkHeader(table, in: file, &diagnostics, limit: limit)
  for (index, row) in table.rows.enumerated() where row.count != table.columns.count {
    guard diagnostics.count - before < limit else { break }
    diagnostics.append(
      Diagnostic(
        .csvShape, in: file.path, at: file.range(ofLine: table.lines[index]),
        "row \(index + 1) has \(counted(row.count, "field")), the header \(table.columns.count)"))
  }
  return diagnostics.count == before ? table : nil
}

private func checkHeader(
  _ table: CSVTable, in file: SourceFile, _ diagnostics: inout [Diagnostic], limit: Int
) {
  let place = file.range(ofLine: 1)
  let most = diagnostics.count + limit
  func report(_ message: String, _ help: String = "") {
    diagnostics.append(Diagnostic(.csvShape, in: file.path, at: place, message, help: help))
  }
  if table.columns.isEmpty { return report("the file has no header row") }
  for (index, name) in table.columns.enumerated() where diagnostics.count < most {
    if name.isEmpty {
      report("column \(index + 1) has no name")
    } else if table.columns[..<index].contains(name) {
      report("column '\(name)' is named twice")
    }
  }
  if table.rows.isEmpty { report("the file has no rows below its header") }
  if table.columns.allSatisfy({ Double($0) != nil }) {
    report("the first row holds numbers only", "The first row must name the columns.")
  }
}

/// How many lines end in a quoted field; `\r\n` ends one.
private func lineEnds(in text: String) -> Int {
  var count = 0
  var former: UInt8 = 0
  for byte in text.utf8 {
    if byte == 0x0D || (byte == 0x0A && former != 0x0D) { count += 1 }
    former = byte
  }
  return count
}

private func firstInvalidByte(of bytes: [UInt8]) -> Int {
  var parser = UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while case .valid(let scalar) = parser.parseScalar(from: &rest) { offset += scalar.count }
  return offset
}
