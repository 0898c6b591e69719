import LecternEngine

/// A perceptron case; every number must be the same.
struct PerceptronParity {
  let settings: PerceptronSettings
  let data: Dataset
  let expected: JSONValue

  init(_ content: JSONValue) throws {
    guard let rows = content["x"]?.list?.compactMap(\.numbers), let labels = content["y"]?.numbers,
      let expected = content["expected"]
    else { throw ParityProblem("no rows") }
    data = Dataset(
      features: Matrix(
        rows: rows.count, columns: rows[0].count, elements: rows.flatMap { $0 }),
      labels: labels.map { $0 > 0 ? 1 : 0 }, classes: 2)
    settings = PerceptronSettings(
      rule: .margin, learningRate: content["eta"]?.number ?? 1,
      epochs: Int(content["epochs"]?.number ?? 0))
    self.expected = expected
  }

  /// The largest difference from the reference.
  func difference() throws -> Double {
    var training = try PerceptronTraining(settings, on: data)
    training.run()
    let recording = training.recording
    var difference = ParityCase.Difference()
    difference.compare(
      recording.weights.dropFirst().flatMap { $0 },
      expected["weights_per_epoch"]?.list?.flatMap { $0.numbers ?? [] }, 1)
    difference.compare(
      recording.biases.dropFirst(), expected["bias_per_epoch"]?.numbers, 1)
    difference.compare(
      recording.mistakes.map { Double($0) }, expected["mistakes_per_epoch"]?.numbers, 1)
    return difference.relative
  }
}
