import ArgumentParser
import Lectern

struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a course that builds.")

  @Argument(help: "The folder to make (default: Lessons).", completion: .directory)
  var folder = "Lessons"

  @Option(help: "The course's title.")
  var title = "A first course"

  func run() throws {
    let created = try reportingProblems {
      try makeCourse(in: folder, title: title, files: .local)
    }
    for path in created.written { Console.print("wrote \(path)\n") }
    for path in created.kept { Console.print("kept  \(path)\n") }
    Console.print("Next: lectern preview \(folder)\n")
  }
}

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the start of a lesson that builds and passes.")

  @Argument(help: "The lesson's name, such as 04-momentum.")
  var name: String

  @Option(help: "\(LessonTemplate.allCases.map(\.rawValue).joined(separator: ", ")).")
  var template = LessonTemplate.regression

  @Option(help: "The lesson's title (default: from its name).")
  var title: String?

  @Option(help: "The course's folder (default: Lessons, where there is one).")
  var folder: String?

  func run() throws {
    let path = try reportingProblems {
      try makeLesson(
        named: name, title: title, template: template, in: folder ?? standardFolder(),
        files: .local)
    }
    Console.print("wrote \(path)\n")
  }
}

extension LessonTemplate: ExpressibleByArgument {}
