import CReference
import LecternEngine

/// The perceptron by margin, rows in order: 1000 of two features that no line separates.
struct PerceptronWorkload {
  let name = "(c) perceptron 1000x2, 100 epochs"
  let data = Workload.classes(rows: 1000, width: 2, count: 2)
  let epochs = 100

  var samples: Double { Double(data.rows * epochs) }

  /// The wrong rows after every epoch.
  func runEngine() throws -> [Int] {
    var training = try PerceptronTraining(
      PerceptronSettings(rule: .margin, epochs: epochs), on: data)
    training.run()
    return [Int](training.recording.errors.dropFirst())
  }

  /// The same in C.
  func runReference() -> [Int] {
    var weights = [0.0, 0.0]
    var bias = 0.0
    var errors = [Int](repeating: 0, count: epochs)
    _ = reference_perceptron(
      data.features.elements, data.labels, data.rows, 2, Int32(epochs), &weights, &bias, &errors)
    return errors
  }
}
