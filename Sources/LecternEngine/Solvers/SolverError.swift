/// Why an exact solver has no answer. Rows and columns count from 0.
public enum SolverError: Error, Equatable, Sendable {
  case noRows
  /// Infinitely many models fit: there are more parameters than rows.
  case fewerRowsThanParameters(rows: Int, parameters: Int)
  /// The feature at this place is not a finite number.
  case nonfiniteFeature(row: Int, column: Int)
  /// The target of this row is not a finite number.
  case nonfiniteTarget(row: Int)
  /// Infinitely many models fit: feature `column` is, to working precision, a combination of the
  /// other features and the constant.
  case dependentColumns(rank: Int, parameters: Int, column: Int)
  /// A penalty below 0 or not finite.
  case unusablePenalty(Double)
  /// Logistic regression of rows that are all of one class.
  case oneClass(UInt32)
  /// A line, plane, ... separates the two classes, so ever larger weights fit ever better. A
  /// penalty makes the answer unique.
  case separable
  /// Newton's method made so many steps without coming to rest.
  case notConverged(iterations: Int)
}

/// Whether a model has a constant term.
public enum Intercept: Equatable, Sendable {
  case fitted
  case none
}

/// Throws unless there is a row and every feature and target is a finite number.
func requireSolvable(_ features: Matrix, _ target: [Double]) throws(SolverError) {
  precondition(features.rows == target.count)
  if target.isEmpty { throw .noRows }
  if let place = features.firstNonfinite {
    throw .nonfiniteFeature(row: place.row, column: place.column)
  }
  for i in 0..<target.count where !target[i].isFinite { throw .nonfiniteTarget(row: i) }
}
