import Testing

@testable import Lectern

@Suite struct ReplaceTests {
  @Test func everyFileIsReplacedOrNone() throws {
    let memory = MemoryFiles(["a": "old", "b": "old"])
    try replaceFiles([("a", [1]), ("b", [2]), ("new/c", [3])], files: memory.fileSystem)
    #expect(memory.bytes == ["a": [1], "b": [2], "new/c": [3]])

    // A disk that is full at the second file.
    var full = memory.fileSystem
    let write = full.write
    full.write = { bytes, path throws(FileProblem) in
      if path.contains("b") { throw FileProblem(.write, path, reason: "no space left") }
      try write(bytes, path)
    }
    #expect(throws: FileProblem.self) {
      try replaceFiles([("a", [4]), ("b", [5])], files: full)
    }
    #expect(memory.bytes == ["a": [1], "b": [2], "new/c": [3]])
  }

  @Test func whatCannotBeReplacedLeavesNothingBeside() {
    let memory = MemoryFiles(["a": "old"])
    var files = memory.fileSystem
    files.replace = { _, target throws(FileProblem) in
      throw FileProblem(.replace, target, reason: "it is a folder")
    }
    #expect(throws: FileProblem.self) { try replaceFile("a", with: [1], files: files) }
    #expect(memory.texts == ["a": "old"])
  }
}
