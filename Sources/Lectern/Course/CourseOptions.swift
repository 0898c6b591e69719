import LecternRun
import Synchronization

/// How a course is worked on; what is done with it is the choice of the function called.
public struct CourseOptions: Sendable {
  /// The folder of `course.yml` and the lessons, absolute or relative to the current one.
  public var folder: String
  /// Where results are kept from one call to the next.
  public var cache: CachePolicy
  /// How many runs and pages are computed at once; absent means one a core, below 1 counts as 1.
  public var workers: Int?
  /// Whether drafts are part of the course.
  public var drafts: DraftPolicy
  /// What specs can name. A program that adds an optimizer, a chart or a generator hands it in
  /// here.
  public var catalog: Catalog
  /// Told how far the work is whenever a run ends, from any thread, perhaps from several at once.
  public var progress: @Sendable (CourseProgress) -> Void

  public init(
    folder: String, cache: CachePolicy = .besideCourse, workers: Int? = nil,
    drafts: DraftPolicy = .leftOut, catalog: Catalog = .standard,
    progress: @escaping @Sendable (CourseProgress) -> Void = { _ in }
  ) {
    self.folder = folder
    self.cache = cache
    self.workers = workers
    self.drafts = drafts
    self.catalog = catalog
    self.progress = progress
  }
}

/// Where results are kept.
public enum CachePolicy: Equatable, Sendable {
  /// In `.lectern/cache` inside the course's folder.
  case besideCourse
  /// In the folder at this path.
  case folder(String)
  /// Everything is computed again, nothing is kept.
  case none
}

/// What happens to lessons whose front matter says `draft: true`.
public enum DraftPolicy: Equatable, Sendable {
  case leftOut
  case included
}

/// Whether pages may be written that hold failing claims.
public enum FailingPolicy: Equatable, Sendable {
  case forbidden
  /// Failing claims are marked in their places; other errors still forbid writing.
  case shown
}

/// What a build writes.
public enum SiteForm: Equatable, Sendable {
  case site
  /// One lesson, by path or stem, as one HTML file with everything inside.
  case singleFile(lesson: String)
}

/// How far the work is.
public struct CourseProgress: Equatable, Sendable {
  /// What is being done: "Running".
  public var phase: String
  /// How many runs are done, 1 to `total`; of calls from several threads a later one can tell of
  /// fewer.
  public var done: Int
  /// How many runs there are, those included that the cache holds.
  public var total: Int
}

extension CachePolicy {
  package func cache(for folder: String, files: FileSystem) -> ResultCache? {
    switch self {
    case .none: nil
    case .folder(let path): ResultCache(folder: path, files: files, writer: processName)
    case .besideCourse:
      ResultCache(
        folder: joined(folder, ".lectern/cache"), files: files, writer: processName)
    }
  }
}

/// Counts what is done from several threads, and tells of it.
final class ProgressTracker: Sendable {
  private let phase: String
  private let total: Int
  private let done = Atomic(0)
  private let report: @Sendable (CourseProgress) -> Void

  init(_ phase: String, total: Int, _ report: @escaping @Sendable (CourseProgress) -> Void) {
    self.phase = phase
    self.total = total
    self.report = report
  }

  func advance() {
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    report(CourseProgress(phase: phase, done: count, total: total))
  }
}
