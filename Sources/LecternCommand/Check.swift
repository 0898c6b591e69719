import ArgumentParser
import Lectern
import LecternSource

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify every claim and link of the course; write nothing.",
    discussion: """
      Reads all lessons, executes all runs, and reports everything that does not hold, with its \
      place, what the page says and what the run says. With --seeds, every claim that speaks in \
      general is asked of as many seeds; one that holds in fewer than 95% of them is an error.
      """)

  @OptionGroup var course: CourseArgument

  @Option(help: "Ask every general claim of this many seeds.")
  var seeds: Int?

  @Option(help: "text, json, junit or github.")
  var format = ReportFormat.text

  @Flag(help: "Apply every mend that is certain to the lessons, then check.")
  var fix = false

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func validate() throws {
    if let seeds, !(2...1000).contains(seeds) {
      throw ValidationError("--seeds is a number from 2 to 1000.")
    }
  }

  func run() throws {
    let line = ProgressLine(talk)
    let options = work.options(for: course.path, progress: line)
    if fix {
      let mended = try reportingProblems { try applyFixes(options, files: .local) }
      line.finish()
      if !talk.quiet {
        for file in mended { Console.say("mended \(counted(file.edits, "place")) in \(file.path)") }
      }
    }
    let report = check(options, seeds: seeds, files: .local)
    line.finish()
    guard format == .text else {
      Console.print(report.text(as: format))
      if !report.isSound { throw ExitCode(1) }
      return
    }
    if let seeds = report.seedTable { Console.print(seeds) }
    try finish(report, talk: talk)
  }
}
