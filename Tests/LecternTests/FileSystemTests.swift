import Foundation
import Testing

@testable import Lectern

@Suite struct FileSystemTests {
  @Test func diskReadsWhatItWrote() throws {
    try withTemporaryFolder { folder in
      let files = FileSystem.local
      let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
      try files.makeFolder(joined(folder, "a/b"))
      try files.write(bytes, joined(folder, "a/b/c"))
      #expect(try files.read(joined(folder, "a/b/c")) == bytes)
      #expect(files.info(joined(folder, "a/b/c"))?.size == bytes.count)
      try files.write([1], joined(folder, "a/b/c"))
      #expect(try files.read(joined(folder, "a/b/c")) == [1])
      try files.write([2], joined(folder, "a/d"))
      try files.replace(joined(folder, "a/d"), joined(folder, "a/b/c"))
      #expect(try files.read(joined(folder, "a/b/c")) == [2])
      #expect(files.files(below: folder) == ["a/b/c"])
    }
  }

  @Test func saysWhatFailedAndWhy() throws {
    try withTemporaryFolder { folder in
      let path = joined(folder, "nothing")
      #expect(throws: FileProblem(.read, path, reason: "no such file or directory")) {
        try FileSystem.local.read(path)
      }
      #expect(throws: FileProblem(.read, folder, reason: "it is a folder")) {
        try FileSystem.local.read(folder)
      }
      #expect(FileSystem.local.info(path) == nil)
    }
  }

  @Test func replacingKeepsPermissions() throws {
    try withTemporaryFolder { folder in
      let files = FileSystem.local
      let path = joined(folder, "a")
      try files.write([1], path)
      chmod(path, 0o640)
      try files.write([2], joined(folder, ".a"))
      try files.replace(joined(folder, ".a"), path)
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    }
  }

  /// A link to a folder above would be followed for ever.
  @Test func listsFoldersOfLinksOnce() throws {
    try withTemporaryFolder { folder in
      let files = FileSystem.local
      try files.makeFolder(joined(folder, "a/b"))
      try files.write([1], joined(folder, "a/b/c"))
      symlink("..", joined(folder, "a/up"))
      symlink("../../a", joined(folder, "a/b/again"))
      symlink("a/b", joined(folder, "side"))
      symlink("loop", joined(folder, "loop"))
      #expect(files.files(below: folder) == ["a/b/c", "loop", "side/c"])
    }
  }

  /// Reading one would wait for a writer that may never come.
  @Test func readsNoPipe() throws {
    try withTemporaryFolder { folder in
      let path = joined(folder, "a.md")
      #expect(mkfifo(path, 0o600) == 0)
      #expect(throws: FileProblem(.read, path, reason: "it is a pipe, a socket or a device")) {
        try FileSystem.local.read(path)
      }
    }
  }

  @Test func memoryListsFoldersAndFiles() throws {
    let files = MemoryFiles(["Lessons/a.md": "", "Lessons/data/x.csv": "", "b": ""]).fileSystem
    #expect(try files.names("Lessons") == ["a.md", "data"])
    #expect(try files.names(".") == ["Lessons", "b"])
    #expect(files.info("Lessons/data")?.isFolder == true)
    #expect(files.files(below: "Lessons") == ["a.md", "data/x.csv"])
  }
}
