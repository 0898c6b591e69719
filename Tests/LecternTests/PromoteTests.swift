import LecternSource
import Testing

@testable import Lectern

@Suite struct PromoteTests {
  private func course(_ prose: String) -> MemoryFiles {
    MemoryFiles([
      "Lessons/a.md": """
      ---
      title: A lesson
      summary: One run.
      ---

      ```data points
      rows:
        - {x: 1, y: 2}
        - {x: 2, y: 4}
        - {x: 3, y: 6}
      target: y
      ```

      ```train fit
      data: points
      optimizer:
        sgd:
          learning_rate: 0.05
      epochs: 5
      batch_size: full
      ```

      \(prose)

      """
    ])
  }

  private let options = CourseOptions(folder: "Lessons", cache: .none)

  @Test func rewritesNumbersWithTheAuthorsDigits() throws {
    let memory = course(
      "From [99.0](=fit.loss.initial) in [**9** epochs](=fit.epochs) – [x](=fit.diverged == false)."
    )
    let before = memory.texts["Lessons/a.md"] ?? ""
    let outcome = try promote(options, files: memory.fileSystem)
    // The last link is a claim with a space, so the lesson is refused as it stands.
    #expect(outcome.changes.isEmpty && outcome.refusals.count == 1)
    #expect(memory.texts["Lessons/a.md"] == before)
  }

  @Test func acceptsAndIsIdempotent() throws {
    let memory = course(
      "From [99.0](=fit.loss.initial) in [9](=fit.epochs) epochs, “[9](=fit.epochs)”.")
    let dry = try promote(options, writing: .nothing, files: memory.fileSystem)
    #expect(
      dry.changes.map(\.description).first == "Lessons/a.md:23: 99.0 → 18.7  (fit.loss.initial)")
    #expect(memory.texts["Lessons/a.md"]?.contains("99.0") == true)
    #expect(memory.texts["Lessons/recorded/a.json"] == nil)

    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.changes.map(\.new) == ["18.7", "5", "5"])
    #expect(outcome.recorded == ["Lessons/recorded/a.json"])
    let text = memory.texts["Lessons/a.md"] ?? ""
    #expect(
      text.contains(
        "From [18.7](=fit.loss.initial) in [5](=fit.epochs) epochs, “[5](=fit.epochs)”."))
    #expect(check(options, files: memory.fileSystem).problems(limit: .everything) == "")

    let again = try promote(options, files: memory.fileSystem)
    #expect(again.changes.isEmpty && again.recorded.isEmpty && again.refusals.isEmpty)
  }

  @Test func refusesAFalseRelation() throws {
    let memory = course("[9](=fit.epochs) and [higher](= \"fit.loss.final > fit.loss.initial\").")
    let before = memory.texts
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.refusals.count == 1 && outcome.changes.isEmpty)
    #expect(memory.texts == before)
  }

  @Test func touchesNamedLessonsOnly() throws {
    let memory = course("[9](=fit.epochs)")
    let outcome = try promote(options, lessons: ["b"], files: memory.fileSystem)
    #expect(outcome.refusals == ["the course has no lesson 'b'"])
    let named = try promote(options, lessons: ["Lessons/a.md"], files: memory.fileSystem)
    #expect(named.changes.count == 1)
  }

  @Test func driftNamesTheRunAndTheCause() throws {
    let memory = course("[5](=fit.epochs)")
    _ = try promote(options, files: memory.fileSystem)
    let text = memory.texts["Lessons/a.md"] ?? ""
    try memory.fileSystem.write(
      Array(text.replacing("learning_rate: 0.05", with: "learning_rate: 0.04").utf8), "Lessons/a.md"
    )
    let report = check(options, files: memory.fileSystem)
    #expect(report.diagnostics.map(\.rule.name) == ["drift"])
    #expect(report.diagnostics.first?.message.contains("epoch 1") == true)

    let accepted = try promote(options, files: memory.fileSystem)
    #expect(accepted.refusals.isEmpty && accepted.recorded == ["Lessons/recorded/a.json"])
    #expect(check(options, files: memory.fileSystem).problems(limit: .everything) == "")
  }
}
