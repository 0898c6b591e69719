import LecternEngine
import Testing

@Suite struct TrainingTests {
  /// x = 1, 2, 3 and y = 2 x, one parameter that matters.
  static let line = Dataset(
    features: Matrix(column: [1, 2, 3]), target: [2, 4, 6])

  @Test func oneStepOfDescentIsTheFormula() throws {
    var settings = TrainingSettings(
      network: .linear(inputs: 1), loss: .meanSquaredError, optimizer: .sgd(learningRate: 0.1))
    settings.batchSize = .full
    settings.record = [.steps]
    var training = try Training(settings, on: Self.line)
    training.step()
    // d/dw = 2/3 Σ x (−y) = −56/3, d/db = −8.
    #expect((training.parameters[0] - 5.6 / 3).magnitude < 1e-14)
    #expect((training.parameters[1] - 0.8).magnitude < 1e-14)
    #expect((training.recording.loss[0] - 56.0 / 3).magnitude < 1e-14)
    #expect(training.recording.stepLoss == [training.recording.loss[0]])
    #expect(training.isFinished)
  }

  @Test func steppingIsRunning() throws {
    var settings = TrainingSettings(
      network: .dense(inputs: 1, hidden: [5], activation: .tanh), loss: .meanSquaredError,
      optimizer: .adam(learningRate: 0.01))
    settings.batchSize = .rows(2)
    settings.epochs = 7
    settings.record = [.steps, .parameters]
    var stepped = try Training(settings, on: Self.line)
    var run = stepped
    while !stepped.isFinished { stepped.step() }
    run.run()
    #expect(stepped.parameters == run.parameters)
    #expect(stepped.recording == run.recording)
    #expect(run.recording.epochs == 7)
    #expect(run.recording.updates == 14)
    #expect(run.recording.samples == 21)
    #expect(run.recording.loss.count == 8)
    #expect(run.recording.runningLoss.count == 7)
    #expect(run.recording.parameters.count == 8)
  }

  @Test func overflowEndsTheRun() throws {
    var settings = TrainingSettings(
      network: .linear(inputs: 1), loss: .meanSquaredError, optimizer: .sgd(learningRate: 10))
    settings.batchSize = .full
    settings.epochs = 1000
    var training = try Training(settings, on: Self.line)
    training.run()
    let step = try #require(training.recording.firstNonfiniteStep)
    #expect(step > 10 && step < 300)
    #expect(training.isFinished)
    #expect(training.recording.epochs <= step)
    #expect(training.recording.loss.count == training.recording.epochs + 1)
  }
}
