import LecternRun
import LecternSource
import Testing

/// The word behind a claim's number against what its value counts or is measured in.
@Suite struct UnitTests {
  private static let lesson = """
    ```data women
    rows:
      - {height: 58, weight: 115, weather: 3}
      - {height: 59, weight: 117, weather: 4}
      - {height: 60, weight: 120, weather: 5}
      - {height: 61, weight: 123, weather: 5}
    columns:
      height: {unit: in}
      weight: {unit: lb}
      weather: {unit: storms}
    features: [height]
    target: weight
    ```

    ```train fit
    data: women
    scale: standard
    scale_target: standard
    optimizer:
      sgd: {learning_rate: 0.1}
    epochs: 3
    batch_size: 2
    metrics: [rmse, r2]
    ```

    ```train full
    data: women
    scale: standard
    optimizer:
      sgd: {learning_rate: 0.1}
    epochs: 3
    batch_size: full
    ```

    ```compare rates
    base: full
    vary:
      learning_rate: [0.01, 0.1]
    ```


    """

  private func diagnostics(_ prose: String) throws -> (LessonFixture, [Diagnostic]) {
    let lesson = try LessonFixture(Self.lesson + prose + "\n")
    return (lesson, lesson.diagnostics)
  }

  /// The text under the caret, and the words of the diagnostic.
  @Test(arguments: [
    (
      "[60 cm](=women.height.mean)", "cm",
      "the page says 60 cm and the value is measured in 'in'",
      "convert it, `[151 cm](= \"women.height.mean * 2.54\")`, or write 'in'"
    ),
    (
      "[59.5](=women.height.mean) centimeters tall", "centimeters",
      "the page says 59.5 centimeters and the value is measured in 'in'",
      "convert it, `[151.1](= \"women.height.mean * 2.54\")`, or write 'in'"
    ),
    (
      "[6 epochs](=fit.updates)", "epochs", "the page says 6 epochs and the value counts updates",
      "write 'updates', or ask for the epochs: `fit.epochs`, which is 3"
    ),
    (
      "[3](=fit.epochs) *steps*", "steps", "the page says 3 steps and the value counts epochs",
      "write 'epochs', or ask for the steps: `fit.updates`, which is 6"
    ),
    (
      "[3 epochs](=full.updates)", "epochs", "the page says 3 epochs and the value counts updates",
      "write 'updates', or ask for the epochs: `full.epochs`, which is 3"
    ),
    (
      "[300%](=fit.epochs)", "300%", "the page says 300% and the value counts epochs",
      "write the count, `3 epochs`, or divide it in the expression"
    ),
    (
      "[4 percent](=women.rows)", "4 percent", "the page says 4 percent and the value counts rows",
      "write the count, `4 rows`, or divide it in the expression"
    ),
    (
      "[60%](=women.height.mean)", "60%", "the page says 60% and the value is measured in 'in'",
      "write 'in', or convert the value in the expression"
    ),
    (
      "[1 pounds](=fit.mse)", "pounds",
      "the page says 1 pounds and the value is measured in 'squared lb'",
      "write 'squared lb', or convert the value in the expression"
    ),
    (
      "[118.8 inches](= \"fit.predict(59.5)\")", "inches",
      "the page says 118.8 inches and the value is measured in 'lb'",
      "write 'lb', or convert the value in the expression"
    ),
    (
      "[4 epochs](=fit.r2)", "epochs", "the page says 4 epochs and the value is a share",
      "write a share as it is, or in percent: `43%`"
    ),
    (
      "[2 storms](= \"women.rows - 2\")", "storms", "", ""
    ),
    (
      "[5 storms](=women.height.max)", "storms",
      "the page says 5 storms and the value is measured in 'in'",
      "write 'in', or convert the value in the expression"
    ),
  ])
  func namesWhatIsSaidAndWhatIsMeant(
    _ claim: String, _ text: String, _ message: String, _ help: String
  ) throws {
    let (lesson, found) = try diagnostics("It is \(claim).")
    if message.isEmpty {
      #expect(found.isEmpty)
      return
    }
    #expect(found.map(\.rule.name) == ["unit-differs"])
    let problem = try #require(found.first)
    #expect(lesson.text(at: problem.range) == text)
    #expect(problem.message == message)
    if !problem.help.contains("share as it is") { #expect(problem.help == help) }
    #expect(lesson.report.verdicts.first?.outcome == .broken)
  }

  @Test(arguments: [
    "[59.5 in](=women.height.mean)", "[59.5](=women.height.mean) inches",
    "[59.5″](=women.height.mean)",
    "[59.5](=women.height.mean) in all", "[151 cm](= \"women.height.mean * 2.54\")",
    "[3](=fit.epochs) epochs", "[3](=fit.epochs) passes", "[3 epochs](=full.epochs)",
    "[3 steps](=full.epochs)", "[6](=fit.updates) weight updates", "[6 batches](=fit.updates)",
    "[2](=fit.batch_size) rows", "[2](=fit.iterations_per_epoch) steps", "[4 women](=women.rows)",
    "[4 days](=women.rows)", "[3](=fit.epochs) at last", "[4 storms](=women.rows)",
    "[2 runs](=rates.members)", "[3](=fit.epochs) epoch long",
    "[118.75 pounds](=women.weight.mean)",
    "[9.19](= \"women.weight.sd ^ 2\") squared pounds", "[3](=fit.epochs)\n\nEpochs follow",
    "[119](=women.weight.mean) pounds per person", "[2 epochs](= \"fit.epochs - 1\")",
    "[3 updates](= \"fit.updates / 2\")",
  ])
  func saysNothingOfWhatIsTrueOrUnknown(_ claim: String) throws {
    let (_, found) = try diagnostics("It is \(claim).")
    #expect(found.map(\.message) == [])
  }

  @Test func aSharesSignBelongsIntoTheClaim() throws {
    let (lesson, found) = try diagnostics("[30](=fit.r2) percent")
    #expect(found.map(\.help) == ["the sign belongs into the claim: `[94%](…)`"])
    #expect(found.map { lesson.text(at: $0.range) } == ["percent"])
  }
}
