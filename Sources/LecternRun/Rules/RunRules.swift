import LecternSource

extension Rule {
  private static func run(
    _ code: String, _ name: String, _ summary: String, _ why: String, bad: String, good: String
  ) -> Rule {
    Rule(
      code, name, summary: summary,
      explanation: "\(why)\n\n```yaml\n\(bad)\n```\n\nbecomes\n\n```yaml\n\(good)\n```\n")
  }

  static let twoClasses = run(
    "L0501", "two-classes", "A model of two classes is given more.",
    "Logistic models, perceptrons, hinge and binary cross-entropy give one number per row.",
    bad: "target: species\nmodel: logistic", good: "target: species\nmodel: softmax")
  static let lossDoesNotFit = run(
    "L0502", "loss-does-not-fit", "A model cannot be trained by this loss.",
    "Logistic models are trained by binary cross-entropy, softmax models by cross-entropy; "
      + "networks take any loss that fits their target.",
    bad: "model: logistic\nloss: mse",
    good: "model:\n  network: {hidden: [], output: sigmoid}\nloss: mse")
  static let solverDoesNotFit = run(
    "L0503", "solver-does-not-fit", "A model has no such direct solution.",
    "`qr` and `ridge` solve least squares for linear models, `newton` cross-entropy for logistic "
      + "ones.",
    bad: "model: network\nsolver: qr", good: "model: linear\nsolver: qr")
  static let metricDoesNotFit = run(
    "L0504", "metric-does-not-fit", "A metric is for another kind of model.",
    "Errors of numbers and shares of right classes cannot be exchanged.",
    bad: "model: linear\nmetrics: [accuracy]", good: "model: linear\nmetrics: [rmse]")
  static let batchTooLarge = run(
    "L0505", "batch-too-large", "A batch is larger than the training data.",
    "There would be one batch of fewer rows than the spec says. Rows of a validation split are "
      + "not trained on.",
    bad: "batch_size: 20000", good: "batch_size: full")
  static let noValidation = run(
    "L0506", "no-validation", "Validation rows are asked for and there are none.",
    "Early stopping watches rows that are not trained on. Set some aside with `split` in the "
      + "data set.",
    bad: "early_stopping: {patience: 10}", good: "early_stopping: {monitor: loss, patience: 10}")
  static let initialValues = run(
    "L0507", "initial-values", "Initial values do not fit the model.",
    "A layer has one weight for each input of each unit, and one bias per unit.",
    bad: "features: [height]\ninitial:\n  values: {weights: [1, 2]}",
    good: "features: [height]\ninitial:\n  values: {weights: [1]}")
  static let startDoesNotFit = run(
    "L0508", "start-does-not-fit", "A function's start has the wrong number of parameters.",
    "Bowls and valleys have two parameters, parabolas one.",
    bad: "function: {name: bowl, start: [1]}", good: "function: {name: bowl, start: [10, 1]}")
  static let fewerRowsThanParameters = run(
    "L0509", "fewer-rows-than-parameters", "There are fewer rows than parameters to solve for.",
    "Then infinitely many parameters fit the rows equally well.",
    bad: "model:\n  polynomial: {degree: 20}\nsolver: qr",
    good: "model:\n  polynomial: {degree: 3}\nsolver: qr")
  static let overBudget = run(
    "L0510", "over-budget", "A run costs more than a run may, or a data set has too many rows.",
    "A slip such as a batch size of 1 on a large table can turn a second into an hour. Budgets "
      + "count updates × parameters, rows × epochs × parameters, recorded bytes and the rows of "
      + "a data set, so that every machine agrees.",
    bad: "epochs: 100000", good: "epochs: 100")
  static let solverFailed = run(
    "L0511", "solver-failed", "A direct solver found no solution.",
    "Columns that depend on each other, or classes that a line separates perfectly, leave no "
      + "single best parameters.",
    bad: "features: [inches, centimeters]\nsolver: qr", good: "features: [inches]\nsolver: qr")
  static let runRefused = run(
    "L0512", "run-refused", "The engine cannot train with these settings.",
    "A setting is outside the range in which it means something.",
    bad: "clip: {norm: 0}", good: "clip: {norm: 1}")
  package static let unknownRun = run(
    "L0513", "unknown-run", "A name stands for no run of the lesson.",
    "Runs are named as in expressions: `capstone`, `race.adam`, `rates[0.1]`.",
    bad: "run: capston", good: "run: capstone")
  static let traceStep = run(
    "L0514", "trace-step", "A trace asks for an update that the run does not make.",
    "Updates count from 1 through all epochs.", bad: "steps: [100000]", good: "steps: [1, 2]")
  static let cannotTrace = run(
    "L0515", "cannot-trace", "A run has no steps to trace, or too many parameters to check.",
    "Direct solvers make no updates. A gradient check moves every parameter by itself, which takes "
      + "minutes for large models.", bad: "run: exact_solution", good: "run: descent")
}

/// The rules that runs can break.
package let runRules: [Rule] = [
  .twoClasses, .lossDoesNotFit, .solverDoesNotFit, .metricDoesNotFit, .batchTooLarge,
  .noValidation, .initialValues, .startDoesNotFit, .fewerRowsThanParameters, .overBudget,
  .solverFailed, .runRefused, .unknownRun, .traceStep, .cannotTrace,
]
