import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// What running and checking one lesson gave.
package struct LessonOutcome: Sendable {
  package var results = LessonResults()
  package var verdicts: [Verdict] = []
  /// The cache key of each run, by name.
  package var keys: [String: String] = [:]
  package var diagnostics: [Diagnostic] = []
  package var runs = RunTally()
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
  let reader = TableReader(course.files, files: files)
  var outcome = CourseOutcome()
  let shared = prepareSharedData(
    course.configuration.data, path: course.files.configuration?.path ?? "course.yml",
    catalog: catalog, loader: reader.loader, diagnostics: &outcome.diagnostics)
  let budget = Budget(course.configuration.budget)
  let plans = concurrentMap(course.lessons, workers: workers) { lesson in
    var diagnostics: [Diagnostic] = []
    let specs = LessonSpecs(path: lesson.file.path, specs: lesson.specs.map(\.spec))
    let plan = plan(
      specs.raisingSeeds(by: distance), catalog: catalog, shared: shared, loader: reader.loader,
      budget: budget, diagnostics: &diagnostics)
    return PlannedLesson(
      lesson: lesson, plan: plan, keys: plan.jobs.map(cacheKey), diagnostics: diagnostics)
  }
  let computed = execute(plans, options, files: files, course: course, knowing: &memory)
  let known = memory.results
  outcome.lessons = concurrentMap(plans, workers: workers) { finish($0, known, computed) }
  outcome.diagnostics += reader.diagnostics
  outcome.sources = reader.sources
  memory.forget(except: Set(plans.flatMap(\.keys)))
  return outcome
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
  let tracker = ProgressTracker("Running", total: missing.count, options.progress)
  let results = concurrentMap(missing, workers: options.workers ?? coreCount) { item in
    defer { tracker.advance() }
    return execute(item.job)
  }
  for (item, result) in zip(missing, results) { memory.results[item.key] = result }
  return Set(missing.map(\.key))
}

/// Puts a lesson's results together and holds what it says against them.
private func finish(
  _ planned: PlannedLesson, _ known: [String: JobResult], _ computed: Set<String>
) -> LessonOutcome {
  let lesson = planned.lesson
  var outcome = LessonOutcome(diagnostics: planned.diagnostics)
  let results = planned.keys.compactMap { known[$0] }
  outcome.results = assemble(planned.plan, results, diagnostics: &outcome.diagnostics)
  // A spec that could not be decoded is reported there; what speaks of it stays silent.
  let decoded = Set(planned.plan.names)
  for fence in fences(in: lesson.document) {
    if let name = fence.name?.value, !decoded.contains(name) { outcome.results.failed.insert(name) }
  }
  let report = check(
    lesson.document, specs: lesson.specs.map(\.spec), frontMatter: lesson.frontMatter,
    results: outcome.results)
  outcome.verdicts = report.verdicts
  outcome.diagnostics += report.diagnostics
  for (key, job) in zip(planned.keys, planned.plan.jobs) {
    outcome.keys[job.name] = key
    if computed.contains(key) {
      outcome.runs.computed += 1
    } else {
      outcome.runs.fromCache += 1
    }
  }
  return outcome
}
