import Testing

@testable import Lectern

/// What stands on a page because a spec asks for it, and what does not.
@Suite struct ShownTests {
  @Test func seedsAreTabulatedWhereTheyAreShown() throws {
    func page(_ show: String) throws -> String {
      try built(
        """
        ```data points
        generate: line
        scale: standard
        ```

        ```compare rates
        train:
          data: points
          epochs: 2
        vary:
          learning_rate: [0.1, 0.2]
        seeds: 3
        \(show)
        ```

        The first ends at [](=rates[0.1].loss.final).
        """)
    }
    let title = "The final loss over 3 seeds"
    #expect(try page("title: As it comes").contains(title))
    #expect(try page("show: [seeds]").contains(title))
    #expect(try !page("show: [loss]").contains(title))
    #expect(try !page("show: [none]").contains(title))
  }

  @Test func membersOfOneComparisonGoByTheirOwnNames() throws {
    let page = try built(
      """
      ```data points
      generate: line
      scale: standard
      show: [none]
      ```

      ```compare race
      train:
        data: points
        epochs: 2
      runs:
        slow_one: {learning_rate: 0.01}
        fast_one: {learning_rate: 0.1}
      show: [none]
      ```

      ```chart both
      kind: loss
      of: [race.slow_one, race.fast_one]
      ```
      """)
    #expect(page.contains(">slow one</text>") && !page.contains("race.slow one"))
  }

  @Test func aPerceptronsTraceHasNoGradient() throws {
    let page = try built(
      """
      ```data truth
      generate:
        logic: {operator: and}
      show: [none]
      ```

      ```train neuron
      data: truth
      model:
        perceptron: {rule: threshold}
      learning_rate: 1
      epochs: 6
      order: given
      show: [none]
      ```

      ```trace steps
      run: neuron
      steps: [1, 2]
      ```
      """)
    #expect(page.contains("A step whose row was right changes nothing."))
    #expect(!page.contains(">gradient</th>"))
  }

  @Test func aLogisticModelsScoreIsNotItsPrediction() throws {
    let page = try built(
      """
      ```data flights
      rows:
        - {x: 1, y: 1}
        - {x: 2, y: 1}
        - {x: 3, y: 0}
        - {x: 4, y: 1}
        - {x: 5, y: 0}
      features: [x]
      target: y
      show: [none]
      ```

      ```train curve
      data: flights
      model: logistic
      learning_rate: 0.1
      initial: zeros
      epochs: 2
      batch_size: full
      record: [parameters]
      show: [fit]
      ```

      ```trace step
      run: curve
      ```
      """)
    #expect(page.contains("5 points at 0 or 1, and the probability of 1 that the model gives"))
    // Drawings write their words into `text`; the probability stands in the table beside the graph.
    #expect(page.contains(">z</text>") && !page.contains(">prediction</text>"))
  }

  @Test func meansOfGroupsAreThoseOfAllRows() throws {
    let page = try built(
      """
      ```data people
      rows:
      \((0..<400).map { "  - {x: \($0), y: \($0 % 2 == 0 ? 3 : -3), side: \($0 % 2 == 0 ? "up" : "down")}" }.joined(separator: "\n"))
      features: [x]
      target: y
      columns:
        side: {kind: category}
      show: [none]
      ```

      ```train flat
      data: people
      epochs: 0
      batch_size: full
      initial: zeros
      show: [none]
      ```

      ```chart sides
      kind: residuals
      of: flat
      group: side
      ```
      """)
    #expect(page.contains("200 points, mean +3"))
    #expect(page.contains("Of the 400 points, 300 are drawn"))
  }

  @Test func captionsNameTheirRows() throws {
    func page(_ split: String) throws -> String {
      try built(
        """
        ```data points
        generate:
          blobs: {rows: 40, classes: 2}
        \(split)
        show: [none]
        ```

        ```train told
        data: points
        model: logistic
        optimizer:
          sgd: {learning_rate: 0.1}
        epochs: 2
        show: [boundary, confusion]
        ```
        """)
    }
    let whole = try page("")
    #expect(whole.contains("The points are the 40 training rows."))
    #expect(whole.contains("Counted are the 40 training rows."))
    let parts = try page("split: {validation: 0.25, test: 0.1}")
    #expect(parts.contains("The points are the 26 training rows and the 10 validation rows."))
    #expect(parts.contains("Counted are the 26 training rows, none of the 14 set aside."))
  }

  @Test func statisticsAreOfTheRowsThatPathsSpeakOf() throws {
    let page = try built(
      """
      ```data points
      rows:
        - {x: 1, y: 10, z: 3}
        - {x: 2, y: 20, z: 7}
        - {x: 3, y: null, z: null}
        - {x: 4, y: 60, z: 5}
      columns: {y: {missing: mean}}
      features: [x]
      target: y
      split: {validation: 0.25, shuffle: false}
      show: [statistics]
      ```

      The means are [26.25](=points.y.mean) and [5](=points.z.mean), with
      [1](=points.y.missing) and [1](=points.z.missing) missing.
      """)
    #expect(
      page.contains(
        "Over all 4 rows, those set aside included. Where y is missing, the mean of the training "
          + "rows stands in. Missing values of z are left out."))
    #expect(page.contains(">26.2"))
  }

  /// The page of a lesson with this body, in a course that has nothing else.
  private func built(_ body: String) throws -> String {
    let memory = MemoryFiles([
      "Lessons/01-one.md": """
      ---
      title: One
      summary: One lesson.
      minutes: 5
      ---

      \(body)
      """
    ])
    let report = try build(
      CourseOptions(folder: "Lessons", cache: .none), to: "Output", files: memory.fileSystem)
    #expect(report.problems(limit: .everything) == "")
    return try #require(memory.texts["Output/01-one.html"])
  }
}
