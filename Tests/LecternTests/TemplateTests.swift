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

  @Test func aLessonsNameIsOneForAPage() {
    for name in ["My lesson", "ü", "a/b", "what?"] {
      #expect(throws: FileProblem.self) {
        try makeLesson(
          named: name, title: nil, template: .compare, in: "Lessons",
          files: MemoryFiles().fileSystem)
      }
    }
  }

  @Test(arguments: [
    ("03-gradient-descent", "Gradient descent"), ("adam", "Adam"), ("10_epochs", "Epochs"),
    ("42", "42"),
  ])
  func titlesComeFromNames(stem: String, expected: String) {
    #expect(title(of: stem) == expected)
  }
}
