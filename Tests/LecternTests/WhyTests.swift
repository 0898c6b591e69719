import Testing

@testable import Lectern

@Suite struct WhyTests {
  private static let lesson = """
    ---
    title: A lesson
    summary: Two runs.
    ---

    ```data points
    csv: data/points.csv
    target: y
    ```

    ```train walk
    data: points
    optimizer:
      sgd:
        learning_rate: 0.01
    epochs: 5
    batch_size: full
    ```

    ```compare rates
    base: walk
    vary:
      learning_rate: [0.01, 0.02]
    ```

    """

  private let files = MemoryFiles([
    "Lessons/a.md": lesson, "Lessons/data/points.csv": "x,y\n1,2\n2,4\n3,6\n",
  ]).fileSystem
  private let options = CourseOptions(folder: "Lessons")

  private func reasons(_ name: String) throws -> String {
    let reasons = why(name, options, files: files)
    guard case .found(let text) = reasons else {
      Issue.record("\(name): \(reasons)")
      return ""
    }
    return text
  }

  @Test func aRunNamesItsSettingsAndWhetherItWasKept() throws {
    let first = try reasons("walk")
    #expect(first.hasPrefix("walk in Lessons/a.md\n  key "))
    #expect(first.contains(", computed now\n") && first.contains("    epochs: 5\n"))
    #expect(try reasons("a:walk").contains(", its result was kept\n"))
  }

  @Test func aComparisonNamesWhatItsRunsDoNotShare() throws {
    let text = try reasons("rates")
    #expect(text.contains("rates[0.01] in ") && text.contains("rates[0.02] in "))
    #expect(
      text.contains(
        "  depends on the same as rates[0.01], but for\n    optimizer.learning_rate: 0.02\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("    epochs:") } == 1)
    #expect(!(try reasons("rates[0.02]").contains("but for")))
  }

  @Test func aDataSetNamesItsFileAndItsRuns() throws {
    let text = try reasons("points")
    #expect(text.hasPrefix("data set points in Lessons/a.md\n"))
    #expect(text.contains("    file: ") && text.contains("    csv: \"data/points.csv\"\n"))
    #expect(text.contains("  decides walk, rates[0.01], rates[0.02]\n"))
  }

  @Test func anUnknownNameSuggestsTheNearest() {
    #expect(why("wlak", options, files: files) == .unknown(nearest: "walk"))
    #expect(why("rate", options, files: files) == .unknown(nearest: "rates"))
    #expect(why("b:walk", options, files: files) == .unknown(nearest: nil))
  }
}
