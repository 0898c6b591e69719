import Foundation
import LecternSource
import Testing

@testable import Lectern

/// What the documentation tells editors agrees with what the program prints.
@Suite struct EditorsTests {
  /// The pattern of the problem matcher in `docs/EDITORS.md`.
  private func pattern() throws -> [String: Any] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("docs/EDITORS.md"), encoding: .utf8)
    let block = try #require(
      text.components(separatedBy: "```").first { $0.hasPrefix("json\n") && $0.contains("regexp") })
    let parsed = try JSONSerialization.jsonObject(with: Data(block.dropFirst(5).utf8))
    let tasks = try #require((parsed as? [String: Any])?["tasks"] as? [[String: Any]])
    let matcher = try #require(tasks.first?["problemMatcher"] as? [String: Any])
    return try #require(matcher["pattern"] as? [String: Any])
  }

  @Test func theProblemMatcherReadsEveryHeadline() throws {
    let pattern = try pattern()
    let expression = try NSRegularExpression(pattern: #require(pattern["regexp"] as? String))
    let lesson = """
      ---
      title: A lesson
      summary: With mistakes.
      ---

      ```train walk
      epoch: 3
      ```

      [148](=nothing.loss) and a [dead link](other: place.md) and [x](b.md).

      """
    let files = MemoryFiles(["My Lessons/a.md": lesson]).fileSystem
    let report = check(CourseOptions(folder: "My Lessons", cache: .none), files: files)
    #expect(report.diagnostics.count > 2)
    var found: [String] = []
    for line in report.problems(limit: .everything).split(separator: "\n").map(String.init) {
      let whole = NSRange(line.startIndex..., in: line)
      guard let match = expression.firstMatch(in: line, range: whole) else { continue }
      func part(_ name: String) throws -> String {
        let group = try #require(pattern[name] as? Int)
        return String(line[try #require(Range(match.range(at: group), in: line))])
      }
      found.append(
        try ["file", "line", "column", "severity", "code", "message"].map(part)
          .joined(separator: "|"))
    }
    let expected = report.diagnostics.map { problem in
      let place = report.sources[problem.path]?.position(at: problem.range.lowerBound)
      return [
        problem.path, "\(place?.line ?? 1)", "\(place?.column ?? 1)", problem.severity.rawValue,
        problem.rule.code, problem.message,
      ].joined(separator: "|")
    }
    #expect(found == expected)
  }
}
