import LecternSource
import Testing

@testable import Lectern

/// What stands in footnotes is read, checked and shown like everything else.
@Suite struct FootnoteTests {
  @Test func aSpecInAFootnoteIsRunAndShown() {
    let (page, report) = renderedPage(
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
    #expect(page.contains("id=fig-1 "), "the run has no figure")
    #expect(page.contains("id=code-t-1 "), "the run has no program")
  }

  @Test func aClaimInAFootnoteIsChecked() {
    let (page, report) = renderedPage(
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
    let (page, report) = renderedPage(
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
