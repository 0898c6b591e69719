import LecternSource
import Testing

@testable import Lectern

/// Where problems with the cells of a table are reported.
@Suite struct TableProblemTests {
  private func problems(
    table: String, data: String = "csv: data/t.csv", train: String = "epochs: 1"
  ) -> [String] {
    let lesson = """
      ---
      title: A lesson
      summary: One run.
      ---

      ```data d
      \(data)
      ```

      ```train t
      data: d
      \(train)
      ```

      """
    let memory = MemoryFiles(["Lessons/a.md": lesson, "Lessons/data/t.csv": table])
    let report = check(CourseOptions(folder: "Lessons"), files: memory.fileSystem)
    return report.diagnostics.filter(\.isError).map { problem in
      let file = report.sources[problem.path] ?? SourceFile(path: problem.path, bytes: [])
      let place = file.position(at: problem.range.lowerBound)
      return "\(problem.path):\(place.line):\(place.column): "
        + "'\(file.text(in: problem.range))' \(problem.message)"
    }
  }

  @Test func aMissingCellIsShownInTheFile() {
    #expect(
      problems(table: "x,y\n1,2\n2,NaN\n3,6\n") == [
        "Lessons/data/t.csv:3:3: 'NaN' column 'y' has 1 missing value, the first in row 2"
      ])
    #expect(
      problems(table: "x,y\n1,2\n,4\n") == [
        "Lessons/data/t.csv:3:1: '' column 'x' has 1 missing value, the first in row 2"
      ])
  }

  @Test func quotedFieldsAndLineEndsAreCounted() {
    #expect(
      problems(
        table: "name,x,y\r\n\"a, \"\"b\"\"\r\nc\",1,2\r\nd,?,4\r\n",
        data: "csv: data/t.csv\nfeatures: [x]\ntarget: y") == [
          "Lessons/data/t.csv:4:3: '?' column 'x' has 1 missing value, the first in row 2"
        ])
  }

  @Test func aWordAmongNumbersIsShownInTheFile() {
    #expect(
      problems(table: "x,y\n1,2\n2,four\n3,6\n", train: "epochs: 1\ntarget: y\nfeatures: [x]") == [
        "Lessons/data/t.csv:3:3: 'four' row 2 of column 'y' holds 'four', which is no number"
      ])
  }

  @Test func rowsThatMovedKeepTheirPlace() {
    #expect(
      problems(
        table: "x,y\n3,NaN\n2,4\n1,2\n", data: "csv: data/t.csv\nsort_by: x\ntarget: y") == [
          "Lessons/data/t.csv:2:3: 'NaN' column 'y' has 1 missing value, the first in row 1"
        ])
  }

  @Test func aWrittenRowIsShownInTheLesson() {
    #expect(
      problems(table: "", data: "rows:\n  - {x: 1, y: 2}\n  - {x: 2, y: null}\ntarget: y")
        .first?.hasPrefix("Lessons/a.md:9:") == true)
  }
}
