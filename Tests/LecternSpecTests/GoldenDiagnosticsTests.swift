import Foundation
import LecternSource
import Testing

@testable import LecternSpec

/// Every folder of `Tests/Fixtures/spec` holds a `lesson.md` and, in `expected.txt`, what its
/// author reads. `LECTERN_PROMOTE=1` writes the texts; they are reviewed like code.
@Suite struct GoldenDiagnosticsTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/spec")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  private func contents(_ name: String, _ file: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: "\(name)/\(file)"), encoding: .utf8)
  }

  @Test(arguments: names)
  func saysWhatIsExpected(name: String) throws {
    let text = try contents(name, "lesson.md")
    let report = Lesson(text, path: "lesson.md").report
    let file = Self.folder.appending(path: "\(name)/expected.txt")
    if ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] == "1" {
      try report.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(report == (try contents(name, "expected.txt")))
  }

  /// A fix is certain: applied, it leaves no problem of its rule in that place.
  @Test(arguments: names)
  func fixesMendWhatTheyClaim(name: String) throws {
    let lesson = Lesson(try contents(name, "lesson.md"), path: "lesson.md")
    for diagnostic in lesson.decoded().1 {
      guard let fix = diagnostic.fix else { continue }
      var bytes = lesson.file.bytes
      bytes.replaceSubrange(fix.range.offsets, with: Array(fix.replacement.utf8))
      let mended = Lesson(String(decoding: bytes, as: UTF8.self), path: "lesson.md").decoded().1
      let before = lesson.decoded().1.filter { $0.rule == diagnostic.rule }.count
      #expect(
        mended.filter { $0.rule == diagnostic.rule }.count < before, "\(diagnostic.message)")
    }
  }

  @Test func everyRuleHasAFixture() throws {
    let reports = try Self.names.map { try contents($0, "expected.txt") }.joined()
    let missing = (specRules + expressionRules).filter { !reports.contains("[\($0.code) ") }
    #expect(missing.map(\.name) == [])
  }

  @Test func codesAndNamesAreUnique() {
    let rules = specRules + expressionRules
    #expect(Set(rules.map(\.code)).count == rules.count)
    #expect(Set(rules.map(\.name)).count == rules.count)
    #expect(rules.map(\.code) == rules.map(\.code).sorted())
  }
}
