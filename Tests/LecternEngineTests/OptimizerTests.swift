import LecternEngine
import Testing

@Suite struct OptimizerTests {
  /// Momentum as another package would write it.
  struct HeavyBall: Optimizer {
    var learningRate: Double
    var slotCount: Int { 1 }

    func update(_ step: OptimizerUpdate) {
      let velocity = step.slot(0)
      for i in 0..<step.count {
        velocity[i] = 0.9 * velocity[i] - step.learningRate * step.gradients[i]
        step.parameters[i] += velocity[i]
      }
    }
  }

  @Test func anOptimizerFromOutsideTrainsLikeOneOfOurs() throws {
    let data = SettingsTests.data
    let ours = try train(
      SettingsTests.settings(
        .sgd(SGD(learningRate: 0.02, momentum: .heavyBall(0.9))), hidden: [4]), on: data)
    // Through an existential, as a catalog would hold it.
    let rule: any Optimizer = HeavyBall(learningRate: 0.02)
    let theirs = try train(
      SettingsTests.settings(.custom(CustomOptimizer(rule)), hidden: [4]), on: data)
    #expect(ours.recording == theirs.recording)
    #expect(ours.parameters == theirs.parameters)
  }

  /// The first step with a gradient g and each dialect's defaults, as a multiple of the rate.
  static func firstStep(_ optimizer: OptimizerChoice, gradient: Double) throws -> Double {
    let slope = CustomFunction(dimension: 1) { _, g in
      g[0] = gradient
      return 0
    }
    var settings = FunctionSettings(function: .custom(slope), start: [0], optimizer: optimizer)
    settings.updates = 1
    var training = try FunctionTraining(settings)
    training.run()
    return -training.parameters[0]
  }

  @Test func firstStepsDifferByDialect() throws {
    let keras = try Self.firstStep(.rmsProp(RMSProp(dialect: .keras)), gradient: 1)
    let pytorch = try Self.firstStep(.rmsProp(RMSProp(dialect: .pytorch)), gradient: 1)
    #expect((keras - 0.00316).magnitude < 1e-5)
    #expect((pytorch - 0.1).magnitude < 1e-6)
    let kerasAdam = try Self.firstStep(.adam(Adam(dialect: .keras)), gradient: 1e-6)
    let pytorchAdam = try Self.firstStep(.adam(Adam(dialect: .pytorch)), gradient: 1e-6)
    #expect((kerasAdam / 0.001 - 0.24).magnitude < 0.005)
    #expect((pytorchAdam / 0.001 - 0.99).magnitude < 0.005)
  }

  @Test func withoutCorrectionAdamStartsTooFast() throws {
    let slope = CustomFunction(dimension: 1) { _, g in
      g[0] = 1
      return 0
    }
    func path(_ corrects: Bool) throws -> [Double] {
      var settings = FunctionSettings(
        function: .custom(slope), start: [0],
        optimizer: .adam(Adam(learningRate: 1, epsilon: 0, correctsBias: corrects)))
      settings.updates = 12
      var training = try FunctionTraining(settings)
      training.run()
      return training.recording.parameters.map { -$0[0] }
    }
    let corrected = try path(true)
    let plain = try path(false)
    #expect(zip(corrected.dropFirst(), corrected).allSatisfy { ($0 - $1 - 1).magnitude < 1e-12 })
    #expect((plain[1] - 3.162).magnitude < 0.001)
    #expect((plain[12] - plain[11] - 6.57).magnitude < 0.01)
  }

  /// One saturated sigmoid unit far on the wrong side: cross-entropy moves it, squared error not.
  @Test func squaredErrorStallsThroughASaturatedSigmoid() throws {
    let data = Dataset(features: Matrix(column: [1]), target: [0])
    func end(_ loss: Loss, _ activation: Activation) throws -> Double {
      let layer = Layer(
        units: 1, activation: activation, weights: .constant(2), biases: .constant(2))
      var settings = TrainingSettings(
        network: Network(inputs: 1, layers: [layer]), loss: loss,
        optimizer: .sgd(learningRate: 0.15))
      settings.batchSize = .full
      settings.epochs = 50
      let training = try train(settings, on: data)
      return training.outputs(for: data.features)[0, 0]
    }
    let squared = try end(.halfMeanSquaredError, .sigmoid)
    let crossEntropy = Activation.sigmoid(try end(.binaryCrossEntropy, .identity))
    let ofProbabilities = try end(.binaryCrossEntropyOfProbabilities, .sigmoid)
    #expect((squared - 0.976).magnitude < 0.001)
    #expect((crossEntropy - 0.10).magnitude < 0.005)
    #expect((ofProbabilities - crossEntropy).magnitude < 1e-12)
  }
}
