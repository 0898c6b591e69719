import LecternRun
import LecternSource
import LecternSpec

/// A share of a course's runs: the `index`-th of `count`, counted from 1.
public struct Shard: Equatable, Sendable, CustomStringConvertible {
  public var index: Int
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

/// Every result of a lesson as JSON, with digits that round-trip; absent when there is no such
/// lesson, which the report says.
public func results(
  of name: String, _ options: CourseOptions, files: FileSystem = .local
) -> (json: String?, report: CourseReport) {
  let (found, report) = inspected(name, options, files: files)
  return (found.map { json(of: $0.outcome.results).pretty }, report)
}

/// Every path of a lesson with its value, as claims ready to paste.
public func values(
  of name: String, _ options: CourseOptions, files: FileSystem = .local
) -> (lines: [String], report: CourseReport) {
  let (found, report) = inspected(name, options, files: files)
  guard let found else { return ([], report) }
  // What no data gave, such as a mean over no rows, cannot be claimed.
  let paths = listPaths(found.outcome.results).filter { $0.value.number?.isNaN != true }
  return (paths.map { "\($0.claim)  \($0.value.description)" }, report)
}

/// One lesson, run and checked. Its failing claims are left out of the report: they are not what was
/// asked.
func inspected(
  _ name: String, _ options: CourseOptions, files: FileSystem
) -> (found: (lesson: Lesson, outcome: LessonOutcome)?, report: CourseReport) {
  var options = options
  options.drafts = .included
  let checked = checkedCourse(options, only: name, files: files)
  var report = checked.report()
  report.diagnostics.removeAll { problem in
    checked.outcomes.contains { $0.verdicts.contains { problem.concerns($0) } }
  }
  if let stem = checked.course.stem(named: name) { return (checked.lesson(stem), report) }
  let stems = checked.course.lessons.map(\.stem)
  let near = nearMiss(to: stem(of: name), among: stems)
  report.diagnostics = [
    Diagnostic(
      .unknownLesson, in: checked.course.folder, at: SourceRange(at: 0),
      "the course has no lesson '\(name)'", label: near.map { "did you mean '\($0)'?" } ?? "")
  ]
  return (nil, report)
}

/// What a run depends on, and what of it differs from the recorded run; absent when no run is called
/// `name` (`LESSON:NAME` where several lessons have one).
public func why(
  _ name: String, _ options: CourseOptions, files: FileSystem = .local
) -> (text: String?, report: CourseReport) {
  let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
  let wanted = parts.last ?? name
  var report = CourseReport()
  let course = loadCourse(options, files: files)
  report.sources = course.files.sources
  let cache = options.cache.cache(for: course.folder, files: files)
  // Asked before anything is run, since running keeps its results.
  var memory = CourseMemory()
  let kept = plannedKeys(course, files: files, catalog: options.catalog)
    .filter { key in cache.map { files.info($0.path(of: key)) != nil } ?? false }
  let outcome = runCourse(course, options, files: files, knowing: &memory)
  var text = ""
  for (lesson, outcome) in zip(course.lessons, outcome.lessons)
  where parts.count < 2 || lesson.stem == stem(of: parts[0]) {
    for (name, key) in outcome.keyParts where name == wanted {
      let digest = outcome.keys[name] ?? ""
      text += "\(name) in \(lesson.file.path)\n"
      text += "  key \(digest.prefix(16))"
      text += kept.contains(digest) ? ", its result was kept\n" : ", computed now\n"
      text += "  depends on\n"
      for part in key.parts {
        let first = part.text.split(separator: "\n").first.map(String.init) ?? ""
        let isLong = part.text.count > first.count || first.count > 100
        text += "    \(part.name): \(first.prefix(100))\(isLong ? " ..." : "")\n"
      }
      for diagnostic in drifts(of: lesson, outcome, in: course, files: files)
      where diagnostic.message.hasPrefix("'\(name)'") {
        text += "  since it was recorded: \(diagnostic.message)\n"
      }
    }
  }
  return (text.isEmpty ? nil : text, report)
}

/// A JSON Schema of specs, front matter and `course.yml`.
public func schema() -> String {
  let text = jsonSchema(Catalog.standard.vocabulary)
  return text.hasSuffix("\n") ? text : text + "\n"
}
