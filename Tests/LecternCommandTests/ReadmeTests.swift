import Foundation
import Lectern
import Testing

/// The README's tutorial, followed word for word.
@Suite struct ReadmeTests {
  @Test func theTutorialSaysWhatTheProgramPrints() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    try withTemporaryFolder { folder in
      func lectern(_ line: String) throws -> (code: Int32, output: String) {
        #expect(readme.contains("lectern \(line)"))
        let arguments = line.split(separator: " ").map { word -> String in
          let word = word.filter { $0 != "'" }
          return word.hasPrefix("course") ? "\(folder)/\(word)" : word
        }
        let (code, output) = try LecternProcess(arguments).finish()
        return (code, output.replacingOccurrences(of: "\(folder)/", with: ""))
      }
      /// Changes a text that the README names in the lesson.
      let lesson = "\(folder)/course/02-rates.md"
      func change(_ old: String, to new: String) throws {
        let text = String(decoding: try FileSystem.local.read(lesson), as: UTF8.self)
        #expect(text.contains(old))
        let changed = text.replacingOccurrences(of: old, with: new)
        try FileSystem.local.write(Array(changed.utf8), lesson)
      }
      /// That the README shows the lines of `output` from the first to the last given.
      func shows(_ output: String, lines: Int) {
        for line in output.split(separator: "\n").prefix(lines) {
          #expect(readme.contains(line), "the README does not show: \(line)")
        }
      }

      #expect(try lectern("init course").code == 0)
      #expect(try lectern("new 02-rates --template compare --folder course").code == 0)
      shows(try lectern("values course/02-rates.md 'rates[0.1].loss'").output, lines: 2)

      let sentence = "The middle rate ends at a loss of [0.7](=rates[0.1].loss.best)."
      #expect(readme.contains(sentence))
      let text = String(decoding: try FileSystem.local.read(lesson), as: UTF8.self)
      try FileSystem.local.write(Array("\(text)\(sentence)\n".utf8), lesson)
      #expect(try lectern("check course").code == 0)
      try change("[0.7]", to: "[0.67]")
      let failing = try lectern("check course")
      #expect(failing.code == 1)
      shows(failing.output, lines: 4)
      #expect(try lectern("promote course").code == 0)
      #expect(try lectern("check course").code == 0)

      try change("epochs:", to: "epoch:")
      let misspelled = try lectern("check course")
      #expect(misspelled.code == 1)
      shows(misspelled.output, lines: 3)
      try change("epoch:", to: "epochs:")
      #expect(try lectern("build course").code == 0)
      #expect(FileSystem.local.info("\(folder)/Output/02-rates.html") != nil)
    }
  }
}
