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

  @Test func memoryListsFoldersAndFiles() throws {
    let files = MemoryFiles(["Lessons/a.md": "", "Lessons/data/x.csv": "", "b": ""]).fileSystem
    #expect(try files.names("Lessons") == ["a.md", "data"])
    #expect(try files.names(".") == ["Lessons", "b"])
    #expect(files.info("Lessons/data")?.isFolder == true)
    #expect(files.files(below: "Lessons") == ["a.md", "data/x.csv"])
  }
}
