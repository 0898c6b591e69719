import LecternBridge
import LecternRun

/// The rows of one of the catalog's generators as CSV, as a lesson with `generate: NAME` would see
/// them; absent when there is no such generator, which the report says.
///
/// `decimals` are the digits after the point; nil for as many as give the number back.
public func generatedTable(
  _ generator: String, seed: Int, decimals: Int?
) -> (csv: String?, report: CourseReport) {
  let lesson = """
    ---
    title: A table
    summary: The rows of a generator.
    ---

    ```data table
    generate: \(yamlQuoted(generator))
    seed: \(seed)
    show: [none]
    ```

    The table has [](=table.rows) rows.

    """
  let files = MemoryFiles(["tables/table.md": lesson]).fileSystem
  let options = CourseOptions(folder: "tables", cache: .none)
  let (found, report) = inspected("table", options, files: files)
  guard report.isSound, let data = found?.outcome.results.data("table") else {
    return (nil, report)
  }
  return (csvText(data, decimals: decimals), report)
}
