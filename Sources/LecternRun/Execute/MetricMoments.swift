import LecternEngine

/// Metrics after every epoch, for those that the spec lists.
struct MetricMoments {
  private var values: [String: [DataPart: [Double]]] = [:]
  private let kernels: [(name: String, kernel: MetricKernel)]

  init(_ setup: RunSetup) {
    kernels = setup.metrics.filter { setup.seriesMetrics.contains($0.name) }
  }

  /// Whether no metric is wanted after every epoch.
  var isEmpty: Bool { kernels.isEmpty }

  mutating func record(_ setup: RunSetup, _ parameters: [Double]) {
    guard !kernels.isEmpty else { return }
    for part in [DataPart.training, .validation] {
      guard let outputs = outputs(setup, parameters, on: part) else { continue }
      let predicted = predicted(setup, outputs, on: part)
      for (name, kernel) in kernels {
        values[name, default: [:]][part, default: []].append(kernel.evaluate(predicted))
      }
    }
  }

  /// In the order of the catalog. The squared error of one output costs nothing where it is the
  /// loss: then it is kept unasked, in original units.
  func series(_ setup: RunSetup, loss: RunSeries) -> [MetricSeries] {
    var series: [MetricSeries] = []
    for (name, _) in kernels {
      for part in DataPart.allCases {
        if let values = values[name]?[part] {
          series.append(MetricSeries(name, on: part, values))
        }
      }
    }
    if let lossFactor = setup.shape.loss.squaredErrorFactor, values["mse"] == nil,
      let scaling = setup.prepared?.result.targetScaling, let scale = scaling.only?.scale
    {
      let factor = scale * scale / lossFactor
      series.append(MetricSeries("mse", on: .training, loss.loss.map { $0 * factor }))
      if !loss.validationLoss.isEmpty {
        series.append(
          MetricSeries("mse", on: .validation, loss.validationLoss.map { $0 * factor }))
      }
    }
    return series
  }
}
