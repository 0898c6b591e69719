import LecternSpec
import Testing

@testable import LecternBridge

@Suite struct AssertionTests {
  private func python(_ text: String) throws -> String? {
    let expression = try #require(parseExpression(text, at: 0, path: "lesson.md").0)
    var translation = Translation(runs: [
      "fit": ["height", "sex"], "race.adam": [], "rates[0.1]": [],
    ])
    return translation.translate(expression)
  }

  @Test(arguments: [
    ("fit.weights.sex", "runs[\"fit\"].weights[1]"),
    ("fit.validation_loss.best", "min(runs[\"fit\"].validation_loss)"),
    ("rates[0.1].loss[5]", "runs[\"rates[0.1]\"].loss[5]"),
    (
      "race.adam.epochs_to(loss < 0.2)",
      "runs[\"race.adam\"].epochs_to(lambda e: (runs[\"race.adam\"].loss[e] < 0.2))"
    ),
    ("fit.mse within 1% of 150", "(abs(runs[\"fit\"].mse - 150.0) <= 0.01 * abs(150.0))"),
  ]) func saysWhatTheNotebookComputes(claim: String, assertion: String) throws {
    #expect(try python(claim) == assertion)
  }

  @Test(arguments: [
    "fit.weights.age", "other.loss.final", "fit.curvature.max", "heights.weight.mean",
  ])
  func leavesOutWhatItDoesNot(claim: String) throws {
    #expect(try python(claim) == nil)
  }
}
