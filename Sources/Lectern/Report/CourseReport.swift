import LecternRun
import LecternSource

/// What checking or building a course found and did.
public struct CourseReport: Sendable {
  /// Sorted by place. Failing claims are among them.
  public var diagnostics: [Diagnostic] = []
  /// In the order of the course.
  public var lessons: [LessonReport] = []
  /// The files that diagnostics point into, by path.
  public var sources: [String: SourceFile] = [:]
  /// How many runs and traces were computed, and how many the cache held.
  public var runs = RunTally()
  /// What was written; absent when nothing was to be, or when an error forbade it.
  public var written: WriteReport?
  /// The folder that holds the pages.
  public var output: String?
  /// How long it took, by the clock on the wall.
  public var seconds: Double = 0

  /// How the general statements of each lesson fare with other seeds; empty unless asked for.
  package var seeds: [SeedReport] = []
  /// How many errors a build was allowed to pass over.
  public var allowed = 0

  public init() {}

  /// Of work that did not begin.
  package init(problems: [Diagnostic]) { diagnostics = problems }

  /// How many diagnostics are errors, those that were allowed included.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  /// How many diagnostics are warnings.
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
  /// Nothing that forbids writing pages.
  public var isSound: Bool { errorCount <= allowed }
  /// How many statements of all lessons were checked.
  public var claimCount: Int { lessons.reduce(0) { $0 + $1.claimCount } }
  /// How many of those hold.
  public var verifiedCount: Int { lessons.reduce(0) { $0 + $1.verifiedCount } }
}

/// Runs are counted apart from claims: that a run ran says nothing about what a page claims of it.
public struct RunTally: Equatable, Sendable {
  /// Computed for this report.
  public var computed = 0
  /// Taken from the cache, or from a pass before.
  public var fromCache = 0
  public var total: Int { computed + fromCache }

  public init(computed: Int = 0, fromCache: Int = 0) {
    self.computed = computed
    self.fromCache = fromCache
  }
}

/// What was found of one lesson.
public struct LessonReport: Sendable {
  /// The file, as diagnostics print it.
  public var path: String
  /// The title of the front matter; without one, the file's name without its extension.
  public var title: String
  package var verdicts: [Verdict]
  /// How many runs and traces its results came from, computed or not.
  public var runCount: Int

  /// How many of its statements were checked: claims, relations, values, expectations, quizzes.
  public var claimCount: Int
  /// How many of those hold.
  public var verifiedCount: Int

  package init(path: String, title: String, verdicts: [Verdict] = [], runCount: Int = 0) {
    self.init(
      path: path, title: title, runCount: runCount, claimCount: verdicts.count,
      verifiedCount: verdicts.count { $0.holds })
    self.verdicts = verdicts
  }

  /// A lesson that was checked by an earlier build.
  package init(path: String, title: String, runCount: Int, claimCount: Int, verifiedCount: Int) {
    self.path = path
    self.title = title
    self.verdicts = []
    self.runCount = runCount
    self.claimCount = claimCount
    self.verifiedCount = verifiedCount
  }
}

/// The forms in which a report can be printed.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people, and for the problem matchers of editors.
  case text
  /// Everything, for programs.
  case json
  /// JUnit's XML, which continuous integration systems show as a list of tests.
  case junit
  /// Annotations of GitHub's workflows.
  case github
}

extension CourseReport {
  /// The report in one of its forms; `limit` concerns the plain text alone.
  public func text(as format: ReportFormat, limit: ReportLimit = .page) -> String {
    switch format {
    case .text: plainText(limit: limit)
    case .json: json().pretty
    case .junit: junit()
    case .github: annotations()
    }
  }
}

/// How much of a long list of problems is printed.
public enum ReportLimit: Equatable, Sendable {
  /// About one page; what is left out is counted.
  case page
  case everything
}
