import LecternSource
import Testing

@testable import Lectern

/// What a built page weighs, and what the author is told of it.
@Suite struct BudgetTests {
  private static let start = """
    ---
    title: A lesson
    summary: One run.
    ---

    ```data points
    generate: moons
    ```

    """

  private func warnings(of lesson: String) -> [Diagnostic] {
    let memory = MemoryFiles(["Lessons/a.md": lesson])
    return check(CourseOptions(folder: "Lessons"), files: memory.fileSystem).diagnostics
      .filter { ["large-page", "large-chart"].contains($0.rule.name) }
  }

  @Test func aShortPageIsNotSpokenOf() {
    #expect(warnings(of: Self.start + "A few words.\n").isEmpty)
  }

  @Test func aLargePageIsAWarningWithItsSize() throws {
    let words = String(repeating: "A few words of a long lesson.\n", count: 6000)
    let warning = try #require(warnings(of: Self.start + words).first)
    #expect(warning.rule.name == "large-page")
    #expect(warning.severity == .warning)
    #expect(warning.message.hasSuffix("KB, more than 150 KB"))
  }

  @Test func aLargeChartIsAWarningAtItsSpec() throws {
    let many = """
      ```compare many
      train:
        data: points
        model:
          network:
            hidden: [4]
        optimizer: adam
        batch_size: 5
        epochs: 300
        show: [loss]
      vary:
        learning_rate: [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7,
          0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05]
      show: [loss]
      ```

      """
    let warning = try #require(
      warnings(of: Self.start + many).first { $0.rule.name == "large-chart" })
    #expect(warning.severity == .warning)
    #expect(warning.message.hasSuffix("KB, more than 24 KB"))
    #expect(warning.range.lowerBound > Self.start.utf8.count)
  }
}
