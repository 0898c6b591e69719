import Foundation
import FoundationNetworking
import Glibc
import Lectern
import Testing

@Suite struct PreviewTests {
  @Test func aTerminalThatTakesNoTextHoldsUpNoPage() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-terminal-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try lectern("init", folder).code == 0)
    let lesson = "\(folder)/01-first-fit.md"
    let text = String(decoding: try FileSystem.local.read(lesson), as: UTF8.self)

    let preview = try LecternProcess(["preview", folder, "--port", "0", "--verbose"])
    defer { preview.kill() }
    var printed = ""
    while !printed.contains("(Ctrl-C ends)") {
      let more = preview.read()
      try #require(!more.isEmpty, "\(printed)")
      printed += more
    }
    let start = try #require(printed.range(of: "http://localhost:"))
    let address = "http:" + printed[start.lowerBound...].dropFirst(5).prefix { $0 != " " }
    let page = try #require(URL(string: "\(address)01-first-fit"))

    /// Saves the lesson with more text, and waits until the page has the last word of it.
    func save(_ addition: String, showing word: String) async throws {
      try FileSystem.local.write(Array("\(text)\n\(addition) \(word)\n".utf8), lesson)
      for _ in 0..<200 {
        let (data, _) = try await URLSession.shared.data(from: page)
        if String(decoding: data, as: UTF8.self).contains(word) { return }
        try await Task.sleep(for: .milliseconds(100))
      }
      Issue.record("the page does not show '\(word)'")
    }
    // A pipe holds 64 KB, which the report of so many wrong claims exceeds.
    let wrong = Array(repeating: "[123.456](=fit.loss.final)", count: 600)
    try await save(wrong.joined(separator: "\n"), showing: "Nobodyreads")
    try await save("", showing: "Stillserved")
    kill(preview.process.processIdentifier, SIGINT)
    preview.process.waitUntilExit()
    #expect(preview.process.terminationStatus == 0)
  }

  @Test func interruptionsDoNotWaitForATraining() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let preview = try LecternProcess(
      ["preview", root.appendingPathComponent("Lessons").path, "--port", "0", "--no-cache"])
    Thread.sleep(forTimeInterval: 1)
    kill(preview.process.processIdentifier, SIGINT)
    let (code, output) = preview.finish()
    #expect(code == 0)
    #expect(!output.contains("Checked"), "the course is too small for this test")
  }

  @Test func anOutputThatTakesNoTextIsNamed() throws {
    let full = try LecternProcess(
      ["-c", "\"$0\" schema > /dev/full", LecternProcess.path], program: "/bin/sh")
    let (code, output) = full.finish()
    #expect(code == 1)
    #expect(output.hasPrefix("lectern: cannot print: "))
  }
}
