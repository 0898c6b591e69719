import LecternLesson
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// Everything that one pass over a course found and made, before anything is written.
package struct CoursePass: Sendable {
  package var course: Course
  package var outcomes: [LessonOutcome]
  package var pages: SiteCourse
  package var site: [OutputFile]
  package var report: CourseReport
}

/// A course read, run and checked, before its pages are made.
package struct CheckedCourse: Sendable {
  package var course: Course
  /// In the order of the course's lessons.
  package var outcomes: [LessonOutcome]
  /// Not graded yet: severities are the rules' own.
  package var diagnostics: [Diagnostic]
  package var sources: [String: SourceFile]

  package func lesson(_ stem: String) -> (lesson: Lesson, outcome: LessonOutcome)? {
    zip(course.lessons, outcomes).first { $0.0.stem == stem }
  }

  /// What was found, with the severities that the course gives.
  package func report(_ further: [Diagnostic] = []) -> CourseReport {
    var report = CourseReport()
    let changes = severities(of: course)
    report.diagnostics = graded(diagnostics + further + changes.problems, by: changes.severities)
      .sortedByPlace()
    report.sources = sources
    for (lesson, outcome) in zip(course.lessons, outcomes) {
      report.lessons.append(
        LessonReport(
          path: lesson.file.path, title: lesson.title, verdicts: outcome.verdicts,
          runCount: outcome.runs.total))
      report.runs.computed += outcome.runs.computed
      report.runs.fromCache += outcome.runs.fromCache
    }
    return report
  }
}

/// Reads, runs and checks the course; writes nothing but the cache.
package func checkedCourse(
  _ options: CourseOptions, files: FileSystem, knowing memory: inout CourseMemory
) -> CheckedCourse {
  let course = loadCourse(options, files: files, knowing: &memory)
  return checked(
    course, options, links: checkLinks(of: course, files: files), files: files, knowing: &memory)
}

/// Runs and checks a course that was read, without its links.
package func checkedCourse(
  _ course: Course, _ options: CourseOptions, files: FileSystem
) -> CheckedCourse {
  var memory = CourseMemory()
  return checked(course, options, links: [], files: files, knowing: &memory)
}

/// Runs and checks a course that was read; `links` is what is wrong with its links.
private func checked(
  _ course: Course, _ options: CourseOptions, links: [Diagnostic], files: FileSystem,
  knowing memory: inout CourseMemory
) -> CheckedCourse {
  var diagnostics = course.diagnostics + links
  let outcome = runCourse(course, options, files: files, knowing: &memory)
  diagnostics += outcome.diagnostics
  for lesson in course.lessons { diagnostics += lesson.diagnostics }
  for lesson in outcome.lessons { diagnostics += lesson.diagnostics }
  let recorded = course.lessons.map { try? files.read(recordedPath(of: $0, in: course)) }
  let driftKeys = zip(outcome.lessons, recorded).map { outcome, recorded in
    outcome.fingerprint + digest(of: recorded ?? [])
  }
  diagnostics += memory.drifts.values(of: driftKeys, workers: options.workers ?? coreCount) {
    drifts(of: course.lessons[$0], outcome.lessons[$0], in: course, from: recorded[$0])
  }.flatMap(\.self)
  return CheckedCourse(
    course: course, outcomes: outcome.lessons, diagnostics: diagnostics,
    sources: course.files.sources.merging(outcome.sources) { first, _ in first })
}

package func checkedCourse(_ options: CourseOptions, files: FileSystem) -> CheckedCourse {
  var memory = CourseMemory()
  return checkedCourse(options, files: files, knowing: &memory)
}

/// Reads, runs, checks and renders the course; writes nothing but the cache.
package func passOver(
  _ options: CourseOptions, files: FileSystem
) -> CoursePass {
  var memory = CourseMemory()
  return passOver(options, files: files, knowing: &memory)
}

/// The same, with what an earlier pass knew; what this one knows is left in `memory`.
package func passOver(
  _ options: CourseOptions, files: FileSystem,
  knowing memory: inout CourseMemory
) -> CoursePass {
  let (pass, seconds) = timed { () -> CoursePass in
    let course = loadCourse(options, files: files, knowing: &memory)
    // Formulas need no results, so they are set while runs are computed.
    let isFirst = memory.rendered.isEmpty
    let formulas = isFirst ? begun { setFormulas(of: course, options, files: files) } : { nil }
    let checked = checked(
      course, options, links: checkLinks(of: course, files: files), files: files, knowing: &memory)
    if let formulas = formulas() {
      (memory.rendered.katex, memory.rendered.formulas) = formulas
    }
    var diagnostics: [Diagnostic] = []
    let (pages, site) = renderCourse(
      checked.course, checked.outcomes, options,
      links: checked.diagnostics.hasErrors ? .leftAlone : .followed, files: files,
      knowing: &memory.rendered,
      diagnostics: &diagnostics)
    return CoursePass(
      course: checked.course, outcomes: checked.outcomes, pages: pages, site: site,
      report: checked.report(diagnostics))
  }
  var result = pass
  result.report.seconds = seconds
  return result
}

/// Verifies every claim and link of the course; writes nothing but the cache.
///
/// With `seeds`, every statement that speaks in general is asked of as many seeds, and one that
/// holds in fewer than 95% of them is an error.
public func check(
  _ options: CourseOptions, seeds: Int? = nil, files: FileSystem = .local
) -> CourseReport {
  let pass = passOver(options, files: files)
  var report = pass.report
  if let seeds {
    let (asked, seconds) = timed { askSeeds(seeds, options, files: files) }
    report.seeds = asked.reports
    let lucky = graded(asked.diagnostics, by: severities(of: pass.course).severities)
    report.diagnostics = (report.diagnostics + lucky).sortedByPlace()
    report.seconds += seconds
  }
  return report
}

/// The course's pages as values: every file of the site by its path, and what was found on the way.
/// Writes nothing but the cache.
///
/// Failing claims are marked in their places; a lesson with other errors is rendered as far as it
/// goes, so look at the report before publishing.
public func renderPages(
  _ options: CourseOptions, files: FileSystem = .local
) -> (pages: [String: [UInt8]], report: CourseReport) {
  let pass = passOver(options, files: files)
  let pages = Dictionary(
    pass.site.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  return (pages, pass.report)
}

/// Builds the course's pages into `output`, by default the folder `Output` beside the course.
///
/// With any error nothing is written, except that `failing: .shown` lets failing claims pass, marked
/// in their places. What would not change is not touched.
/// - Throws: ``FileProblem`` when the pages cannot be written.
public func build(
  _ options: CourseOptions, to output: String? = nil, failing: FailingPolicy = .forbidden,
  as form: SiteForm = .site, files: FileSystem = .local
) throws(FileProblem) -> CourseReport {
  let folder = output ?? standardOutput(for: options.folder)
  let start = ContinuousClock.now
  let cache = options.cache.cache(for: options.folder, files: files)
  let key = cache.map { _ in buildKey(options, output: folder, files: files) } ?? ""
  if form == .site, let cache,
    var report = unchangedBuild(key: key, output: folder, cache: cache, files: files)
  {
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }
  var pass = passOver(options, files: files)
  let blocking = pass.report.diagnostics.filter { problem in
    problem.isError && !(failing == .shown && pass.isFailingClaim(problem))
  }
  guard blocking.isEmpty else { return pass.report }
  switch form {
  case .site:
    pass.report.written = try write(pass.site, to: folder, files: files, writer: processName)
    pass.report.output = folder
    if let cache { leaveStamp(pass, key: key, cache: cache) }
  case .singleFile(let lesson):
    guard let stem = pass.course.stem(named: lesson),
      let file = lessonFile(stem, in: pass.pages)
    else { throw FileProblem(.read, lesson, reason: "the course has no such lesson") }
    let path = joined(folder, file.path)
    try replaceFile(path, with: file.bytes, files: files)
    pass.report.written = WriteReport(written: [file.path])
    pass.report.output = folder
  }
  pass.report.seconds = (ContinuousClock.now - start) / .seconds(1)
  pass.report.allowed = pass.report.diagnostics.count { $0.isError }
  return pass.report
}

/// `Output` beside the course's folder; inside it for the current folder.
package func standardOutput(for folder: String) -> String {
  normalized(folder) == "." ? "Output" : joined(Lectern.folder(of: folder), "Output")
}

extension CoursePass {
  /// Whether a problem is a statement of a lesson that does not hold, which a page can show.
  package func isFailingClaim(_ problem: Diagnostic) -> Bool {
    outcomes.contains { outcome in
      outcome.verdicts.contains {
        !$0.holds && problem.concerns($0)
      }
    }
  }
}

extension Diagnostic {
  /// Whether the problem is that this statement does not hold.
  package func concerns(_ verdict: Verdict) -> Bool {
    path == verdict.path && range.lowerBound >= verdict.range.lowerBound
      && range.upperBound <= verdict.range.upperBound
  }
}

extension Course {
  /// The stem of a lesson that was given by path, file name or stem.
  package func stem(named name: String) -> String? {
    let stem = Lectern.stem(of: name)
    return lessons.contains { $0.stem == stem } ? stem : nil
  }

  /// The course with the lessons of these names alone, all of them for none, and a problem for each
  /// name that no lesson has.
  package func selecting(_ names: [String]) -> (course: Course, unknown: [Diagnostic]) {
    if names.isEmpty { return (self, []) }
    let stems = lessons.map(\.stem)
    let unknown = names.filter { stem(named: $0) == nil }.map { name in
      let near = nearMiss(to: Lectern.stem(of: name), among: stems)
      return Diagnostic(
        .unknownLesson, in: folder, at: SourceRange(at: 0), "the course has no lesson '\(name)'",
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: near == nil && !stems.isEmpty ? "its lessons are \(some(stems))" : "")
    }
    let wanted = Set(names.compactMap { stem(named: $0) })
    var selected = self
    selected.lessons.removeAll { !wanted.contains($0.stem) }
    return (selected, unknown)
  }
}

/// The severities that a course gives to rules, by code or name, and the names that are none.
private func severities(of course: Course) -> (
  severities: [Rule: Severity], problems: [Diagnostic]
) {
  var severities: [Rule: Severity] = [:]
  var problems: [Diagnostic] = []
  for change in course.configuration.severities {
    let wanted = change.rule.value.lowercased()
    if let rule = allRules.first(where: { $0.code.lowercased() == wanted || $0.name == wanted }) {
      severities[rule] = change.severity
    } else if let file = course.files.configuration {
      let near = nearMiss(to: wanted, among: allRules.map(\.name))
      problems.append(
        Diagnostic(
          .unknownRule, in: file.path, at: change.rule.range,
          "there is no rule '\(change.rule.value)'",
          label: near.map { "did you mean '\($0)'?" } ?? ""))
    }
  }
  return (severities, problems)
}

/// The diagnostics with their severities; ignored ones are left out.
private func graded(
  _ diagnostics: [Diagnostic], by severities: [Rule: Severity]
) -> [Diagnostic] {
  diagnostics.compactMap { diagnostic in
    var diagnostic = diagnostic
    if let severity = severities[diagnostic.rule] { diagnostic.severity = severity }
    return diagnostic.severity == .ignore ? nil : diagnostic
  }
}
