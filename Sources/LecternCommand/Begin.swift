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
    abstract: "Make the start of a lesson that builds and passes.",
    discussion: """
      The name is a file's, such as 04-momentum, or a title, such as "My first lesson", from which \
      the file's name is made. It may begin with the course's folder.
      """)

  @Argument(help: "The lesson's name, such as 04-momentum or \"My first lesson\".")
  var name: String

  @Option(help: "\(LessonTemplate.allCases.map(\.rawValue).joined(separator: ", ")).")
  var template = LessonTemplate.regression

  @Option(help: "The lesson's title (default: from its name).")
  var title: String?

  @Option(help: "The course's folder (default: Lessons, where there is one).")
  var folder: String?

  func run() throws {
    // `Lessons/04-momentum.md` is how other commands name a lesson; a title may hold a slash.
    let place = name.hasSuffix("/") ? "." : Lectern.folder(of: name)
    let isPath = folder == nil && place != "." && FileSystem.local.info(place)?.isFolder == true
    let path = try reportingProblems {
      try makeLesson(
        named: isPath ? lastPart(of: name) : name, title: title, template: template,
        in: folder ?? (isPath ? place : standardFolder()), files: .local)
    }
    Console.print("wrote \(path)\n")
  }
}

extension LessonTemplate: ExpressibleByArgument {}
