import LecternEngine
import LecternNumerics
import Testing

@Suite struct SettingsTests {
  static let data = GradientTests.data(rows: 50, for: .meanSquaredError, outputs: 1)

  static func settings(
    _ optimizer: OptimizerChoice = .sgd(learningRate: 0.05), hidden: [Int] = []
  ) -> TrainingSettings {
    var settings = TrainingSettings(
      network: .dense(inputs: 3, hidden: hidden, activation: .tanh), loss: .meanSquaredError,
      optimizer: optimizer)
    settings.epochs = 5
    settings.batchSize = .rows(8)
    return settings
  }

  @Test func refusesWhatCannotBeTrained() {
    func refuses(_ expected: EngineError, _ change: (inout TrainingSettings) -> Void) {
      var settings = Self.settings()
      change(&settings)
      #expect(throws: expected) { try Training(settings, on: Self.data) }
    }
    refuses(.batchSize(51, rows: 50)) { $0.batchSize = .rows(51) }
    refuses(.batchSize(0, rows: 50)) { $0.batchSize = .rows(0) }
    refuses(.featureCount(expected: 2, found: 3)) { $0.network.inputs = 2 }
    refuses(.outputCount(expected: 4, found: 1)) { $0.network.layers[0].units = 4 }
    refuses(.emptyLayer(index: 0)) { $0.network.layers[0].units = 0 }
    refuses(.needsClasses) { $0.loss = .crossEntropy }
    refuses(.targetNotBinary(row: 0)) { $0.loss = .binaryCrossEntropy }
    refuses(.epochs(-1)) { $0.epochs = -1 }
    refuses(.needsValidation) { $0.earlyStopping = EarlyStopping() }
    refuses(.hyperparameter(.learningRate, value: -1)) { $0.optimizer.learningRate = -1 }
    refuses(.hyperparameter(.beta2, value: 1)) { $0.optimizer = .adam(Adam(beta2: 1)) }
    refuses(.hyperparameter(.momentum, value: 1.5)) {
      $0.optimizer = .sgd(SGD(momentum: .nesterov(1.5)))
    }
    refuses(.hyperparameter(.scheduleDuration, value: 0)) {
      $0.schedule = Schedule(.cosine(duration: 0))
    }
    refuses(.hyperparameter(.clipLimit, value: 0)) { $0.clipping = .value(0) }
    refuses(.hyperparameter(.penalty, value: -1)) { $0.regularization.l2 = -1 }
    refuses(.hyperparameter(.dropout, value: 1)) { $0.network.layers[0].dropout = 1 }
    refuses(.initialCount(expected: 3, found: 1)) {
      $0.network.layers[0].weightInitializer = .values([1])
    }
    refuses(.order(epoch: 0)) { $0.order = .listed([[0, 0]]) }
    refuses(.hyperparameter(.weightDecay, value: -1)) {
      $0.regularization.weightDecay = .decoupled(-1)
    }
    refuses(.hyperparameter(.minimumDelta, value: -1)) {
      $0.earlyStopping = EarlyStopping(monitor: .loss, minimumDelta: -1)
    }
    refuses(.hyperparameter(.schedule, value: 2)) {
      $0.schedule = Schedule(.oneCycle(duration: 10, rise: 2))
    }
    refuses(.hyperparameter(.scheduleDuration, value: 3)) {
      $0.schedule = Schedule(.piecewise(boundaries: [5, 3], factors: [1, 1, 1]))
    }
    refuses(.hyperparameter(.initial, value: .infinity)) {
      $0.network.layers[0].weightInitializer = .constant(.infinity)
    }
    refuses(.hyperparameter(.momentumDecay, value: -1)) {
      $0.optimizer = .nAdam(NAdam(momentumDecay: -1))
    }
  }

  @Test func refusesUnfitRows() {
    var data = Self.data
    data.features.elements[4] = .nan
    #expect(throws: EngineError.nonfiniteFeature(row: 1, column: 1)) {
      try Training(Self.settings(), on: data)
    }
    let single = Dataset(features: Matrix(column: [1, 2, 3]), labels: [1, 1, 1], classes: 2)
    var settings = TrainingSettings(
      network: .linear(inputs: 1), loss: .binaryCrossEntropy, optimizer: .sgd(learningRate: 1))
    settings.batchSize = .full
    #expect(throws: EngineError.singleClass) { try Training(settings, on: single) }
  }

  @Test func countsWhatItDid() throws {
    var settings = Self.settings()
    let kept = try train(settings, on: Self.data).recording
    #expect(kept.updates == 35 && kept.samples == 250 && kept.epochs == 5)
    settings.dropsLastBatch = true
    let dropped = try train(settings, on: Self.data).recording
    #expect(dropped.updates == 30 && dropped.samples == 240)
  }

  @Test func ordersDiffer() throws {
    func end(_ order: BatchOrder, seed: UInt64 = 0) throws -> [Double] {
      var settings = Self.settings()
      settings.order = order
      settings.seed = seed
      settings.network = .linear(inputs: 3)
      return try train(settings, on: Self.data).parameters
    }
    let given = try end(.given)
    #expect(try end(.given, seed: 1) == given)
    #expect(try end(.fixed) != given)
    #expect(try end(.shuffled) != end(.fixed))
    #expect(try end(.shuffled) != end(.shuffled, seed: 1))
    #expect(try end(.listed([(0..<50).map { UInt32($0) }])) == given)
  }

  @Test func aBatchOfAllRowsIsTheFullBatch() throws {
    var settings = Self.settings(hidden: [4])
    settings.batchSize = .full
    let full = try train(settings, on: Self.data)
    settings.batchSize = .rows(50)
    #expect(try train(settings, on: Self.data).recording == full.recording)
  }

  @Test func permutingRowsOnlyMovesRounding() throws {
    var settings = Self.settings(hidden: [4])
    settings.batchSize = .full
    settings.epochs = 20
    var random = RandomStream(seed: 3, stream: .rowOrder)
    let permuted = Self.data.selecting(rows: random.permutation(of: 50))
    let a = try train(settings, on: Self.data).parameters
    let b = try train(settings, on: permuted).parameters
    for (x, y) in zip(a, b) { #expect((x - y).magnitude < 1e-12) }
  }

  /// From zero, gradient descent on 8 y is 8 times the descent on y, to the last bit.
  @Test func descentIsLinearInTheTargets() throws {
    var settings = Self.settings()
    settings.network = .linear(inputs: 3)
    var scaled = Self.data
    for i in 0..<scaled.targets.elements.count { scaled.targets.elements[i] *= 8 }
    let a = try train(settings, on: Self.data)
    let b = try train(settings, on: scaled)
    #expect(a.parameters.map { $0 * 8 } == b.parameters)
    #expect(a.recording.loss.map { $0 * 64 } == b.recording.loss)
  }

  @Test func earlyStoppingRestoresTheBest() throws {
    var settings = Self.settings(.adam(learningRate: 0.05), hidden: [16])
    settings.epochs = 500
    settings.earlyStopping = EarlyStopping(patience: 20)
    settings.record = [.parameters]
    let train = Self.data.selecting(rows: [UInt32](0..<20))
    let validation = Self.data.selecting(rows: [UInt32](20..<50))
    var training = try Training(settings, on: train, validation: validation)
    training.run()
    let recording = training.recording
    let best = try #require(recording.bestEpoch)
    #expect(recording.stoppedEarly && recording.restoredBest)
    #expect(recording.epochs == best + 20)
    #expect(recording.validationLoss.dropFirst().min() == recording.validationLoss[best])
    #expect(training.parameters == recording.parameters[best])
    #expect(training.outputs(for: train.features).rows == 20)
  }

  @Test func dropoutKeepsTheMean() throws {
    var settings = Self.settings(hidden: [40])
    settings.network.layers[0].dropout = 0.5
    let plain = try train(Self.settings(hidden: [40]), on: Self.data)
    let dropped = try train(settings, on: Self.data)
    #expect(plain.recording.loss[0] == dropped.recording.loss[0])
    #expect(plain.parameters != dropped.parameters)
    #expect(try train(settings, on: Self.data).parameters == dropped.parameters)
  }

  @Test func proximalPenaltyMakesExactZeros() throws {
    var settings = Self.settings()
    settings.network = .linear(inputs: 3, weights: .constant(0.1))
    settings.regularization.l1 = 5
    settings.epochs = 30
    let proximal = try train(settings, on: Self.data)
    #expect(proximal.parameters[0..<3].allSatisfy { $0 == 0 })
    #expect(proximal.parameters[3] != 0)
    settings.regularization = Regularization(l1Subgradient: 5)
    #expect(try train(settings, on: Self.data).parameters[0..<3].allSatisfy { $0 != 0 })
  }

  @Test func layersAreMeasured() throws {
    var settings = Self.settings(hidden: [4, 3])
    settings.record = [.gradients, .updates, .activations, .optimizerState, .stepParameters]
    let recording = try train(settings, on: Self.data).recording
    #expect(recording.gradientNorms.count == 6 && recording.gradientNorms[0].count == 3)
    #expect(recording.updateNorms.count == 5 && recording.updateNorms[0].count == 3)
    #expect(recording.activationMeans.count == 6)
    #expect(recording.activationDeviations.allSatisfy { $0.count == 3 })
    #expect(recording.stepParameters.count == 36)
    #expect(recording.optimizerState.count == 36)
    var squares = 0.0
    for (a, b) in zip(recording.stepParameters[0][0..<16], recording.stepParameters[7][0..<16]) {
      squares += (a - b) * (a - b)
    }
    #expect((squares.squareRoot() - recording.updateNorms[0][0]).magnitude < 1e-14)
  }

  @Test func gradientNoiseFallsWithTheRootOfTheBatch() throws {
    let data = GradientTests.data(rows: 2000, for: .meanSquaredError, outputs: 1)
    var settings = Self.settings()
    settings.network = .linear(inputs: 3)
    let noise = try Training(settings, on: data).gradientNoise(batchSizes: [1, 16], draws: 400)
    let ratio = noise[0].total / noise[1].total
    #expect(ratio > 3.4 && ratio < 4.6)
  }
}
