/// How far predicted numbers are from the true ones. Both arrays have the same length; NaN for none.
public enum RegressionMetrics {
  /// The sum of squared errors.
  public static func squaredErrors(_ predictions: [Double], _ targets: [Double]) -> Double {
    precondition(predictions.count == targets.count)
    var sum = ExactSum()
    for i in 0..<targets.count {
      let error = predictions[i] - targets[i]
      sum.add(error * error)
    }
    return sum.value
  }

  /// The mean squared error, without a half.
  public static func mse(_ predictions: [Double], _ targets: [Double]) -> Double {
    targets.isEmpty ? .nan : squaredErrors(predictions, targets) / Double(targets.count)
  }

  /// The square root of the mean squared error, in the target's units.
  public static func rmse(_ predictions: [Double], _ targets: [Double]) -> Double {
    mse(predictions, targets).magnitude.squareRoot()
  }

  /// The mean absolute error, in the target's units.
  public static func mae(_ predictions: [Double], _ targets: [Double]) -> Double {
    precondition(predictions.count == targets.count)
    var sum = ExactSum()
    for i in 0..<targets.count { sum.add((predictions[i] - targets[i]).magnitude) }
    return targets.isEmpty ? .nan : sum.value / Double(targets.count)
  }

  /// The share of the targets' variation that is explained: 1 − Σ(error²) / Σ(distance from mean²);
  /// Wright 1921, "Correlation and causation".
  ///
  /// Below 0 when the mean would have predicted better; NaN when the targets do not vary.
  public static func r2(_ predictions: [Double], _ targets: [Double]) -> Double {
    let total = Statistics.squaredDistances(targets)
    return total > 0 ? 1 - squaredErrors(predictions, targets) / total : .nan
  }
}
