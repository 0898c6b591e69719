import LecternEngine

/// A run being repeated, epoch by epoch, whatever kind of model it trains.
///
/// Classes, since a run in progress is one thing: copies of it would only make the page's module
/// larger.
public class PageRun {
  /// Epochs, or updates of a function, that the settings ask for.
  public let planned: Int

  fileprivate init(planned: Int) { self.planned = planned }

  /// A run before its first update.
  ///
  /// - Throws: what of the settings does not fit the rows.
  public static func begin(
    _ settings: PageSettings, on data: PageData
  ) throws(EngineError) -> PageRun {
    switch settings {
    case .network(let settings): try NetworkRun(settings, on: data)
    case .perceptron(let settings, let stops):
      try PerceptronRun(settings, stopsWithoutMistakes: stops, on: data)
    case .function(let settings): try DescentRun(settings)
    }
  }

  /// Goes on by at most `epochs` epochs; a function's epoch is one update.
  public func advance(epochs: Int) {
    var left = epochs
    while left > 0, !isFinished {
      runEpoch()
      left -= 1
    }
  }

  /// Whether the planned epochs are done, or the run ended before.
  public var isFinished: Bool { true }

  /// What happened so far, as a lesson's results hold it.
  public var record: PageRecord { PageRecord() }

  fileprivate func runEpoch() {}
}

private final class NetworkRun: PageRun {
  private var training: Training

  init(_ settings: TrainingSettings, on data: PageData) throws(EngineError) {
    training = try Training(settings, on: data.training, validation: data.validation)
    super.init(planned: settings.epochs)
  }

  override func advance(epochs: Int) { training.run(epochs: epochs) }

  override var isFinished: Bool { training.isFinished }

  override var record: PageRecord {
    var record = PageRecord()
    let recording = training.recording
    record.losses = recording.loss
    record.validation = recording.validationLoss
    record.running = training.updatesPerEpoch > 1 ? recording.runningLoss : []
    record.parametersByEpoch = recording.parameters
    record.parameters = training.parameters
    record.epochs = recording.epochs
    record.updates = recording.updates
    record.firstNonfiniteStep = recording.firstNonfiniteStep
    return record
  }
}

private final class PerceptronRun: PageRun {
  private var training: PerceptronTraining
  private let stopsWithoutMistakes: Bool
  private let rows: Int

  init(
    _ settings: PerceptronSettings, stopsWithoutMistakes: Bool, on data: PageData
  ) throws(EngineError) {
    training = try PerceptronTraining(settings, on: data.training)
    self.stopsWithoutMistakes = stopsWithoutMistakes
    rows = data.training.rows
    super.init(planned: settings.epochs)
  }

  override func runEpoch() { training.runEpoch() }

  override var isFinished: Bool {
    training.isFinished
      || (stopsWithoutMistakes && training.recording.firstCleanEpoch != nil)
  }

  override var record: PageRecord {
    var record = PageRecord()
    let recording = training.recording
    let share = Double(rows > 1 ? rows : 1)
    record.losses = recording.errors.map { Double($0) / share }
    record.running = recording.mistakes.map { Double($0) / share }
    record.mistakes = recording.mistakes.map { Double($0) }
    for epoch in recording.weights.indices {
      record.parametersByEpoch.append(recording.weights[epoch] + [recording.biases[epoch]])
    }
    record.parameters = training.weights + [training.bias]
    if training.settings.keepsPocket, let pocket = recording.pocket {
      record.parameters = pocket.weights + [pocket.bias]
    }
    record.epochs = recording.epochs
    record.updates = recording.updates
    return record
  }
}

private final class DescentRun: PageRun {
  private var training: FunctionTraining

  init(_ settings: FunctionSettings) throws(EngineError) {
    training = try FunctionTraining(settings)
    super.init(planned: settings.updates)
  }

  override func runEpoch() { training.step() }

  override var isFinished: Bool { training.isFinished }

  override var record: PageRecord {
    var record = PageRecord()
    record.unit = .step
    let recording = training.recording
    record.losses = recording.loss
    record.parametersByEpoch = recording.parameters
    record.parameters = training.parameters
    record.epochs = recording.epochs
    record.updates = recording.updates
    record.firstNonfiniteStep = recording.firstNonfiniteStep
    return record
  }
}

/// What a page knows of a run, its own or the author's.
public struct PageRecord: Equatable, Sendable {
  /// What the entries of a record are after: epochs, or steps of a function.
  public enum Unit: Equatable, Sendable {
    case epoch, step

    /// In the singular.
    public var name: String { self == .epoch ? "epoch" : "step" }
  }

  /// What ``losses`` and the other series count.
  public var unit = Unit.epoch
  /// Entry 0 before training.
  public var losses: [Double] = []
  /// As long as ``losses``, or empty.
  public var validation: [Double] = []
  /// Entry 0 belongs to epoch 1; empty where an epoch is one batch.
  public var running: [Double] = []
  /// A perceptron's mistakes; entry 0 belongs to epoch 1.
  public var mistakes: [Double] = []
  /// Entry 0 before training; empty where they are not kept.
  public var parametersByEpoch: [[Double]] = []
  /// The trained parameters, in training units; a kept pocket's, where there is one.
  public var parameters: [Double] = []
  /// Epochs begun and ended; the steps of a function.
  public var epochs = 0
  /// Updates made.
  public var updates = 0
  /// The first update, from 1, that was not finite; nil for none.
  public var firstNonfiniteStep: Int?

  public init() {}

  /// Whether the run ended not finite, or above ten times its start.
  public var diverged: Bool {
    guard let first = losses.first, let last = losses.last else { return false }
    return !last.isFinite || last > 10 * first || firstNonfiniteStep != nil
  }

  /// The first epoch that was not finite, or above ten times the start, of a run that diverged.
  public var divergedAt: Int? {
    guard diverged, let first = losses.first else { return nil }
    return losses.firstIndex { !$0.isFinite || $0 > 10 * first }
  }
}
