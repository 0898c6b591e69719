import LecternLesson
import LecternSource
import Testing

@testable import LecternBridge

@Suite struct NotebookProseTests {
  private func prose(_ text: String, values: [String: String] = [:]) -> String {
    let file = SourceFile(path: "lesson.md", text: text)
    let lesson = BridgedLesson(
      name: "lesson", title: "Title", summary: "", document: parseLesson(file).document, runs: [],
      data: [], claims: [], values: values)
    return NotebookProse(lesson, pages: "../").text(
      SourceRange(0..<file.bytes.count), of: lesson.document)
  }

  @Test(arguments: [
    ("It is [148.8](=run.loss.final).", "It is 148.8."),
    ("It took [](=run.updates) updates.", "It took 40 updates."),
    ("The [rate](term:learning_rate).", "The rate."),
    ("See [lesson 3](03-descent.md#steps).", "See [lesson 3](03-descent.ipynb)."),
    ("See [all terms](glossary.md).", "See [all terms](../glossary.html)."),
    ("See [the table](data/heights.csv).", "See [the table](../data/heights.csv)."),
    ("![A bowl](images/bowl.png)", "![A bowl](../images/bowl.png)"),
    ("See [a page](https://example.org/a).", "See [a page](https://example.org/a)."),
    ("## Steps {#own}", "## Steps"),
    ("```math\nx^2\n```", "$$\nx^2\n$$"),
  ]) func leadsWhereNotebooksCan(written: String, shown: String) {
    #expect(prose(written, values: ["run.updates": "40"]) == shown)
  }

  @Test func placesOfTheLessonAreNamed() {
    #expect(prose("## Two steps\n\nSee [](#two-steps).") == "## Two steps\n\nSee “Two steps”.")
  }

  @Test func calloutsAreQuotesWithATitle() {
    #expect(prose("> [!TRY]\n> Set it to 1.") == "> **Try it.**\n> Set it to 1.")
    #expect(
      prose("> [!misconception] “More is [better](term:b).”\n> It is not.")
        == "> **A misconception: “More is better.”**  \n> It is not.")
  }

  @Test func answersAreFoldedAway() {
    let lesson = BridgedLesson(
      name: "lesson", title: "Title", summary: "",
      document: parseLesson(SourceFile(path: "lesson.md", text: "")).document, runs: [], data: [],
      claims: [])
    let quiz = BridgedQuiz(
      place: SourceRange(at: 0), question: "Why\nso?",
      choices: [(text: "More [updates](term:update)", isRight: true, why: "They add\nup.")],
      answer: nil, explanation: nil)
    #expect(
      NotebookProse(lesson, pages: "../").text(quiz) == """
        **Question.** Why
        so?

        - More updates

        <details><summary>Show the answer</summary>

        - ✓ Right: More updates – They add up.

        </details>
        """)
  }
}
