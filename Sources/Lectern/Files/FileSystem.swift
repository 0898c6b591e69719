/// What Lectern asks of the file system, as values: tests pass a memory, the command the disk.
///
/// Paths are texts with `/` between their parts, absolute or relative to the current folder.
public struct FileSystem: Sendable {
  /// The bytes of a file.
  public var read: @Sendable (_ path: String) throws(FileProblem) -> [UInt8]
  /// The names in a folder, sorted, without `.` and `..`; hidden ones included.
  public var names: @Sendable (_ folder: String) throws(FileProblem) -> [String]
  /// What stands at a path, following links; absent when nothing does.
  public var info: @Sendable (_ path: String) -> FileInfo?
  /// Writes a new file or replaces the bytes of one. Not atomic: write beside and replace.
  public var write: @Sendable (_ bytes: [UInt8], _ path: String) throws(FileProblem) -> Void
  /// Moves a file over another one in one step; both are on the same volume.
  public var replace: @Sendable (_ source: String, _ target: String) throws(FileProblem) -> Void
  /// Makes a folder with all those above it.
  public var makeFolder: @Sendable (_ path: String) throws(FileProblem) -> Void
  /// Removes a file, or a folder that is empty.
  public var remove: @Sendable (_ path: String) throws(FileProblem) -> Void

  public init(
    read: @escaping @Sendable (String) throws(FileProblem) -> [UInt8],
    names: @escaping @Sendable (String) throws(FileProblem) -> [String],
    info: @escaping @Sendable (String) -> FileInfo?,
    write: @escaping @Sendable ([UInt8], String) throws(FileProblem) -> Void,
    replace: @escaping @Sendable (String, String) throws(FileProblem) -> Void,
    makeFolder: @escaping @Sendable (String) throws(FileProblem) -> Void,
    remove: @escaping @Sendable (String) throws(FileProblem) -> Void
  ) {
    self.read = read
    self.names = names
    self.info = info
    self.write = write
    self.replace = replace
    self.makeFolder = makeFolder
    self.remove = remove
  }
}

/// What is known of a path without reading it.
public struct FileInfo: Equatable, Sendable {
  /// Whether it is a folder rather than a file.
  public var isFolder: Bool
  /// In bytes.
  public var size: Int
  /// When its bytes changed last, in seconds since 1970; in memory, by a clock that counts writes.
  public var modified: Double
  /// The same for all paths that lead to one file or folder: its device and its number there. Absent
  /// where paths have no links.
  public var identity: [UInt64]?

  public init(isFolder: Bool, size: Int, modified: Double, identity: [UInt64]? = nil) {
    self.isFolder = isFolder
    self.size = size
    self.modified = modified
    self.identity = identity
  }
}

/// Why the file system refused: "cannot read Lessons/course.yml: permission denied".
public struct FileProblem: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was attempted.
  public enum Operation: String, Sendable {
    case read, list, write, replace, remove
    case makeFolder = "make the folder"
  }

  /// What was attempted.
  public var operation: Operation
  /// What it was attempted on.
  public var path: String
  /// Why it failed, as the end of a sentence: "permission denied".
  public var reason: String

  public init(_ operation: Operation, _ path: String, reason: String) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  public var description: String { "cannot \(operation.rawValue) \(path): \(reason)" }
}

extension FileSystem {
  /// Every file below `folder`, as paths relative to it, sorted; names that start with a dot are
  /// left out, and so is a link back to a folder that it stands in. Empty when there is no such
  /// folder.
  package func files(below folder: String) -> [String] {
    var found: [String] = []
    var pending = [(part: "", above: [info(folder)?.identity])]
    while let (part, above) = pending.popLast() {
      let place = part.isEmpty ? folder : joined(folder, part)
      for name in (try? names(place)) ?? [] where !name.hasPrefix(".") {
        let path = part.isEmpty ? name : joined(part, name)
        let info = info(joined(folder, path))
        if info?.isFolder == true {
          if let identity = info?.identity, above.contains(identity) { continue }
          pending.append((path, above + [info?.identity]))
        } else {
          found.append(path)
        }
      }
    }
    return found.sorted()
  }
}
