import LecternRun
import LecternSource

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
func checked(
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
