/// What one training run gave. Losses are in training units; metrics, predictions and
/// `parameters.original` in the data's original units.
package struct RunResult: Equatable, Sendable, Codable {
  /// `capstone`; a member of a compare is `race.adam` or `rates[0.1]`.
  package var name: String
  /// The data set; absent for function models.
  package var dataName: String?
  package var seed: Int
  /// The resolved settings a page prints, in the order of the reference: `("optimizer", "adam")`,
  /// `("learning_rate", "0.001")`, ...
  package var settings: [NamedText]
  package var model: ModelShape
  package var counts: RunCounts
  package var series: RunSeries
  /// Final values, training rows first, then validation and test rows where there are any.
  package var metrics: [Metric]
  package var parameters: ParameterRecord
  /// The first update whose loss or parameters were not finite, from 1.
  package var firstNonfiniteStep: Int?
  /// The first epoch that ended not finite or above ten times the loss at the start.
  package var divergedAt: Int?
  package var earlyStop: EarlyStop?
  package var perceptron: PerceptronRecord?
  /// The curvature of the loss, for models whose loss is quadratic, or at the start otherwise.
  package var curvature: CurvatureRecord?
  /// The rows that were trained on, in original units; empty for function models.
  package var residuals: ResidualRecord
  /// The validation rows likewise; empty without a split.
  package var validationResiduals = ResidualRecord()
  /// How far gradients of batches lie from the full gradient, at the start; needs
  /// `record: gradients`, and is measured for models of at most 100 parameters.
  package var gradientNoise: [GradientNoiseRecord] = []
  package var solver: SolverRecord?
  /// The way of a function model through its parameter space, one entry per update from 0.
  package var path: [PathPoint]
  package var confusion: ConfusionRecord?
  /// The trained model, ready to predict in original units.
  package var fitted: FittedModel

  package init(
    name: String, dataName: String?, seed: Int = 0, settings: [NamedText], model: ModelShape,
    counts: RunCounts, series: RunSeries, metrics: [Metric], parameters: ParameterRecord,
    firstNonfiniteStep: Int? = nil, divergedAt: Int? = nil, earlyStop: EarlyStop? = nil,
    perceptron: PerceptronRecord? = nil, curvature: CurvatureRecord? = nil,
    residuals: ResidualRecord = ResidualRecord(), solver: SolverRecord? = nil,
    path: [PathPoint] = [], confusion: ConfusionRecord? = nil, fitted: FittedModel
  ) {
    self.name = name
    self.dataName = dataName
    self.seed = seed
    self.settings = settings
    self.model = model
    self.counts = counts
    self.series = series
    self.metrics = metrics
    self.parameters = parameters
    self.firstNonfiniteStep = firstNonfiniteStep
    self.divergedAt = divergedAt
    self.earlyStop = earlyStop
    self.perceptron = perceptron
    self.curvature = curvature
    self.residuals = residuals
    self.solver = solver
    self.path = path
    self.confusion = confusion
    self.fitted = fitted
  }

  /// Ended not finite, or above ten times the loss at the start.
  package var diverged: Bool {
    guard let first = series.loss.first, let last = series.loss.last else { return false }
    return firstNonfiniteStep != nil || !last.isFinite || last > 10 * first
  }

  package func metric(_ name: String, on part: DataPart = .training) -> Double? {
    metrics.first { $0.name == name && $0.part == part }?.value
  }
}

/// What kind of model a run trained.
package struct ModelShape: Equatable, Sendable, Codable {
  package enum Kind: String, Equatable, Sendable, Codable {
    case linear, polynomial, logistic, softmax, perceptron, network, function
  }

  package var kind: Kind
  /// Names of the inputs after polynomial expansion; for functions the names of the parameters
  /// (`w1`, `w2`).
  package var inputs: [String]
  /// Widths of all layers from the first hidden one to the output; empty for functions.
  package var widths: [Int]
  /// Activation of each layer, as long as `widths`.
  package var activations: [String]
  /// Whether each unit adds a bias.
  package var hasBias: Bool
  package var loss: LossName
  /// The classes' names for classifiers, otherwise empty.
  package var classes: [String]
  /// The function's name for `model: function`.
  package var function: String?

  package init(
    kind: Kind, inputs: [String], widths: [Int] = [], activations: [String] = [],
    hasBias: Bool = true, loss: LossName, classes: [String] = [], function: String? = nil
  ) {
    self.kind = kind
    self.inputs = inputs
    self.widths = widths
    self.activations = activations
    self.hasBias = hasBias
    self.loss = loss
    self.classes = classes
    self.function = function
  }

  package var isClassifier: Bool { !classes.isEmpty }
}

/// The counts of a run. `iterationsPerEpoch` = ⌈rows / batchSize⌉ unless the last batch is dropped.
package struct RunCounts: Equatable, Sendable, Codable {
  /// Rows trained on.
  package var rows: Int
  package var validationRows: Int
  package var testRows: Int
  package var epochsPlanned: Int
  /// Epochs begun and ended; fewer than planned after early stopping or an overflow.
  package var epochs: Int
  package var batchSize: Int
  package var iterationsPerEpoch: Int
  /// Rows in the last batch of an epoch.
  package var lastBatch: Int
  package var updates: Int
  /// Rows seen, counted again in every epoch.
  package var samples: Int
  package var parameters: Int

  package init(
    rows: Int = 0, validationRows: Int = 0, testRows: Int = 0, epochsPlanned: Int = 0,
    epochs: Int = 0, batchSize: Int = 0, iterationsPerEpoch: Int = 0, lastBatch: Int = 0,
    updates: Int = 0, samples: Int = 0, parameters: Int = 0
  ) {
    self.rows = rows
    self.validationRows = validationRows
    self.testRows = testRows
    self.epochsPlanned = epochsPlanned
    self.epochs = epochs
    self.batchSize = batchSize
    self.iterationsPerEpoch = iterationsPerEpoch
    self.lastBatch = lastBatch
    self.updates = updates
    self.samples = samples
    self.parameters = parameters
  }
}

/// What was recorded over time. A series that was not recorded is empty.
package struct RunSeries: Equatable, Sendable, Codable {
  /// Data loss over all training rows, without penalties: `loss[0]` before training, then one per
  /// epoch.
  package var loss: [Double] = []
  /// `loss` plus penalties; equal to `loss` where nothing is penalized.
  package var objective: [Double] = []
  /// As `loss`, over the validation rows; empty without a split.
  package var validationLoss: [Double] = []
  /// The mean over each epoch's batches, as Keras prints it; entry 0 belongs to epoch 1.
  package var runningLoss: [Double] = []
  /// The batch's loss before update k; entry 0 belongs to update 1. Needs `record: steps`.
  package var stepLoss: [Double] = []
  /// Norm of the gradient over all training rows: entry 0 before training, then one per epoch;
  /// needs `record: gradients`.
  package var gradientNorm: [Double] = []
  /// Norm of each update's gradient, penalties included; needs `record: steps`.
  package var stepGradientNorm: [Double] = []
  /// Norm of the change of the parameters over each epoch, entry 0 belonging to epoch 1; needs
  /// `record: updates`.
  package var updateNorm: [Double] = []
  /// The learning rate of each update, when a schedule moves it; otherwise one entry.
  package var learningRate: [Double] = []
  /// Metrics after each epoch (entry 0 before training), for those that are recorded.
  package var metrics: [MetricSeries] = []
  /// As `gradientNorm` for each layer, first layer first: `[layer][epoch]`.
  package var layerGradientNorms: [[Double]] = []
  /// Mean and standard deviation of each layer's activations; needs `record: activations`.
  package var activations: [ActivationSeries] = []

  package init() {}
}

package enum DataPart: String, Equatable, Sendable, Codable, CaseIterable {
  case training, validation, test
}

/// A final metric in original units.
package struct Metric: Equatable, Sendable, Codable {
  /// `mse`, `rmse`, `mae`, `r2`, `accuracy`, `precision`, `recall`, `f1`, `auc`, `loss`.
  package var name: String
  package var part: DataPart
  package var value: Double

  package init(_ name: String, on part: DataPart, _ value: Double) {
    self.name = name
    self.part = part
    self.value = value
  }
}

package struct MetricSeries: Equatable, Sendable, Codable {
  package var name: String
  package var part: DataPart
  package var values: [Double]

  package init(_ name: String, on part: DataPart, _ values: [Double]) {
    self.name = name
    self.part = part
    self.values = values
  }
}

package struct ActivationSeries: Equatable, Sendable, Codable {
  package var layer: Int
  package var mean: [Double]
  package var sd: [Double]

  package init(layer: Int, mean: [Double], sd: [Double]) {
    self.layer = layer
    self.mean = mean
    self.sd = sd
  }
}

/// All parameters by name, in one fixed order: a model with one layer has `weight.FEATURE`... and
/// `bias`; deeper ones `layer1.weight[0,0]`, ..., `layer1.bias[0]`, ... A model without biases has
/// weights alone.
package struct ParameterRecord: Equatable, Sendable, Codable {
  package var names: [String]
  package var initial: [Double]
  /// In training units.
  package var final: [Double]
  /// In original units, for models with one layer; otherwise absent.
  package var original: [Double]?
  /// One per epoch from 0, in training units; needs `record: parameters`, which is the default for
  /// models of at most 32 parameters.
  package var byEpoch: [[Double]]
  /// As `byEpoch` in original units; empty where `original` is absent.
  package var originalByEpoch: [[Double]]

  package init(
    names: [String] = [], initial: [Double] = [], final: [Double] = [], original: [Double]? = nil,
    byEpoch: [[Double]] = [], originalByEpoch: [[Double]] = []
  ) {
    self.names = names
    self.initial = initial
    self.final = final
    self.original = original
    self.byEpoch = byEpoch
    self.originalByEpoch = originalByEpoch
  }
}

package struct EarlyStop: Equatable, Sendable, Codable {
  /// The epoch after which training stopped; absent when patience was never exhausted.
  package var stoppedAt: Int?
  package var bestEpoch: Int
  package var best: Double
  package var restored: Bool

  package init(stoppedAt: Int?, bestEpoch: Int, best: Double, restored: Bool) {
    self.stoppedAt = stoppedAt
    self.bestEpoch = bestEpoch
    self.best = best
    self.restored = restored
  }
}

/// The pass-by-pass record of the perceptron rule.
package struct PerceptronRecord: Equatable, Sendable, Codable {
  /// Mistakes made during each epoch; entry 0 belongs to epoch 1.
  package var mistakes: [Int]
  /// The first epoch without a mistake, from 1; absent when there was none.
  package var firstCleanEpoch: Int?
  /// Weights, then the bias, after each epoch; entry 0 before training. Training units.
  package var weightsByEpoch: [[Double]]
  /// As above after every update, while there are at most 1000.
  package var weightsByUpdate: [[Double]]

  package init(
    mistakes: [Int], firstCleanEpoch: Int?, weightsByEpoch: [[Double]],
    weightsByUpdate: [[Double]]
  ) {
    self.mistakes = mistakes
    self.firstCleanEpoch = firstCleanEpoch
    self.weightsByEpoch = weightsByEpoch
    self.weightsByUpdate = weightsByUpdate
  }
}

/// Eigenvalues of the Hessian of the loss.
package struct CurvatureRecord: Equatable, Sendable, Codable {
  /// Largest first.
  package var eigenvalues: [Double]

  package init(eigenvalues: [Double]) { self.eigenvalues = eigenvalues }

  package var max: Double { eigenvalues.first ?? .nan }
  package var min: Double { eigenvalues.last ?? .nan }
  package var condition: Double { max / min }
  /// Plain gradient descent diverges above `2 / max`.
  package var learningRateLimit: Double { 2 / max }
}

/// `residual = target − prediction` over the training rows, in original units.
package struct ResidualRecord: Equatable, Sendable, Codable {
  package var rows: [Int]
  package var predictions: [Double]
  package var targets: [Double]

  package init(rows: [Int] = [], predictions: [Double] = [], targets: [Double] = []) {
    self.rows = rows
    self.predictions = predictions
    self.targets = targets
  }

  package var residuals: [Double] { zip(targets, predictions).map { $0 - $1 } }
}

/// The root mean square distance of a batch's gradient from the gradient over all rows.
package struct GradientNoiseRecord: Equatable, Sendable, Codable {
  package var batchSize: Int
  package var sd: Double

  package init(batchSize: Int, sd: Double) {
    self.batchSize = batchSize
    self.sd = sd
  }
}

/// How an exact solver found the parameters.
package struct SolverRecord: Equatable, Sendable, Codable {
  package var name: Solver
  package var iterations: Int
  package var converged: Bool

  package init(name: Solver, iterations: Int, converged: Bool) {
    self.name = name
    self.iterations = iterations
    self.converged = converged
  }
}

package struct PathPoint: Equatable, Sendable, Codable {
  package var position: [Double]
  package var value: Double

  package init(position: [Double], value: Double) {
    self.position = position
    self.value = value
  }
}

/// `counts[actual][predicted]`.
package struct ConfusionRecord: Equatable, Sendable, Codable {
  package var classes: [String]
  package var counts: [[Int]]

  package init(classes: [String], counts: [[Int]]) {
    self.classes = classes
    self.counts = counts
  }
}
