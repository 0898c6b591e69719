import LecternRun
import LecternSite
import Synchronization

/// A course that is rendered again and again while its files change.
///
/// A class because what is known from one time to the next has identity; one rendering happens at a
/// time. Nothing is written but the cache.
public final class LiveCourse: Sendable {
  private let options: CourseOptions
  private let files: FileSystem
  private let memory = Mutex(CourseMemory())

  public init(_ options: CourseOptions, files: FileSystem = .local) {
    self.options = options
    self.files = files
  }

  /// The site's files by path, and what was found on the way. A lesson with errors keeps its last
  /// good page.
  public func render() -> (pages: [String: [UInt8]], report: CourseReport) {
    memory.withLock { memory in
      let pass = passOver(options, files: files, knowing: &memory)
      let pages = Dictionary(
        pass.site.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
      return (pages, pass.report)
    }
  }
}

/// What one pass over a course leaves for the next one.
package struct CourseMemory: Sendable {
  /// Results of jobs by their keys.
  package var results: [String: JobResult] = [:]

  package init() {}

  /// Lets go of results that the course no longer asks for.
  package mutating func forget(except keys: Set<String>) {
    results = results.filter { keys.contains($0.key) }
  }
}
