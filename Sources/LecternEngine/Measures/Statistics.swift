/// Figures that describe a column of numbers. NaN where a figure is not defined, as for no values.
public enum Statistics {
  /// The sum, with what rounding drops carried along; 0 for no values.
  public static func sum(_ values: [Double]) -> Double {
    var sum = ExactSum()
    for value in values { sum.add(value) }
    return sum.value
  }

  /// The arithmetic mean.
  public static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : sum(values) / Double(values.count)
  }

  /// The sum of squared distances from the mean; two passes, since one loses digits.
  static func squaredDistances(_ values: [Double]) -> Double {
    let center = mean(values)
    var sum = ExactSum()
    for value in values { sum.add((value - center) * (value - center)) }
    return sum.value
  }

  /// The variance with divisor `count`.
  public static func populationVariance(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : squaredDistances(values) / Double(values.count)
  }

  /// The variance with divisor `count − 1`.
  public static func sampleVariance(_ values: [Double]) -> Double {
    values.count < 2 ? .nan : squaredDistances(values) / Double(values.count - 1)
  }

  /// The standard deviation with divisor `count`, as scaling has it.
  public static func populationDeviation(_ values: [Double]) -> Double {
    populationVariance(values).magnitude.squareRoot()
  }

  /// The standard deviation with divisor `count − 1`.
  public static func sampleDeviation(_ values: [Double]) -> Double {
    sampleVariance(values).magnitude.squareRoot()
  }

  /// The least value. Those that are not numbers are passed over.
  public static func minimum(_ values: [Double]) -> Double {
    var least = Double.nan
    for value in values where value < least || least.isNaN { least = value }
    return least
  }

  /// The greatest value. Those that are not numbers are passed over.
  public static func maximum(_ values: [Double]) -> Double {
    var most = Double.nan
    for value in values where value > most || most.isNaN { most = value }
    return most
  }

  /// The value below which half of the values lie; between the middle two for an even count.
  public static func median(_ values: [Double]) -> Double {
    quantile(values, 0.5)
  }

  /// The value below which the share `p` (0...1) of the values lies.
  ///
  /// Interpolates linearly between neighbors: definition 7 of Hyndman and Fan 1996, the default of
  /// R and NumPy.
  public static func quantile(_ values: [Double], _ p: Double) -> Double {
    quantiles(values, [p])[0]
  }

  /// Several quantiles of the same values, which are sorted once; NaN for a share outside 0...1.
  public static func quantiles(_ values: [Double], _ shares: [Double]) -> [Double] {
    let sorted = values.sorted()
    var result: [Double] = []
    for p in shares {
      if sorted.isEmpty || !(p >= 0 && p <= 1) {
        result.append(.nan)
        continue
      }
      let place = p * Double(sorted.count - 1)
      let below = Int(place)
      let above = below + 1 < sorted.count ? below + 1 : below
      let share = place - Double(below)
      result.append(sorted[below] + share * (sorted[above] - sorted[below]))
    }
    return result
  }
}

// MARK: - Two columns

extension Statistics {
  private static func products(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count)
    let xMean = mean(x)
    let yMean = mean(y)
    var sum = ExactSum()
    for i in 0..<x.count { sum.add((x[i] - xMean) * (y[i] - yMean)) }
    return sum.value
  }

  /// The covariance with divisor `count`.
  public static func populationCovariance(_ x: [Double], _ y: [Double]) -> Double {
    x.isEmpty ? .nan : products(x, y) / Double(x.count)
  }

  /// The covariance with divisor `count − 1`.
  public static func sampleCovariance(_ x: [Double], _ y: [Double]) -> Double {
    x.count < 2 ? .nan : products(x, y) / Double(x.count - 1)
  }

  /// Pearson's correlation, −1...1; NaN where a column does not vary.
  public static func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let xSpread = squaredDistances(x).magnitude.squareRoot()
    let ySpread = squaredDistances(y).magnitude.squareRoot()
    if !(xSpread > 0 && ySpread > 0) { return .nan }
    let r = products(x, y) / xSpread / ySpread
    return r > 1 ? 1 : (r < -1 ? -1 : r)
  }

  /// Pearson's correlation of every pair of columns, shape `[columns, columns]`; 1 on the diagonal.
  public static func correlations(_ matrix: Matrix) -> Matrix {
    var result = Matrix(rows: matrix.columns, columns: matrix.columns, repeating: 1)
    for i in 0..<matrix.columns {
      for j in 0..<i {
        let r = correlation(matrix.column(i), matrix.column(j))
        result[i, j] = r
        result[j, i] = r
      }
    }
    return result
  }
}

// MARK: - Groups

extension Statistics {
  /// The mean of the values of each group 0..<`count`; NaN for a group without values.
  public static func means(_ values: [Double], by groups: [UInt32], count: Int) -> [Double] {
    precondition(values.count == groups.count)
    var sums = [ExactSum](repeating: ExactSum(), count: count)
    var sizes = [Int](repeating: 0, count: count)
    for i in 0..<values.count {
      sums[Int(groups[i])].add(values[i])
      sizes[Int(groups[i])] += 1
    }
    var result = [Double](repeating: .nan, count: count)
    for k in 0..<count where sizes[k] > 0 { result[k] = sums[k].value / Double(sizes[k]) }
    return result
  }
}
