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
  /// The tables that its specs name.
  var tables: [String] = []
  /// The digest of everything outside of the lesson's file that this depends on: configuration and
  /// tables.
  package var surroundings = ""
  /// The digest of everything that this depends on.
  package var fingerprint = ""
}

/// The outcomes of a course's lessons in their order, and what is wrong with what they share.
package struct CourseOutcome: Sendable {
  package var lessons: [LessonOutcome] = []
  package var diagnostics: [Diagnostic] = []
  /// The tables that were read.
  package var sources: [String: SourceFile] = [:]
}

/// What a plan's job is called in the cache: the digest of everything that decides its result.
package func cacheKey(of job: Job) -> String {
  digest(of: "\(job.kind)\nresults \(resultsVersion)\n\(job.key.text)")
}

/// Plans every lesson, executes what neither memory nor cache knows on all cores, each computation
/// once however many lessons ask for it, then checks each lesson.
package func runCourse(
  _ course: Course, _ options: CourseOptions, files: FileSystem,
  raisingSeedsBy distance: Int = 0, knowing memory: inout CourseMemory
) -> CourseOutcome {
  let workers = options.workers ?? coreCount
  let reader = TableReader(course.files, files: files, known: memory.tables)
  var outcome = CourseOutcome()
  let sharedTables = NotedPaths()
  let shared = sharedData(
    of: course, options, loader: reader.loader(noting: sharedTables),
    diagnostics: &outcome.diagnostics)
  /// The digest of what a lesson that reads `tables` depends on outside of its file.
  let surroundings: @Sendable ([String]) -> String = { tables in
    let tables = (sharedTables.sorted + tables).map { "\($0) \(reader.digest(at: $0))" }
    return digest(
      of: (["seeds \(distance)", digest(of: course.files.configuration?.bytes ?? [])] + tables)
        .joined(separator: "\n"))
  }
  let known = memory.outcomes
  let remembered = course.lessons.map { lesson -> LessonOutcome? in
    guard let known = known[lesson.file.path],
      known.fingerprint == fingerprint(of: lesson, surroundings(known.tables))
    else { return nil }
    return known
  }
  let unknown = zip(course.lessons, remembered).compactMap { $1 == nil ? $0 : nil }
  let plans = planned(
    unknown, of: course, options, shared, reader, raisingSeedsBy: distance)
  let computed = execute(
    plans, options, files: files, course: course, knowing: &memory,
    diagnostics: &outcome.diagnostics)
  let results = memory.results
  var fresh = concurrentMap(plans, workers: workers) { plan in
    var outcome = finish(plan, results, computed)
    outcome.surroundings = surroundings(plan.tables)
    outcome.fingerprint = fingerprint(of: plan.lesson, outcome.surroundings)
    return outcome
  }[...]
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
      zip(course.lessons, outcome.lessons).map { ($0.file.path, $1) },
      uniquingKeysWith: { first, _ in first })
  return outcome
}

private func fingerprint(of lesson: Lesson, _ surroundings: String) -> String {
  digest(of: digest(of: lesson.file.bytes) + surroundings)
}

/// The data sets that all lessons of the course may name.
private func sharedData(
  of course: Course, _ options: CourseOptions, loader: Loader, diagnostics: inout [Diagnostic]
) -> SharedData {
  prepareSharedData(
    course.configuration.data, path: course.files.configuration?.path ?? "course.yml",
    catalog: options.catalog, loader: loader, budget: Budget(course.configuration.budget),
    diagnostics: &diagnostics)
}

/// The lessons' plans, made on all cores.
private func planned(
  _ lessons: [Lesson], of course: Course, _ options: CourseOptions, _ shared: SharedData,
  _ reader: TableReader, raisingSeedsBy distance: Int
) -> [PlannedLesson] {
  let budget = Budget(course.configuration.budget)
  return concurrentMap(lessons, workers: options.workers ?? coreCount) { lesson in
    var diagnostics: [Diagnostic] = []
    let tables = NotedPaths()
    let specs = LessonSpecs(lesson.document, specs: lesson.specs.map(\.spec))
    let plan = plan(
      specs.raisingSeeds(by: distance), catalog: options.catalog, shared: shared,
      loader: reader.loader(noting: tables), budget: budget, diagnostics: &diagnostics)
    return PlannedLesson(
      lesson: lesson, plan: plan, keys: plan.jobs.map(cacheKey), tables: tables.sorted,
      diagnostics: diagnostics)
  }
}

/// The distinct computations of a course with their keys, in the order of the course.
package func plannedJobs(
  _ course: Course, _ options: CourseOptions, files: FileSystem,
  diagnostics: inout [Diagnostic]
) -> [(key: String, job: Job)] {
  let reader = TableReader(course.files, files: files)
  let shared = sharedData(of: course, options, loader: reader.loader, diagnostics: &diagnostics)
  var seen = Set<String>()
  var jobs: [(key: String, job: Job)] = []
  for plan in planned(course.lessons, of: course, options, shared, reader, raisingSeedsBy: 0) {
    diagnostics += plan.diagnostics
    for (key, job) in zip(plan.keys, plan.plan.jobs) where seen.insert(key).inserted {
      jobs.append((key, job))
    }
  }
  diagnostics += reader.diagnostics
  return jobs
}

private struct PlannedLesson: Sendable {
  var lesson: Lesson
  var plan: Plan
  /// Of each job, in the plan's order.
  var keys: [String]
  /// That its specs name.
  var tables: [String]
  var diagnostics: [Diagnostic]
}

/// Executes the jobs whose results are not known; their keys. Results go to `memory`.
private func execute(
  _ plans: [PlannedLesson], _ options: CourseOptions, files: FileSystem, course: Course,
  knowing memory: inout CourseMemory, diagnostics: inout [Diagnostic]
) -> Set<String> {
  var missing: [(key: String, job: Job)] = []
  var seen = Set(memory.results.keys)
  for plan in plans {
    for (key, job) in zip(plan.keys, plan.plan.jobs) where seen.insert(key).inserted {
      missing.append((key, job))
    }
  }
  // The longest begin first, so that no core waits for a long one at the end.
  let weights = missing.map(\.job.weight)
  missing = missing.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }.map { missing[$0] }
  let cache = options.cache.cache(for: course.folder, files: files)
  let tracker = ProgressTracker("Running", total: missing.count, options.progress)
  let found = concurrentMap(missing, workers: options.workers ?? coreCount) { item in
    defer { tracker.advance() }
    let entry = cache?.entry(item.key) ?? .absent
    if case .found(let bytes) = entry, let kept = result(of: item.job, from: bytes) {
      return Executed(result: kept, isKept: true)
    }
    let result = execute(item.job)
    // A cache that cannot be written costs time, nothing else.
    if let cache, let bytes = bytes(of: result) { try? cache.store(bytes, as: item.key) }
    return Executed(result: result, wasDamaged: entry == .damaged)
  }
  for (item, found) in zip(missing, found) {
    memory.results[item.key] = found.result
    if let cache, found.wasDamaged {
      diagnostics.append(
        Diagnostic(
          .cacheDamaged, in: cache.path(of: item.key), at: SourceRange(at: 0),
          "a kept result was damaged and has been computed again"))
    }
  }
  return Set(zip(missing, found).compactMap { $1.isKept ? nil : $0.key })
}

private struct Executed: Sendable {
  var result: JobResult
  var isKept = false
  var wasDamaged = false
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
  outcome.tables = planned.tables
  outcome.check = report
  outcome.verdicts = report.verdicts
  outcome.diagnostics += report.diagnostics
  outcome.recorded = record(planned.plan, outcome.results)
  outcome.keyParts = planned.plan.namedKeys
  outcome.explorations = planned.plan.explorations(with: results)
  let places = Dictionary(
    zip(planned.plan.jobs, planned.keys).map { ("\($0.kind)\n\($0.key.text)", $1) },
    uniquingKeysWith: { first, _ in first })
  for (name, key) in outcome.keyParts {
    outcome.keys[name] = places["run\n\(key.text)"] ?? places["trace\n\(key.text)"]
  }
  // Endings are no runs of the lesson: they stand for what its reader may try.
  for (key, job) in zip(planned.keys, planned.plan.jobs) where job.kind != .ending {
    if computed.contains(key) {
      outcome.runs.computed += 1
    } else {
      outcome.runs.fromCache += 1
    }
  }
  return outcome
}
