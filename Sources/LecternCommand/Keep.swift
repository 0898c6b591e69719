import ArgumentParser
import Lectern
import LecternSource

struct Promote: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept numbers that moved: rewrite the claims that fail.",
    discussion: """
      Changes claimed numbers in the Markdown, with the author's digits, and nothing else; writes the
      recorded results. Refuses when a lesson has other errors, when a relation is false, or when a
      run gives other numbers the second time.
      """)

  @Argument(help: "Lessons, by path or name, or the course's folder.")
  var lessons: [String] = []

  @Flag(help: "Say what would change; change nothing.")
  var dryRun = false

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func run() throws {
    let folders = lessons.filter { FileSystem.local.info($0)?.isFolder == true }
    let named = lessons.filter { !folders.contains($0) }
    let place = folders.first ?? named.first.flatMap(folderOfLesson) ?? standardFolder()
    let line = ProgressLine(talk)
    let options = work.options(for: place, progress: line)
    let outcome = try reportingProblems {
      try promote(options, lessons: named, writing: dryRun ? .nothing : .changes, files: .local)
    }
    line.finish()
    let problems = outcome.report.problems(limit: talk.limit)
    if !problems.isEmpty { Console.say(problems) }
    if !talk.quiet {
      for change in outcome.changes { Console.print(change.description + "\n") }
      for path in outcome.recorded {
        Console.print("\(path): \(dryRun ? "would be recorded" : "recorded")\n")
      }
    }
    for refusal in outcome.refusals { Console.say("lectern: \(refusal)") }
    if outcome.refusals.isEmpty || !outcome.changes.isEmpty {
      let did = dryRun ? "would change" : "changed"
      Console.print("\(did) \(counted(outcome.changes.count, "number"))\n")
    }
    if !outcome.refusals.isEmpty { throw ExitCode(1) }
  }
}

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a document's HTML, without running its specs.")

  @Argument(help: "A Markdown file, or - for the input.", completion: .file(extensions: ["md"]))
  var file: String

  @Flag(help: "The body's content only, for another site.")
  var fragment = false

  @Flag(help: "Pure CommonMark, byte for byte as libcmark writes it.")
  var plain = false

  @Flag(help: "Keep raw HTML.")
  var unsafe = false

  func run() throws {
    let bytes = try reportingProblems {
      try file == "-" ? Console.input() : FileSystem.local.read(file)
    }
    let (html, report) = renderDocument(
      bytes, path: file == "-" ? "input" : file, form: fragment ? .fragment : .page,
      markdown: plain ? .commonMark : .lessons, rawHTML: unsafe ? .kept : .leftOut)
    let problems = report.problems(limit: .page)
    if !problems.isEmpty { Console.say(problems) }
    Console.print(html)
    if !report.isSound { throw ExitCode(1) }
  }
}

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write lessons as Jupyter notebooks, or their charts as files.")

  @Flag(name: .long, help: "As notebooks, to OUTPUT/notebooks.")
  var notebook = false

  @Flag(name: .long, help: "Their charts as SVG files, to OUTPUT/charts.")
  var svg = false

  @Option(help: "A notebook's framework: keras or pytorch.")
  var framework = ExportFramework.keras

  @Option(name: [.short, .long], help: "The pages' folder (default: Output beside the course).")
  var output: String?

  @Argument(help: "Lessons, by path or name; none means all of them.")
  var lessons: [String] = []

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func validate() throws {
    if !notebook && !svg {
      throw ValidationError("Say what to export: --notebook, --svg or both.")
    }
  }

  func run() throws {
    let place = lessons.first.flatMap(folderOfLesson) ?? standardFolder()
    let options = work.options(for: place)
    var exported: [(written: [String], report: CourseReport)] = []
    if notebook {
      exported.append(
        try reportingProblems {
          try exportNotebooks(
            options, lessons: lessons, framework: framework, to: output, files: .local)
        })
    }
    if svg {
      exported.append(
        try reportingProblems {
          try exportCharts(options, lessons: lessons, to: output, files: .local)
        })
    }
    if let report = exported.first?.report {
      let problems = report.problems(limit: talk.limit)
      if !problems.isEmpty { Console.say(problems) }
    }
    for path in exported.flatMap(\.written) { Console.print("wrote \(path)\n") }
    if exported.contains(where: { !$0.report.isSound }) { throw ExitCode(1) }
  }
}

extension ExportFramework: ExpressibleByArgument {}
