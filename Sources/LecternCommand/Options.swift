import ArgumentParser
import Lectern

/// Where the course is.
struct CourseArgument: ParsableArguments {
  @Argument(
    help: "The course's folder (default: Lessons, where there is one, else this folder).",
    completion: .directory)
  var folder: String?

  var path: String { folder ?? standardFolder() }
}

/// Lessons, or the whole course by its folder.
struct LessonsArgument: ParsableArguments {
  @Argument(help: "Lessons, by path or name, or the course's folder; none means all of them.")
  var lessons: [String] = []

  /// Without the folder.
  var named: [String] { lessons.filter { !isFolder($0) } }

  /// The course's folder: the one given, else that of a lesson given by its path.
  var folder: String {
    lessons.first(where: isFolder) ?? named.first.flatMap(folderOfLesson) ?? standardFolder()
  }

  private func isFolder(_ path: String) -> Bool { FileSystem.local.info(path)?.isFolder == true }
}

/// `Lessons`, where there is one, else the current folder.
func standardFolder() -> String {
  FileSystem.local.info("Lessons")?.isFolder == true ? "Lessons" : "."
}

/// Whether there is a course's configuration or a lesson directly in `folder`.
func holdsCourse(_ folder: String) -> Bool {
  let names = (try? FileSystem.local.names(folder)) ?? []
  return names.contains { $0 == "course.yml" || $0.hasSuffix(".md") }
}

/// How much is said while working.
struct Talk: ParsableArguments {
  @Flag(name: [.short, .long], help: "Say more: every problem, every file.")
  var verbose = false

  @Flag(name: [.short, .long], help: "Print problems only.")
  var quiet = false

  func validate() throws {
    if verbose && quiet {
      throw ValidationError("--verbose and --quiet contradict each other.")
    }
  }

  var limit: ReportLimit { verbose ? .everything : .page }
}

/// Where results are kept, and how many are computed at once.
struct Work: ParsableArguments {
  @Flag(name: .long, help: "Compute everything again and keep nothing.")
  var noCache = false

  @Option(
    name: .long, help: "The folder of kept results (default: .lectern/cache in the course).",
    completion: .directory)
  var cache: String?

  @Option(name: .long, help: "How many runs are computed at once (default: one a core).")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
    if noCache && cache != nil {
      throw ValidationError("--no-cache and --cache contradict each other.")
    }
  }

  func options(for folder: String, progress: ProgressLine? = nil) -> CourseOptions {
    CourseOptions(
      folder: folder, cache: noCache ? .none : cache.map { .folder($0) } ?? .besideCourse,
      workers: jobs, progress: { progress?.update($0) })
  }
}

extension ReportFormat: ExpressibleByArgument {}
