import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import Testing

@testable import LecternBridge

/// What claims become in Python, over a lesson with every kind of result.
@Suite struct AssertionTests {
  private static let text =
    three + """
      ```data people
      rows:
        - {height: 60, sex: male, weight: 1}
        - {height: 62, sex: female, weight: 2}
        - {height: 64, sex: male, weight: 4}
        - {height: 66, sex: female, weight: 3}
      features: [height]
      target: weight
      split: {validation: 0.25}
      ```

      ```train fit
      data: people
      model: linear
      optimizer: {sgd: {learning_rate: 0.0001}}
      epochs: 3
      ```

      ```train solved
      data: people
      model: linear
      solver: qr
      ```

      ```compare race
      train:
        data: three
        model: linear
        optimizer: {sgd: {learning_rate: 0.01}}
        epochs: 2
        batch_size: full
      vary:
        learning_rate: [0.01, 0.02]
      seeds: 3
      ```

      ```train deep
      data: three
      model: {network: {hidden: [2], activation: tanh}}
      optimizer: {sgd: {learning_rate: 0.01}}
      epochs: 2
      batch_size: full
      record: [gradients]
      ```

      ```trace first
      run: deep
      steps: [1]
      gradient_check: true
      ```

      ```train bowl
      model: {function: {name: bowl, start: [10, 1]}}
      optimizer: {sgd: {learning_rate: 0.01, momentum: 0.9}}
      epochs: 3
      ```

      ```trace steps
      run: bowl
      steps: [2]
      ```

      """

  private func python(
    _ text: String, in run: String? = nil
  ) throws -> Result<String, Unasserted> {
    let scope = try BridgeFixture(Self.text).scope
    let expression = try #require(parseExpression(text, at: 0, path: "lesson.md").0)
    var translation = Translation(scope)
    do throws(Unasserted) {
      if let run { try translation.enter(run) }
      return .success(try translation.value(of: expression))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    ("fit.weights.height", "runs[\"fit\"].weights[0]"),
    ("fit.weight", "runs[\"fit\"].weights[0]"),
    ("fit.scaled.bias", "runs[\"fit\"].final[1]"),
    ("fit.validation_loss.best", "min(runs[\"fit\"].validation_loss)"),
    ("race[0.01].loss[1]", "runs[\"race[0.01]\"].loss[1]"),
    ("deep.layer1.weights[1, 0]", "runs[\"deep\"].final[0:2].reshape(-1, 1)[1, 0]"),
    ("fit.parameters[2][1]", "runs[\"fit\"].path[2][1]"),
    ("fit.mse within 1% of 150", "(abs(runs[\"fit\"].measure(\"mse\") - 150) <= 0.01 * abs(150))"),
  ]) func saysWhatARunLeavesBehind(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test(arguments: [
    ("fit.predict(70)", "runs[\"fit\"].predict(70)"),
    ("fit.validation.mse", "runs[\"fit\"].measure(\"mse\", \"validation\")"),
    ("fit.residuals.max", "runs[\"fit\"].residuals().max()"),
    (
      "solved.residuals.by(sex).male.mean",
      "runs[\"solved\"].residuals()[column(\"people\", \"sex\", \"training\") == \"male\"].mean()"
    ),
  ]) func predictsWithTheModel(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test(arguments: [
    ("people.rows", "len(tables[\"people\"])"),
    ("people.height.mean", "column(\"people\", \"height\").mean()"),
    ("people.weight.sd", "column(\"people\", \"weight\").std()"),
    ("people.training.height.max", "column(\"people\", \"height\", \"training\").max()"),
    (
      "people.correlation(height, weight)",
      "np.corrcoef(column(\"people\", \"height\"), column(\"people\", \"weight\"))[0, 1]"
    ),
  ]) func readsTheTables(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test(arguments: [
    ("race[0.01].curvature.max", "runs[\"race[0.01]\"].curvature(2)[0]"),
    (
      "race[0.01].curvature.condition",
      "(runs[\"race[0.01]\"].curvature(2)[0] / runs[\"race[0.01]\"].curvature(2)[-1])"
    ),
    ("race[0.01].curvature.learning_rate_limit", "(2 / runs[\"race[0.01]\"].curvature(2)[0])"),
    ("deep.gradient_norm.initial", "runs[\"deep\"].at(0).gradient_norm()"),
    ("deep.gradient_norm.first[1]", "runs[\"deep\"].at(1).gradient_norm(0, 4)"),
  ]) func bendsAndSlopes(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test(arguments: [
    ("first[1].loss_after", "runs[\"deep\"].steps[1].loss_after"),
    ("first[1].layers[0].a[0, 1]", "runs[\"deep\"].steps[1].a(0)[0, 1]"),
    (
      "first[1].layer1.gradient.bias[1]", "runs[\"deep\"].steps[1].gradient[2:4][1]"
    ),
    ("first.gradient_check[1e-8]", "runs[\"deep\"].gradient_check(1e-08, 1)"),
    ("steps[2].gradient.w2", "runs[\"bowl\"].steps[2].gradient[1]"),
    ("steps[2].velocity.w1", "runs[\"bowl\"].steps[2].velocity[0]"),
  ]) func followsSingleUpdates(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test(arguments: [
    (
      "race[0.01].epochs_to(abs(weight - 2) < 0.1)",
      "runs[\"race[0.01]\"].epochs_to(lambda e: "
        + "(abs((runs[\"race[0.01]\"].at(e).weights[0] - 2)) < 0.1))"
    ),
    ("max(race.loss.final)", "max(runs[\"race[0.01]\"].loss[-1], runs[\"race[0.02]\"].loss[-1])"),
    ("mean(fit.loss.from(1, 2))", "np.mean(runs[\"fit\"].loss[1:2 + 1])"),
    ("max(fit.running_loss)", "max(runs[\"fit\"].running_loss[1:])"),
    ("fit.plateaus(1, 3)", "runs[\"fit\"].plateaus(1, 3)"),
  ]) func looksOverTime(claim: String, assertion: String) throws {
    #expect(try python(claim) == .success(assertion))
  }

  @Test func namesMeanPartsOfTheirOwnRunFirst() throws {
    #expect(try python("loss[1] < 3", in: "fit") == .success("(runs[\"fit\"].loss[1] < 3)"))
    #expect(try python("diverges()", in: "fit") == .success("runs[\"fit\"].diverges()"))
    #expect(
      try python("race[0.01].loss[1] < solved.mse", in: "race")
        == .success("(runs[\"race[0.01]\"].loss[1] < runs[\"solved\"].measure(\"mse\"))"))
  }

  @Test(arguments: [
    ("race.seeds.share(loss.final < 1) == 1", Unasserted.seeds),
    ("median(race[0.01].seeds.loss.final)", .seeds),
    ("fit.gradient_noise(1)", .gradientNoise), ("fit.weights.age", .other), ("nan", .other),
  ]) func saysWhyItLeavesOthersOut(claim: String, reason: Unasserted) throws {
    #expect(try python(claim) == .failure(reason))
  }
}
