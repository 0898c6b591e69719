import LecternRun
import LecternSite
import LecternSource
import LecternSpec
import Synchronization

/// A course that is rendered again and again while its files change.
///
/// A class because what is known from one time to the next has identity; one rendering happens at a
/// time. Nothing is written but the cache.
public final class LiveCourse: Sendable {
  private let options: CourseOptions
  private let files: FileSystem
  private let memory = Mutex(CourseMemory())

  /// A course that is read for the first time when it is rendered.
  public init(_ options: CourseOptions, files: FileSystem = .local) {
    self.options = options
    self.files = files
  }

  /// The site's files by path, and what was found on the way. A lesson with errors keeps its last
  /// good page.
  public func render() -> (pages: [String: [UInt8]], report: CourseReport) {
    memory.withLock { memory in
      let pass = passOver(options, files: files, knowing: &memory)
      var pages = Dictionary(
        pass.site.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
      // A mistake in what all lessons share would change every page: the last good ones stay.
      let shared = [pass.course.files.configuration, pass.course.files.glossary]
        .compactMap { $0?.path }
      if !memory.goodSite.isEmpty,
        pass.report.diagnostics.contains(where: { $0.isError && shared.contains($0.path) })
      {
        return (memory.goodSite, pass.report)
      }
      for lesson in pass.course.lessons {
        let page = "\(lesson.stem).html"
        let isBroken = pass.report.diagnostics.contains {
          $0.isError && $0.path == lesson.file.path && !pass.isFailingClaim($0)
        }
        if isBroken {
          pages[page] = memory.goodPages[page] ?? pages[page]
        } else {
          memory.goodPages[page] = pages[page]
        }
      }
      memory.goodSite = pages
      return (pages, pass.report)
    }
  }
}

/// What one pass over a course leaves for the next one.
package struct CourseMemory: Sendable {
  /// Results of jobs by their keys.
  package var results: [String: JobResult] = [:]
  /// Lessons as they were read, by path.
  var lessons: [String: KnownLesson] = [:]
  /// Outcomes of lessons by path.
  var outcomes: [String: LessonOutcome] = [:]
  /// Tables by the digest of their bytes.
  var tables: [String: RawTable] = [:]

  /// What of each lesson's results differs from the recorded ones.
  var drifts = Memo<[Diagnostic]>()

  /// What was rendered of the course.
  var rendered = RenderMemo()

  /// The last page of each lesson that had no errors but failing claims.
  var goodPages: [String: [UInt8]] = [:]
  /// The last site whose configuration and glossary had no errors.
  var goodSite: [String: [UInt8]] = [:]

  struct KnownLesson: Sendable {
    var bytes: [UInt8]
    var defaults: SpecDefaults
    var lesson: Lesson
  }

  package init() {}

  /// Lets go of results that the course no longer asks for.
  package mutating func forget(except keys: Set<String>) {
    results = results.filter { keys.contains($0.key) }
  }
}
