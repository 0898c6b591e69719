import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// What running and checking one lesson gave.
package struct LessonOutcome: Sendable {
  package var results = LessonResults()
  package var verdicts: [Verdict] = []
  /// The cache key of each run, by name, and what it is the digest of.
  package var keys: [String: String] = [:]
  package var keyParts: [(name: String, key: RunKey)] = []
  package var recorded = RecordedLesson(runs: [])
  package var check: CheckReport?
  /// The specs whose readers may change them.
  package var explorations: [Exploration] = []
  package var diagnostics: [Diagnostic] = []
  package var runs = RunTally()
  var jobKeys: [String] = []
}

/// The outcomes of a course's lessons in their order, and what is wrong with what they share.
package struct CourseOutcome: Sendable {
  package var lessons: [LessonOutcome] = []
  package var diagnostics: [Diagnostic] = []
  /// The tables with problems.
  package var sources: [String: SourceFile] = [:]
}

/// What a plan's job is called in the cache: the digest of everything that decides its result.
package func cacheKey(of job: Job) -> String {
  digest(of: "\(job.kind)\n\(job.key.text)")
}

/// Plans every lesson, executes what neither memory nor cache knows on all cores, each computation
/// once however many lessons ask for it, then checks each lesson.
package func runCourse(
  _ course: Course, _ options: CourseOptions, files: FileSystem, catalog: Catalog,
  raisingSeedsBy distance: Int = 0, knowing memory: inout CourseMemory
) -> CourseOutcome {
  let workers = options.workers ?? coreCount
  let reader = TableReader(course.files, files: files, known: memory.tables)
  var outcome = CourseOutcome()
  let shared = prepareSharedData(
    course.configuration.data, path: course.files.configuration?.path ?? "course.yml",
    catalog: catalog, loader: reader.loader, diagnostics: &outcome.diagnostics)
  let budget = Budget(course.configuration.budget)
  let surroundings = surroundings(of: course, files: files, seeds: distance)
  let fingerprints = course.lessons.map { digest(of: $0.file.bytes) + surroundings }
  let remembered = zip(course.lessons, fingerprints).map { lesson, fingerprint in
    memory.outcomes[lesson.file.path].flatMap {
      $0.fingerprint == fingerprint ? $0.outcome : nil
    }
  }
  let unknown = zip(course.lessons, remembered).compactMap { $1 == nil ? $0 : nil }
  let plans = concurrentMap(unknown, workers: workers) { lesson in
    var diagnostics: [Diagnostic] = []
    let specs = LessonSpecs(lesson.document, specs: lesson.specs.map(\.spec))
    let plan = plan(
      specs.raisingSeeds(by: distance), catalog: catalog, shared: shared, loader: reader.loader,
      budget: budget, diagnostics: &diagnostics)
    return PlannedLesson(
      lesson: lesson, plan: plan, keys: plan.jobs.map(cacheKey), diagnostics: diagnostics)
  }
  let computed = execute(plans, options, files: files, course: course, knowing: &memory)
  let known = memory.results
  var fresh = concurrentMap(plans, workers: workers) { finish($0, known, computed) }[...]
  outcome.lessons = remembered.map { remembered in
    guard var remembered else { return fresh.popFirst() ?? LessonOutcome() }
    remembered.runs = RunTally(fromCache: remembered.runs.total)
    return remembered
  }
  outcome.diagnostics += reader.diagnostics
  outcome.sources = reader.sources
  memory.forget(except: Set(outcome.lessons.flatMap(\.jobKeys)))
  memory.tables.merge(reader.tables) { first, _ in first }
  // A table with problems is read again, so that they are said again.
  memory.outcomes =
    !reader.diagnostics.isEmpty
    ? [:]
    : Dictionary(
      zip(course.lessons, zip(fingerprints, outcome.lessons)).map { lesson, known in
        (lesson.file.path, (fingerprint: known.0, outcome: known.1))
      }, uniquingKeysWith: { first, _ in first })
  return outcome
}

/// The digest of everything outside of a lesson that its outcome can depend on.
private func surroundings(of course: Course, files: FileSystem, seeds distance: Int) -> String {
  var parts = ["seeds \(distance)", digest(of: course.files.configuration?.bytes ?? [])]
  for path in course.files.others where path.hasSuffix(".csv") {
    let bytes = (try? files.read(joined(course.folder, path))) ?? []
    parts.append("\(path) \(digest(of: bytes))")
  }
  return digest(of: parts.joined(separator: "\n"))
}

private struct PlannedLesson: Sendable {
  var lesson: Lesson
  var plan: Plan
  /// Of each job, in the plan's order.
  var keys: [String]
  var diagnostics: [Diagnostic]
}

/// Executes the jobs whose results are not known; their keys. Results go to `memory`.
private func execute(
  _ plans: [PlannedLesson], _ options: CourseOptions, files: FileSystem, course: Course,
  knowing memory: inout CourseMemory
) -> Set<String> {
  var missing: [(key: String, job: Job)] = []
  var seen = Set(memory.results.keys)
  for plan in plans {
    for (key, job) in zip(plan.keys, plan.plan.jobs) where seen.insert(key).inserted {
      missing.append((key, job))
    }
  }
  let cache = options.cache.cache(for: course.folder, files: files)
  let tracker = ProgressTracker("Running", total: missing.count, options.progress)
  let found = concurrentMap(missing, workers: options.workers ?? coreCount) { item in
    defer { tracker.advance() }
    if case .found(let bytes)? = cache?.entry(item.key),
      let kept = result(of: item.job, from: bytes)
    {
      return (result: kept, isKept: true)
    }
    let result = execute(item.job)
    // A cache that cannot be written costs time, nothing else.
    if let cache, let bytes = bytes(of: result) { try? cache.store(bytes, as: item.key) }
    return (result, false)
  }
  for (item, found) in zip(missing, found) { memory.results[item.key] = found.result }
  return Set(zip(missing, found).compactMap { $1.isKept ? nil : $0.key })
}

/// Puts a lesson's results together and holds what it says against them.
private func finish(
  _ planned: PlannedLesson, _ known: [String: JobResult], _ computed: Set<String>
) -> LessonOutcome {
  let lesson = planned.lesson
  var outcome = LessonOutcome(diagnostics: planned.diagnostics)
  let results = planned.keys.compactMap { known[$0] }
  outcome.results = assemble(planned.plan, results, diagnostics: &outcome.diagnostics)
  let report = check(
    lesson.document, specs: lesson.specs.map(\.spec), frontMatter: lesson.frontMatter,
    results: outcome.results)
  outcome.jobKeys = planned.keys
  outcome.check = report
  outcome.verdicts = report.verdicts
  outcome.diagnostics += report.diagnostics
  outcome.recorded = record(planned.plan, outcome.results)
  outcome.keyParts = planned.plan.namedKeys
  outcome.explorations = planned.plan.explorations
  let places = Dictionary(
    zip(planned.plan.jobs, planned.keys).map { ("\($0.kind)\n\($0.key.text)", $1) },
    uniquingKeysWith: { first, _ in first })
  for (name, key) in outcome.keyParts {
    outcome.keys[name] = places["run\n\(key.text)"] ?? places["trace\n\(key.text)"]
  }
  for key in planned.keys {
    if computed.contains(key) {
      outcome.runs.computed += 1
    } else {
      outcome.runs.fromCache += 1
    }
  }
  return outcome
}
