import Foundation
import Testing

/// The library's documentation shows code that is built and tested: what stands in it stands in
/// `Examples/`.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func files(below folder: String, ending: String) -> [URL] {
    let found = FileManager.default.enumerator(
      at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (found?.allObjects as? [URL] ?? []).filter { $0.lastPathComponent.hasSuffix(ending) }
  }

  private static let articles = files(below: "Sources/Lectern/Lectern.docc", ending: ".md")
    .map(\.lastPathComponent).sorted()

  @Test func thereIsAnArticleForEachUse() {
    #expect(
      Self.articles == ["AddAChart.md", "AddAnOptimizer.md", "Lectern.md", "UseTheLibrary.md"])
  }

  @Test(arguments: articles) func showsWhatTheExamplesHold(article: String) throws {
    let path = "Sources/Lectern/Lectern.docc/\(article)"
    let text = try String(
      contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    let sources = try Self.files(below: "Examples", ending: ".swift")
      .map { try String(contentsOf: $0, encoding: .utf8) }
    let blocks = text.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(article == "Lectern.md" || !blocks.isEmpty)
    for block in blocks {
      #expect(sources.contains { $0.contains(block) }, "the examples do not hold:\n\(block)")
    }
  }
}
