import Testing

@testable import Lectern

@Suite struct TemplateTests {
  @Test func aNewCourseIsSound() throws {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    let created = try makeCourse(in: "Lessons", title: "A \"quoted\" course", files: files)
    #expect(created.written.count == 4 && created.kept.isEmpty)
    let report = check(CourseOptions(folder: "Lessons", cache: .none), files: files)
    #expect(report.problems(limit: .everything) == "")
    #expect(report.verifiedCount > 2 && report.runs.total == 1)
  }

  @Test(arguments: [
    "A \\ backslash", "Two\nlines", "\"quotes\" and \\n", "Tab\there: #1", "é \u{7F}",
  ])
  func everyTitleIsText(title: String) throws {
    let files = MemoryFiles().fileSystem
    _ = try makeCourse(in: "Lessons", title: title, files: files)
    _ = try makeLesson(
      named: "02-next", title: title, template: .trace, in: "Lessons", files: files)
    let report = check(CourseOptions(folder: "Lessons", cache: .none), files: files)
    #expect(report.problems(limit: .everything) == "")
  }

  @Test func keepsWhatIsThere() throws {
    let memory = MemoryFiles(["Lessons/course.yml": "title: Mine\n"])
    let created = try makeCourse(in: "Lessons", title: "Other", files: memory.fileSystem)
    #expect(created.kept == ["Lessons/course.yml"])
    #expect(memory.texts["Lessons/course.yml"] == "title: Mine\n")
  }

  @Test(arguments: LessonTemplate.allCases)
  func everyTemplateBuildsAndPasses(template: LessonTemplate) throws {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    let path = try makeLesson(
      named: "04-a-start", title: "A start: \"quoted\"", template: template, in: "Lessons",
      files: files)
    #expect(path == "Lessons/04-a-start.md")
    let report = check(CourseOptions(folder: "Lessons", cache: .none), files: files)
    #expect(report.problems(limit: .everything) == "")
    #expect(report.claimCount > 0 && report.verifiedCount == report.claimCount)
    #expect(throws: FileProblem.self) {
      try makeLesson(
        named: "04-a-start.md", title: nil, template: template, in: "Lessons", files: files)
    }
  }

  @Test(arguments: [
    ("03-gradient-descent", "03-gradient-descent", "Gradient descent"), ("adam", "adam", "Adam"),
    ("10_epochs.md", "10_epochs", "Epochs"), ("42", "42", "42"), ("04-SGD", "04-SGD", "SGD"),
    ("My First Lesson!", "my-first-lesson", "My First Lesson!"),
    ("  Why  one line\nisn't enough?", "why-one-line-isnt-enough", "Why one line isn't enough?"),
    ("Größe und Maß: Überblick", "grosse-und-mass-uberblick", "Größe und Maß: Überblick"),
    ("Loss/accuracy trade-off", "loss-accuracy-trade-off", "Loss/accuracy trade-off"),
    (".hidden", "hidden", ".hidden"), ("3 epochs (or 4)", "3-epochs-or-4", "3 epochs (or 4)"),
  ])
  func namesAreFilesNamesOrTitles(written: String, stem: String, title: String) throws {
    let name = try #require(LessonName(written))
    #expect(name.stem == stem)
    #expect(name.title == title)
  }

  @Test(arguments: ["", "!!!", ".md", "README", "glossary.md", "...", "—"])
  func whatMakesNoFileNameIsRefused(written: String) {
    #expect(LessonName(written) == nil)
    #expect(throws: FileProblem.self) {
      try makeLesson(
        named: written, title: nil, template: .trace, in: "Lessons",
        files: MemoryFiles().fileSystem)
    }
  }

  @Test func aLessonNamedByItsTitleIsSound() throws {
    let memory = MemoryFiles()
    let files = memory.fileSystem
    let path = try makeLesson(
      named: "My First Lesson!", title: nil, template: .regression, in: "Lessons", files: files)
    #expect(path == "Lessons/my-first-lesson.md")
    #expect(memory.texts[path]?.contains("title: \"My First Lesson!\"") == true)
    let report = check(CourseOptions(folder: "Lessons", cache: .none), files: files)
    #expect(report.problems(limit: .everything) == "")
  }
}
