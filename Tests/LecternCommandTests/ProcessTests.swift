import Foundation
import Lectern
import Testing

/// The one test that starts the program itself.
@Suite struct ProcessTests {
  private func lectern(_ arguments: String...) throws -> (code: Int32, output: String) {
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = products.appendingPathComponent("lectern")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
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
}
