import LecternSource
import Testing

@testable import Lectern

@Suite struct CourseFilesTests {
  private func read(_ texts: [String: String]) -> (course: CourseFiles, messages: [String]) {
    var diagnostics: [Diagnostic] = []
    let course = readCourse(
      "Lessons", files: MemoryFiles(texts).fileSystem, diagnostics: &diagnostics)
    return (course, diagnostics.map { "\($0.rule.name) \($0.path)" })
  }

  @Test func tellsLessonsFromOtherFiles() {
    let (course, messages) = read([
      "Lessons/course.yml": "title: A", "Lessons/02-b.md": "", "Lessons/01-a.md": "",
      "Lessons/README.md": "", "Lessons/glossary.md": "", "Lessons/data/x.csv": "",
      "Lessons/images/y.svg": "", "Lessons/notes/z.md": "", "Lessons/recorded/01-a.json": "",
      "Lessons/.lectern/cache/ab": "", "Lessons/.02-b.md.swp": "",
    ])
    #expect(messages.isEmpty)
    #expect(course.lessons.map(\.path) == ["Lessons/01-a.md", "Lessons/02-b.md"])
    #expect(course.configuration?.path == "Lessons/course.yml")
    #expect(course.glossary?.path == "Lessons/glossary.md")
    #expect(course.others == ["data/x.csv", "images/y.svg", "notes/z.md"])
  }

  @Test func aFolderNamedLikeALessonIsSaid() {
    #expect(
      read(["Lessons/a.md": "", "Lessons/b.md/x.csv": ""]).messages
        == ["unreadable-file Lessons/b.md"])
  }

  @Test func aFolderWithoutLessonsIsSaid() {
    #expect(read(["Lessons/README.md": ""]).messages == ["no-lessons Lessons/course.yml"])
    #expect(read([:]).messages == ["no-lessons Lessons"])
  }

  @Test(arguments: [
    ("none", "there is no folder 'none'"), ("a.md", "'a.md' is a file, not a course's folder"),
  ])
  func whatIsNoFolderIsSaid(name: String, message: String) {
    var diagnostics: [Diagnostic] = []
    let files = MemoryFiles(["a.md": "", "b/c.md": ""]).fileSystem
    let course = readCourse(name, files: files, diagnostics: &diagnostics)
    #expect(course.lessons.isEmpty && diagnostics.map(\.message) == [message])
  }

  @Test(arguments: [
    ["a lesson.md"], ["ü.md"], ["index.md"], ["A.md", "a.md"], ["Glossary.md"],
  ])
  func refusesNamesThatArePagesOfOthers(names: [String]) {
    let texts = names.map { ("Lessons/\($0)", "") }
    let (_, messages) = read(Dictionary(uniqueKeysWithValues: texts))
    #expect(messages.count == 1 && messages[0].hasPrefix("file-name"))
  }
}
