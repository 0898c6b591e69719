import Lectern

/// What another program wants to know of a course.
public struct CourseState: Equatable, Sendable {
  public var lessons: [String]
  public var claims: Int
  public var holding: Int
  /// One line a problem: "Lessons/a.md:12:3: unknown key 'epoch'".
  public var problems: [String]
}

/// Loads the course in `folder` and checks every claim of it. Nothing is written.
public func state(ofCourse folder: String, files: FileSystem = .local) -> CourseState {
  let report = check(CourseOptions(folder: folder, cache: .none), files: files)
  return CourseState(
    lessons: report.lessons.map(\.title), claims: report.claimCount,
    holding: report.verifiedCount,
    problems: report.diagnostics.map { problem in
      let place = report.sources[problem.path]?.position(at: problem.range.lowerBound)
      return "\(problem.path):\(place?.line ?? 1):\(place?.column ?? 1): \(problem.message)"
    })
}

/// The course's pages by their paths, in memory: a server or another build system takes them on.
public func pages(ofCourse folder: String, files: FileSystem = .local) -> [String: [UInt8]] {
  renderPages(CourseOptions(folder: folder, cache: .none), files: files).pages
}
