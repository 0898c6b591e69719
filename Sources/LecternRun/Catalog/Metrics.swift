import LecternEngine
import LecternSpec

/// What a metric is computed from: the predictions and targets of some rows, in original units.
package struct Predicted: Sendable {
  /// For numbers: predictions and targets of all outputs one after the other. For two classes: the
  /// scores of the second class.
  package var outputs: [Double]
  package var targets: [Double]
  /// For classes; otherwise empty.
  package var predicted: [UInt32]
  package var actual: [UInt32]
  package var classes: Int

  var confusion: ConfusionMatrix {
    ConfusionMatrix(predicted: predicted, actual: actual, classes: classes)
  }
}

/// What a metric's number is, by which claims' words are checked and its better values told.
package enum MetricMeasure: Equatable, Sendable {
  /// An error in the target's unit to a power. Less is better.
  case target(power: Int)
  /// A part of what could be reached. More is better.
  case share

  func dimension(of run: RunResult) -> Dimension? {
    switch self {
    case .target(let power): run.target(power: power)
    case .share: .share
    }
  }
}

/// How a metric is computed; nil where it does not fit the model.
package struct MetricKernel: Sendable {
  package var isForClasses: Bool
  package var measure: MetricMeasure?
  package var evaluate: @Sendable (Predicted) -> Double

  package init(
    isForClasses: Bool, measure: MetricMeasure? = nil,
    _ evaluate: @escaping @Sendable (Predicted) -> Double
  ) {
    self.isForClasses = isForClasses
    self.measure = measure
    self.evaluate = evaluate
  }
}

private func metric(
  _ name: String, _ documentation: String, classes: Bool, _ measure: MetricMeasure,
  synonyms: [String] = [], _ evaluate: @escaping @Sendable (Predicted) -> Double
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.metric, name, documentation, synonyms: synonyms),
    .metric(MetricKernel(isForClasses: classes, measure: measure, evaluate)))
}

let metricEntries: [CatalogEntry] = [
  metric(
    "mse", "Mean squared error in the target's units squared.", classes: false, .target(power: 2),
    synonyms: ["mean_squared_error"]
  ) {
    RegressionMetrics.mse($0.outputs, $0.targets)
  },
  metric(
    "rmse", "Its square root, in the target's units.", classes: false, .target(power: 1),
    synonyms: ["root_mean_squared_error"]
  ) {
    RegressionMetrics.rmse($0.outputs, $0.targets)
  },
  metric(
    "mae", "Mean magnitude of the errors, in the target's units.", classes: false,
    .target(power: 1),
    synonyms: ["mean_absolute_error"]
  ) {
    RegressionMetrics.mae($0.outputs, $0.targets)
  },
  metric(
    "r2", "The share of the variance that the model explains.", classes: false, .share,
    synonyms: ["r2_score"]
  ) {
    RegressionMetrics.r2($0.outputs, $0.targets)
  },
  metric("accuracy", "The share of rows whose class is right.", classes: true, .share) {
    $0.confusion.accuracy
  },
  metric(
    "precision", "Of the rows called positive, the share that are; averaged over more classes.",
    classes: true, .share
  ) { $0.classes > 2 ? $0.confusion.macroPrecision : $0.confusion.precision() },
  metric(
    "recall", "Of the positive rows, the share that were found; averaged over more classes.",
    classes: true, .share
  ) { $0.classes > 2 ? $0.confusion.macroRecall : $0.confusion.recall() },
  metric("f1", "The harmonic mean of precision and recall.", classes: true, .share) {
    $0.classes > 2 ? $0.confusion.macroF1 : $0.confusion.f1()
  },
  metric("auc", "The area under the ROC curve, for two classes.", classes: true, .share) {
    $0.classes == 2 && !$0.outputs.isEmpty
      ? ROC(scores: $0.outputs, labels: $0.actual).area : .nan
  },
  CatalogEntry(
    ComponentDeclaration(.metric, "confusion", "How many rows of each class got which prediction.")
  ),
]

/// The metrics that have a number, in their order, with what it is.
let metricMeasures: [(name: String, measure: MetricMeasure?)] = metricEntries.compactMap { entry in
  guard case .metric(let kernel) = entry.build else { return nil }
  return (entry.declaration.name, kernel.measure)
}
