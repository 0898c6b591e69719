import LecternRun
import LecternSource
import LecternSpec

/// Where a lesson's recorded results stand.
package func recordedPath(of lesson: Lesson, in course: Course) -> String {
  joined(course.folder, "recorded/\(lesson.stem).json")
}

/// The recorded results as they are written: canonical JSON.
package func recordedText(_ recorded: RecordedLesson) -> [UInt8] {
  json(of: recorded).prettyBytes
}

/// The recorded results that a file holds; absent when it is of another form.
func recordedLesson(from bytes: [UInt8]) -> RecordedLesson? {
  JSON(parsing: String(decoding: bytes, as: UTF8.self)).flatMap(recordedLesson)
}

/// What of a lesson's results differs from the recorded ones, from the bytes of the recorded file.
/// Nothing where nothing is recorded.
func drifts(
  of lesson: Lesson, _ outcome: LessonOutcome, in course: Course, from bytes: [UInt8]?
) -> [Diagnostic] {
  guard let bytes else { return [] }
  guard let recorded = recordedLesson(from: bytes) else {
    return [
      Diagnostic(
        .recordedBroken, in: recordedPath(of: lesson, in: course), at: SourceRange(at: 0),
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
      help: "`lectern promote` accepts it")
    // The same numbers, or ones that were not there to differ from, are to be recorded, not doubted.
    if !drift.isSerious { diagnostic.severity = .warning }
    return diagnostic
  }
}
