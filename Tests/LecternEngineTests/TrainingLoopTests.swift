import LecternEngine
import Testing

/// However many epochs or updates one call makes, every number is the same to the last bit.
@Suite struct TrainingLoopTests {
  private static let everything: RecordOptions = [
    .steps, .parameters, .stepParameters, .gradients, .updates, .activations, .optimizerState,
  ]

  /// Settings whose updates look at all rows, or at some, with all that an update may do.
  private static let cases: [(name: String, change: @Sendable (inout TrainingSettings) -> Void)] = [
    ("plain", { _ in }),
    ("adam", { $0.optimizer = .adam(learningRate: 0.01) }),
    ("l2", { $0.regularization.l2 = 0.1 }),
    ("proximal l1", { $0.regularization.l1 = 0.1 }),
    ("clipped", { $0.clipping = .globalNorm(0.01, dialect: .keras) }),
    ("dropout", { $0.network.layers[0].dropout = 0.3 }),
    ("recorded", { $0.record = everything }),
    ("losses alone", { $0.record = [] }),
    (
      "early stopping",
      { $0.earlyStopping = EarlyStopping(monitor: .loss, patience: 1, minimumDelta: 1) }
    ),
    ("watching validation", { $0.earlyStopping = EarlyStopping(patience: 2) }),
    ("overflow", { $0.optimizer = .sgd(learningRate: 1e200) }),
    ("no epochs", { $0.epochs = 0 }),
  ]

  @Test(arguments: cases.map(\.name), [BatchSize.full, .rows(8), .rows(50)])
  func everyWayToTheEndGivesTheSameBits(name: String, batch: BatchSize) throws {
    var settings = SettingsTests.settings(hidden: [4])
    settings.batchSize = batch
    settings.record = [.steps, .parameters]
    let change = try #require(Self.cases.first { $0.name == name }).change
    change(&settings)
    let rows = SettingsTests.data.selecting(rows: [UInt32](0..<30))
    let validation = SettingsTests.data.selecting(rows: [UInt32](30..<50))
    if case .rows(50) = batch { settings.batchSize = .rows(30) }
    let start = try Training(settings, on: rows, validation: validation)

    var whole = start
    whole.run()
    var epochwise = start
    while !epochwise.isFinished { epochwise.runEpoch() }
    var stepwise = start
    while !stepwise.isFinished { stepwise.step() }
    var pieces = start
    pieces.step()
    pieces.run(epochs: 2)
    pieces.step()
    var seen: [[Double]] = []
    pieces.run { seen.append($0) }
    for other in [epochwise, stepwise, pieces] {
      #expect(bits(of: other) == bits(of: whole))
      #expect(other.recording.epochs == whole.recording.epochs)
      #expect(other.recording.bestEpoch == whole.recording.bestEpoch)
      #expect(other.recording.firstNonfiniteStep == whole.recording.firstNonfiniteStep)
    }
    if let last = seen.last {
      #expect(last.map(\.bitPattern) == whole.parameters.map(\.bitPattern))
    }
    // The gradient is the last update's, unless one more was ready when the run ended by itself.
    if whole.recording.firstNonfiniteStep == nil && !whole.recording.stoppedEarly {
      #expect(whole.gradients.map(\.bitPattern) == epochwise.gradients.map(\.bitPattern))
    }
  }

  /// Every recorded number and what a training holds, as bits, since NaN is no equal of itself.
  private func bits(of training: Training) -> [[UInt64]] {
    let recording = training.recording
    let series =
      [
        recording.loss, recording.objective, recording.validationLoss, recording.runningLoss,
        recording.stepLoss, recording.stepGradientNorm, recording.stepLearningRate,
        training.parameters, training.optimizerState,
      ] + recording.parameters + recording.stepParameters + recording.optimizerState
      + recording.gradientNorms + recording.updateNorms + recording.activationMeans
      + recording.activationDeviations
    return series.map { $0.map(\.bitPattern) }
  }
}
