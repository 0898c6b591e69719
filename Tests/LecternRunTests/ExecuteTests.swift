import LecternRun
import LecternSource
import LecternSpec
import Testing

@Suite struct ExecuteTests {
  @Test func scaledTrainingPredictsInOriginalUnits() throws {
    let lesson = try LessonFixture(
      """
      ```data people
      generate:
        heights: {rows: 400}
      ```

      ```train scaled
      data: people
      model: linear
      scale: standard
      scale_target: standard
      optimizer:
        sgd: {learning_rate: 0.3}
      epochs: 60
      batch_size: full
      ```

      ```train exact
      data: people
      model: linear
      solver: qr
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    for path in ["weights.height", "bias", "mse", "rmse", "r2", "predict(70)"] {
      let a = try lesson.number("scaled.\(path)")
      let b = try lesson.number("exact.\(path)")
      #expect((a - b).magnitude < 1e-6 * b.magnitude, "\(path)")
    }
    // In training units both columns have variance one, so the loss is 1 − r².
    let loss = try lesson.number("scaled.loss.final")
    #expect((loss - (1 - (try lesson.number("exact.r2")))).magnitude < 1e-9)
    #expect(try lesson.value("scaled.mse[60] within 1e-9 of scaled.mse") == .truth(true))
    #expect(try lesson.value("scaled.residuals.by(sex).male.mean > 0") == .truth(true))
    #expect(
      try lesson.value("exact.residuals.by(sex, male) == exact.residuals.by(sex).male.mean")
        == .truth(true))
    #expect(try lesson.problem("exact.residuals.by(sex, men)").text == "men")
  }

  @Test func perceptronLearnsAndButNotXor() throws {
    let lesson = try LessonFixture(
      ["and", "xor"].map { gate in
        """
        ```data \(gate)_rows
        generate:
          logic: {operator: \(gate)}
        ```

        ```train \(gate)_run
        data: \(gate)_rows
        model: perceptron
        optimizer:
          sgd: {learning_rate: 1}
        epochs: 12
        batch_size: 1
        order: given
        ```

        """
      }.joined(separator: "\n"))
    #expect(lesson.diagnostics.isEmpty)
    #expect(try lesson.value("and_run.first_clean_epoch") == .count(6))
    #expect(try lesson.value("and_run.weights[0]") == .number(2))
    #expect(try lesson.value("and_run.bias") == .number(-3))
    #expect(try lesson.value("and_run.accuracy") == .number(1))
    #expect(try lesson.value("xor_run.never_separates()") == .truth(true))
    #expect(try lesson.value("xor_run.mistakes[12]") == .number(4))
    #expect(try lesson.value("and_run.predict(1, 1)") == .text("1"))
  }

  @Test func classifiersAgreeWithTheirSolver() throws {
    let lesson = try LessonFixture(
      """
      ```data moons
      generate:
        moons: {rows: 100, noise: 0.3}
      ```

      ```train newton
      data: moons
      model: logistic
      solver: newton
      ```

      ```train descent
      data: moons
      model: logistic
      scale: standard
      optimizer:
        sgd: {learning_rate: 2}
      epochs: 2000
      batch_size: full
      metrics: [accuracy, auc]
      ```

      ```train soft
      data: moons
      model: softmax
      optimizer:
        adam: {learning_rate: 0.05}
      epochs: 300
      batch_size: full
      ```

      ```train net
      data: moons
      model:
        network: {hidden: [8], activation: tanh}
      optimizer:
        adam: {learning_rate: 0.05}
      epochs: 200
      batch_size: full
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    #expect(
      try lesson.value("descent.loss.final within 1e-5 of newton.loss.final") == .truth(true))
    #expect(try lesson.value("descent.accuracy == newton.accuracy") == .truth(true))
    #expect(try lesson.value("descent.accuracy[2000] == descent.accuracy") == .truth(true))
    #expect(try lesson.value("soft.loss.initial within 1e-12 of log(2)") == .truth(true))
    #expect(try lesson.value("soft.loss.final within 0.02 of newton.loss.final") == .truth(true))
    #expect(try lesson.value("net.accuracy >= newton.accuracy") == .truth(true))
    #expect(
      try lesson.value(
        "newton.probability(0, 0, \"0\") + newton.probability(0, 0) within 1e-12 of 1")
        == .truth(true))
  }

  @Test func functionsMomentumAndTraces() throws {
    let lesson = try LessonFixture(
      """
      ```train plain
      model:
        function: {name: bowl, start: [10, 1]}
      optimizer:
        sgd: {learning_rate: 0.01}
      epochs: 100
      ```

      ```trace steps
      run: plain
      steps: [1, 2]
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    #expect(try lesson.value("plain.loss.initial") == .number(100))
    #expect(try lesson.number("plain.parameters[1][0]") == 9.9)
    #expect(try lesson.value("steps[1].after.w2") == .number(0))
    #expect(try lesson.value("steps[2].before.w1") == .number(9.9))
    #expect(try lesson.value("plain.curvature.condition") == .number(100))
  }

  /// The example worked by hand: w 0.5, b 0, x 2, y 3.
  @Test func traceGivesTheNumbersOfTheWorkedExample() throws {
    let lesson = try LessonFixture(
      """
      ```data one
      rows:
        - {x: 2, y: 3}
      features: [x]
      target: y
      ```

      ```train pencil
      data: one
      model: linear
      initial:
        values: {weights: [0.5], bias: 0}
      optimizer:
        sgd: {learning_rate: 0.05}
      epochs: 3
      batch_size: 1
      order: given
      ```

      ```trace hand
      run: pencil
      steps: [1]
      gradient_check: true
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    let losses = try [0, 1, 2, 3].map { try lesson.number("pencil.loss[\($0)]") }
    for (loss, expected) in zip(losses, [4, 1, 0.25, 0.0625]) {
      #expect((loss - expected).magnitude < 1e-12)
    }
    for (path, expected) in [
      ("hand[1].prediction", 1.0), ("hand[1].loss", 4), ("hand[1].gradient.weight", -8),
      ("hand[1].gradient.bias", -4), ("hand[1].forward.z[0]", 1),
      ("hand[1].backward.prediction", -4), ("hand[1].loss_after", 1),
      ("hand[1].update.weight.x.after", 0.9),
    ] {
      #expect((try lesson.number(path) - expected).magnitude < 1e-12, "\(path)")
    }
    #expect(try lesson.value("hand.gradient_check.max < 1e-7") == .truth(true))
  }

  /// Two rows of very different size, one a batch: the check looks at the row that the trace shows.
  @Test func theGradientCheckTakesTheRowsOfTheTrace() throws {
    let lesson = try LessonFixture(
      """
      ```data two
      rows:
        - {x: 2, y: 3}
        - {x: 10, y: -7}
      features: [x]
      target: y
      ```

      ```train pencil
      data: two
      model: linear
      initial:
        values: {weights: [0.5], bias: 0}
      optimizer:
        sgd: {learning_rate: 0.001}
      epochs: 1
      batch_size: 1
      order: given
      ```

      ```trace second
      run: pencil
      steps: [2]
      gradient_check: true
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    let shown = try lesson.number("second[2].gradient.bias")
    let checked = try lesson.number("second.gradient_check.parameters.bias.analytic")
    #expect(shown == checked)
    #expect(try lesson.value("second.gradient_check.max < 1e-7") == .truth(true))
  }

  @Test func withoutInterceptThereIsOneParameter() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing(
        "model: linear\noptimizer", with: "model:\n  linear: {intercept: false}\noptimizer"))
    let run = try #require(lesson.results.run("descent"))
    #expect(run.parameters.names == ["weight.x"])
    #expect(run.parameters.byEpoch.allSatisfy { $0.count == 1 })
    #expect(run.fitted.layers.map(\.bias) == [[]])
    #expect(try lesson.value("descent.parameters.count") == .count(1))
    #expect(try lesson.value("descent.weight within 1e-6 of 2") == .truth(true))
    #expect((try lesson.number("descent.predict(10)") - 20).magnitude < 1e-5)
    #expect((try lesson.number("descent.curvature.max") - 28.0 / 3).magnitude < 1e-12)
  }

  @Test func theBiasOfAModelWithoutOneIsADiagnostic() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing(
        "model: linear\noptimizer", with: "model:\n  linear: {intercept: false}\noptimizer"))
    let (expression, _) = parseExpression("descent.bias", at: 0, path: "test")
    guard
      case .problems(let problems) = evaluate(
        try #require(expression), in: Scope(results: lesson.results, current: nil), path: "test"),
      let problem = problems.first
    else {
      Issue.record("a bias was found")
      return
    }
    #expect(problem.message == "there is no 'bias' here")
    #expect(problem.help == "the model has no bias: its `intercept` is false")
  }

  @Test(arguments: ["mse", "half_mse"]) func ridgeMinimizesItsObjective(_ loss: String) throws {
    let lesson = try LessonFixture(
      """
      ```data rows
      rows:
        - {x: 1, y: 2}
        - {x: 2, y: 4}
        - {x: 3, y: 7}
        - {x: -1, y: 0}
      features: [x]
      target: y
      ```

      ```train exact
      data: rows
      model: linear
      loss: \(loss)
      solver:
        ridge: {lambda: 0.5}
      ```

      ```train descent
      data: rows
      model: linear
      loss: \(loss)
      regularization: {l2: 0.5}
      learning_rate: 0.1
      epochs: 500
      batch_size: full
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    for path in ["weights.x", "bias", "loss.final", "objective.final"] {
      let a = try lesson.number("exact.\(path)")
      let b = try lesson.number("descent.\(path)")
      #expect((a - b).magnitude < 1e-9 * b.magnitude, "\(path)")
    }
  }

  @Test func solversLeaveTheInterceptOut() throws {
    let lesson = try LessonFixture(
      """
      ```data rows
      rows:
        - {x: 1, y: 2, c: no}
        - {x: 2, y: 4, c: no}
        - {x: 3, y: 7, c: yes}
        - {x: -1, y: 0, c: yes}
      features: [x]
      target: y
      ```

      ```train exact
      data: rows
      model:
        linear: {intercept: false}
      solver: qr
      ```

      ```train newton
      data: rows
      target: c
      model:
        logistic: {intercept: false}
      solver: newton
      ```

      ```train descent
      data: rows
      target: c
      model:
        logistic: {intercept: false}
      learning_rate: 0.5
      epochs: 500
      batch_size: full
      ```
      """)
    #expect((try lesson.number("exact.weight") - 31.0 / 15).magnitude < 1e-14)
    for name in ["exact", "newton", "descent"] {
      #expect(try lesson.value("\(name).parameters.count") == .count(1))
    }
    let difference = try lesson.number("newton.weight - descent.weight")
    #expect(difference.magnitude < 1e-10)
    #expect(try lesson.value("newton.curvature.max > 0") == .truth(true))
  }

  @Test func earlyStoppingRestoresTheBestEpoch() throws {
    let lesson = try LessonFixture(
      """
      ```data wave
      generate:
        sine: {rows: 30, noise: 0.3}
      split: 0.5
      ```

      ```train net
      data: wave
      model:
        network: {hidden: [32]}
      optimizer:
        adam: {learning_rate: 0.05}
      epochs: 500
      batch_size: full
      early_stopping: {patience: 20}
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    #expect(try lesson.value("net.epochs == net.best_epoch + 20") == .truth(true))
    #expect(
      try lesson.value("net.validation.mse within 1e-9 of net.validation_loss.best")
        == .truth(true))
  }

  @Test func compareRunsEachDistinctSettingOnce() throws {
    let lesson = try LessonFixture(lineLesson)
    // descent and rates[0.1] are the same computation.
    #expect(lesson.plan.jobs.count == 4)
    let compare = try #require(lesson.results.compare("rates"))
    #expect(compare.members.map(\.label) == ["0.01", "0.1", "1"])
    #expect(compare.members[1].run.name == "rates[0.1]")
    #expect(compare.differences.map(\.values) == [["0.01", "0.1", "1"]])
  }

  @Test func theOrderOfJobsChangesNothing() throws {
    let lesson = try LessonFixture(lineLesson)
    var diagnostics: [Diagnostic] = []
    let backward = Array(lesson.plan.jobs.reversed().map { execute($0) }.reversed())
    let results = assemble(lesson.plan, backward, diagnostics: &diagnostics)
    #expect(json(of: results).compact == json(of: lesson.results).compact)
  }

  @Test func overflowIsAResult() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing("learning_rate: 0.1}", with: "learning_rate: 50}")
        .replacing("epochs: 20", with: "epochs: 500"))
    #expect(lesson.diagnostics.isEmpty)
    #expect(
      try lesson.value("descent.diverged and descent.first_nonfinite_step > 1") == .truth(true))
    #expect(try lesson.value("descent.epochs < 500") == .truth(true))
    #expect(try lesson.value("descent.diverged_at == 1") == .truth(true))
  }
}
