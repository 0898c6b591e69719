import LecternEngine
import Testing

@Suite struct StepTraceTests {
  /// Two inputs, two sigmoid units, one linear output; worked by hand.
  static func settings() -> TrainingSettings {
    let network = Network(
      inputs: 2,
      layers: [
        Layer(
          units: 2, activation: .sigmoid, weights: .values([0.5, -0.5, 0.25, 0.75]),
          biases: .values([0.1, -0.1])),
        Layer(units: 1, weights: .values([1, -1]), biases: .values([0.2])),
      ])
    var settings = TrainingSettings(
      network: network, loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1))
    settings.batchSize = .full
    settings.epochs = 3
    return settings
  }

  static let data = Dataset(
    features: Matrix(rows: 1, columns: 2, elements: [1, 2]), target: [1])

  @Test func showsTheNumbersOfAnUpdate() throws {
    var training = try Training(Self.settings(), on: Self.data)
    let made = training.tracedStep()
    let trace = try #require(made)
    func isClose(_ a: Double, _ b: Double) -> Bool { (a - b).magnitude < 6e-5 }
    #expect(isClose(trace.layers[0].sums[0, 0], -0.4))
    #expect(isClose(trace.layers[0].sums[0, 1], 1.65))
    #expect(isClose(trace.layers[0].activations[0, 0], 0.4013))
    #expect(isClose(trace.layers[0].activations[0, 1], 0.8389))
    #expect(isClose(trace.layers[1].activations[0, 0], -0.2376))
    #expect(isClose(trace.loss, 1.5316))
    #expect(isClose(trace.layers[1].sumGradients[0, 0], -2.4752))
    #expect(isClose(trace.layers[1].weightGradients[0, 0], -0.9933))
    #expect(isClose(trace.layers[1].weightGradients[0, 1], -2.0764))
    #expect(isClose(trace.layers[0].biasGradients[0], -0.5947))
    #expect(isClose(trace.layers[0].biasGradients[1], 0.3345))
    #expect(isClose(training.recording.loss[1], 0.4309))
    #expect(trace.update == 1 && trace.epoch == 1 && trace.rows == [0])
  }

  @Test func tracingChangesNothing() throws {
    for dropout in [0, 0.4] {
      let data = GradientTests.data(rows: 30, for: .meanSquaredError, outputs: 1)
      var settings = TrainingSettings(
        network: .dense(inputs: 3, hidden: [6, 5], activation: .gelu, dropout: dropout),
        loss: .meanSquaredError, optimizer: .adam(learningRate: 0.01))
      settings.batchSize = .rows(8)
      settings.epochs = 2
      var traced = try Training(settings, on: data)
      var plain = traced
      while !traced.isFinished {
        let made = traced.tracedStep()
        let trace = try #require(made)
        plain.step()
        #expect(trace.parametersAfter == plain.parameters)
        #expect(trace.gradients == plain.gradients)
        #expect(trace.optimizerStateAfter == plain.optimizerState)
        let assembled = trace.layers.flatMap { $0.weightGradients.elements + $0.biasGradients }
        #expect(assembled == trace.gradients)
      }
      #expect(traced.recording == plain.recording)
    }
  }
}
