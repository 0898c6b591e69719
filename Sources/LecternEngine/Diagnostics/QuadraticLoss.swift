/// The mean squared error of a linear model as a function of its parameters, prepared so that one
/// evaluation costs no pass over the rows: `minimum + ½ (θ − θ*)ᵀ H (θ − θ*)`.
public struct QuadraticLoss: Equatable, Sendable {
  /// The parameters of least loss.
  public let best: LinearCoefficients
  /// The loss there.
  public let minimum: Double
  /// Second derivatives, weights first, bias last where there is one.
  public let curvature: Curvature

  /// - Throws: ``SolverError`` when there is no unique minimum.
  public init(
    _ features: Matrix, _ target: [Double], intercept: Intercept = .fitted
  ) throws(SolverError) {
    let fit = try leastSquares(features, target, intercept: intercept)
    best = fit.coefficients
    minimum = fit.mse
    curvature = Curvature.meanSquaredError(features, intercept: intercept)
  }

  /// The mean squared error at `parameters`, whose bias counts only where it is fitted.
  public func value(at parameters: LinearCoefficients) -> Double {
    let n = curvature.hessian.rows
    var offset = [Double](repeating: 0, count: n)
    let weights = best.weights.count
    for j in 0..<weights { offset[j] = parameters.weights[j] - best.weights[j] }
    if n > weights { offset[weights] = parameters.bias - best.bias }
    var sum = 0.0
    for i in 0..<n {
      for j in 0..<n { sum += offset[i] * curvature.hessian[i, j] * offset[j] }
    }
    return minimum + 0.5 * sum
  }

  /// The loss over weight `index` (x) and the bias (y), the other weights at their best values; the
  /// same for every y where no bias is fitted.
  public func grid(
    weight index: Int = 0, x: (low: Double, high: Double, count: Int),
    bias y: (low: Double, high: Double, count: Int)
  ) -> LossGrid {
    var parameters = best
    return LossGrid(x: x, y: y) { weight, bias in
      parameters.weights[index] = weight
      parameters.bias = bias
      return value(at: parameters)
    }
  }
}
