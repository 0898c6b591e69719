import LecternRun
import LecternSource
import LecternSpec

/// The distinct computations of a course with their keys, in the order of the course.
package func plannedJobs(
  _ course: Course, files: FileSystem, catalog: Catalog, diagnostics: inout [Diagnostic]
) -> [(key: String, job: Job)] {
  let reader = TableReader(course.files, files: files)
  let shared = prepareSharedData(
    course.configuration.data, path: course.files.configuration?.path ?? "course.yml",
    catalog: catalog, loader: reader.loader, diagnostics: &diagnostics)
  var jobs: [(key: String, job: Job)] = []
  var seen = Set<String>()
  for lesson in course.lessons {
    let specs = LessonSpecs(lesson.document, specs: lesson.specs.map(\.spec))
    let plan = plan(
      specs, catalog: catalog, shared: shared, loader: reader.loader,
      budget: Budget(course.configuration.budget), diagnostics: &diagnostics)
    for job in plan.jobs {
      let key = cacheKey(of: job)
      if seen.insert(key).inserted { jobs.append((key, job)) }
    }
  }
  return jobs
}

package func plannedKeys(
  _ course: Course, files: FileSystem, catalog: Catalog
) -> Set<String> {
  var diagnostics: [Diagnostic] = []
  return Set(
    plannedJobs(course, files: files, catalog: catalog, diagnostics: &diagnostics).map(\.key))
}

/// Executes a share of the runs of the course, or of one lesson, into the cache, where a later
/// build finds them. Shares may run at the same time on several machines that see one folder.
public func runShare(
  _ options: CourseOptions, lesson: String? = nil, shard: Shard, files: FileSystem = .local
) -> CourseReport {
  var course = loadCourse(options, files: files)
  if let lesson, let stem = course.stem(named: lesson) {
    course.lessons.removeAll { $0.stem != stem }
  }
  var diagnostics = course.diagnostics + course.lessons.flatMap(\.diagnostics)
  let jobs = plannedJobs(
    course, files: files, catalog: options.catalog, diagnostics: &diagnostics)
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
  report.diagnostics = diagnostics.sortedByPlace()
  return report
}
