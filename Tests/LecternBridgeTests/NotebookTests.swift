import LecternBridge
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
}
