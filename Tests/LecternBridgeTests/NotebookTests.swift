import LecternBridge
import LecternRun
import LecternSource
import LecternSpec
import Testing

@Suite struct NotebookTests {
  private func lesson() throws -> BridgedLesson {
    let fixture = try BridgeFixture(
      "# Title\n\nSome prose.\n\n" + three + descent
        + "```data line\ngenerate: {line: {rows: 20}}\nshow: [none]\n```\n\n"
        + "```train long\ndata: line\nmodel: linear\nepochs: 2\nbatch_size: 8\n"
        + "optimizer:\n  sgd:\n    learning_rate: 0.01\n```\n")
    return BridgedLesson(
      name: "lesson", title: "Title", summary: "What it is", document: fixture.document,
      runs: fixture.runs, data: fixture.runs.flatMap(\.runs.all).compactMap(\.data), claims: [])
  }

  @Test(arguments: Framework.allCases) func isTheSameOnRepeat(framework: Framework) throws {
    let lesson = try lesson()
    #expect(notebook(lesson, framework: framework) == notebook(lesson, framework: framework))
  }

  @Test(arguments: Framework.allCases) func cellsHaveIdsAndNoOutputs(framework: Framework) throws {
    let text = notebook(try lesson(), framework: framework)
    #expect(text.contains("\"id\": \"cell-1\""))
    #expect(text.contains("\"nbformat_minor\": 5"))
    #expect(!text.contains("\"outputs\": [\n"))
  }

  @Test func holdsTheRowsThatItsProgramsRead() throws {
    let text = notebook(try lesson(), framework: .keras)
    #expect(text.contains("Path(\\\"line.csv\\\").write_text"))
    #expect(text.contains("\"source_hidden\": true"))
    #expect(!text.contains("three.csv"))
  }

  @Test func showsTheShortProgramAndRunsTheExactOne() throws {
    let text = notebook(try lesson(), framework: .pytorch)
    #expect(text.contains("\"program\": \"descent\""))
    #expect(text.contains("# descent\\n"))
    #expect(text.contains("check_losses("))
  }

  @Test func assertsWhatItComputesAndCountsTheRest() throws {
    var lesson = try lesson()
    lesson.claims = try [
      ("100", "descent.updates", .count(100)), ("0.5", "descent.gradient_noise(1)", .number(0.5)),
    ].map { (written: String, text: String, value: Value) in
      let verdict = Verdict(
        subject: .claim, outcome: .holds, path: "lesson.md", range: SourceRange(0..<1), quote: "",
        written: written, expression: text, value: value)
      return (verdict, try #require(parseExpression(text, at: 0, path: "lesson.md").0))
    }
    let text = notebook(lesson, framework: .keras)
    let run = try #require(text.ranges(of: "runs[\\\"descent\\\"] = run").first)
    // The claim stands before the run, and what it speaks of comes with the run.
    #expect(
      text[run.upperBound...].contains("assert close(runs[\\\"descent\\\"].updates, 100.0, 0.5)"))
    #expect(
      text.contains(
        "1 of the 2 statements of this lesson that Lectern checks are asserted here. The other one "
          + "speaks of gradients of batches that Lectern draws (1)."))
  }
}
