import LecternRun
import LecternSource
import Testing

/// The word behind a claim's number against what its value counts or is measured in.
@Suite struct UnitTests {
  private static let lesson = """
    ```data women
    rows:
      - {height: 58, weight: 115, weather: 3, share: 44}
      - {height: 59, weight: 117, weather: 4, share: 45}
      - {height: 60, weight: 120, weather: 5, share: 45}
      - {height: 61, weight: 123, weather: 5, share: 46}
    columns:
      height: {unit: in}
      weight: {unit: lb}
      weather: {unit: storms}
      share: {unit: "%"}
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

    ```train one
    data: women
    scale: standard
    optimizer:
      sgd: {learning_rate: 0.1}
    epochs: 1
    batch_size: full
    ```

    ```data gates
    rows:
      - {x: 0, y: 0, kind: no}
      - {x: 0, y: 1, kind: no}
      - {x: 1, y: 0, kind: no}
      - {x: 1, y: 1, kind: yes}
    features: [x, y]
    target: kind
    ```

    ```train rule
    data: gates
    model: perceptron
    epochs: 1
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
      "[3 *steps*](=fit.epochs)", "steps", "the page says 3 *steps* and the value counts epochs",
      "write 'epochs', or ask for the steps: `fit.updates`, which is 6"
    ),
    (
      "[3](=fit.epochs) *updates*", "updates",
      "the page says 3 updates and the value counts epochs",
      "write 'epochs', or ask for the updates: `fit.updates`, which is 6"
    ),
    (
      "[1 weight update](=one.rows)", "update",
      "the page says 1 weight update and the value counts rows",
      "write 'rows', or ask for the update: `one.updates`, which is 1"
    ),
    (
      "a total of [6](=fit.updates) epochs", "epochs",
      "the page says 6 epochs and the value counts updates",
      "write 'updates', or ask for the epochs: `fit.epochs`, which is 3"
    ),
    (
      "row [59.5 cm](=women.height.mean)", "cm",
      "the page says 59.5 cm and the value is measured in 'in'",
      "convert it, `[151.1 cm](= \"women.height.mean * 2.54\")`, or write 'in'"
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
      "write a share as it is, or in percent: `94%`"
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
    #expect(found.map(\.rule.name) == ["unit-differs"])
    let problem = try #require(found.first)
    #expect(lesson.text(at: problem.range) == text)
    #expect(problem.message == message)
    #expect(problem.help == help)
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
    "[3 updates](= \"fit.updates / 2\")", "[2 storms](= \"women.rows - 2\")",
    "[1 weight update](=one.updates)", "[1](=one.updates) weight update", "[1 epoch](=one.epochs)",
    "[45%](=women.share.mean)", "[45 percent](=women.share.mean)", "[45](=women.share.mean)%",
    "[45](=women.share.mean) percent", "[about 50%](=women.share.mean)",
    "[44–46%](=women.share.mean)", "[45%](=women.share.mean) of the rows",
  ])
  func saysNothingOfWhatIsTrueOrUnknown(_ claim: String) throws {
    let (_, found) = try diagnostics("It is \(claim).")
    #expect(found.map(\.message) == [])
  }

  /// A perceptron counts the rows that it got wrong, each of which is an update.
  @Test(arguments: ["rows", "samples", "mistakes", "updates"])
  func mistakesAreRows(word: String) throws {
    let lesson = try LessonFixture(Self.lesson)
    let count = try lesson.number("rule.mistakes[1]")
    let (_, found) = try diagnostics("[\(Int(count)) \(word)](=rule.mistakes[1])")
    #expect(found.map(\.message) == [])
    let (_, wrong) = try diagnostics("[\(Int(count)) columns](=rule.mistakes[1])")
    #expect(wrong.map(\.rule.name) == ["unit-differs"])
  }

  /// A verb behind a claim is no noun.
  @Test(arguments: [
    "Update [6](=fit.updates) passes them.", "Of update *[6](=fit.updates)* epochs are made.",
    "[Update 6](=fit.updates) rows them.", "In epoch [3](=fit.epochs) updates follow.",
    "Epochs\n[3](=fit.epochs) rows", "With [3](=fit.epochs) runs it",
    "A rate with [6](=fit.updates) weights well", "A batch of [2](=fit.batch_size) updates weights",
    "A batch size of [2](=fit.batch_size) updates weights",
    "With [2](=fit.batch_size) it samples", "[2](=fit.batch_size) updates the weights",
    "Updates: [6](=fit.updates)  \nEpochs: 3", "[3](=fit.epochs) values time",
  ])
  func verbsAreNoNouns(_ prose: String) throws {
    let (_, found) = try diagnostics(prose)
    #expect(found.map(\.message) == [])
  }

  /// The sign of a column measured in percent is its unit: the number before it is compared.
  @Test func aPercentageInPercentIsItsNumber() throws {
    let (lesson, found) = try diagnostics("It is [47%](=women.share.mean), and 0.45.")
    #expect(found.map(\.message) == ["the page says 47% and the run says 45"])
    #expect(found.map(\.help) == ["`lectern promote` would write '45%'"])
    #expect(lesson.report.verdicts.first?.percentIsUnit == true)
    let (_, other) = try diagnostics(
      "It is [4500%](=women.share.mean) and [1–2%](=women.share.mean).")
    #expect(other.map(\.rule.name) == ["claim-fails", "claim-fails"])
  }

  @Test func aSharesSignBelongsIntoTheClaim() throws {
    let (lesson, found) = try diagnostics("[30](=fit.r2) percent")
    #expect(found.map(\.help) == ["the sign belongs into the claim: `[94%](…)`"])
    #expect(found.map { lesson.text(at: $0.range) } == ["percent"])
  }
}
