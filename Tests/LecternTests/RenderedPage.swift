import LecternRun
import LecternSource

@testable import Lectern

/// The page of a lesson with two rows of data and `text`, and what is said of it.
func renderedPage(
  _ text: String, _ catalog: Catalog = .standard
) -> (page: String, report: CourseReport) {
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
  var options = CourseOptions(folder: "Lessons")
  options.catalog = catalog
  let (pages, report) = renderPages(options, files: memory.fileSystem)
  return (String(decoding: pages["a.html"] ?? [], as: UTF8.self), report)
}
