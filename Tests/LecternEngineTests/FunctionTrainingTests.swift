import LecternEngine
import Testing

@Suite struct FunctionTrainingTests {
  static func steps(
    _ function: FunctionModel, from start: [Double], _ optimizer: OptimizerChoice, limit: Int = 3000
  ) throws -> Int? {
    var settings = FunctionSettings(function: function, start: start, optimizer: optimizer)
    settings.updates = limit
    var training = try FunctionTraining(settings)
    while !training.isFinished {
      training.step()
      if let loss = training.recording.loss.last, loss <= 1e-6 { return training.recording.updates }
    }
    return nil
  }

  @Test func momentumShortensTheWayDownTheBowl() throws {
    let start = [10.0, 1]
    let plain = try #require(
      try Self.steps(.bowl(), from: start, .sgd(learningRate: 0.0198)))
    #expect(plain > 455 && plain < 465)
    let best = try #require(
      try Self.steps(
        .bowl(), from: start, .sgd(SGD(learningRate: 0.03306, momentum: .heavyBall(0.6694)))))
    #expect(best > 60 && best < 75)
    #expect(
      try Self.steps(
        .bowl(), from: start, .sgd(SGD(learningRate: 0.01, momentum: .heavyBall(0.9)))) == 162)
    #expect(
      try Self.steps(
        .bowl(), from: start, .sgd(SGD(learningRate: 0.01, momentum: .nesterov(0.9)))) == 98)
    #expect(
      try Self.steps(
        .bowl(), from: start, .sgd(SGD(learningRate: 0.01, momentum: .heavyBall(0.99)))) == 1428)
  }

  @Test(arguments: [
    (0.001, 811), (0.01, 78), (0.05, 13), (0.1, 3), (0.2, 54),
  ])
  func oneParameterTakesTheKnownSteps(rate: Double, expected: Int) throws {
    var settings = FunctionSettings(
      function: .parabola(curvature: 28.0 / 3, center: 2), start: [0],
      optimizer: .sgd(learningRate: rate))
    settings.updates = 1000
    var training = try FunctionTraining(settings)
    training.run()
    let first = training.recording.parameters.firstIndex { ($0[0] - 2).magnitude < 0.001 }
    #expect(first == expected)
  }

  @Test func overflowEndsTheRun() throws {
    var settings = FunctionSettings(
      function: .rosenbrock(), start: [-1.5, 2], optimizer: .sgd(learningRate: 0.1))
    settings.updates = 1000
    var training = try FunctionTraining(settings)
    training.run()
    #expect(training.recording.firstNonfiniteStep == training.recording.updates)
    #expect(training.recording.updates < 20)
  }

  /// Loshchilov and Hutter's point: decoupled decay shrinks noisy and quiet parameters alike.
  @Test func decoupledDecayIgnoresTheNoise() throws {
    func end(_ decay: Regularization.WeightDecay) throws -> [Double] {
      let flat = CustomFunction(dimension: 2) { _, gradient in
        gradient[0] = 0
        gradient[1] = 0
        return 0
      }
      var settings = FunctionSettings(
        function: .custom(flat), start: [1, 1], optimizer: .adam(learningRate: 0.001))
      settings.gradientNoise = [10, 0.1]
      settings.regularization.weightDecay = decay
      settings.updates = 5000
      var training = try FunctionTraining(settings)
      training.run()
      return training.parameters
    }
    let coupled = try end(.coupled(0.1))
    let decoupled = try end(.decoupled(0.1))
    #expect(coupled[0] > 0.8 && coupled[1] < 0.2)
    #expect((decoupled[0] - decoupled[1]).magnitude < 0.5 && decoupled[1] > 0.35)
  }
}
