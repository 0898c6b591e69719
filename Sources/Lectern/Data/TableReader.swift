import LecternRun
import LecternSource
import Synchronization

/// Reads the tables that a course's specs name, each once however many lessons share it.
///
/// A class because lessons on several threads share what was read; every access holds the lock.
package final class TableReader: Sendable {
  private struct State {
    var tables: [String: Result<RawTable, Loader.Problem>] = [:]
    var diagnostics: [Diagnostic] = []
    var sources: [String: SourceFile] = [:]
  }

  private let course: CourseFiles
  private let files: FileSystem
  private let state = Mutex(State())

  package init(_ course: CourseFiles, files: FileSystem) {
    self.course = course
    self.files = files
  }

  /// What was wrong with the tables read so far.
  package var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// The tables with problems, for printing their lines.
  package var sources: [String: SourceFile] { state.withLock { $0.sources } }

  package var loader: Loader { Loader { self.table(at: $0) } }

  /// The lock is held while reading, so that two lessons do not read the same table twice.
  private func table(at path: String) -> Result<RawTable, Loader.Problem> {
    state.withLock { state in
      if let known = state.tables[path] { return known }
      let result = read(path, &state)
      state.tables[path] = result
      return result
    }
  }

  private func read(_ path: String, _ state: inout State) -> Result<RawTable, Loader.Problem> {
    let place = joined(course.folder, normalized(path))
    guard staysInside(path), let bytes = try? files.read(place) else {
      return .failure(.notFound(existing: course.others.filter { $0.hasSuffix(".csv") }))
    }
    let file = SourceFile(path: place, bytes: bytes)
    var diagnostics: [Diagnostic] = []
    guard let table = readCSV(file, diagnostics: &diagnostics) else {
      state.diagnostics += diagnostics
      state.sources[place] = file
      return .failure(.broken(diagnostics.first?.message ?? "it has no rows"))
    }
    return .success(
      RawTable(columns: table.columns, rows: table.rows, digest: digest(of: bytes)))
  }
}
