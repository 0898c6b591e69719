import LecternEngine

/// A run being repeated, epoch by epoch, whatever kind of model it trains.
///
/// A class, since a run in progress is one thing: copies of it would only make the page's module
/// larger.
public final class PageRun {
  private var network: Training?
  private var perceptron: PerceptronTraining?
  private var descent: FunctionTraining?
  private let stopsWithoutMistakes: Bool
  private let rows: Int
  /// Epochs, or updates of a function, that the settings ask for.
  public let planned: Int

  /// A run before its first update.
  ///
  /// - Throws: what of the settings does not fit the rows.
  public init(_ settings: PageSettings, on data: PageData) throws(EngineError) {
    rows = data.training.rows
    switch settings {
    case .network(let settings):
      network = try Training(settings, on: data.training, validation: data.validation)
      stopsWithoutMistakes = false
      planned = settings.epochs
    case .perceptron(let settings, let stops):
      perceptron = try PerceptronTraining(settings, on: data.training)
      stopsWithoutMistakes = stops
      planned = settings.epochs
    case .function(let settings):
      descent = try FunctionTraining(settings)
      stopsWithoutMistakes = false
      planned = settings.updates
    }
  }

  /// Goes on by at most `epochs` epochs; a function's epoch is one update.
  public func advance(epochs: Int) {
    network?.run(epochs: epochs)
    var left = network == nil ? epochs : 0
    while left > 0, !isFinished {
      perceptron?.runEpoch()
      descent?.step()
      left -= 1
    }
  }

  public var isFinished: Bool {
    if let network { return network.isFinished }
    if let descent { return descent.isFinished }
    guard let perceptron else { return true }
    return perceptron.isFinished
      || (stopsWithoutMistakes && perceptron.recording.firstCleanEpoch != nil)
  }

  /// What happened so far, as a lesson's results hold it.
  public var record: PageRecord {
    var record = PageRecord()
    record.unit = descent == nil ? .epoch : .step
    if let network {
      let recording = network.recording
      record.losses = recording.loss
      record.validation = recording.validationLoss
      record.running = network.updatesPerEpoch > 1 ? recording.runningLoss : []
      record.parametersByEpoch = recording.parameters
      record.parameters = network.parameters
      record.epochs = recording.epochs
      record.updates = recording.updates
      record.firstNonfiniteStep = recording.firstNonfiniteStep
    } else if let perceptron {
      let recording = perceptron.recording
      let share = Double(rows > 1 ? rows : 1)
      record.losses = recording.errors.map { Double($0) / share }
      record.running = recording.mistakes.map { Double($0) / share }
      record.mistakes = recording.mistakes.map { Double($0) }
      for epoch in recording.weights.indices {
        record.parametersByEpoch.append(recording.weights[epoch] + [recording.biases[epoch]])
      }
      record.parameters = perceptron.weights + [perceptron.bias]
      if perceptron.settings.keepsPocket, let pocket = recording.pocket {
        record.parameters = pocket.weights + [pocket.bias]
      }
      record.epochs = recording.epochs
      record.updates = recording.updates
    } else if let descent {
      let recording = descent.recording
      record.losses = recording.loss
      record.parametersByEpoch = recording.parameters
      record.parameters = descent.parameters
      record.epochs = recording.epochs
      record.updates = recording.updates
      record.firstNonfiniteStep = recording.firstNonfiniteStep
    }
    return record
  }
}

/// What a page knows of a run, its own or the author's.
public struct PageRecord: Equatable, Sendable {
  public enum Unit: Equatable, Sendable {
    case epoch, step

    public var name: String { self == .epoch ? "epoch" : "step" }
  }

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
  public var parameters: [Double] = []
  public var epochs = 0
  public var updates = 0
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
