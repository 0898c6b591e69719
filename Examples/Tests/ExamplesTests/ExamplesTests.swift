import Foundation
import Lectern
import Testing

@testable import OwnOptimizer
@testable import UseTheLibrary

/// The folder `Examples`.
private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

@Suite struct UseTheLibraryTests {
  private let lesson = """
    ---
    title: A line
    summary: One run.
    ---

    ```data points
    generate:
      line:
        rows: 20
    ```

    ```train walk
    data: points
    optimizer:
      sgd:
        learning_rate: 0.001
    epochs: 3
    batch_size: full
    ```

    It trains for [3](=walk.epochs) epochs.

    """

  @Test func saysHowACourseStands() {
    let files = MemoryFiles(["Course/a.md": lesson]).fileSystem
    #expect(
      state(ofCourse: "Course", files: files)
        == CourseState(lessons: ["A line"], claims: 1, holding: 1, problems: []))
    #expect(pages(ofCourse: "Course", files: files)["a.html"] != nil)
  }

  @Test func namesTheLineOfAWrongClaim() {
    let files = MemoryFiles([
      "Course/a.md": lesson.replacingOccurrences(of: "[3]", with: "[4]")
    ]).fileSystem
    let state = state(ofCourse: "Course", files: files)
    #expect(state.holding == 0)
    #expect(state.problems.count == 1)
    #expect(state.problems.first?.hasPrefix("Course/a.md:21:16: ") == true, "\(state.problems)")
  }
}

@Suite struct OwnOptimizerTests {
  @Test func aLessonNamesTheOptimizerAndTheChart() throws {
    let options = CourseOptions(folder: "\(folder)/Lessons", cache: .none, catalog: .own)
    let (pages, report) = renderPages(options)
    #expect(report.problems(limit: .everything) == "")
    let page = String(decoding: try #require(pages["01-lion.html"]), as: UTF8.self)
    #expect(page.contains("How far the parameters have gone"))
  }

  @Test func withoutTheCatalogTheNameIsUnknown() {
    let report = check(CourseOptions(folder: "\(folder)/Lessons", cache: .none))
    #expect(report.diagnostics.contains { $0.message.contains("'lion'") })
    #expect(report.diagnostics.contains { $0.message.contains("'odometer'") })
  }

  @Test func theWayGoneAddsUpTheLengths() {
    #expect(wayGone([[0, 0], [3, 4], [3, 4], [0, 0]]) == [0, 5, 5, 10])
    #expect(wayGone([]) == [])
  }
}
