import ArgumentParser
import Lectern
import LecternSource

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Execute runs and print their results.",
    discussion: """
      With a lesson: every result of it, or of one run, with enough digits to round-trip. With \
      --shard: the i-th of n shares of the course's runs, or of the lesson's, into the cache, where a \
      later build finds them; nothing is printed but a summary.
      """)

  @Argument(help: "The lesson, by path or name.", completion: .file(extensions: ["md"]))
  var lesson: String?

  @Argument(help: ArgumentHelp("One run of it, such as capstone or rates[0.1].", valueName: "run"))
  var wanted: String?

  @Option(help: "json: every result as one JSON object.")
  var format = ResultFormat.json

  @Option(help: "i/n, such as 1/8: execute a share of the course's runs.")
  var shard: Shard?

  @Option(help: "The course's folder (default: the lesson's).", completion: .directory)
  var folder: String?

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func validate() throws {
    if lesson == nil && shard == nil {
      throw ValidationError("Name a lesson, or a share of the course by --shard i/n.")
    }
    if shard != nil && wanted != nil {
      throw ValidationError("--shard executes whole lessons, so name no run.")
    }
    if shard != nil && work.noCache {
      throw ValidationError("--shard fills the cache, so it cannot go with --no-cache.")
    }
  }

  func run() throws {
    let line = ProgressLine(talk)
    let place = folder ?? lesson.flatMap(folderOfLesson) ?? standardFolder()
    let options = work.options(for: place, progress: line)
    if let shard {
      let report = runShare(options, lesson: lesson, shard: shard, files: .local)
      line.finish()
      let problems = report.problems(limit: talk.limit)
      if !problems.isEmpty { Console.say(problems) }
      if !talk.quiet {
        Console.print(
          "share \(shard): \(counted(report.runs.computed, "run")) computed, "
            + "\(report.runs.fromCache) in the cache before\n")
      }
      if !report.isSound { throw ExitCode(1) }
      return
    }
    let (text, report) = results(of: lesson ?? "", run: wanted, options, files: .local)
    line.finish()
    let problems = report.problems(limit: talk.limit)
    if !problems.isEmpty { Console.say(problems) }
    guard let text else { throw ExitCode(1) }
    Console.print(text)
  }
}

enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
  case json
}

extension Shard: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

struct Values: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every path of a lesson with its value, as claims ready to paste.")

  @Argument(help: "The lesson, by path or name.", completion: .file(extensions: ["md"]))
  var lesson: String

  @Argument(help: "Only paths that contain this text.")
  var filter: String?

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func run() throws {
    let options = work.options(for: folderOfLesson(lesson) ?? standardFolder())
    let (lines, report) = values(of: lesson, options, files: .local)
    let problems = report.problems(limit: talk.limit)
    if !problems.isEmpty { Console.say(problems) }
    let shown = lines.filter { line in filter.map(line.contains) ?? true }
    for line in shown { Console.print(line + "\n") }
    if let filter, shown.isEmpty, !lines.isEmpty {
      Console.say("lectern: none of the \(counted(lines.count, "path")) contains '\(filter)'")
      throw ExitCode(1)
    }
    if !report.isSound && lines.isEmpty { throw ExitCode(1) }
  }
}

struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run depends on, and what changed since it was recorded.")

  @Argument(
    help: "A run, comparison or data set: its name, or LESSON:NAME where several lessons have one.")
  var name: String

  @OptionGroup var course: CourseArgument
  @OptionGroup var work: Work

  func run() throws {
    switch why(name, work.options(for: course.path), files: .local) {
    case .found(let text): Console.print(text)
    case .unknown(let nearest):
      let hint = nearest.map { "; " + didYouMean($0) } ?? ""
      Console.say("lectern: no run or data set is called '\(name)'\(hint)")
      throw ExitCode(1)
    }
  }
}

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain a diagnostic at length.")

  @Argument(
    help: "Its code, number or name, such as L0205 or unknown-key; none lists them all.")
  var code: String?

  func run() throws {
    guard let code else {
      for rule in allRules {
        Console.print("\(rule.code)  \(rule.name): \(rule.summary)\n")
      }
      return
    }
    switch explanation(of: code) {
    case .found(let text): Console.print(text)
    case .unknown(let nearest):
      let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no diagnostic '\(code)'.\(hint)")
    }
  }
}

struct Reference: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the reference of the lesson language, as Markdown.",
    discussion: """
      Written from the declarations that read specs, claims and expressions, so that it agrees with \
      them. `reference: true` in course.yml makes it a page of the course.
      """)

  func run() throws { Console.print(reference()) }
}

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a JSON Schema of specs, front matter and course.yml, for editors.")

  func run() throws { Console.print(schema()) }
}

/// The folder of a lesson that was given as a path. A path that leads into a folder names that course,
/// even where its last part is misspelled.
func folderOfLesson(_ lesson: String) -> String? {
  guard lesson.hasSuffix(".md") else { return nil }
  let folder = folder(of: lesson)
  let leadsIntoFolder = folder != "." && FileSystem.local.info(folder)?.isFolder == true
  return leadsIntoFolder || FileSystem.local.info(lesson) != nil ? folder : nil
}
