/// How a column is brought to a common size.
public enum ScalingMethod: Equatable, Sendable {
  /// Left as it is.
  case none
  /// Mean 0 and population standard deviation 1.
  case standard
  /// Mean 0, in its own units.
  case center
  /// Least value 0, greatest value 1.
  case minMax
}

/// Why a column cannot be scaled. Columns and rows count from 0.
public enum ScalingError: Error, Equatable, Sendable {
  case noRows
  /// The value at this place is not a finite number.
  case nonfinite(row: Int, column: Int)
  /// The column has one value only, so there is no spread to divide by.
  case constant(column: Int)
  /// Standardizing would overflow or vanish: the values span less than 1e-150 or more than 1e150.
  case unusableRange(column: Int)
}

/// A shift and a division for each column: `scaled = (value − offset) / factor`.
///
/// Fit it on training rows and apply it to all others; whatever it learned from validation or test
/// rows would be a leak.
public struct Scaler: Equatable, Sendable {
  /// What is taken from each column, in the column's units.
  public let offsets: [Double]
  /// What each column is then divided by, in the column's units; above 0 when fitted.
  public let factors: [Double]

  /// - Precondition: equal lengths.
  public init(offsets: [Double], factors: [Double]) {
    precondition(offsets.count == factors.count)
    self.offsets = offsets
    self.factors = factors
  }

  /// A scaler that changes nothing.
  public static func identity(columns: Int) -> Scaler {
    Scaler(
      offsets: [Double](repeating: 0, count: columns),
      factors: [Double](repeating: 1, count: columns))
  }

  /// The scaler that brings each column of `rows` to size by the method of the same index.
  ///
  /// - Precondition: one method for each column.
  /// - Throws: ``ScalingError`` for a column that a method other than `none` cannot scale.
  public init(fitting rows: Matrix, methods: [ScalingMethod]) throws(ScalingError) {
    precondition(methods.count == rows.columns)
    var offsets: [Double] = []
    var factors: [Double] = []
    for j in 0..<rows.columns {
      let (offset, factor) = try Scaler.fit(rows.column(j), column: j, method: methods[j])
      offsets.append(offset)
      factors.append(factor)
    }
    self.init(offsets: offsets, factors: factors)
  }

  /// The scaler that brings every column of `rows` to size by one method; throws as the other one.
  public init(fitting rows: Matrix, method: ScalingMethod) throws(ScalingError) {
    try self.init(
      fitting: rows, methods: [ScalingMethod](repeating: method, count: rows.columns))
  }

  private static func fit(
    _ values: [Double], column: Int, method: ScalingMethod
  ) throws(ScalingError) -> (offset: Double, factor: Double) {
    if method == .none { return (0, 1) }
    if values.isEmpty { throw .noRows }
    for i in 0..<values.count where !values[i].isFinite {
      throw .nonfinite(row: i, column: column)
    }
    let least = Statistics.minimum(values)
    let most = Statistics.maximum(values)
    if method != .center && least == most { throw .constant(column: column) }
    let range = most - least
    if method == .standard && !(range >= 1e-150 && range <= 1e150) || !range.isFinite {
      throw .unusableRange(column: column)
    }
    switch method {
    case .none: return (0, 1)
    case .center: return (Statistics.mean(values), 1)
    case .minMax: return (least, range)
    case .standard: return (Statistics.mean(values), Statistics.populationDeviation(values))
    }
  }
}

// MARK: - Values

extension Scaler {
  /// `value` of column `column`, scaled.
  public func scaled(_ value: Double, column: Int = 0) -> Double {
    (value - offsets[column]) / factors[column]
  }

  /// The inverse of ``scaled(_:column:)``.
  public func unscaled(_ value: Double, column: Int = 0) -> Double {
    value * factors[column] + offsets[column]
  }

  /// Every row scaled; shape kept.
  public func scaled(_ rows: Matrix) -> Matrix {
    precondition(rows.columns == offsets.count)
    var result = rows
    for i in 0..<rows.rows {
      for j in 0..<rows.columns { result[i, j] = (rows[i, j] - offsets[j]) / factors[j] }
    }
    return result
  }

  /// The inverse of ``scaled(_:)``, up to rounding.
  public func unscaled(_ rows: Matrix) -> Matrix {
    precondition(rows.columns == offsets.count)
    var result = rows
    for i in 0..<rows.rows {
      for j in 0..<rows.columns { result[i, j] = rows[i, j] * factors[j] + offsets[j] }
    }
    return result
  }
}
