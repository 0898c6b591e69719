import Foundation
import LecternLesson
import LecternSource
import Testing

@testable import Lectern

@Suite struct ReferenceTests {
  /// The page in `docs` is what the command prints; `LECTERN_PROMOTE=1` writes it anew.
  @Test func thePageInDocsIsCurrent() throws {
    let path = joined(repositoryFolder(), "docs/REFERENCE.md")
    if ProcessInfo.processInfo.environment["LECTERN_PROMOTE"] == "1" {
      try FileSystem.local.write(Array(reference().utf8), path)
    }
    let written = try FileSystem.local.read(path)
    #expect(String(decoding: written, as: UTF8.self) == reference())
  }

  @Test func isSoundMarkdown() {
    let (document, diagnostics) = parseLesson(SourceFile(path: "r.md", text: reference()))
    #expect(diagnostics.map(\.message) == [])
    #expect(document.claims.isEmpty && document.terms.isEmpty)
    #expect(document.outline.first?.children.count == 7)
  }

  @Test func namesEveryRuleAndComponent() {
    let text = reference()
    for rule in allRules { #expect(text.contains("| \(rule.code) | `\(rule.name)` |")) }
    for word in ["`adam`", "`beta_1`", "epochs_to(", "train NAME", "`heights`", "`raw_html`"] {
      #expect(text.contains(word), "\(word)")
    }
  }

  /// What the page says of written numbers is so.
  @Test(arguments: writtenForms.map(\.text))
  func formsAreRead(text: String) {
    #expect(WrittenNumber(parsing: text) != nil || WrittenRange(parsing: text) != nil)
  }
}
