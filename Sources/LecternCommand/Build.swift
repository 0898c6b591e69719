import ArgumentParser
import Lectern

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the course's pages.",
    discussion: """
      Any error, a claim that does not hold included, writes nothing and exits with 1. Pages that \
      would not change are not touched; pages of lessons that are gone are removed.
      """)

  @OptionGroup var course: CourseArgument

  @Option(
    name: [.short, .long], help: "The pages' folder (default: Output beside the course).",
    completion: .directory)
  var output: String?

  @Flag(help: "Write pages although claims fail; they are marked in their places.")
  var allowFailing = false

  @Option(
    help: "Write this lesson alone, as one file that holds everything.",
    completion: .file(extensions: ["md"]))
  var singleFile: String?

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func run() throws {
    let line = ProgressLine(talk)
    let options = work.options(for: course.path, progress: line)
    let report = try reportingProblems {
      try build(
        options, to: output, failing: allowFailing ? .shown : .forbidden,
        as: singleFile.map { .singleFile(lesson: $0) } ?? .site, files: .local)
    }
    line.finish()
    try finish(report, talk: talk)
    if !talk.quiet, let output = report.output {
      if talk.verbose {
        for path in report.written?.written ?? [] { Console.say("wrote \(output)/\(path)") }
        for path in report.written?.removed ?? [] { Console.say("removed \(output)/\(path)") }
      }
      Console.print(report.placeToLook + "\n")
    }
  }
}

/// Prints a report's problems to the errors' stream and its summary to the output; an unsound
/// report ends the command with 1.
func finish(_ report: CourseReport, talk: Talk) throws {
  let problems = report.problems(limit: talk.limit)
  if !problems.isEmpty { Console.say(problems) }
  if !report.isSound {
    Console.say(report.summary)
    throw ExitCode(1)
  }
  if !talk.quiet { Console.print(report.summary + "\n") }
}
