import Foundation
import LecternLesson
import LecternSource
import Testing

/// Every diagnostic of Markdown as its author reads it. A case is a folder of `Fixtures/Markdown`
/// with a `lesson.md` and the `expected.txt` that it gives; `LECTERN_PROMOTE=1` writes the latter anew.
@Suite struct DiagnosticGoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/Markdown")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  static func describedDiagnostics(of name: String) throws -> String {
    let lesson = folder.appending(path: name).appending(path: "lesson.md")
    let file = SourceFile(path: "lesson.md", bytes: [UInt8](try Data(contentsOf: lesson)))
    return parseLesson(file).diagnostics.map { diagnostic in
      var text = describe(diagnostic, in: file)
      if let fix = diagnostic.fix {
        text += "  fix: \(file.text(in: fix.range)) -> \(fix.replacement)\n"
      }
      return text
    }.joined(separator: "\n")
  }

  @Test(arguments: cases) func readsAsExpected(name: String) throws {
    let found = try Self.describedDiagnostics(of: name)
    let golden = Self.folder.appending(path: name).appending(path: "expected.txt")
    if ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] != nil {
      try found.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func everyRuleHasACase() throws {
    var named: Set<String> = []
    for name in Self.cases {
      let text = try Self.describedDiagnostics(of: name)
      for rule in Rule.markdownRules where text.contains("[\(rule.code) \(rule.name)]") {
        named.insert(rule.name)
      }
    }
    #expect(Set(Rule.markdownRules.map(\.name)).subtracting(named).isEmpty)
  }

  @Test(arguments: Rule.markdownRules.map(\.explanation))
  func explanationsAreSoundMarkdown(text: String) {
    #expect(codes(text).isEmpty, "\(text)")
  }

  @Test func codesAndNamesAreUnique() {
    let rules = Rule.markdownRules
    #expect(Set(rules.map(\.code)).count == rules.count)
    #expect(Set(rules.map(\.name)).count == rules.count)
    for rule in rules {
      #expect(rule.code.hasPrefix("L01") && rule.code.count == 5)
      #expect(!rule.summary.isEmpty && !rule.explanation.isEmpty)
    }
  }
}
