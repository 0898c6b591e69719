import LecternRun
import LecternSite
import LecternSource

/// Everything that one pass over a course found and made, before anything is written.
package struct CoursePass: Sendable {
  package var course: Course
  package var outcomes: [LessonOutcome]
  package var pages: SiteCourse
  package var site: [OutputFile]
  package var report: CourseReport
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
