import LecternSite
import Testing

@testable import Lectern

@Suite struct OutputFolderTests {
  private func site(_ texts: [String: String]) -> [OutputFile] {
    texts.map { OutputFile(path: $0, bytes: Array($1.utf8)) }
  }

  @Test func writesOnlyWhatChanged() throws {
    let memory = MemoryFiles()
    let first = site(["index.html": "one", "assets/page.css": "css"])
    let report = try write(first, to: "Output", files: memory.fileSystem, writer: "1")
    #expect(report.written == ["assets/page.css", "index.html"])
    let before = memory.writeTimes

    let again = try write(first, to: "Output", files: memory.fileSystem, writer: "2")
    #expect(again.written.isEmpty && again.removed.isEmpty && again.unchanged == 2)
    #expect(memory.writeTimes == before)

    let changed = site(["index.html": "two", "assets/page.css": "css"])
    let third = try write(changed, to: "Output", files: memory.fileSystem, writer: "3")
    #expect(third.written == ["index.html"])
    #expect(memory.writeTimes["Output/assets/page.css"] == before["Output/assets/page.css"])
  }

  @Test func removesItsOwnOrphansAndNothingElse() throws {
    let memory = MemoryFiles(["Output/CNAME": "example.org", "Output/old/keep.txt": "mine"])
    let files = memory.fileSystem
    _ = try write(
      site(["index.html": "a", "old/page.html": "b"]), to: "Output", files: files, writer: "1")
    let report = try write(site(["index.html": "a"]), to: "Output", files: files, writer: "1")
    #expect(report.removed == ["old/page.html"])
    #expect(memory.texts["Output/CNAME"] == "example.org")
    #expect(memory.texts["Output/old/keep.txt"] == "mine")
    #expect(memory.texts["Output/old/page.html"] == nil)
    #expect(manifest(of: "Output", files: files) == ["index.html"])
    #expect(!memory.texts.keys.contains { $0.contains("staging") })
  }

  @Test func neverFollowsAManifestOutOfTheFolder() throws {
    let memory = MemoryFiles([
      "Output/.lectern-files": "../Lessons/a.md\n/etc/passwd\n", "Lessons/a.md": "# A",
    ])
    let report = try write(
      site(["index.html": "a"]), to: "Output", files: memory.fileSystem, writer: "1")
    #expect(report.removed.isEmpty)
    #expect(memory.texts["Lessons/a.md"] == "# A")
  }

  @Test func aFailureLeavesThePagesAsTheyWere() throws {
    let memory = MemoryFiles()
    var files = memory.fileSystem
    _ = try write(site(["a.html": "1", "b.html": "1"]), to: "Output", files: files, writer: "1")
    let write = files.write
    files.write = { bytes, path throws(FileProblem) in
      if bytes == Array("full".utf8) { throw FileProblem(.write, path, reason: "no space") }
      try write(bytes, path)
    }
    let before = memory.texts
    let broken = files
    #expect(throws: FileProblem.self) {
      try Lectern.write(
        site(["a.html": "2", "b.html": "full"]), to: "Output", files: broken, writer: "2")
    }
    #expect(memory.texts == before)
  }

  @Test func worksOnTheDisk() throws {
    try withTemporaryFolder { folder in
      let output = joined(folder, "deep/Output")
      let pages = site(["index.html": "a", "assets/fonts/x.woff2": "b"])
      _ = try write(pages, to: output, files: .local, writer: "1")
      #expect(FileSystem.local.files(below: output) == ["assets/fonts/x.woff2", "index.html"])
      let report = try write(site([:]), to: output, files: .local, writer: "1")
      #expect(report.removed.count == 2)
      #expect(try FileSystem.local.names(output) == [manifestName])
    }
  }
}
