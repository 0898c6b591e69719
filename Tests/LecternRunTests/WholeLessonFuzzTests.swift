import Foundation
import LecternRun
import LecternSource
import Testing

/// Whatever an author types, a lesson goes through every stage, and ends in verdicts and
/// diagnostics whose places lie in its file.
///
/// `LECTERN_FUZZ=1000000` sets the number of inputs for a long run, `LECTERN_FUZZ_SEED` the seed.
@Suite struct WholeLessonFuzzTests {
  private static let tables = ["t.csv": "x,y,g\n1,2,a\n2,4,b\n3,6,a\n4,9,b\n"]

  @Test func lessonsSurviveMutations() throws {
    var generator = Noise(state: UInt64(environment("LECTERN_FUZZ_SEED") ?? 1))
    for _ in 0..<(environment("LECTERN_FUZZ") ?? 150) {
      try check(generator.mutated(fuzzedLessons[generator.below(fuzzedLessons.count)]))
    }
  }

  private func check(_ text: String) throws {
    let start = ContinuousClock.now
    let lesson = try LessonFixture(
      text, tables: Self.tables,
      budget: Budget(updatesTimesParameters: 20_000, recordedBytes: 4_000_000),
      allowingBrokenSpecs: true)
    let limit = lesson.file.bytes.count
    var isSound = start.duration(to: .now) < .seconds(10)
    for diagnostic in lesson.diagnostics {
      isSound =
        isSound && diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= limit
      _ = describe(diagnostic, in: lesson.file)
    }
    for verdict in lesson.report.verdicts where !verdict.holds {
      // What fails is reported, or follows from something that is.
      isSound = isSound && (verdict.outcome == .broken || !lesson.report.diagnostics.isEmpty)
    }
    if !isSound { Issue.record("\(text.debugDescription)\n\(lesson.diagnostics)") }
  }

  private func environment(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }
}

/// Small lessons of many parts.
private let fuzzedLessons = [
  lineLesson + """


    The fit needs [20](=descent.epochs) epochs, ends at [0.003](=descent.loss.final), and is
    [worse](= "descent.loss.final > exact.loss.final") than [](=exact.mse), within
    [31%](=rates[0.1].r2). It [never](= "rates[1].epochs_to(loss < 0.1)") arrives.

    ```trace steps
    run: descent
    steps: [1, 2]
    gradient_check: {h: [1e-5]}
    ```

    ```chart
    kind: loss
    of: [descent, rates]
    caption: Ends at [0.003](=descent.loss.final).
    ```

    ```table
    of: [descent, exact]
    columns:
      Loss: loss.final
      "At 4": predict(4)
    ```
    """,
  """
  ```data t
  csv: t.csv
  features: [x]
  target: y
  split: {validation: 0.25, seed: 2}
  scale: standard
  ```

  ```train net
  data: t
  model:
    network: {hidden: [3], activation: tanh}
  optimizer:
    adam: {learning_rate: 0.05}
  schedule:
    cosine: {steps: 20}
  early_stopping: {patience: 3}
  epochs: 8
  batch_size: 2
  regularization: {l2: 0.01}
  record: [steps, parameters, gradients, activations]
  metrics: [rmse, r2]
  expect:
    - loss.final < loss.initial
    - not diverges()
    - plateaus(3, 8, 0.5)
  explore:
    optimizer.learning_rate: {min: 0.001, max: 1, scale: log}
  ```

  ```compare grid
  base: net
  vary:
    learning_rate: [0.01, 0.1]
    batch_size: [1, full]
  seeds: 2
  ```

  Best: [](=grid.best), [1.2](=grid[0.1,1].loss.best), [3](=t.training.rows).
  """,
  """
  ```data gate
  generate:
    logic: {operator: and}
  ```

  ```train p
  data: gate
  model:
    perceptron: {rule: threshold}
  optimizer:
    sgd: {learning_rate: 1}
  epochs: 20
  order: given
  ```

  ```train valley
  model:
    function: {name: rosenbrock, start: [-1, 1]}
  optimizer:
    momentum: {learning_rate: 0.001, momentum: 0.9}
  epochs: 30
  record: [path, steps]
  expect:
    - loss.final < 5 and loss[3] between 0 and 1e9
  ```

  ```quiz
  question: Which epoch is clean, [5](=p.first_clean_epoch)?
  choices:
    - {text: early, correct: p.first_clean_epoch < 9}
    - {text: late, correct: p.first_clean_epoch >= 9}
  ```

  ```quiz
  question: How many updates?
  answer: valley.updates
  ```
  """,
]

/// SplitMix64 (Steele, Lea & Flood 2014), and mutations by it.
private struct Noise {
  private static let pieces = [
    "\n", "  ", ": ", "- ", "[", "]", "{", "}", "(", ")", "\"", "0", "1", "-", "1e9", "1e-9", ".",
    "nan", "infinity", "never", "full", "null", "=", "](=", "loss", "descent", "[0]", "[99]", "%",
    "0.5", "2", " within 1 of 2", " and ", "not ", "/", "^", "*", "sd(", "epochs_to(loss < 1)",
    "scale: min_max\n", "seed: -1\n", "epochs: 0\n", "batch_size: 1\n", "model: softmax\n",
    "solver: ridge\n", "polynomial: 3\n", "dialect: pytorch\n", "target: [x, y]\n", "x", "y",
    "99999999999999999999", "0x10", "é", "\t", "metrics: [auc, confusion]\n", "clip: {norm: 1}\n",
  ]

  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
  }

  /// `text` with a few words or stretches exchanged, removed, repeated or replaced.
  mutating func mutated(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...below(4) {
      let place = below(bytes.count + 1)
      let end = min(bytes.count, place + below(10))
      let piece = Array(Self.pieces[below(Self.pieces.count)].utf8)
      switch below(6) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
      case 2, 3: replaceWord(&bytes, at: place, with: piece)
      default: bytes.insert(contentsOf: piece, at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The word or number around `place`, whole: most such lessons still decode.
  private func replaceWord(_ bytes: inout [UInt8], at place: Int, with piece: [UInt8]) {
    func isWord(_ byte: UInt8) -> Bool {
      byte == 0x5F || byte == 0x2E || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    var start = place
    var end = place
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    bytes.replaceSubrange(start..<end, with: piece)
  }
}
