import LecternSource
import Synchronization
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

  @Test func aPercentageInPercentKeepsItsUnit() throws {
    let text = try #require(course("The mean is [9%](=points.y.mean).").texts["Lessons/a.md"])
    let memory = MemoryFiles([
      "Lessons/a.md": text.replacing("target: y", with: "columns: {y: {unit: \"%\"}}\ntarget: y")
    ])
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.refusals.isEmpty)
    #expect(memory.texts["Lessons/a.md"]?.contains("The mean is [4%](=points.y.mean).") == true)
  }

  /// The folder changes between the two runs: both are of the course as it was read.
  @Test func aFolderThatChangesMeanwhileIsReadOnce() throws {
    let memory = course("It takes [9](=fit.epochs) epochs.")
    var files = memory.fileSystem
    let names = files.names
    // One reading lists the folder for folders named like lessons, and then for its files.
    let listings = Atomic(0)
    files.names = { folder throws(FileProblem) in
      if folder == "Lessons", listings.wrappingAdd(1, ordering: .relaxed).oldValue > 1 { return [] }
      return try names(folder)
    }
    let outcome = try promote(options, files: files)
    #expect(outcome.changes.map(\.new) == ["5"] && outcome.refusals.isEmpty)
    #expect(memory.texts["Lessons/a.md"]?.contains("[5](=fit.epochs)") == true)
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

  @Test func saysEverythingThatStandsInTheWay() throws {
    let memory = course("[9](=fit.epochs), [7–9](=fit.epochs) and [1 to 2](=fit.epochs).")
    let before = memory.texts
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(
      outcome.refusals == [
        "Lessons/a.md:23: '7–9' cannot be made to say 5; change it by hand",
        "Lessons/a.md:23: '1 to 2' cannot be made to say 5; change it by hand",
      ])
    #expect(outcome.report.diagnostics.count == 2)
    #expect(memory.texts == before)
  }

  /// A mistake with its place is told once: what follows from it is no news.
  @Test func aMistakeElsewhereIsToldOnce() throws {
    let memory = course("[9](=fit.epochs), [7](=fit.epochs) and [x](=fit.lossy).")
    let text = (memory.texts["Lessons/a.md"] ?? "").replacing("epochs: 5", with: "epoch: 5")
    try memory.fileSystem.write(Array(text.utf8), "Lessons/a.md")
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.report.diagnostics.map(\.rule.name) == ["unknown-key"])
    #expect(
      outcome.refusals
        == ["Lessons/a.md is left as it is, because of 1 error in it"])
    #expect(!outcome.hasChanges)
  }

  @Test func infinityBecomesTheNumber() throws {
    let memory = course("[∞](=fit.epochs) and [never](=fit.loss.initial).")
    #expect(try promote(options, files: memory.fileSystem).changes.map(\.new) == ["5", "18.667"])
  }

  @Test func reachesFrontMatterAndCaptions() throws {
    let memory = course("Text.")
    let text = (memory.texts["Lessons/a.md"] ?? "")
      .replacing("summary: One run.", with: "summary: One run of [9](=fit.epochs) epochs.")
      .replacing(
        "epochs: 5",
        with: "epochs: 5\ncaption: >-\n  After [8](=fit.epochs)\n  epochs, [7](=fit.epochs).")
    try memory.fileSystem.write(Array(text.utf8), "Lessons/a.md")
    let outcome = try promote(options, files: memory.fileSystem)
    #expect(outcome.refusals == [] && outcome.changes.map(\.new) == ["5", "5", "5"])
    #expect(
      memory.texts["Lessons/a.md"]
        == text.replacing("[9]", with: "[5]")
        .replacing("[8]", with: "[5]").replacing("[7]", with: "[5]"))
  }

  @Test func aFolderThatCannotBeWrittenStaysAsItIs() throws {
    let memory = course("[9](=fit.epochs)")
    let before = memory.texts
    var files = memory.fileSystem
    let write = files.write
    files.write = { bytes, path throws(FileProblem) in
      if path.contains("recorded/") { throw FileProblem(.write, path, reason: "no space left") }
      try write(bytes, path)
    }
    let refusing = files
    #expect(throws: FileProblem.self) { try promote(options, files: refusing) }
    #expect(memory.texts == before)
  }

  @Test func refusesALessonThatWasEditedMeanwhile() throws {
    let memory = course("[9](=fit.epochs)")
    let before = memory.texts
    var files = memory.fileSystem
    let read = files.read
    let count = Mutex(0)
    files.read = { path throws(FileProblem) in
      let times = count.withLock { count in
        if path == "Lessons/a.md" { count += 1 }
        return count
      }
      let bytes = try read(path)
      return path == "Lessons/a.md" && times > 1 ? bytes + [0x0A] : bytes
    }
    let outcome = try promote(options, files: files)
    #expect(outcome.refusals == ["Lessons/a.md: it was edited meanwhile; promote again"])
    #expect(memory.texts == before)
  }

  @Test func touchesNamedLessonsOnly() throws {
    let memory = course("[9](=fit.epochs)")
    let outcome = try promote(options, lessons: ["b"], files: memory.fileSystem)
    #expect(outcome.refusals == ["the course has no lesson 'b'; its lessons are a"])
    #expect(outcome.report.diagnostics.isEmpty)
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
