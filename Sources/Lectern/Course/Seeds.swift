import LecternRun
import LecternSource

/// Runs the course with `count` sets of training seeds and asks every general statement of each.
package func askSeeds(
  _ count: Int, _ options: CourseOptions, files: FileSystem, catalog: Catalog = .standard
) -> (reports: [SeedReport], diagnostics: [Diagnostic]) {
  let course = loadCourse(options, files: files, catalog: catalog)
  let distances = seedDistances(count)
  var memory = CourseMemory()
  var checks: [[CheckReport]] = course.lessons.map { _ in [] }
  for distance in distances {
    let outcome = runCourse(
      course, options, files: files, catalog: catalog, raisingSeedsBy: distance, knowing: &memory)
    for (index, lesson) in outcome.lessons.enumerated() {
      if let check = lesson.check { checks[index].append(check) }
    }
  }
  let reports = checks.map { seedReport($0, distances: distances) }
  return (reports, reports.flatMap { diagnostics(of: $0) })
}

extension CourseReport {
  /// For every general statement the share of seeds in which it holds, as a table for people;
  /// absent when no seeds were asked.
  public var seedTable: String? {
    guard !seeds.isEmpty else { return nil }
    var text = ""
    for report in seeds {
      for statement in report.statements {
        let verdict = statement.verdict
        let line = sources[verdict.path]?.position(at: verdict.range.lowerBound).line ?? 1
        let share = "\(statement.holding)/\(statement.runs)"
        text += share + String(repeating: " ", count: max(1, 8 - share.count))
        text += "\(verdict.path):\(line): \(verdict.expression)\n"
      }
    }
    return text
  }
}
