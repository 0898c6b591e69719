import LecternRun
import LecternSource
import LecternSpec

/// Where a lesson's recorded results stand.
package func recordedPath(of lesson: Lesson, in course: Course) -> String {
  joined(course.folder, "recorded/\(lesson.stem).json")
}

/// The recorded results as they are written: canonical JSON.
package func recordedText(_ recorded: RecordedLesson) -> [UInt8] {
  Array(json(of: recorded).pretty.utf8)
}

/// What of a lesson's results differs from the recorded ones. Nothing where nothing is recorded.
func drifts(
  of lesson: Lesson, _ outcome: LessonOutcome, in course: Course, files: FileSystem
) -> [Diagnostic] {
  let path = recordedPath(of: lesson, in: course)
  return drifts(of: lesson, outcome, in: course, from: try? files.read(path))
}

/// The same, from the bytes of the recorded file.
func drifts(
  of lesson: Lesson, _ outcome: LessonOutcome, in course: Course, from bytes: [UInt8]?
) -> [Diagnostic] {
  let path = recordedPath(of: lesson, in: course)
  guard let bytes else { return [] }
  guard let parsed = JSON(parsing: String(decoding: bytes, as: UTF8.self)),
    let recorded = recordedLesson(parsed)
  else {
    return [
      Diagnostic(
        .recordedBroken, in: path, at: SourceRange(at: 0),
        "the recorded results cannot be read", help: "lectern promote writes them anew")
    ]
  }
  return drift(from: recorded, to: outcome.recorded).compactMap { drift in
    let root = drift.run.prefix { $0 != "." && $0 != "[" }
    // A spec that could not be decoded is reported itself.
    if outcome.results.failed.contains(String(root)) { return nil }
    let place =
      lesson.specs.first { $0.spec.name?.value == String(root) }?.spec.heading.range
      ?? SourceRange(at: 0)
    var diagnostic = Diagnostic(
      .drift, in: lesson.file.path, at: place, describe(drift),
      help: "lectern promote accepts it")
    // The same numbers, or ones that were not there to differ from, are to be recorded, not doubted.
    if !drift.isSerious { diagnostic.severity = .warning }
    return diagnostic
  }
}
