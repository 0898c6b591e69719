import LecternSource

extension Rule {
  package static let claimFails = Rule(
    "L0601", "claim-fails", summary: "A number in the prose is not the run's.",
    explanation: """
      A claim holds when the result differs from the written number by at most half a unit of the
      last digit written; counts are exact.

      ```markdown
      The loss ends at [149](=capstone.loss.final).
      ```

      where the run ends at 148.79 has to say so, with more digits or fewer:

      ```markdown
      The loss ends at [148.8](=capstone.loss.final).
      ```

      A range, `[140–150](=capstone.loss.final)`, holds when the result lies between its numbers,
      both included.

      `lectern promote` rewrites such numbers with as many digits as the author wrote.
      """)
  static let relationFalse = Rule(
    "L0602", "relation-false", summary: "Words in the prose state something that is not so.",
    explanation: """
      A link with a comparison must be true.

      ```markdown
      Adam arrives [sooner](= "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)").
      ```

      When it is not, the sentence has to change; no command can do that.
      """)
  static let expectationFails = Rule(
    "L0603", "expectation-fails", summary: "A spec's `expect` does not hold.",
    explanation: """
      Expectations say what an experiment is there to show, failures included.

      ```yaml
      expect:
        - loss.final < 150
      ```

      When one fails, the experiment no longer shows it: change the settings, or the lesson.
      """)
  static let tooVague = Rule(
    "L0604", "too-vague", summary: "A number in the prose says too little to be checked.",
    explanation: """
      Within half a unit of its last digit, `0` is true of 0.4, and of 0.1, and says nothing.

      ```markdown
      an error of [0](=run.loss.final)
      ```

      Write at least one digit that carries something:

      ```markdown
      an error of [0.4](=run.loss.final)
      ```
      """)
  static let claimWithoutNumber = Rule(
    "L0605", "claim-without-number",
    summary: "A claim's expression is a number and its text is not.",
    explanation: """
      A claim compares the one number in its text with a result.

      ```markdown
      [a lower loss](=adam.loss.final)
      ```

      Words need a comparison instead:

      ```markdown
      [a lower loss](= "adam.loss.final < sgd.loss.final")
      ```

      So do bounds: of `[under 2](=adam.loss.final)` only the 2 would be compared.

      ```markdown
      [under 2](= "adam.loss.final < 2")
      ```
      """)
  static let unprovedNumber = Rule(
    "L0613", "unproved-number", .warning,
    summary: "A number in the words of a relation is not part of its comparison.",
    explanation: """
      A relation proves its comparison, and nothing else that its words say.

      ```markdown
      Adam needs [10 epochs less](= "adam.epochs_to(loss < 0.2) < sgd.epochs_to(loss < 0.2)").
      ```

      The comparison is true of one epoch less too. Compare with the number:

      ```markdown
      Adam needs
      [10 epochs less](= "adam.epochs_to(loss < 0.2) + 10 <= sgd.epochs_to(loss < 0.2)").
      ```
      """)
  static let notOneNumber = Rule(
    "L0606", "not-one-number", summary: "A claim or value is a whole series or list.",
    explanation: """
      ```markdown
      [](=capstone.loss)
      ```

      is a loss for every epoch. Say which one:

      ```markdown
      [](=capstone.loss.final)
      ```
      """)
  static let notTrueOrFalse = Rule(
    "L0607", "not-true-or-false", summary: "An expectation is a number instead of a comparison.",
    explanation: """
      ```yaml
      expect:
        - loss.final
      ```

      expects nothing. Compare it:

      ```yaml
      expect:
        - loss.final < 150
      ```
      """)
  static let quizKey = Rule(
    "L0608", "quiz-key-fails", summary: "A quiz's computed key does not give one right answer.",
    explanation: """
      Of a quiz's choices exactly one is right, whatever the run says, unless `several: true` is
      written; a numeric answer is a number.

      ```yaml
      choices:
        - {text: Adam, correct: adam.loss.final < 1}
        - {text: SGD, correct: sgd.loss.final < 1}
      ```

      can make both right. Let the choices exclude each other:

      ```yaml
      choices:
        - {text: Adam, correct: adam.loss.final < sgd.loss.final}
        - {text: SGD, correct: sgd.loss.final <= adam.loss.final}
      ```
      """)
  static let notASubject = Rule(
    "L0609", "not-a-subject", summary: "A chart or table is asked to show a single number.",
    explanation: """
      ```yaml
      of: race.adam.loss.final
      ```

      Charts and tables show runs, compares and data sets:

      ```yaml
      of: race.adam
      ```
      """)
  static let luckySeed = Rule(
    "L0610", "lucky-seed", summary: "A general statement holds for this seed and not for others.",
    explanation: """
      Relations and expectations speak in general. `--seeds 20` asks them of other seeds.

      ```markdown
      Adam ends [lower](= "adam.loss.final < sgd.loss.final").
      ```

      Where that is luck, say that it is about the shown run, in the expression and in the words:

      ```markdown
      Here Adam ends [lower](= "here(adam.loss.final < sgd.loss.final)").
      ```
      """)
  static let unusedSpec = Rule(
    "L0612", "unused-spec", .warning, summary: "A spec shows nothing, and nothing refers to it.",
    explanation: """
      A data set or a run with `show: [none]` that no run, claim, chart, compare or trace names costs
      time and says nothing. Refer to it, show it, or leave it out.
      """)
  static let unitDiffers = Rule(
    "L0614", "unit-differs",
    summary: "The word behind a claim's number is not what its value counts or is measured in.",
    explanation: """
      A claim compares its number, and the word behind the number where that is a known unit or
      noun: the units of the lesson's columns, the usual ones such as `cm`, and what results count
      (epochs, updates, batches, rows, mistakes, parameters, ...). The word stands in the claim's
      text or directly behind the claim. Behind the claim, nouns that are as often verbs (`passes`,
      `steps`, `batches`, `weights`, `features`, `inputs`, `classes`, `values`, `runs`, `seeds`,
      `layers`, `instances`) and nouns before an article are not compared, nor is a noun behind a
      numbered thing: `update [6](=run.updates) moves`. In the claim's text they are:
      `[12 passes](=run.epochs)`.

      ```markdown
      [60 epochs](=run.updates)
      ```

      counts updates. Ask for the epochs:

      ```markdown
      [12 epochs](=run.epochs)
      ```

      `mse` is in the target's unit squared, and `rmse`, `mae`, residuals and predictions in the unit.
      Where the unit is inches, convert centimeters in the expression, which then has no unit:

      ```markdown
      [165 cm](= "heights.height.mean * 2.54")
      ```

      A percentage is a share of something. `[60%](=run.epochs)` is none; `[60%](=run.accuracy)` is. Of a
      column whose unit is `%`, the sign is the unit: `[45%](=survey.turnout.mean)` says 45.
      Words that are no known unit or noun are not compared.
      """)
  package static let drift = Rule(
    "L0611", "drift", summary: "A run no longer gives its recorded numbers.",
    explanation: """
      `recorded/LESSON.json` keeps what every run gave when the lesson was last promoted. When a
      run gives other numbers, either a spec or its data changed, or the numerics did; the message
      says which, and from which epoch on. `lectern promote` accepts the new numbers.
      """)
}

/// The rules of checking.
package let checkRules: [Rule] = [
  .claimFails, .relationFalse, .expectationFails, .tooVague, .claimWithoutNumber, .notOneNumber,
  .notTrueOrFalse, .quizKey, .notASubject, .luckySeed, .drift, .unusedSpec, .unprovedNumber,
  .unitDiffers,
]
