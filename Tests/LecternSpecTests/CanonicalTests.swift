import LecternSource
import Testing

@testable import LecternSpec

@Suite struct CanonicalTests {
  @Test(arguments: [
    ("{weights: [0], bias: 137}", "{weights: [0], bias: 137}"),
    ("{weights: [0.50], bias: 1e3}", "{weights: [0.5], bias: 1000}"),
    ("\n  weights:\n    - 0\n    - \"1\"", "{weights: [0, \"1\"]}"),
    ("[a, 'b c', ~, null]", "[a, \"b c\", null, null]"),
  ])
  func rawValuesKeepWhatTheyMean(yaml: String, expected: String) throws {
    var diagnostics: [Diagnostic] = []
    let node = readYaml(spec("x: \(yaml)"), diagnostics: &diagnostics)
    #expect(try #require(node?["x"]).canonicalText == expected)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1"), (-0.0, "0"), (1e300, "1e+300"), (1e-5, "1e-05"),
    (123456789, "123456789"),
  ])
  func numbersHaveOneForm(value: Double, expected: String) {
    #expect(numberText(value) == expected)
    #expect(Double(numberText(value)) == value)
  }

  /// The order in which keys are written, and how, does not matter.
  @Test func writtenFormDoesNotMatter() throws {
    let one = try decodeTrain("data: d\nepochs: 10\noptimizer: {kind: adam, learning_rate: 1e-1}")
    let other = try decodeTrain("learning_rate: 0.1\noptimizer: adam\nepochs: 1e1\ndata: \"d\"")
    #expect(one.canonicalText == other.canonicalText)
  }

  @Test(arguments: [
    "epochs: 2", "seed: 1", "data: e", "features: [a]", "scale: standard", "model: logistic",
    "loss: huber", "loss: {huber: {delta: 2}}", "optimizer: adam", "learning_rate: 0.5",
    "schedule: {cosine: {steps: 3}}", "batch_size: full", "order: given", "drop_last: true",
    "initial: glorot_uniform", "regularization: {l1: 1}", "clip: {norm: 1}",
    "early_stopping: {patience: 3}", "stop_when: {no_mistakes: false}", "dialect: pytorch",
    "record: [steps]", "metrics: [r2]", "solver: qr", "scale_target: {a: center}",
  ])
  func everyFieldThatCountsShows(change: String) throws {
    let base = try decodeTrain("data: d")
    let data = change.hasPrefix("data") ? "" : "data: d\n"
    let changed = try decodeTrain(data + change)
    #expect(base.canonicalText != changed.canonicalText)
    #expect(!changed.canonicalFields.differences(from: base.canonicalFields).isEmpty)
  }
}
