import LecternSource

/// What stands in a course's folder, read but not understood yet.
package struct CourseFiles: Equatable, Sendable {
  /// The folder as it was given; diagnostics print paths below it.
  package var folder: String
  /// `course.yml`, where the course has one.
  package var configuration: SourceFile?
  /// `glossary.md`, where the course has one.
  package var glossary: SourceFile?
  /// In the order of their names.
  package var lessons: [SourceFile]
  /// Every other file, as a path relative to the folder, sorted: data, images, style sheets.
  package var others: [String]

  package init(
    folder: String, configuration: SourceFile? = nil, glossary: SourceFile? = nil,
    lessons: [SourceFile] = [], others: [String] = []
  ) {
    self.folder = folder
    self.configuration = configuration
    self.glossary = glossary
    self.lessons = lessons
    self.others = others
  }

  /// Every file read so far, by the path that diagnostics print.
  package var sources: [String: SourceFile] {
    let all = lessons + [configuration, glossary].compactMap(\.self)
    return Dictionary(all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The names in a course's folder that are no lessons although they end with `.md`.
package let namesThatAreNoLessons = ["README.md", "glossary.md"]

/// Reads the course in `folder`: its configuration, glossary and lessons; other files by name only.
package func readCourse(
  _ folder: String, files: FileSystem, diagnostics: inout [Diagnostic]
) -> CourseFiles {
  var course = CourseFiles(folder: normalized(folder))
  func read(_ name: String) -> SourceFile? {
    let path = joined(course.folder, name)
    do throws(FileProblem) {
      return SourceFile(path: path, bytes: try files.read(path))
    } catch {
      diagnostics.append(
        Diagnostic(.fileMissing, in: path, at: SourceRange(at: 0), "\(error)"))
      return nil
    }
  }
  // A folder of such a name would be passed over without a word.
  for name in (try? files.names(course.folder)) ?? []
  where name == "course.yml" || name.hasSuffix(".md") {
    if files.info(joined(course.folder, name))?.isFolder == true { _ = read(name) }
  }
  let isLectern: (String) -> Bool = { $0 == "recorded" }
  for path in files.files(below: course.folder) {
    switch path {
    case "course.yml": course.configuration = read(path)
    case "glossary.md": course.glossary = read(path)
    case _ where path.hasSuffix(".md") && !path.contains("/"):
      if namesThatAreNoLessons.contains(path) { continue }
      if let lesson = read(path) { course.lessons.append(lesson) }
    case _ where path.split(separator: "/").first.map({ isLectern(String($0)) }) == true: continue
    default: course.others.append(path)
    }
  }
  if let problem = absence(of: course.folder, files) {
    diagnostics.append(problem)
  } else if !course.lessons.isEmpty || !diagnostics.contains(where: { $0.rule == .fileMissing }) {
    checkNames(of: course, &diagnostics)
  }
  return course
}

/// What is wrong where no folder is, or none that can be read.
private func absence(of folder: String, _ files: FileSystem) -> Diagnostic? {
  let info = files.info(folder)
  if info?.isFolder == true {
    do throws(FileProblem) {
      _ = try files.names(folder)
      return nil
    } catch {
      return Diagnostic(.fileMissing, in: folder, at: SourceRange(at: 0), "\(error)")
    }
  }
  return Diagnostic(
    .courseEmpty, in: folder, at: SourceRange(at: 0),
    info == nil ? "there is no folder '\(folder)'" : "'\(folder)' is a file, not a course's folder",
    help: info == nil
      ? "`lectern init \(folder)` makes a course"
      : "a course is read whole: name its folder")
}

private func checkNames(of course: CourseFiles, _ diagnostics: inout [Diagnostic]) {
  if course.lessons.isEmpty {
    diagnostics.append(
      Diagnostic(
        .courseEmpty, in: joined(course.folder, "course.yml"), at: SourceRange(at: 0),
        "no lessons in \(course.folder)",
        help: "lessons are the files in it that end with .md; lectern new NAME makes one"))
  }
  var seen: [String: String] = [
    "index": "the index page", "glossary": "the glossary", "404": "the page of wrong addresses",
  ]
  for lesson in course.lessons {
    let stem = stem(of: lesson.path)
    func report(_ message: String) {
      diagnostics.append(Diagnostic(.fileName, in: lesson.path, at: SourceRange(at: 0), message))
    }
    if !stem.utf8.allSatisfy(isStemByte) {
      report("the name '\(stem)' holds more than letters, digits, '-', '_' and '.'")
    }
    if let other = seen[stem.lowercased()] {
      report("the page of this lesson would replace \(other)")
    }
    seen[stem.lowercased()] = "the page of \(lesson.path)"
  }
}
