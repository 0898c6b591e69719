import LecternRun
import LecternSource
import Testing

@Suite struct EvaluateTests {
  let lesson: LessonFixture

  init() throws { lesson = try LessonFixture(lineLesson) }

  @Test(arguments: [
    ("descent.epochs", 20.0), ("descent.updates", 20), ("descent.rows", 3),
    ("descent.samples", 60), ("descent.iterations_per_epoch", 1), ("descent.parameters.count", 2),
    ("rows.rows", 3), ("rows.y.mean", 4), ("rows.x.max", 3), ("rows.correlation(x, y)", 1),
    ("rates.members.count", 3), ("exact.weight", 2), ("exact.bias", 0),
    ("exact.predict(10)", 20), ("rows.training.rows", 3), ("exact.r2", 1),
    ("max(1, 2.5, -3)", 2.5), ("min(rows.x.min, 5)", 1), ("sum(1, 2, 3)", 6),
    ("mean(1, 2, 6)", 3), ("median(5, 1, 3)", 3), ("abs(-4)", 4), ("sqrt(9)", 3),
    ("round(2.345, 1)", 2.3), ("2 ^ 10", 1024), ("count(true, false, true)", 2),
    ("if(1 < 2, 7, 8)", 7), ("log10(1000)", 3),
  ])
  func evaluates(_ expression: String, to expected: Double) throws {
    let value = try lesson.number(expression)
    #expect((value - expected).magnitude <= 1e-9 * max(1, expected.magnitude))
  }

  @Test(arguments: [
    "descent.loss.initial == descent.loss[0]", "descent.loss.final == descent.loss[20]",
    "descent.loss.best <= descent.loss.final", "rates[1].diverged", "not descent.diverged",
    "rates[1].diverged_at <= 3", "descent.diverged_at == never", "descent.diverged_at > 1e300",
    "never == never", "not (never < 5)", "5 < never", "infinity < never",
    "not (nan < 1)", "not (nan == nan)", "not (nan > 1)", "not (nan != nan)",
    "descent.epochs_to(loss < 1e-300) == never", "descent.epochs_to(loss < 100) == 0",
    "descent.epochs_to(loss < loss.initial) == 1",
    "descent.updates_to(loss < loss.initial) == 1",
    "rates[0.1].loss.final within 1e-12 of descent.loss.final",
    "rates.best == 0.1", "min(rates.loss.final) == rates[0.1].loss.final",
    "count(rates.diverged) == 1", "101 within 1% of 100", "not (102 within 1% of 100)",
    "3 between 1 and 3", "within(2, 2.05, 0.1)", "descent.curvature.max > 9",
    "descent.learning_rate == 0.1", "descent.gradient_norm[0] > descent.gradient_norm[20]",
    "descent.step_loss[1] == descent.loss[0]", "descent.running_loss[1] == descent.loss[0]",
    "descent.residuals.max < 10", "descent.loss.from(10, 20).max < 0.1",
    "exact.epochs_to(loss < 1) == 0", "min(rates.epochs_to(loss < 0.05)) > 0",
  ])
  func isTrue(_ expression: String) throws {
    #expect(try lesson.value(expression) == .truth(true), "\(expression)")
  }

  @Test func theBestShareIsTheHighestAndCategoriesHaveNoMean() throws {
    let lesson = try LessonFixture(
      """
      ```data marks
      rows:
        - {x: 1, y: 2, town: north}
        - {x: 2, y: 3, town: south}
        - {x: 3, y: 7, town: south}
      features: [x]
      target: y
      ```

      ```train t
      data: marks
      model: linear
      learning_rate: 0.05
      epochs: 30
      batch_size: full
      metrics: [r2, mse]
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    for truth in [
      "t.r2.best == t.r2.max", "t.r2.best_epoch == 30", "t.mse.best == t.mse.min",
      "t.r2.min == t.r2[0]", "marks.town.south.count == 2",
    ] {
      #expect(try lesson.value(truth) == .truth(true), "\(truth)")
    }
    #expect(
      try lesson.problem("marks.town.mean").diagnostic.help
        == "column 'town' holds categories, which have no 'mean'")
  }

  /// Each minus looks at what follows it once: twice would take longer than anybody waits.
  @Test func manyMinusSignsTakeNoTime() throws {
    #expect(try lesson.number(String(repeating: "-", count: 44) + "exact.weight") == 2)
  }

  @Test func bareNamesMeanTheSpecFirst() throws {
    #expect(try lesson.value("loss.final < 1", in: "descent") == .truth(true))
    #expect(try lesson.value("diverges()", in: "descent") == .truth(false))
    #expect(try lesson.value("count(diverged)", in: "rates") == .count(1))
  }

  @Test(arguments: [
    ("descnt.loss.final", "descnt", "did you mean 'descent'?"),
    ("descent.los.final", "los", "did you mean 'loss'?"),
    ("descent.loss.fnal", "fnal", "did you mean 'final'?"),
    ("rows.z.mean", "z", ""),
    ("descent.predct(1)", "predct", "did you mean 'predict'?"),
    ("maxx(1, 2)", "maxx", "did you mean 'max'?"),
  ])
  func pointsAtTheWrongName(_ expression: String, _ part: String, _ label: String) throws {
    let (problem, text) = try lesson.problem(expression)
    #expect(text == part)
    #expect(problem.label == label)
  }

  @Test func saysWhatToRecord() throws {
    let lesson = try LessonFixture(
      lineLesson.replacing("record: [steps, gradients]", with: "record: [loss]"))
    let (problem, text) = try lesson.problem("1 + descent.step_loss[3]")
    #expect(problem.rule.name == "not-recorded")
    #expect(problem.label == "needs `record: [steps]`")
    #expect(text == "step_loss")
  }

  @Test(arguments: [
    ("descent.loss + 1", "wrong-kind"), ("descent", "not-a-value"),
    ("descent.loss[21]", "nothing-there"), ("descent.validation_loss.final", "nothing-there"),
    ("descent.mistakes[1]", "nothing-there"), ("descent.predict(1, 2)", "wrong-arguments"),
    ("\"a\" < 1", "wrong-kind"), ("rates[0.2].loss.final", "nothing-there"),
    ("epochs_to(loss < 1)", "unknown-function"), ("descent.r2[3]", "not-recorded"),
  ])
  func refuses(_ expression: String, _ rule: String) throws {
    #expect(try lesson.problem(expression).diagnostic.rule.name == rule)
  }

  @Test func aSpecMayBeNamedLikeAPartOfARun() throws {
    let lesson = try LessonFixture(lineLesson.replacing("train exact", with: "train scaled"))
    #expect(
      try lesson.value("descent.epochs_to(loss < 1e9 + scaled.loss.final)") == .count(0))
  }

  @Test func everyListedPathCanBeAsked() throws {
    let paths = listPaths(lesson.results)
    #expect(paths.count > 60)
    // Only losses and metrics have a best value.
    let best = paths.map(\.path).filter { $0.hasSuffix(".best") }
    #expect(best.contains { $0.hasSuffix(".loss.best") })
    #expect(
      !best.contains { path in
        ["weight", "bias", "learning_rate", "norm"].contains { path.contains($0) }
      })
    for path in paths {
      let value = try lesson.value(path.path)
      #expect(value.description == path.value.description, "\(path.path)")
    }
  }

  @Test func listedNumbersAreGroupedAsClaimsAre() throws {
    let lesson = try LessonFixture(
      """
      ```data rows
      rows:
        - {x: 12345.5, y: 1234}
        - {x: -23456.25, y: 1234}
      ```
      """)
    let paths = listPaths(lesson.results)
    func line(_ path: String) -> String {
      paths.first { $0.path == path }.map { "\($0.claim)  \($0.text)" } ?? ""
    }
    #expect(line("rows.x.max") == "[12,346](=rows.x.max)  12,345.5")
    #expect(line("rows.x.min") == "[−23,456](=rows.x.min)  -23,456.25")
    #expect(line("rows.y.mean") == "[1,234](=rows.y.mean)  1,234")
  }
}
