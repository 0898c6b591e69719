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

  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  public var warningCount: Int { diagnostics.count { $0.severity == .warning } }
  /// Nothing that forbids writing pages.
  public var isSound: Bool { errorCount <= allowed }
  public var claimCount: Int { lessons.reduce(0) { $0 + $1.claimCount } }
  public var verifiedCount: Int { lessons.reduce(0) { $0 + $1.verifiedCount } }
}

/// Runs are counted apart from claims: that a run ran says nothing about what a page claims of it.
public struct RunTally: Equatable, Sendable {
  public var computed = 0
  public var fromCache = 0
  public var total: Int { computed + fromCache }

  public init(computed: Int = 0, fromCache: Int = 0) {
    self.computed = computed
    self.fromCache = fromCache
  }
}

public struct LessonReport: Sendable {
  public var path: String
  public var title: String
  package var verdicts: [Verdict]
  public var runCount: Int

  public var claimCount: Int
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
