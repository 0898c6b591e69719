import Synchronization

/// Files in memory, for tests and for programs that hold a course as texts.
///
/// A class because several ``FileSystem`` values share it; every access holds the lock.
public final class MemoryFiles: Sendable {
  private struct State {
    var files: [String: [UInt8]] = [:]
    var modified: [String: Double] = [:]
    /// Counts writes: a clock that is the same on every machine.
    var now = 0.0
  }

  private let state = Mutex(State())

  /// Files by path, with their texts; none was written yet.
  public init(_ texts: [String: String] = [:]) {
    state.withLock { state in
      for (path, text) in texts { state.files[normalized(path)] = Array(text.utf8) }
    }
  }

  /// Files by path, with their bytes; none was written yet.
  public init(bytes: [String: [UInt8]]) {
    state.withLock { state in
      for (path, bytes) in bytes { state.files[normalized(path)] = bytes }
    }
  }

  /// Every file with its bytes.
  public var bytes: [String: [UInt8]] { state.withLock { $0.files } }

  /// Every file with its text.
  public var texts: [String: String] {
    state.withLock { $0.files.mapValues { String(decoding: $0, as: UTF8.self) } }
  }

  /// When each path was written or replaced last, by a clock that counts the writes to all paths;
  /// paths that were never written have none.
  public var writeTimes: [String: Double] { state.withLock { $0.modified } }

  /// A view of these files, which writes to them; folders are there while files stand in them.
  public var fileSystem: FileSystem {
    FileSystem(
      read: { path throws(FileProblem) in
        let bytes = self.state.withLock { $0.files[normalized(path)] }
        guard let bytes else { throw FileProblem(.read, path, reason: "no such file") }
        return bytes
      },
      names: { folder throws(FileProblem) in
        let prefix = normalized(folder) == "." ? "" : normalized(folder) + "/"
        let names = self.state.withLock { state in
          Set(
            state.files.keys.filter { $0.hasPrefix(prefix) }
              .compactMap {
                $0.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
              })
        }
        guard !names.isEmpty else { throw FileProblem(.list, folder, reason: "no such folder") }
        return names.sorted()
      },
      info: { path in
        let path = normalized(path)
        return self.state.withLock { state in
          if let bytes = state.files[path] {
            return FileInfo(
              isFolder: false, size: bytes.count, modified: state.modified[path] ?? 0)
          }
          let isFolder = path == "." || state.files.keys.contains { $0.hasPrefix(path + "/") }
          return isFolder ? FileInfo(isFolder: true, size: 0, modified: 0) : nil
        }
      },
      write: { bytes, path throws(FileProblem) in
        self.state.withLock { state in
          state.now += 1
          state.files[normalized(path)] = bytes
          state.modified[normalized(path)] = state.now
        }
      },
      replace: { source, target throws(FileProblem) in
        let moved = self.state.withLock { state in
          guard let bytes = state.files.removeValue(forKey: normalized(source)) else {
            return false
          }
          state.now += 1
          state.files[normalized(target)] = bytes
          state.modified[normalized(target)] = state.now
          return true
        }
        if !moved { throw FileProblem(.replace, target, reason: "no such file") }
      },
      makeFolder: { _ in },
      remove: { path throws(FileProblem) in
        self.state.withLock { _ = $0.files.removeValue(forKey: normalized(path)) }
      })
  }
}
