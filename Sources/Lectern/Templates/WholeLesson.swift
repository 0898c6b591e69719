/// The body of a lesson with all its parts: what `lectern new NAME --template whole` writes.
let wholeBody = """
  Two or three sentences on what is at stake: the learning rate decides whether a run arrives.

  > [!PREDICT]
  > A line is fitted to points that scatter around a slope of 3, with three learning rates: 0.001, 0.1
  > and 10. Which run ends with the lowest loss?

  ## The experiment

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
    initial: zeros
    epochs: 15
    batch_size: full
    record: [parameters, steps, gradients]
  vary:
    learning_rate: [0.001, 0.1, 10]
  show: [loss, table]
  ```

  The rate 0.1 ends
  [lowest](= "rates[0.1].loss.final < rates[0.001].loss.final and not rates[0.1].diverges()"), at
  [](=rates[0.1].loss.final). At 10 the run [diverges](= "rates[10].diverges()").

  ## One update, every number

  ```trace first_step
  run: rates[0.1]
  steps: [1]
  rows: 2
  title: The first step at a rate of 0.1
  ```

  Both parameters start at 0, so every prediction is 0. The gradient for the weight is
  [](=first_step[1].gradient.weight), and the update adds a tenth of it, with the other sign: the weight
  becomes [](=first_step[1].after.weight).

  ## Two beliefs, tested

  > [!MISCONCEPTION] “A larger rate is faster.”
  > At 10 every step [overshoots](= "rates[10].loss[1] > rates[10].loss[0]"), and the loss grows.

  > [!MISCONCEPTION] “A small rate is safe.”
  > After [15](=rates[0.001].epochs) epochs at 0.001 the loss is still
  > [more than twice](= "rates[0.001].loss.final > 2 * rates[0.1].loss.final") that of the rate 0.1.

  ## Change this and run again

  > [!TRY]
  > In `rates`, replace the rate 10 with 0.5. The loss ends at [](=half.loss.final),
  > [lower](= "half.loss.final < rates[0.1].loss.final") than at 0.1.

  ```train half
  data: points
  optimizer:
    sgd:
      learning_rate: 0.5
  initial: zeros
  epochs: 15
  batch_size: full
  show: [none]
  ```

  ## Check yourself

  ```quiz updates
  question: How many updates does a run of 15 epochs make when every step uses all rows?
  answer: rates[0.1].updates
  explanation: One update per epoch.
  ```

  ```quiz sign
  question: The slope of the loss for a parameter is negative. Which way does the update move the parameter?
  choices:
    - text: Up
      correct: first_step[1].gradient.weight < 0 and first_step[1].change.weight > 0
      why: An update steps against the slope.
    - text: Down
      why: The loss would rise.
  ```

  Next comes a sentence with a link to the lesson that follows.

  """
