/// A folder of computed results, one file a result, named by the key of what it was computed from.
///
/// An entry's first line names the form of entries and carries the digest of the rest, so a damaged
/// one is noticed and computed again; one of another form, which another version of Lectern left, is
/// as good as absent. Entries are written beside and renamed, so two builds can share a folder.
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
    case found(ArraySlice<UInt8>)
    case absent
    /// There, but not what was written.
    case damaged
  }

  /// What the entries of every version begin with; the number of the form and a space follow.
  private static let name = Array("lectern-result-".utf8)
  /// Rises when entries are written in another form.
  private static let header = name + Array("3 ".utf8)

  /// `key` is a digest: 64 hexadecimal digits.
  package func entry(_ key: String) -> Entry {
    guard let bytes = try? files.read(path(of: key)) else { return .absent }
    if isOfAnotherForm(bytes) { return .absent }
    let start = Self.header.count + 64 + 1
    guard bytes.count >= start, bytes.starts(with: Self.header),
      String(decoding: bytes[Self.header.count..<(start - 1)], as: UTF8.self)
        == digest(of: bytes[start...])
    else { return .damaged }
    return .found(bytes[start...])
  }

  /// Whether another version of Lectern wrote the entry: its first line names another number.
  private func isOfAnotherForm(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: Self.name), !bytes.starts(with: Self.header) else { return false }
    let number = bytes[Self.name.count...].prefix(8).prefix { $0 != UInt8(ascii: " ") }
    return (1..<8).contains(number.count)
      && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
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
  /// How many entries were removed.
  public var removedFiles = 0
  /// How many bytes those took.
  public var removedBytes = 0
  /// How many entries are left.
  public var keptFiles = 0
  /// How many bytes those take, at most the limit; entries that could not be removed count nowhere.
  public var keptBytes = 0
}

extension ResultCache {
  /// What the cache wrote, whole or half: `hh/` and 62 more hexadecimal digits, perhaps with the name
  /// of a writer. Other files are none of its business.
  private var entries: [(path: String, info: FileInfo)] {
    var entries: [(path: String, info: FileInfo)] = []
    for part in (try? files.names(folder)) ?? [] where isHexadecimal(part, count: 2) {
      for name in (try? files.names(joined(folder, part))) ?? [] {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let path = joined(joined(folder, part), name)
        if isHexadecimal(parts[0], count: 62), parts.count <= 2,
          parts.count == 1 || Int(parts[1]) != nil, let info = files.info(path), !info.isFolder
        {
          entries.append((path, info))
        }
      }
    }
    return entries
  }

  /// Removes the entries written longest ago until at most `limit` bytes remain.
  package func prune(to limit: Int) -> PruneReport {
    var entries = self.entries
    entries.sort { ($1.info.modified, $1.path) < ($0.info.modified, $0.path) }
    var report = PruneReport()
    for entry in entries {
      let isOver = report.keptBytes + entry.info.size > limit
      if isOver, (try? files.remove(entry.path)) != nil {
        report.removedFiles += 1
        report.removedBytes += entry.info.size
      } else {
        report.keptFiles += 1
        report.keptBytes += entry.info.size
      }
    }
    return report
  }
}

private func isHexadecimal(_ text: some StringProtocol, count: Int) -> Bool {
  text.utf8.count == count
    && text.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
}
