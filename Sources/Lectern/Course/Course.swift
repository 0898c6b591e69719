import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// A course read and understood, before anything is run.
package struct Course: Sendable {
  package var files: CourseFiles
  package var configuration: CourseConfiguration
  /// In reading order. Those left out as drafts are missing.
  package var lessons: [Lesson]
  package var glossary: LessonDocument?
  /// Of the course as a whole; each lesson holds its own.
  package var diagnostics: [Diagnostic]

  package var folder: String { files.folder }
}

/// Reads the course in `options.folder`. Lessons that `memory` does not know are read at once, on
/// all cores.
package func loadCourse(
  _ options: CourseOptions, files: FileSystem,
  knowing memory: inout CourseMemory
) -> Course {
  var diagnostics: [Diagnostic] = []
  let found = readCourse(options.folder, files: files, diagnostics: &diagnostics)
  let vocabulary = options.catalog.vocabulary
  let configuration = configuration(of: found, vocabulary: vocabulary, &diagnostics)
  let known = memory.lessons
  let defaults = configuration.defaults
  var lessons = concurrentMap(found.lessons, workers: options.workers ?? coreCount) { file in
    if let known = known[file.path], known.bytes == file.bytes, known.defaults == defaults {
      return known.lesson
    }
    return readLesson(file, defaults: defaults, vocabulary: vocabulary)
  }
  memory.lessons = Dictionary(
    lessons.map { ($0.file.path, .init(bytes: $0.file.bytes, defaults: defaults, lesson: $0)) },
    uniquingKeysWith: { first, _ in first })
  if options.drafts == .leftOut { lessons.removeAll(where: \.isDraft) }
  lessons = inReadingOrder(lessons, found, configuration, &diagnostics)
  var glossary: LessonDocument?
  if let file = found.glossary {
    let (document, problems) = parseLesson(file)
    glossary = document
    diagnostics += problems
  }
  return Course(
    files: found, configuration: configuration, lessons: lessons, glossary: glossary,
    diagnostics: diagnostics)
}

package func loadCourse(
  _ options: CourseOptions, files: FileSystem
) -> Course {
  var memory = CourseMemory()
  return loadCourse(options, files: files, knowing: &memory)
}

private func configuration(
  of files: CourseFiles, vocabulary: Vocabulary, _ diagnostics: inout [Diagnostic]
) -> CourseConfiguration {
  if let file = files.configuration,
    let configuration = decodeCourseConfiguration(
      file, vocabulary: vocabulary, diagnostics: &diagnostics)
  {
    return configuration
  }
  // A folder of lessons without a configuration is a course with the folder's name.
  let name = lastPart(of: files.folder)
  return .standard(title: name == "." || name.isEmpty ? "Lessons" : title(of: name))
}

/// First the lessons that parts name, in the parts' order, then the others by file name.
private func inReadingOrder(
  _ lessons: [Lesson], _ files: CourseFiles, _ configuration: CourseConfiguration,
  _ diagnostics: inout [Diagnostic]
) -> [Lesson] {
  let path = files.configuration?.path ?? joined(files.folder, "course.yml")
  let all = files.lessons.map { stem(of: $0.path) }
  let known = Set(all)
  var order: [String: Int] = [:]
  for name in configuration.parts.flatMap(\.lessons) {
    if !known.contains(name.value) {
      let near = nearMiss(to: name.value, among: all)
      diagnostics.append(
        Diagnostic(
          .unknownLesson, in: path, at: name.range, "no lesson is called '\(name.value)'",
          label: didYouMean(near)))
    } else if order[name.value] != nil {
      diagnostics.append(
        Diagnostic(
          .unknownLesson, in: path, at: name.range,
          "the lesson '\(name.value)' stands in two places"))
    } else {
      order[name.value] = order.count
    }
  }
  // A lesson may name its part itself.
  let parts = configuration.parts.map(\.id.value)
  for lesson in lessons {
    guard let part = lesson.frontMatter?.part, !parts.contains(part.value) else { continue }
    let near = nearMiss(to: part.value, among: parts)
    diagnostics.append(
      Diagnostic(
        .unknownPart, in: lesson.file.path, at: part.range,
        "the course has no part '\(part.value)'",
        label: didYouMean(near)))
  }
  return lessons.enumerated()
    .sorted { ($0.1.rank(order), $0.0) < ($1.1.rank(order), $1.0) }
    .map(\.element)
}

extension Lesson {
  fileprivate func rank(_ order: [String: Int]) -> Int { order[stem] ?? .max }
}
