import LecternEngine
import LecternSpec

/// A run ready to be executed: everything the engine needs, and everything the result repeats.
package struct RunSetup: Sendable {
  package var name: String
  package var spec: TrainSpec
  var dataName: String?
  package var prepared: PreparedData?
  package var shape: ModelShape
  package var method: Method
  package var output: FittedModel.Output
  /// Of the layers, for the fitted model; the last one without what the loss adds.
  var activations: [FittedActivation]
  /// Every metric that fits the model.
  var metrics: [(name: String, kernel: MetricKernel)]
  /// Those that are kept by epoch.
  var seriesMetrics: Set<String>
  var recorded: Set<Recorded>
  var settings: [NamedText]
  var key: RunKey

  package enum Method: Sendable {
    case network(TrainingSettings)
    case perceptron(PerceptronSettings)
    case function(FunctionSettings)
    /// Penalty λ on the mean squared error; 0 for QR.
    case leastSquares(lambda: Double, intercept: Intercept)
    case newton(intercept: Intercept)
  }
}

/// What decides a run's result, part by part: hashed for the cache, compared to explain a drift.
package struct RunKey: Equatable, Sendable {
  package var parts: [NamedText]

  package init(_ parts: [NamedText]) { self.parts = parts }

  /// Canonical text; equal exactly when the runs are the same computation.
  package var text: String {
    parts.map { "\($0.name) = \($0.text)" }.joined(separator: "\n")
  }
}
