import LecternSource
import LecternSpec

/// The metrics of the catalog that fit a model, which are all measured when a run has ended.
func metricKernels(
  for shape: ModelShape, _ catalog: Catalog
) -> [(name: String, kernel: MetricKernel)] {
  catalog.entries.compactMap { entry in
    guard case .metric(let kernel) = entry.build, kernel.isForClasses == shape.isClassifier
    else { return nil }
    if shape.classes.count != 2, entry.declaration.name == "auc" { return nil }
    return (entry.declaration.name, kernel)
  }
}

/// Refuses metrics after every epoch that do not fit the model.
func checkMetrics(_ spec: TrainSpec, _ shape: ModelShape, _ problems: inout Problems) {
  for metric in spec.metrics {
    guard case .metric(let kernel)? = problems.catalog.entry(.metric, metric.value)?.build
    else { continue }
    if kernel.isForClasses != shape.isClassifier {
      problems.add(
        .metricDoesNotFit, at: metric.range,
        "'\(metric.value)' is for models of \(kernel.isForClasses ? "classes" : "numbers")",
        help: shape.isClassifier
          ? "use accuracy, precision, recall, f1 or auc" : "use mse, rmse, mae or r2")
    }
  }
}
