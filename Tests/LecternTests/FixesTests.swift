import LecternSource
import Testing

@testable import Lectern

@Suite struct FixesTests {
  private let options = CourseOptions(folder: "Lessons", cache: .none)

  private func lesson(_ train: String, _ prose: String = "Text.") -> String {
    """
    ---
    title: A lesson
    summary: One run.
    ---

    ```data points
    rows:
      - {x: 1, y: 2}
      - {x: 2, y: 4}
      - {x: 3, y: 6}
    target: y
    ```

    > ```train fit
    > data: points
    > \(train.replacing("\n", with: "\n> "))
    > ```

    \(prose)

    """
  }

  private let broken = """
    optimiser:
    \tsgd: {learning_rat: 0.05}
    epochs:5
    expect: [loss.final < 90, max(loss[1], 2) > 0]
    """
  private let mended = """
    optimizer:
      sgd: {learning_rate: 0.05}
    epochs: 5
    expect:
      - loss.final < 90
      - max(loss[1], 2) > 0
    """

  /// One mend can uncover another problem.
  @Test(arguments: ["\n", "\r\n"])
  func mendsWhatIsCertain(lineEnd: String) throws {
    let prose = "It needs [5](= fit.epochs) and is [so](=fit.loss.final < 90)."
    let text = lesson(broken, prose).replacing("\n", with: lineEnd)
    let memory = MemoryFiles(["Lessons/a.md": text])
    #expect(try applyFixes(options, files: memory.fileSystem).map(\.path) == ["Lessons/a.md"])
    let expected = lesson(
      mended, "It needs [5](=fit.epochs) and is [so](= \"fit.loss.final < 90\").")
    #expect(memory.texts["Lessons/a.md"] == expected.replacing("\n", with: lineEnd))
    #expect(check(options, files: memory.fileSystem).problems(limit: .everything) == "")
    #expect(try applyFixes(options, files: memory.fileSystem) == [])
  }

  @Test func leavesAKeyThatWouldBeWrittenTwice() throws {
    let text = lesson("epochs: 5\nepoch: 6\noptimizer:\n  sgd: {learning_rate: 0.05}")
    let memory = MemoryFiles(["Lessons/a.md": text])
    #expect(try applyFixes(options, files: memory.fileSystem) == [])
    #expect(memory.texts["Lessons/a.md"] == text)
  }
}
