import LecternRun
import LecternSource
import LecternSpec
import Testing

/// One way to break each rule: what is pointed at, and what is said.
struct BrokenLesson: Sendable {
  var rule: String
  var text: String
  /// The text under the carets.
  var at: String
  var message: String
  var tables: [String: String] = [:]
}

private let table = ["data/t.csv": "x,y,kind\n1,2,a\n2,4,b\n3,6,c\n4,8,a\n"]

private func data(_ keys: String) -> String { "```data d\n\(keys)\n```\n" }

private let rows = "rows:\n  - {x: 1, y: 0, g: 1}\n  - {x: 2, y: 1, g: 1}\n  - {x: 3, y: 3, g: 1}"

private func train(_ keys: String, data: String = rows + "\nfeatures: [x]\ntarget: y") -> String {
  "```data d\n\(data)\n```\n\n```train t\ndata: d\n\(keys)\n```\n"
}

private let plain = "model: linear\nepochs: 3\nbatch_size: full"

private let brokenLessons: [BrokenLesson] = [
  .init(
    rule: "missing-file", text: data("csv: data/T.csv"), at: "data/T.csv",
    message: "there is no file 'data/T.csv'", tables: table),
  .init(
    rule: "broken-table", text: data("csv: broken.csv"), at: "broken.csv",
    message: "'broken.csv' is no table that can be read"),
  .init(
    rule: "not-a-number", text: data("csv: data/t.csv\ncolumns:\n  kind: {kind: number}"),
    at: "kind", message: "row 1 of column 'kind' holds 'a', which is no number", tables: table),
  .init(
    rule: "generator-refused", text: data("generate:\n  heights: {rows: 1}"), at: "heights",
    message: "generator 'heights' needs at least 2 rows, not 1"),
  .init(
    rule: "unknown-column", text: data("csv: data/t.csv\nfeatures: [z]"), at: "z",
    message: "unknown column 'z'", tables: table),
  .init(
    rule: "no-rows",
    text: data("csv: empty.csv\ncolumns:\n  y: {missing: drop}"), at: "d",
    message: "data set 'd' has no rows left", tables: ["empty.csv": "x,y\n1,\n2,\n"]),
  .init(
    rule: "no-features", text: train(plain, data: "csv: one.csv"), at: "t",
    message: "no column is left to predict from", tables: ["one.csv": "y\n1\n2\n"]),
  .init(
    rule: "no-target", text: train(plain, data: rows + "\nfeatures: [x, y, g]"), at: "t",
    message: "data set 'd' has no target"),
  .init(
    rule: "target-among-features", text: train(plain + "\nfeatures: [y]"), at: "y",
    message: "column 'y' is the target and cannot be a feature too"),
  .init(
    rule: "missing-values", text: train(plain, data: "csv: gap.csv"), at: "t",
    message: "column 'x' has 1 missing value, the first in row 2",
    tables: ["gap.csv": "x,y\n1,2\n,3\n4,5\n"]),
  .init(
    rule: "category-feature",
    text: train(plain + "\nfeatures: [x, kind]\ntarget: y", data: "csv: one.csv"),
    at: "t", message: "column 'kind' holds 1 category and cannot be a feature",
    tables: ["one.csv": "x,kind,y\n1,a,2\n2,a,3\n"]),
  .init(
    rule: "category-target",
    text: train(plain + "\nfeatures: [x]\ntarget: kind", data: "csv: data/t.csv"),
    at: "kind", message: "column 'kind' holds categories and model 'linear' predicts numbers",
    tables: table),
  .init(
    rule: "continuous-target",
    text: train(
      "model: perceptron\nepochs: 3", data: "generate:\n  line: {rows: 20}"),
    at: "perceptron",
    message: "column 'y' holds 20 different numbers, and model 'perceptron' predicts classes"),
  .init(
    rule: "continuous-target",
    text: train(
      "model: linear\nloss: hinge\nepochs: 3", data: "generate:\n  line: {rows: 20}"),
    at: "hinge", message: "column 'y' holds 20 different numbers, and loss 'hinge' compares classes"
  ),
  .init(
    rule: "several-targets", text: train("model: softmax\ntarget: [y, g]\nepochs: 1"), at: "y",
    message: "a classifier has one target column, not 2"),
  .init(
    rule: "one-class", text: train("model: logistic\ntarget: g\nepochs: 1"), at: "g",
    message: "every training row of column 'g' has the same class, '1'"),
  .init(
    rule: "constant-column", text: train(plain + "\nfeatures: [g]\nscale: standard"), at: "t",
    message: "column 'g' has the same value in every training row and cannot be scaled"),
  .init(
    rule: "split-too-large", text: data(rows + "\nsplit: {validation: 0.5, test: 0.4}"), at: "d",
    message: "the split takes 3 of 3 rows and leaves none to train on"),
  .init(
    rule: "polynomial-features",
    text: train("model:\n  polynomial: {degree: 2}\nfeatures: [x, g]\nepochs: 1"),
    at: "polynomial", message: "a polynomial needs exactly one feature, not 2"),
  .init(
    rule: "unknown-data", text: "```train t\ndata: dd\n\(plain)\n```\n\n" + data(rows), at: "dd",
    message: "unknown data set 'dd'"),

  .init(
    rule: "two-classes", text: train("model: logistic\nepochs: 1"), at: "logistic",
    message: "'logistic' tells two classes apart, and column 'y' has 3: 0, 1 and 3"),
  .init(
    rule: "loss-does-not-fit", text: train("model: softmax\nloss: binary_cross_entropy\nepochs: 1"),
    at: "binary_cross_entropy", message: "a softmax model is trained by 'cross_entropy'"),
  .init(
    rule: "solver-does-not-fit", text: train("model: network\nsolver: qr"), at: "qr",
    message: "solver 'qr' is for linear models with one target, not for 'network'"),
  .init(
    rule: "metric-does-not-fit", text: train(plain + "\nmetrics: [accuracy]"), at: "accuracy",
    message: "'accuracy' is for models of classes"),
  .init(
    rule: "batch-too-large", text: train("model: linear\nepochs: 1\nbatch_size: 7"), at: "7",
    message: "a batch of 7 rows is larger than the 3 training rows"),
  .init(
    rule: "no-validation", text: train(plain + "\nearly_stopping: {patience: 2}"),
    at: "early_stopping",
    message: "early stopping watches the validation loss, and there are no validation rows"),
  .init(
    rule: "initial-values", text: train(plain + "\ninitial:\n  values: {weights: [1, 2]}"),
    at: "[1, 2]", message: "layer 1 has 1 × 1 weights, and 2 numbers are given"),
  .init(
    rule: "start-does-not-fit",
    text: "```train t\nmodel:\n  function: {name: bowl, start: [1]}\nepochs: 1\n```\n",
    at: "function", message: "function 'bowl' has 2 parameters, and `start` has 1"),
  .init(
    rule: "fewer-rows-than-parameters",
    text: train("model:\n  polynomial: {degree: 5}\nsolver: qr"), at: "qr",
    message: "3 training rows cannot decide 6 parameters"),
  .init(
    rule: "over-budget", text: train("model: linear\nepochs: 400000000\nbatch_size: full"), at: "t",
    message: "400,000,000 updates of 2 parameters are 800,000,000, and a run may cost 500,000,000"),
  .init(
    rule: "over-budget", text: data("generate:\n  line: {rows: 2000000}"), at: "line",
    message: "2,000,000 rows are more than the 1,000,000 that a data set may have"),
  .init(
    rule: "cannot-trace",
    text: train("model:\n  network: {hidden: [100, 60]}\nepochs: 1")
      + "\n```trace s\nrun: t\nsteps: [1]\ngradient_check: true\n```\n", at: "gradient_check",
    message: "run 't' has 6,321 parameters, and gradients are checked of at most 5,000"),
  .init(
    rule: "solver-failed", text: train("model: linear\nfeatures: [x, g]\nsolver: qr"), at: "t",
    message: "column 'g' follows from the others, so there is no single best fit"),
  .init(
    rule: "unknown-run", text: train(plain) + "\n```trace s\nrun: tt\n```\n", at: "tt",
    message: "unknown run 'tt'"),
  .init(
    rule: "trace-step", text: train(plain) + "\n```trace s\nrun: t\nsteps: [4]\n```\n", at: "4",
    message: "run 't' makes 3 updates, and there is no update 4"),
  .init(
    rule: "cannot-trace",
    text: train("model: linear\nsolver: qr") + "\n```trace s\nrun: t\n```\n", at: "t",
    message: "run 't' is solved directly and makes no updates"),

  .init(
    rule: "unknown-name", text: train(plain) + "\n[1](=t.los.final)\n", at: "los",
    message: "run 't' has no 'los'"),
  .init(
    rule: "unknown-function", text: train(plain) + "\n[1](=maximum(1))\n", at: "maximum",
    message: "unknown function 'maximum'"),
  .init(
    rule: "wrong-arguments", text: train(plain) + "\n[1](=t.predict(1,2))\n", at: "t.predict(1,2)",
    message: "'predict' takes one number for each input, 1 in all, not 2"),
  .init(
    rule: "wrong-kind", text: train(plain + "\nexpect:\n  - loss < 1"), at: "loss",
    message: "this is a series where one value is expected"),
  .init(
    rule: "not-a-value", text: train(plain) + "\n[1](=t)\n", at: "t",
    message: "run 't' is not a single value"),
  .init(
    rule: "not-recorded", text: train(plain) + "\n[1](=t.step_loss[1])\n", at: "step_loss",
    message: "the run does not keep this"),
  .init(
    rule: "nothing-there", text: train(plain) + "\n[1](=t.loss[9])\n", at: "t.loss[9]",
    message: "there is no [9] here"),

  .init(
    rule: "claim-fails", text: train(plain) + "\n[4](=t.epochs)\n", at: "4",
    message: "the page says 4 and the run says 3"),
  .init(
    rule: "relation-false", text: train(plain) + "\n[long](= \"t.epochs > 3\")\n", at: "long",
    message: "'long' is not true: t.epochs > 3"),
  .init(
    rule: "unproved-number", text: train(plain) + "\n[2 less](= \"t.epochs < 9\")\n", at: "2",
    message: "the comparison says nothing about '2'"),
  .init(
    rule: "expectation-fails", text: train(plain + "\nexpect:\n  - epochs == 4"),
    at: "epochs == 4", message: "expectation of 't' fails: epochs == 4"),
  .init(
    rule: "too-vague", text: train(plain) + "\n[0](= \"t.epochs / 10\")\n", at: "0",
    message: "'0' says too little about 0.3"),
  .init(
    rule: "claim-without-number", text: train(plain) + "\n[some](=t.epochs)\n", at: "some",
    message: "the claim's text 'some' holds no single number, and its expression is one"),
  .init(
    rule: "claim-without-number", text: train(plain) + "\n[under **3**](=t.epochs)\n",
    at: "under **3**",
    message: "'under **3**' is not its number: a claim compares the number alone"),
  .init(
    rule: "claim-without-number", text: train(plain) + "\n[more than 2](=t.epochs)\n",
    at: "more than 2",
    message: "'more than 2' is not its number: a claim compares the number alone"),
  .init(
    rule: "unit-differs", text: train(plain) + "\n[3 rows](=t.epochs)\n", at: "rows",
    message: "the page says 3 rows and the value counts epochs"),
  .init(
    rule: "not-one-number", text: train(plain) + "\n[1](=t.loss)\n", at: "t.loss",
    message: "this is a series, and a claim compares one number"),
  .init(
    rule: "not-true-or-false", text: train(plain + "\nexpect:\n  - loss.final"), at: "loss.final",
    message: "an expectation is true or false, and this is a number"),
  .init(
    rule: "quiz-key-fails",
    text: train(plain)
      + "\n```quiz q\nquestion: Which?\nchoices:\n  - {text: a, correct: t.epochs == 3}\n"
      + "  - {text: b, correct: t.epochs > 2}\n```\n", at: "q",
    message: "2 choices of this quiz are right, and exactly one may be"),
  .init(
    rule: "unused-spec", text: train(plain + "\nshow: [none]"), at: "t",
    message: "'t' shows nothing, and nothing refers to it"),
  .init(
    rule: "not-a-subject",
    text: train(plain) + "\n```chart c\nkind: loss\nof: t.loss.final\n```\n", at: "t.loss.final",
    message: "this is neither a run, a compare nor a data set"),
]

@Suite struct DiagnosticTests {
  @Test(arguments: brokenLessons)
  func pointsAndSays(_ lesson: BrokenLesson) throws {
    let fixture = try LessonFixture(lesson.text, tables: lesson.tables)
    let found = fixture.diagnostics.first { $0.rule.name == lesson.rule }
    guard let found else {
      Issue.record("\(lesson.rule) is not reported, but \(fixture.diagnostics.map(\.message))")
      return
    }
    #expect(found.message == lesson.message)
    #expect(fixture.text(at: found.range).hasPrefix(lesson.at), "\(lesson.rule)")
    #expect(fixture.diagnostics.count == 1, "\(fixture.diagnostics.map(\.message))")
  }

  @Test func everyRuleIsBrokenOnce() {
    let rules = dataRules + runRules + evaluationRules + checkRules
    let names = Set(rules.map(\.name))
    // These two come from the engine's own checks, and from reruns.
    let elsewhere: Set = ["run-refused", "lucky-seed", "drift"]
    #expect(names.subtracting(brokenLessons.map(\.rule)).subtracting(elsewhere).isEmpty)
    #expect(Set(rules.map(\.code)).count == rules.count)
    for rule in rules {
      #expect(!rule.summary.isEmpty)
      #expect(rule.explanation.count > 60, "\(rule.name)")
    }
  }
}
