import LecternSource
import Testing

@testable import Lectern

/// What stands in footnotes is read, checked and shown like everything else.
@Suite struct FootnoteTests {
  private func rendered(_ text: String) -> (page: String, report: CourseReport) {
    let lesson = """
      ---
      title: A lesson
      summary: One run.
      ---

      ```data d
      rows:
        - {x: 1, y: 2}
        - {x: 2, y: 4}
      target: y
      ```

      \(text)

      """
    let memory = MemoryFiles(["Lessons/a.md": lesson])
    let (pages, report) = renderPages(CourseOptions(folder: "Lessons"), files: memory.fileSystem)
    return (String(decoding: pages["a.html"] ?? [], as: UTF8.self), report)
  }

  @Test func aSpecInAFootnoteIsRunAndShown() {
    let (page, report) = rendered(
      """
      Said below.[^1] It takes [3](=t.epochs) epochs.

      [^1]: A run:

          ```train t
          data: d
          epochs: 3
          batch_size: full
          ```
      """)
    #expect(report.diagnostics.map(\.message) == [])
    #expect(page.contains("id=t"), "the run's figures have no anchor")
    #expect(!page.contains("epochs: 3\nbatch_size: full\n</code></pre></div></aside>"))
  }

  @Test func aClaimInAFootnoteIsChecked() {
    let (page, report) = rendered(
      """
      Said below.[^1]

      ```train t
      data: d
      epochs: 3
      batch_size: full
      ```

      [^1]: It takes [4](=t.epochs) epochs.
      """)
    #expect(report.diagnostics.map(\.message) == ["the page says 4 and the run says 3"])
    #expect(page.contains("✕"))
  }

  @Test func aFootnoteOfAFootnoteIsShown() {
    let (page, report) = rendered(
      """
      Said below.[^1]

      ```train t
      data: d
      epochs: 3
      batch_size: full
      ```

      [^1]: The first note.[^2]

      [^2]: The note of a note.
      """)
    #expect(report.diagnostics.map(\.message) == [])
    #expect(page.contains("The first note."))
    #expect(page.contains("The note of a note."))
  }
}
