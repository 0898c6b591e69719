import Foundation
import LecternSource
import Testing

@testable import LecternSpec

@Suite struct ReferenceTests {
  @Test func listsEveryKeyAndComponent() throws {
    let sections = referenceSections(testVocabulary)
    let train = try #require(sections.first { $0.id == "train" })
    #expect(train.fence == "train NAME")
    #expect(train.entries.map(\.name) == trainKeys.map(\.name))
    let optimizers = try #require(sections.first { $0.id == "optimizer" })
    #expect(optimizers.title == "Optimizers")
    #expect(optimizers.entries.map(\.name) == ["sgd", "adam"])
    let rate = try #require(optimizers.entries.first?.entries.first)
    #expect(rate.type == "a number greater than 0")
    #expect(rate.defaultText == "0.01 (PyTorch: 0.001)")
  }

  @Test func everyKeyIsDocumented() {
    func check(_ entries: [ReferenceSection.Entry], _ owner: String) {
      for entry in entries {
        #expect(entry.documentation.hasSuffix("."), "\(owner).\(entry.name)")
        #expect(
          !entry.defaultText.isEmpty || owner == "expressions", "\(owner).\(entry.name)")
        check(entry.entries, "\(owner).\(entry.name)")
      }
    }
    for section in referenceSections(Vocabulary([])) {
      #expect(!section.introduction.isEmpty, "\(section.id)")
      check(section.entries, section.id)
    }
  }

  /// Each example stands alone under its key and decodes without a problem.
  @Test(arguments: SpecKind.allCases)
  func everyExampleDecodes(kind: SpecKind) throws {
    let section = try #require(
      referenceSections(testVocabulary).first { $0.id == kind.rawValue })
    for entry in section.entries where !entry.example.isEmpty {
      let names = Set(["generate", "chart", "kind", "loss"])
      guard !names.contains(entry.name) else { continue }
      var diagnostics: [Diagnostic] = []
      let body = SpecText(file: SourceFile(path: "example", text: entry.example))
      let node = try #require(readYaml(body, diagnostics: &diagnostics))
      var decoder = SpecDecoder(vocabulary: testVocabulary, body: body)
      _ = decoder.fields(node, keys(of: kind) ?? [], of: .part(kind.rawValue), .partial)
      #expect(diagnostics + decoder.diagnostics == [], "\(entry.example)")
    }
  }

  @Test func examplesOfExpressionsParse() {
    for entry in expressionSection.entries {
      #expect(parseExpression(entry.example, at: 0, path: "e").1 == [], "\(entry.example)")
    }
  }

  @Test func theSchemaIsJSONThatKnowsEveryKey() throws {
    let text = jsonSchema(testVocabulary)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let root = try #require(value as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: Any])
    let train = try #require(definitions["train"] as? [String: Any])
    let properties = try #require(train["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(trainKeys.map(\.name)))
    let rate = try #require(properties["learning_rate"] as? [String: Any])
    #expect(rate["exclusiveMinimum"] as? Double == 0)
    #expect(train["additionalProperties"] as? Bool == false)
    for reference in text.matches(of: /"#\/\$defs\/([a-z_]+)"/) {
      #expect(definitions[String(reference.1)] != nil, "\(reference.1)")
    }
  }
}
