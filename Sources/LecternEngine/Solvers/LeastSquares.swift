/// The line, plane, ... that fits best by squared error, found without iteration.
public struct LeastSquaresFit: Equatable, Sendable {
  /// In the units of the features and target given.
  public let coefficients: LinearCoefficients
  /// Target minus prediction for each row.
  public let residuals: [Double]
  /// How many parameters were fitted, the intercept included.
  public let parameters: Int

  /// The sum of squared residuals, without any penalty.
  public var residualSumOfSquares: Double {
    var sum = ExactSum()
    for residual in residuals { sum.add(residual * residual) }
    return sum.value
  }

  /// The mean squared error, without a half.
  public var mse: Double { residualSumOfSquares / Double(residuals.count) }

  /// The residual standard deviation with divisor rows − parameters; 0 where that is no row.
  public var residualDeviation: Double {
    let freedom = residuals.count - parameters
    return freedom > 0 ? (residualSumOfSquares / Double(freedom)).magnitude.squareRoot() : 0
  }
}

/// The weights and bias that minimize `‖y − X w − b‖²`.
///
/// Householder QR with column pivoting on exactly scaled columns, then refinement in doubled
/// precision, so that the result is exact to the last digit or two even for badly scaled columns.
///
/// `features` have shape `[rows, features]`, `target` one number for each row.
///
/// - Throws: ``SolverError`` for no rows, numbers that are not finite, or no unique solution.
public func leastSquares(
  _ features: Matrix, _ target: [Double], intercept: Intercept = .fitted
) throws(SolverError) -> LeastSquaresFit {
  try requireSolvable(features, target)
  return try solve(features, target, intercept: intercept, penalty: 0)
}

/// The weights and bias that minimize `‖y − X w − b‖² + penalty · ‖w‖²`; the bias goes free.
///
/// Hoerl and Kennard 1970. The squared errors are summed, not averaged: the penalty of a mean
/// squared error plus `λ ‖w‖²` is `rows · λ` here. Solved as least squares with one further row for
/// each weight.
///
/// - Throws: ``SolverError``, also for a penalty below 0 or not finite; one above 0 has a unique
///   solution.
public func ridge(
  _ features: Matrix, _ target: [Double], penalty: Double, intercept: Intercept = .fitted
) throws(SolverError) -> LeastSquaresFit {
  try requireSolvable(features, target)
  if !(penalty >= 0 && penalty.isFinite) { throw .unusablePenalty(penalty) }
  return try solve(features, target, intercept: intercept, penalty: penalty)
}

/// The coefficients of 1, x, x², … that minimize the squared error of a polynomial.
///
/// Like ``leastSquares(_:_:intercept:)`` on the powers of `x`, but with powers held to about 106
/// bits: rounding them to doubles alone moves the best coefficients of a high degree. Weight `k`
/// belongs to the power `k + 1`.
///
/// - Precondition: `degree` is at least 1.
/// - Throws: ``SolverError``, also when a power overflows.
public func polynomialLeastSquares(
  _ x: [Double], _ target: [Double], degree: Int, intercept: Intercept = .fitted
) throws(SolverError) -> LeastSquaresFit {
  precondition(degree >= 1)
  let column = Matrix(column: x)
  try requireSolvable(column, target)
  if let place = column.powers(upTo: degree).firstNonfinite {
    throw .nonfiniteFeature(row: place.row, column: place.column)
  }
  return try solve(DesignMatrix(powersOf: x, upTo: degree, intercept: intercept), target)
}

private func solve(
  _ features: Matrix, _ target: [Double], intercept: Intercept, penalty: Double
) throws(SolverError) -> LeastSquaresFit {
  try solve(DesignMatrix(features, intercept: intercept, penalty: penalty), target)
}

private func solve(
  _ design: DesignMatrix, _ target: [Double]
) throws(SolverError) -> LeastSquaresFit {
  if design.rows < design.columns {
    throw .fewerRowsThanParameters(rows: design.rows, parameters: design.columns)
  }
  let qr = PivotedQR(design)
  if qr.rank < design.columns { throw dependency(design, qr) }
  var b = target
  for _ in target.count..<design.rows { b.append(0) }
  let refined = RefinedLeastSquares(design, qr, b)
  return LeastSquaresFit(
    coefficients: coefficients(refined.solution, of: design),
    residuals: [Double](refined.residual[0..<target.count]), parameters: design.columns)
}

/// A solution for scaled columns as weights and bias.
func coefficients(_ solution: [Double], of design: DesignMatrix) -> LinearCoefficients {
  var weights: [Double] = []
  for j in design.leading..<design.columns { weights.append(solution[j] / design.scales[j]) }
  let bias = design.leading == 1 ? solution[0] / design.scales[0] : 0
  return LinearCoefficients(weights: weights, bias: bias)
}

/// The error that names a column the factorization found dependent.
func dependency(_ design: DesignMatrix, _ qr: PivotedQR) -> SolverError {
  .dependentColumns(
    rank: qr.rank, parameters: design.columns, column: qr.order[qr.rank] - design.leading)
}
