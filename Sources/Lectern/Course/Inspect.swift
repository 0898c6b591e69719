import LecternRun
import LecternSource
import LecternSpec

/// A share of a course's runs: the `index`-th of `count`, counted from 1.
public struct Shard: Equatable, Sendable, CustomStringConvertible {
  /// From 1 to `count`.
  public var index: Int
  /// How many shares there are, at least 1.
  public var count: Int

  /// From a text such as `3/8`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), count >= 1,
      (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  public var description: String { "\(index)/\(count)" }

  /// Whether a run belongs to this share, by its place among all of them.
  package func holds(_ place: Int) -> Bool { place % count == index - 1 }
}

/// Every result of a lesson as JSON, or that of one run, with digits that round-trip; absent when
/// there is no such lesson or run, which the report says.
///
/// - Parameters:
///   - name: the lesson, by path or name.
///   - run: `capstone`, `race.adam` or `rates[0.1]`, or a whole comparison, data set or trace.
///   - options: the course.
///   - files: where it is.
public func results(
  of name: String, run: String? = nil, _ options: CourseOptions, files: FileSystem = .local
) -> (json: String?, report: CourseReport) {
  var (found, report) = inspected(name, options, files: files)
  guard let found else { return (nil, report) }
  let results = found.outcome.results
  guard let run else { return (json(of: results).pretty, report) }
  if let result = results[run] { return (json(of: result).pretty, report) }
  if let result = results.run(run) { return (json(of: result).pretty, report) }
  let near = nearMiss(to: run, among: results.entries.map(\.name) + results.runs.map(\.name))
  report.diagnostics.append(
    Diagnostic(
      .unknownRun, in: found.lesson.file.path, at: SourceRange(at: 0),
      "the lesson has no run '\(run)'", label: didYouMean(near)))
  return (nil, report)
}

/// Every path of a lesson with its value, as claims ready to paste.
public func values(
  of name: String, _ options: CourseOptions, files: FileSystem = .local
) -> (lines: [String], report: CourseReport) {
  let (found, report) = inspected(name, options, files: files)
  guard let found else { return ([], report) }
  // What no data gave, such as a mean over no rows, cannot be claimed.
  let paths = listPaths(found.outcome.results).filter { $0.value.number?.isNaN != true }
  return (paths.map { "\($0.claim)  \($0.text)" }, report)
}

/// One lesson, run and checked. Its failing claims are left out of the report: they are not what was
/// asked.
func inspected(
  _ name: String, _ options: CourseOptions, files: FileSystem
) -> (found: (lesson: Lesson, outcome: LessonOutcome)?, report: CourseReport) {
  var options = options
  options.drafts = .included
  let (course, unknown) = loadCourse(options, files: files).selecting([name])
  guard unknown.isEmpty, let lesson = course.lessons.first else {
    return (nil, CourseReport(problems: unknown))
  }
  let checked = checkedCourse(course, options, files: files)
  var report = checked.report()
  report.diagnostics.removeAll { problem in
    checked.outcomes.contains { $0.verdicts.contains { problem.concerns($0) } }
  }
  return (checked.lesson(lesson.stem), report)
}

/// A JSON Schema of specs, front matter and `course.yml`.
public func schema() -> String {
  let text = jsonSchema(Catalog.standard.vocabulary)
  return text.hasSuffix("\n") ? text : text + "\n"
}
