/// What a model leaves over: target minus prediction for each row.
public struct Residuals: Equatable, Sendable {
  /// One for each row, in the target's units.
  public let values: [Double]

  /// - Precondition: equal lengths.
  public init(predictions: [Double], targets: [Double]) {
    precondition(predictions.count == targets.count)
    var values = targets
    for i in 0..<values.count { values[i] -= predictions[i] }
    self.values = values
  }

  /// The mean residual; NaN for no rows.
  public var mean: Double { Statistics.mean(values) }
  /// The standard deviation with divisor `count`.
  public var deviation: Double { Statistics.populationDeviation(values) }
  /// The least residual: the prediction furthest above its target. NaN for no rows.
  public var minimum: Double { Statistics.minimum(values) }
  /// The greatest residual: the prediction furthest below its target. NaN for no rows.
  public var maximum: Double { Statistics.maximum(values) }

  /// The mean residual of each group 0..<`count`.
  public func means(by groups: [UInt32], count: Int) -> [Double] {
    Statistics.means(values, by: groups, count: count)
  }
}
