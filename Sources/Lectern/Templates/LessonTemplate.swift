/// The starts of lessons that `lectern new` offers. Each builds and verifies as it stands.
public enum LessonTemplate: String, CaseIterable, Sendable {
  case regression
  case perceptron
  case compare
  case trace
  /// All parts of a lesson, from the question at the start to the quiz at the end.
  case whole

  /// The Markdown of a lesson called `title`.
  public func text(title: String) -> String {
    head(title: title) + body
  }

  private func head(title: String) -> String {
    """
    ---
    title: \(yamlQuoted(title))
    summary: \(summary)
    minutes: 5
    objectives:
    \(objectives.map { "  - \($0)" }.joined(separator: "\n"))
    ---


    """
  }

  private var summary: String {
    switch self {
    case .regression: "A line is fitted to points, one small step at a time."
    case .perceptron: "One neuron learns a rule that a straight line can express."
    case .compare: "The same run with several learning rates, side by side."
    case .trace: "One update by hand, with every number."
    case .whole: "One or two sentences that say what a reader will see, for the index page."
    }
  }

  private var objectives: [String] {
    switch self {
    case .regression:
      ["Read a loss curve from left to right.", "Say what a learned weight means."]
    case .perceptron:
      ["Follow the perceptron rule until no row is wrong.", "Say when it cannot succeed."]
    case .compare:
      ["Predict what a larger learning rate does.", "Recognize a run that diverges."]
    case .trace:
      ["Follow a row forward and its error backward.", "Compute one update yourself."]
    case .whole:
      ["Tell a learning rate that crawls from one that diverges.", "Compute one update yourself."]
    }
  }

  private var body: String {
    switch self {
    case .regression: regressionBody
    case .perceptron: perceptronBody
    case .compare: compareBody
    case .trace: traceBody
    case .whole: wholeBody
    }
  }
}

private let regressionBody = """
  Before you scroll: the points below scatter around a line of slope 3. How close to 3 will the
  learned weight come?

  ```data points
  generate:
    line:
      rows: 100
      slope: 3
      intercept: 2
      noise: 0.5
      low: -1
      high: 1
  ```

  ```train fit
  title: The loss falls until only the noise is left
  data: points
  optimizer:
    sgd:
      learning_rate: 0.1
  epochs: 20
  batch_size: 10
  expect:
    - loss.final < loss.initial
  show: [loss, fit, table, parameters]
  ```

  The run makes [](=fit.updates) updates in [20](=fit.epochs) epochs. It ends with a weight of
  [](=fit.weight) and a loss [lower](= "fit.loss.final < fit.loss.initial") than at the start.

  ```quiz
  question: How many updates are made in one epoch of 100 rows, in batches of 10?
  answer: fit.iterations_per_epoch
  explanation: The rows divided by the batch size; a smaller last batch would count as well.
  ```

  """

private let perceptronBody = """
  A perceptron answers yes or no. Can it learn **and**, which is yes only when both inputs are?

  ```data truth
  generate:
    logic:
      operator: and
  ```

  ```train neuron
  title: After a few passes no row is wrong
  data: truth
  model:
    perceptron:
      rule: threshold
  learning_rate: 1
  epochs: 20
  order: given
  expect:
    - accuracy == 1
  show: [boundary, table, parameters]
  ```

  All [4](=truth.rows) rows end up on the [right side](= "neuron.accuracy == 1") of the line.

  ```quiz
  question: Which of these can one perceptron not learn?
  choices:
    - text: or
      correct: false
      why: One line separates the single no from the three yes.
    - text: xor
      correct: true
      why: Its yes rows lie on opposite corners, which no single line separates from the others.
  ```

  """

private let compareBody = """
  Three runs, one difference: the learning rate. Which one ends lowest, and which one never arrives?

  ```data points
  generate:
    line:
      rows: 100
      slope: 3
      intercept: 2
      noise: 0.5
      low: -1
      high: 1
  ```

  ```compare rates
  title: Too small crawls, too large explodes
  train:
    data: points
    optimizer: sgd
    epochs: 15
    batch_size: full
  vary:
    learning_rate: [0.001, 0.1, 10]
  show: [loss, table]
  ```

  The middle rate ends [lower](= "rates[0.1].loss.final < rates[0.001].loss.final") than the small
  one, and the large one [diverges](= "rates[10].diverged").

  """

private let traceBody = """
  One update, and every number in it.

  ```data points
  rows:
    - {x: 1, y: 2}
    - {x: 2, y: 4}
  target: y
  ```

  ```train fit
  title: One update moves the line toward the points
  data: points
  optimizer:
    sgd:
      learning_rate: 0.1
  epochs: 1
  batch_size: full
  expect:
    - loss.final < loss.initial
  show: [table, parameters]
  ```

  ```trace update
  run: fit
  steps: [1]
  gradient_check: true
  ```

  Both predictions start at 0, so the loss before the update is the mean of the squared targets,
  (2² + 4²)/2 = [10](=fit.loss.initial). After one update it is [](=fit.loss.final).

  """
