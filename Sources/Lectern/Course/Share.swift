import LecternRun
import LecternSource
import LecternSpec

/// Executes a share of the runs of the course, or of one lesson, into the cache, where a later
/// build finds them. Shares may run at the same time on several machines that see one folder.
public func runShare(
  _ options: CourseOptions, lesson: String? = nil, shard: Shard, files: FileSystem = .local
) -> CourseReport {
  let (course, unknown) = loadCourse(options, files: files)
    .selecting([lesson].compactMap(\.self))
  if !unknown.isEmpty { return CourseReport(problems: unknown) }
  var diagnostics = course.diagnostics + course.lessons.flatMap(\.diagnostics)
  let jobs = plannedJobs(course, options, files: files, diagnostics: &diagnostics)
  let mine = jobs.enumerated().filter { shard.holds($0.offset) }.map(\.element)
  let cache = options.cache.cache(for: course.folder, files: files)
  let tracker = ProgressTracker("Running", total: mine.count, options.progress)
  let outcomes = concurrentMap(mine, workers: options.workers ?? coreCount) {
    item -> Result<Bool, FileProblem> in
    defer { tracker.advance() }
    if case .found(let kept)? = cache?.entry(item.key), result(of: item.job, from: kept) != nil {
      return .success(false)
    }
    guard let cache, let bytes = bytes(of: execute(item.job)) else { return .success(true) }
    do throws(FileProblem) {
      try cache.store(bytes, as: item.key)
      return .success(true)
    } catch {
      return .failure(error)
    }
  }
  var report = CourseReport()
  report.sources = course.files.sources
  for outcome in outcomes {
    switch outcome {
    case .success(true): report.runs.computed += 1
    case .success(false): report.runs.fromCache += 1
    case .failure(let problem):
      diagnostics.append(
        Diagnostic(.cacheUnwritable, in: problem.path, at: SourceRange(at: 0), "\(problem)"))
    }
  }
  let changes = severities(of: course)
  report.diagnostics = graded(diagnostics + changes.problems, by: changes.severities)
    .sortedByPlace()
  return report
}
