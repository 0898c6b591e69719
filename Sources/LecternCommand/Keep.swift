import ArgumentParser
import Lectern
import LecternSource

struct Promote: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept numbers that moved: rewrite the claims that fail.",
    discussion: """
      Changes claimed numbers in the Markdown, with the author's digits, and nothing else; writes the \
      recorded results. Refuses when a lesson has other errors, when a relation is false, or when a \
      run gives other numbers the second time.

      Ends with 0 when everything is accepted, with 1 when a lesson is refused. With --dry-run it ends \
      with 2 when it would change or record something, and with 0 when there is nothing to accept.
      """)

  @OptionGroup var chosen: LessonsArgument

  @Flag(help: "Say what would change, and end with 2 if anything would; change nothing.")
  var dryRun = false

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func run() throws {
    let line = ProgressLine(talk)
    let options = work.options(for: chosen.folder, progress: line)
    let outcome = try reportingProblems {
      try promote(
        options, lessons: chosen.named, writing: dryRun ? .nothing : .changes, files: .local)
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
    if dryRun && outcome.hasChanges { throw ExitCode(2) }
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
    abstract: "Write lessons as Jupyter notebooks, or their charts as files.",
    discussion: """
      Files go into the folder notebooks or charts inside the pages' folder, which --output names:

        lectern export --svg --output figures 03-momentum
      """)

  @Flag(name: .long, help: "As notebooks, to OUTPUT/notebooks.")
  var notebook = false

  @Flag(name: .long, help: "Their charts as SVG files, to OUTPUT/charts.")
  var svg = false

  @Option(help: "A notebook's framework: keras or pytorch.")
  var framework = ExportFramework.keras

  @Option(name: [.short, .long], help: "The pages' folder (default: Output beside the course).")
  var output: String?

  @OptionGroup var chosen: LessonsArgument

  @OptionGroup var work: Work
  @OptionGroup var talk: Talk

  func validate() throws {
    if !notebook && !svg {
      throw ValidationError("Say what to export: --notebook, --svg or both.")
    }
    // Who writes `--svg figures/` means the folder to write to.
    if let folder = chosen.lessons.first(where: meansOutput) {
      throw ValidationError(
        "'\(folder)' holds no lessons. Files are written below the folder that --output names: "
          + "--output \(folder)")
    }
  }

  private func meansOutput(_ path: String) -> Bool {
    guard let info = FileSystem.local.info(path) else { return path.hasSuffix("/") }
    return info.isFolder && !holdsCourse(path)
  }

  func run() throws {
    let lessons = chosen.named
    let options = work.options(for: chosen.folder)
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
