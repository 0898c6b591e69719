import LecternEngine

/// Numbers that sum up a list.
enum Statistic: String, CaseIterable, Sendable {
  case max, min, mean, sum, median, sd, count

  /// NaN where a value is, and where there are none, except for sums and counts.
  func of(_ values: [Double]) -> Double {
    switch self {
    case .count: return Double(values.count)
    case .sum: return Statistics.sum(values)
    case _ where values.contains(where: \.isNaN): return .nan
    case .max: return Statistics.maximum(values)
    case .min: return Statistics.minimum(values)
    case .mean: return Statistics.mean(values)
    case .median: return Statistics.median(values)
    case .sd: return Statistics.populationDeviation(values)
    }
  }
}
