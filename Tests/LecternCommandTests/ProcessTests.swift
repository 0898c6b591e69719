import Foundation
import Lectern
import Testing

/// Tests that start the program itself.
@Suite struct ProcessTests {
  @Test func theChangelogBeginsWithTheVersion() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let log = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
    #expect(log.split(separator: "\n").first { $0.hasPrefix("## ") } == "## \(lecternVersion)")
  }

  @Test func exitCodesAndStreams() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-process-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }

    #expect(try lectern("--version") == (0, "\(lecternVersion)\n"))
    #expect(try lectern("build", "--nonsense").code == 64)
    #expect(try lectern("init", "\(folder)/Lessons").code == 0)

    let built = try lectern("build", "\(folder)/Lessons")
    #expect(built.code == 0)
    #expect(built.output.hasPrefix("Built 1 lesson in "))
    #expect(built.output.contains("Look at \(folder)/Output/index.html"))
    let pages = FileSystem.local.files(below: "\(folder)/Output")
    #expect(pages.contains("01-first-fit.html"))

    // The page's receipt names a command that makes its run again.
    let receipt = String(
      decoding: try FileSystem.local.read("\(folder)/Output/01-first-fit.html"), as: UTF8.self)
    let start = try #require(receipt.range(of: "<code>lectern run "))
    let words = receipt[start.upperBound...].prefix { $0 != "<" }.split(separator: " ")
    #expect(words == ["01-first-fit", "fit"])
    let again = try lectern(
      "run", String(words[0]), String(words[1]), "--folder", "\(folder)/Lessons")
    #expect(again.code == 0 && again.output.contains("\"name\": \"fit\""))
    let misspelled = try lectern("run", "01-first-fit", "fitt", "--folder", "\(folder)/Lessons")
    #expect(misspelled.code == 1 && misspelled.output.contains("did you mean 'fit'?"))
    for wrong in [
      ["run", "01-frist-fit", "--shard", "1/2"], ["export", "--svg", "01-frist-fit"],
      ["export", "--notebook", "01-frist-fit"], ["values", "01-frist-fit"],
    ] {
      let process = try LecternProcess(wrong, folder: folder)
      let (code, output) = process.finish()
      #expect(code == 1 && output.contains("did you mean '01-first-fit'?"), "\(wrong): \(output)")
    }

    // A mistake is named, ends with 1, and leaves the pages as they were.
    let page = try FileSystem.local.read("\(folder)/Output/01-first-fit.html")
    let path = "\(folder)/Lessons/01-first-fit.md"
    let text = String(decoding: try FileSystem.local.read(path), as: UTF8.self)
    let broken = text.replacingOccurrences(of: "batch_size", with: "batch_sise")
    try FileSystem.local.write(Array(broken.utf8), path)
    let failed = try lectern("build", "\(folder)/Lessons")
    #expect(failed.code == 1)
    #expect(failed.output.contains("did you mean 'batch_size'?"))
    #expect(try FileSystem.local.read("\(folder)/Output/01-first-fit.html") == page)
  }

  /// Formatters end a dry run that would change something with a code of its own; so does promotion.
  @Test func aDryRunTellsWhetherAnythingWouldChange() throws {
    try withTemporaryFolder { folder in
      let course = "\(folder)/Lessons"
      #expect(try lectern("init", course).code == 0)
      #expect(try lectern("promote", "--dry-run", course).code == 2)
      #expect(try lectern("promote", course).code == 0)
      #expect(try lectern("promote", "--dry-run", course).code == 0)
      let lesson = "\(course)/01-first-fit.md"
      let text = String(decoding: try FileSystem.local.read(lesson), as: UTF8.self)
      try FileSystem.local.write(Array("\(text)\nIt takes [9](=fit.epochs) epochs.\n".utf8), lesson)
      let dry = try lectern("promote", "--dry-run", lesson)
      #expect(dry.code == 2 && dry.output.contains("would change 1 number"))
      try FileSystem.local.write(Array("\(text)\n[9](=fit.epoch)\n".utf8), lesson)
      #expect(try lectern("promote", "--dry-run", lesson).code == 1)
    }
  }

  @Test func chartsAreExportedFromAFolderToAFolder() throws {
    try withTemporaryFolder { folder in
      let course = "\(folder)/Lessons"
      #expect(try lectern("init", course).code == 0)
      let exported = try lectern("export", "--svg", course, "--output", "\(folder)/figures")
      #expect(exported.code == 0)
      #expect(
        FileSystem.local.files(below: "\(folder)/figures").allSatisfy { $0.hasSuffix(".svg") })
      #expect(exported.output.contains("wrote \(folder)/figures/charts/01-first-fit/"))
      for output in ["\(folder)/figures", "\(folder)/new/"] {
        let refused = try lectern("export", "--svg", output)
        #expect(refused.code == 64 && refused.output.contains("--output \(output)"))
      }
    }
  }
}
