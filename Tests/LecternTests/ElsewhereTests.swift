import LecternSource
import Testing

@testable import Lectern

/// The diagnostics that no folder of fixtures can bring about.
@Suite struct ElsewhereTests {
  private static let lesson = """
    ---
    title: A lesson
    summary: One run.
    ---

    ```train fit
    model:
      function: {name: bowl, start: [1, 2]}
    optimizer:
      sgd: {learning_rate: 0.1}
    epochs: 2
    ```

    """

  @Test func aCacheThatCannotBeWrittenIsAnError() throws {
    let memory = MemoryFiles(["Lessons/a.md": Self.lesson])
    var files = memory.fileSystem
    files.write = { _, path throws(FileProblem) in
      throw FileProblem(.write, path, reason: "no space left")
    }
    let shard = try #require(Shard("1/1"))
    let report = runShare(
      CourseOptions(folder: "Lessons", cache: .folder("kept")), shard: shard, files: files)
    #expect(report.diagnostics.map(\.rule.name) == ["cache-unwritable"])
    let text = report.problems(limit: .everything)
    #expect(text.hasPrefix("kept/") && text.contains("no space left [L0809 cache-unwritable]\n"))
  }

  @Test func aStyleSheetThatIsNotThereIsAnError() {
    let memory = MemoryFiles([
      "Lessons/a.md": Self.lesson, "Lessons/course.yml": "title: T\ntheme: {css: none.css}\n",
    ])
    let report = check(
      CourseOptions(folder: "Lessons", cache: .none), files: memory.fileSystem)
    #expect(report.diagnostics.map(\.rule.name) == ["unreadable-file"])
    let file = report.sources["Lessons/course.yml"]
    #expect(report.diagnostics.first.map { file?.text(in: $0.range) } == "none.css")
  }

  @Test(.enabled(if: installedKaTeX(files: .local) != nil))
  func aFormulaIsBrokenWhereKaTeXStops() {
    let memory = MemoryFiles([
      "Lessons/a.md": Self.lesson + "\nA formula, $\\frac{1}{2$, and é $\\nonsense$.\n"
    ])
    var files = memory.fileSystem
    let read = files.read
    files.read = { path throws(FileProblem) in
      path.hasPrefix("/usr/") ? try FileSystem.local.read(path) : try read(path)
    }
    let report = check(CourseOptions(folder: "Lessons", cache: .none), files: files)
    let file = report.sources["Lessons/a.md"]
    #expect(report.diagnostics.map(\.rule.name) == ["formula", "formula"])
    #expect(report.diagnostics.last.map { file?.text(in: $0.range) } == "\\nonsense")
  }
}
