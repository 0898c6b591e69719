import LecternRun
import LecternSource
import Synchronization

/// The paths that a plan asked for.
///
/// A class because a loader's closure shares it with its maker; every access holds the lock.
package final class NotedPaths: Sendable {
  private let state = Mutex(Set<String>())

  package init() {}

  package func insert(_ path: String) { state.withLock { _ = $0.insert(path) } }

  package var sorted: [String] { state.withLock { $0.sorted() } }
}

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
  private let known: [String: RawTable]
  private let state = Mutex(State())

  /// `known` tables, by the digest of their bytes, are not parsed again.
  package init(_ course: CourseFiles, files: FileSystem, known: [String: RawTable] = [:]) {
    self.course = course
    self.files = files
    self.known = known
  }

  /// The tables read so far, by the digest of their bytes.
  package var tables: [String: RawTable] {
    state.withLock { state in
      Dictionary(
        state.tables.values.compactMap { try? $0.get() }.map { ($0.digest, $0) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// What was wrong with the tables read so far.
  package var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// The files read so far, for printing their lines.
  package var sources: [String: SourceFile] { state.withLock { $0.sources } }

  package var loader: Loader { Loader { self.table(at: $0) } }

  /// A loader that notes the paths it is asked for.
  package func loader(noting paths: NotedPaths) -> Loader {
    Loader { path in
      paths.insert(path)
      return self.table(at: path)
    }
  }

  /// The digest of a table's bytes; empty where there is no such table.
  package func digest(at path: String) -> String {
    switch table(at: path) {
    case .success(let table): table.digest
    case .failure(.broken(let reason)): reason
    case .failure(.notFound): ""
    }
  }

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
    let digest = Lectern.digest(of: bytes)
    if var known = known[digest] {
      // Equal bytes may lie at another path.
      if known.file?.path != place { known.file = SourceFile(path: place, bytes: bytes) }
      state.sources[place] = known.file
      return .success(known)
    }
    let file = SourceFile(path: place, bytes: bytes)
    state.sources[place] = file
    var diagnostics: [Diagnostic] = []
    guard let table = readCSV(file, diagnostics: &diagnostics) else {
      state.diagnostics += diagnostics
      return .failure(.broken(diagnostics.first?.message ?? "it has no rows"))
    }
    return .success(
      RawTable(
        columns: table.columns, rows: table.rows, digest: digest, file: file,
        lines: table.lines))
  }
}
