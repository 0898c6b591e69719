import LecternRun
import LecternSource
import Testing

/// What a run may cost before it starts.
@Suite struct RunBudgetTests {
  private let lesson = """
    ```data many
    generate:
      line: {rows: 1000}
    ```

    ```train t
    data: many
    epochs: 10
    batch_size: full
    ```
    """

  private func refusal(_ budget: Budget) throws -> (message: String, help: String)? {
    try LessonFixture(lesson, budget: budget).diagnostics.first.map { ($0.message, $0.help) }
  }

  @Test func whatFitsIsNotSpokenOf() throws {
    #expect(
      try refusal(Budget(updatesTimesParameters: 20, visitsTimesParameters: 20_000, rows: 1000))
        == nil)
  }

  @Test func visitsOfRowsAreCounted() throws {
    let found = try #require(try refusal(Budget(visitsTimesParameters: 19_999)))
    #expect(
      found.message
        == "1,000 rows in 10 epochs with 2 parameters are 20,000, and a run may cost 19,999")
    #expect(
      found.help
        == "take fewer rows, lower `epochs` or raise `budget: {visits_times_parameters: 20000}` in "
        + "course.yml")
  }

  @Test func rowsOfADataSetAreCounted() throws {
    let found = try #require(try refusal(Budget(rows: 999)))
    #expect(found.message == "1,000 rows are more than the 999 that a data set may have")
    #expect(found.help == "lower `rows` or raise `budget: {rows: 1000}` in course.yml")
  }

  @Test func rowsOfATableAreCountedAfterItsLimit() throws {
    func found(_ keys: String) throws -> [String] {
      try LessonFixture(
        "```data d\ncsv: t.csv\n\(keys)\n```\n",
        tables: ["t.csv": "x,y\n" + (0..<20).map { "\($0),\($0)\n" }.joined()],
        budget: Budget(rows: 10)
      ).diagnostics.map(\.help)
    }
    #expect(
      try found("target: y")
        == ["keep some of them by `limit`, or raise `budget: {rows: 20}` in course.yml"])
    #expect(try found("limit: 10") == [])
  }
}
