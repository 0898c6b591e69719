/// A folder of computed results, one file a result, named by the key of what it was computed from.
///
/// An entry's first line carries the digest of the rest, so a damaged one is noticed and computed
/// again. Entries are written beside and renamed, so two builds can share a folder.
package struct ResultCache: Sendable {
  package var folder: String
  package var files: FileSystem
  /// Made part of the names of files that are being written; unique per process.
  package var writer: String

  package init(folder: String, files: FileSystem, writer: String) {
    self.folder = folder
    self.files = files
    self.writer = writer
  }

  package enum Entry: Equatable, Sendable {
    case found([UInt8])
    case absent
    /// There, but not what was written.
    case damaged
  }

  private static let header = Array("lectern-result-2 ".utf8)

  /// `key` is a digest: 64 hexadecimal digits.
  package func entry(_ key: String) -> Entry {
    guard let bytes = try? files.read(path(of: key)) else { return .absent }
    let start = Self.header.count + 64 + 1
    guard bytes.count >= start, bytes.starts(with: Self.header),
      String(decoding: bytes[Self.header.count..<(start - 1)], as: UTF8.self)
        == digest(of: bytes[start...])
    else { return .damaged }
    return .found(Array(bytes[start...]))
  }

  package func store(_ bytes: [UInt8], as key: String) throws(FileProblem) {
    let path = path(of: key)
    let beside = "\(path).\(writer)"
    let content = Self.header + Array(digest(of: bytes).utf8) + [0x0A] + bytes
    do throws(FileProblem) {
      try files.write(content, beside)
    } catch {
      try files.makeFolder(Lectern.folder(of: path))
      try files.write(content, beside)
    }
    try files.replace(beside, path)
  }

  package func path(of key: String) -> String {
    joined(joined(folder, String(key.prefix(2))), String(key.dropFirst(2)))
  }
}

/// What pruning found and did.
public struct PruneReport: Equatable, Sendable {
  public var removedFiles = 0
  public var removedBytes = 0
  public var keptFiles = 0
  public var keptBytes = 0
}

extension ResultCache {
  /// Removes the entries written longest ago until at most `limit` bytes remain.
  package func prune(to limit: Int) -> PruneReport {
    var entries: [(path: String, info: FileInfo)] = []
    for path in files.files(below: folder) {
      let path = joined(folder, path)
      if let info = files.info(path) { entries.append((path, info)) }
    }
    entries.sort { ($1.info.modified, $1.path) < ($0.info.modified, $0.path) }
    var report = PruneReport()
    for entry in entries {
      if report.keptBytes + entry.info.size <= limit {
        report.keptFiles += 1
        report.keptBytes += entry.info.size
      } else if (try? files.remove(entry.path)) != nil {
        report.removedFiles += 1
        report.removedBytes += entry.info.size
      }
    }
    return report
  }
}
