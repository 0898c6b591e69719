import LecternSource
import Testing

@testable import LecternSpec

@Suite struct LayeringTests {
  private func node(_ yaml: String, path: String = "spec") throws -> RawNode {
    var diagnostics: [Diagnostic] = []
    let body = SpecText(file: SourceFile(path: path, text: yaml))
    return try #require(readYaml(body, diagnostics: &diagnostics))
  }

  @Test(arguments: [
    ("epochs: 2", "epochs: 5\nseed: 3", SpecKind.train, "{epochs: 2, seed: 3}"),
    ("solver: qr", "optimizer: adam\nepochs: 5\nseed: 3", .train, "{solver: qr, seed: 3}"),
    ("epochs: 5", "solver: qr\nseed: 3", .train, "{epochs: 5, seed: 3}"),
    (
      "optimizer: {sgd: {learning_rate: 1}}", "learning_rate: 2", .train,
      "{optimizer: {sgd: {learning_rate: 1}}}"
    ),
    (
      "learning_rate: 2", "optimizer: {sgd: {learning_rate: 1, momentum: 0}}", .train,
      "{learning_rate: 2, optimizer: {sgd: {momentum: 0}}}"
    ),
    (
      "model: {function: {name: bowl}}", "data: d\nseed: 1", .train,
      "{model: {function: {name: bowl}}, seed: 1}"
    ),
    ("generate: line", "csv: a\nscale: standard", .data, "{generate: line, scale: standard}"),
    ("~", "epochs: 5", .train, "{epochs: 5}"),
  ])
  func whatStandsAboveDecides(above: String, below: String, kind: SpecKind, expected: String)
    throws
  {
    let result = layered(try node(above), over: try node(below, path: "course.yml"), kind: kind)
    #expect(result.canonicalText == expected)
  }

  @Test func everyValueKeepsItsOwnPlace() throws {
    let result = layered(
      try node("epochs: 2"), over: try node("seed: 3", path: "course.yml"), kind: .train)
    #expect(result["epochs"]?.path == "spec")
    #expect(result["seed"]?.path == "course.yml")
    #expect(result["seed"]?.range == SourceRange(6..<7))
  }

  @Test(arguments: [
    ("optimizer: sgd", "optimizer.momentum", "{optimizer: {sgd: {momentum: 0.5}}}"),
    (
      "optimizer: {kind: sgd, nesterov: true}", "optimizer.momentum",
      "{optimizer: {sgd: {nesterov: true, momentum: 0.5}}}"
    ),
    ("seed: 1", "optimizer.momentum", "{seed: 1, optimizer: {sgd: {momentum: 0.5}}}"),
    ("seed: 1", "regularization.l2", "{seed: 1, regularization: {l2: 0.5}}"),
    ("regularization: {l1: 1}", "regularization.l2", "{regularization: {l1: 1, l2: 0.5}}"),
    (
      "optimizer: {sgd: {momentum: 0}}", "optimizer.sgd.momentum",
      "{optimizer: {sgd: {momentum: 0.5}}}"
    ),
  ])
  func reachesIntoComponents(base: String, field: String, expected: String) throws {
    let entry = try #require(try node("\(field): 0.5").entries?.first)
    let path = field.split(separator: ".").map(String.init)
    let result = replacing(path, by: entry, in: try node(base), trainKeys, testVocabulary)
    #expect(result.canonicalText == expected)
  }
}
