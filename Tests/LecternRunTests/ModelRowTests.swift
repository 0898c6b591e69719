import LecternRun
import LecternSource
import Testing

/// `predict` of features that are categories.
@Suite struct ModelRowTests {
  private static func lesson(_ solver: String) -> String {
    """
    ```data birds
    rows:
      - {mass: 1, island: Dream, sex: male, length: 3}
      - {mass: 2, island: Torgersen, sex: female, length: 5}
      - {mass: 4, island: Biscoe, sex: male, length: 11}
      - {mass: 3, island: Dream, sex: female, length: 8}
      - {mass: 5, island: Biscoe, sex: female, length: 12}
      - {mass: 2, island: Torgersen, sex: male, length: 4}
      - {mass: 7, island: Dream, sex: male, length: 15}
    features: [mass, island, sex]
    target: length
    ```

    ```train fit
    data: birds
    \(solver)
    ```
    """
  }

  private static let descent = "optimizer:\n  sgd: {learning_rate: 0.01}\nepochs: 3"

  @Test func aCategoryHasAnInputForEachOrNoneOfTheFirst() throws {
    let all = try LessonFixture(Self.lesson(Self.descent))
    #expect(
      try all.value("fit.predict(2, 'Torgersen', 'male')")
        == all.value("fit.predict(2, 0, 0, 1, 1)"))
    #expect(
      try all.value("fit.predict(2, 'Biscoe', 'female')")
        == all.value("fit.predict(2, 1, 0, 0, 0)"))
    let solved = try LessonFixture(Self.lesson("solver: qr"))
    #expect(
      try solved.value("fit.predict(2, Torgersen, male)")
        == solved.value("fit.predict(2, 0, 1, 1)"))
    #expect(
      try solved.value("fit.predict(2, 'Biscoe', 0)") == solved.value("fit.predict(2, 0, 0, 0)"))
  }

  @Test(arguments: [
    (
      "fit.predict(2, 'Torgerson', 'male')", "'Torgerson'",
      "feature 'island' has no category 'Torgerson'", "did you mean 'Torgersen'?", ""
    ),
    (
      "fit.predict(2, Dream, 'x')", "'x'", "feature 'sex' has no category 'x'", "",
      "its categories are female and male"
    ),
    (
      "fit.predict(2, 1, male)", "1",
      "this is a number where a category of 'island' is expected", "",
      "write its name: 'Biscoe', 'Dream' or 'Torgersen'"
    ),
    (
      "fit.predict(2, 'Biscoe', 7)", "7", "feature 'sex' has no category 7", "",
      "its categories are female (0) and male (1)"
    ),
    (
      "fit.predict(2, Biscoe, 0.5)", "0.5", "feature 'sex' has no category 0.5", "",
      "its categories are female (0) and male (1)"
    ),
    (
      "fit.predict(2, Dream)", "fit.predict(2, Dream)",
      "'predict' takes one value for each feature, 3 in all, not 2", "",
      "the features are mass, island and sex"
    ),
  ])
  func refusesWhatIsNoCategory(
    _ expression: String, _ text: String, _ message: String, _ label: String, _ help: String
  ) throws {
    let (problem, place) = try LessonFixture(Self.lesson(Self.descent)).problem(expression)
    #expect(place == text)
    #expect(problem.message == message)
    #expect(problem.label == label)
    #expect(problem.help == help)
  }

  @Test func aProbabilityTakesCategoriesToo() throws {
    let lesson = try LessonFixture(
      """
      ```data birds
      rows:
        - {mass: 1, island: Dream, sex: male}
        - {mass: 2, island: Torgersen, sex: female}
        - {mass: 4, island: Biscoe, sex: male}
        - {mass: 3, island: Dream, sex: female}
      features: [mass, island]
      target: sex
      ```

      ```train fit
      data: birds
      model: logistic
      optimizer:
        sgd: {learning_rate: 0.1}
      epochs: 3
      ```
      """)
    let male = try lesson.number("fit.probability(2, 'Dream', 'male')")
    #expect(try lesson.number("fit.probability(2, 'Dream')") == male)
    #expect(try lesson.number("fit.probability(2, 0, 1, 0)") == male)
    #expect(try lesson.number("fit.probability(2, 'Dream', 'female')") == 1 - male)
    #expect(try lesson.number("fit.probability(2, 0, 1, 0, 'female')") == 1 - male)
  }
}
