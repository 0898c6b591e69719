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

/// How a metric is computed; nil where it does not fit the model.
package struct MetricKernel: Sendable {
  package var isForClasses: Bool
  package var evaluate: @Sendable (Predicted) -> Double

  package init(
    isForClasses: Bool, _ evaluate: @escaping @Sendable (Predicted) -> Double
  ) {
    self.isForClasses = isForClasses
    self.evaluate = evaluate
  }
}

private func metric(
  _ name: String, _ documentation: String, classes: Bool,
  _ evaluate: @escaping @Sendable (Predicted) -> Double
) -> CatalogEntry {
  CatalogEntry(
    ComponentDeclaration(.metric, name, documentation),
    .metric(MetricKernel(isForClasses: classes, evaluate)))
}

let metricEntries: [CatalogEntry] = [
  metric("mse", "Mean squared error in the target's units squared.", classes: false) {
    RegressionMetrics.mse($0.outputs, $0.targets)
  },
  metric("rmse", "Its square root, in the target's units.", classes: false) {
    RegressionMetrics.rmse($0.outputs, $0.targets)
  },
  metric("mae", "Mean magnitude of the errors, in the target's units.", classes: false) {
    RegressionMetrics.mae($0.outputs, $0.targets)
  },
  metric("r2", "The share of the variance that the model explains.", classes: false) {
    RegressionMetrics.r2($0.outputs, $0.targets)
  },
  metric("accuracy", "The share of rows whose class is right.", classes: true) {
    $0.confusion.accuracy
  },
  metric(
    "precision", "Of the rows called positive, the share that are; averaged over more classes.",
    classes: true
  ) { $0.classes > 2 ? $0.confusion.macroPrecision : $0.confusion.precision() },
  metric(
    "recall", "Of the positive rows, the share that were found; averaged over more classes.",
    classes: true
  ) { $0.classes > 2 ? $0.confusion.macroRecall : $0.confusion.recall() },
  metric("f1", "The harmonic mean of precision and recall.", classes: true) {
    $0.classes > 2 ? $0.confusion.macroF1 : $0.confusion.f1()
  },
  metric("auc", "The area under the ROC curve, for two classes.", classes: true) {
    $0.classes == 2 && !$0.outputs.isEmpty
      ? ROC(scores: $0.outputs, labels: $0.actual).area : .nan
  },
  CatalogEntry(
    ComponentDeclaration(.metric, "confusion", "How many rows of each class got which prediction.")
  ),
]
