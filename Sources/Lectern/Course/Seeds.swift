import LecternRun
import LecternSource

/// Runs the course with `count` sets of training seeds and asks every general statement of each.
package func askSeeds(
  _ count: Int, _ options: CourseOptions, files: FileSystem
) -> (reports: [SeedReport], diagnostics: [Diagnostic]) {
  let course = loadCourse(options, files: files)
  let distances = seedDistances(count)
  var memory = CourseMemory()
  var checks: [[CheckReport]] = course.lessons.map { _ in [] }
  for distance in distances {
    let outcome = runCourse(
      course, options, files: files, raisingSeedsBy: distance, knowing: &memory)
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
        text += "\(verdict.path):\(line): "
        if verdict.subject == .claim { text += "\(verdict.written) = " }
        text += verdict.expression + statement.spreadText + "\n"
      }
    }
    return text
  }
}

extension SeedReport.Statement {
  /// `  0.181 to 0.204, mean 0.19, sd 0.007`; empty where the numbers do not differ.
  fileprivate var spreadText: String {
    guard let spread, spread.least < spread.greatest else { return "" }
    func text(_ number: Double) -> String { shown(.number(number)) }
    return "  \(text(spread.least)) to \(text(spread.greatest)), mean \(text(spread.mean)), "
      + "sd \(text(spread.deviation))"
  }
}
