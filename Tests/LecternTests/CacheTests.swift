import LecternNumerics
import LecternRun
import LecternSource
import Testing

@testable import Lectern

/// What is computed again after an edit, and what is not.
@Suite struct CacheTests {
  private static let lesson = """
    ---
    title: A lesson
    summary: Two runs.
    ---

    ```data points
    csv: data/points.csv
    target: y
    ```

    ```train slow
    data: points
    optimizer:
      sgd:
        learning_rate: 0.01
    epochs: 5
    batch_size: full
    show: [loss]
    ```

    ```train fast
    title: Faster
    data: points
    optimizer:
      sgd:
        learning_rate: 0.05
    epochs: 5
    batch_size: full
    ```

    ```data other
    generate:
      line:
        rows: 20
    ```

    ```train apart
    caption: Of other data.
    data: other
    epochs: 2
    seed: 3
    batch_size: full
    ```

    It ends [lower](= "fast.loss.final < slow.loss.final").

    """

  private static let course = [
    "Lessons/a.md": lesson, "Lessons/data/points.csv": "x,y\n1,2\n2,4\n3,6\n",
    "Lessons/course.yml": "title: A course\ndefaults:\n  train:\n    seed: 1\n",
  ]

  /// How many runs are computed by a second build, after `edit` of what the first one read.
  private func computed(_ edit: (inout [String: String]) -> Void) throws -> Int {
    let memory = MemoryFiles(Self.course)
    let options = CourseOptions(folder: "Lessons")
    let first = check(options, files: memory.fileSystem)
    #expect(first.problems(limit: .everything) == "")
    #expect(first.runs == RunTally(computed: 3, fromCache: 0))
    let before = memory.texts
    var texts = before
    edit(&texts)
    var bytes = memory.bytes
    for (path, text) in texts where text != before[path] { bytes[path] = Array(text.utf8) }
    return check(options, files: MemoryFiles(bytes: bytes).fileSystem).runs.computed
  }

  @Test(arguments: [
    ("It ends", "It always ends"), ("[lower]", "[much lower]"), ("title: Faster", "title: Fast"),
    ("show: [loss]", "show: [table]"), ("title: A lesson", "title: Another"),
    ("caption: Of", "caption: Made of"), ("= \"fast.loss", "= \"2 * fast.loss"),
    ("seed: 3\n", "seed: 3\nshow: none\n"),
    ("seed: 3\n", "seed: 3\nexplore:\n  learning_rate: {min: 0.001, max: 0.1}\n"),
    ("batch_size: full\nshow", "batch_size: full\nexpect:\n  - loss.final < 100\nshow"),
  ])
  func wordsAndDisplayRerunNothing(old: String, new: String) throws {
    #expect(try computed { $0["Lessons/a.md"] = replacing(old, by: new, in: Self.lesson) } == 0)
  }

  @Test func aHyperparameterRerunsItsRun() throws {
    #expect(
      try computed {
        $0["Lessons/a.md"] = replacing("rate: 0.05", by: "rate: 0.04", in: Self.lesson)
      } == 1)
  }

  @Test func dataRerunWhatDependsOnThem() throws {
    #expect(try computed { $0["Lessons/data/points.csv"] = "x,y\n1,2\n2,4\n3,7\n" } == 2)
  }

  @Test func aSettingOfOneDataSetRerunsItsRun() throws {
    #expect(
      try computed {
        $0["Lessons/a.md"] = replacing("rows: 20", by: "rows: 21", in: Self.lesson)
      } == 1)
  }

  /// A run that states its own seed does not depend on the course's.
  @Test func aDefaultOfTheCourseRerunsWhatDependsOnIt() throws {
    #expect(
      try computed {
        $0["Lessons/course.yml"] = "title: A course\ndefaults:\n  train:\n    seed: 2\n"
      } == 2)
  }

  @Test func anotherVersionOfTheNumericsIsAnotherKey() throws {
    let files = MemoryFiles(Self.course).fileSystem
    let options = CourseOptions(folder: "Lessons")
    let course = loadCourse(options, files: files)
    var diagnostics: [Diagnostic] = []
    let jobs = plannedJobs(course, options, files: files, diagnostics: &diagnostics)
    #expect(jobs.count == 3 && diagnostics.isEmpty)
    for (key, job) in jobs {
      var later = job
      let place = try #require(job.key.parts.firstIndex { $0.name == "numerics" })
      #expect(job.key.parts[place].text == "\(numericsVersion)")
      later.key.parts[place].text = "\(numericsVersion + 1)"
      #expect(cacheKey(of: later) != key)
    }
  }

  @Test func aDamagedEntryIsComputedAgainAndSaid() throws {
    let memory = MemoryFiles(Self.course)
    let files = memory.fileSystem
    let options = CourseOptions(folder: "Lessons")
    _ = check(options, files: files)
    let paths = memory.texts.keys.filter { $0.contains(".lectern/cache") }.sorted()
    #expect(paths.count == 3)
    for (place, path) in paths.enumerated() {
      var bytes = try files.read(path)
      switch place {
      case 0: bytes.removeLast(3)
      case 1: bytes[bytes.count / 2] ^= 1
      default: bytes = []
      }
      try files.write(bytes, path)
      let report = check(options, files: files)
      #expect(report.runs == RunTally(computed: 1, fromCache: 2))
      #expect(report.diagnostics.map(\.rule.name) == ["cache-damaged"])
      #expect(report.diagnostics.map(\.path) == [path])
      #expect(report.isSound)
      #expect(check(options, files: files).problems(limit: .everything) == "")
    }
  }

  @Test func keptResultsGiveTheSamePages() throws {
    let memory = MemoryFiles(Self.course)
    let files = memory.fileSystem
    _ = try build(CourseOptions(folder: "Lessons", cache: .none), to: "A", files: files)
    _ = try build(CourseOptions(folder: "Lessons"), to: "B", files: files)
    _ = try build(CourseOptions(folder: "Lessons", workers: 1), to: "C", files: files)
    let texts = memory.texts
    let pages = texts.keys.filter { $0.hasPrefix("A/") }
    #expect(pages.count > 4)
    for path in pages {
      #expect(texts[path] == texts["B" + path.dropFirst()], "\(path)")
      #expect(texts[path] == texts["C" + path.dropFirst()], "\(path)")
    }
  }

  @Test func anUnchangedBuildTouchesNothing() throws {
    let memory = MemoryFiles(Self.course)
    let files = memory.fileSystem
    _ = try build(CourseOptions(folder: "Lessons"), to: "Output", files: files)
    let before = memory.writeTimes
    let again = try build(CourseOptions(folder: "Lessons"), to: "Output", files: files)
    #expect(memory.writeTimes == before)
    #expect(again.written?.written == [])
    #expect(again.claimCount == 1 && again.verifiedCount == 1)
    try files.write([0x20], "Output/a.html")
    let mended = try build(CourseOptions(folder: "Lessons"), to: "Output", files: files)
    #expect(mended.written?.written == ["a.html"])
  }

  @Test func anUnchangedBuildRepeatsItsWarnings() throws {
    var course = Self.course
    course["Lessons/course.yml"]? += "diagnostics:\n  claim-fails: warning\n"
    course["Lessons/a.md"]? += "It took [7](=fast.epochs) epochs.\n"
    let files = MemoryFiles(course).fileSystem
    let options = CourseOptions(folder: "Lessons")
    let first = try build(options, to: "Output", files: files)
    let again = try build(options, to: "Output", files: files)
    #expect(first.warningCount == 1 && first.written?.written.isEmpty == false)
    #expect(again.written?.written == [] && again.written?.unchanged ?? 0 > 4)
    #expect(again.diagnostics == first.diagnostics)
    #expect(again.problems(limit: .everything) == first.problems(limit: .everything))
  }

  @Test func sharesFillTheCache() throws {
    let memory = MemoryFiles(Self.course)
    let files = memory.fileSystem
    let options = CourseOptions(folder: "Lessons", cache: .folder("shared"))
    for index in 1...3 {
      let shard = try #require(Shard("\(index)/3"))
      #expect(runShare(options, shard: shard, files: files).runs.computed == 1)
    }
    #expect(check(options, files: files).runs == RunTally(computed: 0, fromCache: 3))
  }

  @Test func aLiveCourseRerunsOnlyWhatChanged() throws {
    let memory = MemoryFiles(Self.course)
    let files = memory.fileSystem
    let live = LiveCourse(CourseOptions(folder: "Lessons", cache: .none), files: files)
    #expect(live.render().report.runs.computed == 3)
    #expect(live.render().report.runs == RunTally(computed: 0, fromCache: 3))

    let changed = replacing("rate: 0.05", by: "rate: 0.04", in: Self.lesson)
    try files.write(Array(changed.utf8), "Lessons/a.md")
    let good = live.render()
    #expect(good.report.runs == RunTally(computed: 1, fromCache: 2))

    // A broken lesson keeps its last good page.
    try files.write(Array(replacing("epochs", by: "epoch", in: changed).utf8), "Lessons/a.md")
    let broken = live.render()
    #expect(broken.report.errorCount > 0)
    #expect(broken.pages["a.html"] == good.pages["a.html"])

    // So do all pages while the configuration is broken.
    try files.write(Array(changed.utf8), "Lessons/a.md")
    #expect(live.render().pages == good.pages)
    try files.write(Array("title: [\n".utf8), "Lessons/course.yml")
    let shared = live.render()
    #expect(shared.report.errorCount > 0)
    #expect(shared.pages == good.pages)
  }

  private func replacing(_ old: String, by new: String, in text: String) -> String {
    text.replacing(old, with: new)
  }
}
