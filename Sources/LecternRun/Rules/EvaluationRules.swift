import LecternSource

extension Rule {
  static let unknownName = Rule(
    "L0350", "unknown-name",
    summary: "An expression names something that does not exist.",
    explanation: """
      Every path starts at a data set, a run, a compare or a trace of the lesson, and goes on
      with the parts that results have. Inside a spec's own `expect` the spec's parts come first.

      ```markdown
      [148.8](=capstone.los.final)
      ```

      The part is called `loss`:

      ```markdown
      [148.8](=capstone.loss.final)
      ```

      `lectern values LESSON` lists every path with its value.
      """)
  static let unknownFunction = Rule(
    "L0351", "unknown-function",
    summary: "An expression calls a function that does not exist.",
    explanation: """
      Functions such as `max(a, b)` stand alone; others belong to a run and follow it:

      ```markdown
      [sooner](= "epochs_to(loss < 0.2) < 5")
      ```

      names no run. Say which:

      ```markdown
      [sooner](= "adam.epochs_to(loss < 0.2) < 5")
      ```
      """)
  static let wrongArguments = Rule(
    "L0352", "wrong-arguments",
    summary: "A function is given too many, too few or unfitting arguments.",
    explanation: """
      `predict` takes one value for each feature, in their order: a number, or a category's name.

      ```markdown
      [171](=capstone.predict)
      ```

      needs the height to predict for:

      ```markdown
      [171](=capstone.predict(70))
      ```

      and where the second feature is a category:

      ```markdown
      [181](= "capstone.predict(70, 'male')")
      ```
      """)
  static let wrongKind = Rule(
    "L0353", "wrong-kind",
    summary: "A part of an expression has another kind of value than its place asks for.",
    explanation: """
      A series is no number until it is asked at one place.

      ```yaml
      expect:
        - loss < 150
      ```

      Say which loss:

      ```yaml
      expect:
        - loss.final < 150
      ```
      """)
  static let notAValue = Rule(
    "L0354", "not-a-value",
    summary: "A path ends before it reaches a value.",
    explanation: """
      A run as a whole is not a number.

      ```markdown
      [12,520](=capstone)
      ```

      Go on to one of its parts:

      ```markdown
      [12,520](=capstone.updates)
      ```
      """)
  static let notRecorded = Rule(
    "L0355", "not-recorded",
    summary: "An expression asks for something that the run does not keep.",
    explanation: """
      `record:` and `metrics:` alone decide what a run keeps; no expression ever causes a rerun.

      ```markdown
      [0.41](=capstone.step_loss[313])
      ```

      needs the loss of every update:

      ```yaml
      record: [steps]
      ```
      """)
  static let nothingThere = Rule(
    "L0356", "nothing-there",
    summary: "A name is known, but this result has nothing behind it.",
    explanation: """
      Not every run has every part: only perceptrons count mistakes, only runs with validation
      rows have a validation loss, and a series ends with the run's last epoch.

      ```markdown
      [0.5](=short.loss[100])
      ```

      where `short` has 40 epochs, has to be an epoch up to 40:

      ```markdown
      [0.5](=short.loss[40])
      ```
      """)
}

/// The rules that evaluating an expression can break.
package let evaluationRules: [Rule] = [
  .unknownName, .unknownFunction, .wrongArguments, .wrongKind, .notAValue, .notRecorded,
  .nothingThere,
]
