/// The columns of a linear problem, one after the other, each scaled by a power of two to a length
/// between ½ and 1. Such scaling is exact and keeps features in large units from drowning others.
struct DesignMatrix {
  let rows: Int
  let columns: Int
  /// The element of row `i`, column `j` stands at `j * rows + i`.
  private(set) var elements: [Double]
  /// What rounding dropped from each element, where that is known; otherwise empty.
  private(set) var tails: [Double] = []
  /// What each column was divided by.
  private(set) var scales: [Double]
  /// 1 if the first column is the constant one, which is never dependent on later ones.
  let leading: Int

  /// A column of ones if there is an intercept, then the features.
  ///
  /// With a penalty above 0, further rows ask each weight (not the intercept) times `√penalty` to
  /// be zero. With `rowWeights`, each row of the data is multiplied by its weight.
  init(
    _ features: Matrix, intercept: Intercept, penalty: Double = 0, rowWeights: [Double] = []
  ) {
    leading = intercept == .fitted ? 1 : 0
    columns = features.columns + leading
    let extra = penalty > 0 ? features.columns : 0
    rows = features.rows + extra
    elements = [Double](repeating: 0, count: rows * columns)
    scales = [Double](repeating: 1, count: columns)
    if leading == 1 {
      for i in 0..<features.rows { elements[i] = rowWeights.isEmpty ? 1 : rowWeights[i] }
    }
    for j in 0..<features.columns {
      let start = (j + leading) * rows
      for i in 0..<features.rows {
        let value = features.elements[i * features.columns + j]
        elements[start + i] = rowWeights.isEmpty ? value : rowWeights[i] * value
      }
      if extra > 0 { elements[start + features.rows + j] = penalty.magnitude.squareRoot() }
    }
    for j in 0..<columns { scaleColumn(j) }
  }

  /// The powers 0 or 1...`degree` of `x`, to about 106 bits.
  init(powersOf x: [Double], upTo degree: Int, intercept: Intercept) {
    leading = intercept == .fitted ? 1 : 0
    columns = degree + leading
    rows = x.count
    elements = [Double](repeating: 1, count: rows * columns)
    tails = [Double](repeating: 0, count: rows * columns)
    scales = [Double](repeating: 1, count: columns)
    for i in 0..<rows {
      var power = Wide(high: 1)
      for j in leading..<columns {
        power = power.times(x[i])
        elements[j * rows + i] = power.high
        tails[j * rows + i] = power.low
      }
    }
    for j in 0..<columns { scaleColumn(j) }
  }

  private mutating func scaleColumn(_ j: Int) {
    var largest = 0.0
    for i in 0..<rows {
      let size = elements[j * rows + i].magnitude
      if size > largest { largest = size }
    }
    if largest == 0 { return }
    // Two steps, so that squares of very large or very small columns neither overflow nor vanish.
    divide(column: j, by: DesignMatrix.powerOfTwo(largest))
    var squares = 0.0
    for i in 0..<rows { squares += elements[j * rows + i] * elements[j * rows + i] }
    divide(column: j, by: 2 * DesignMatrix.powerOfTwo(squares.magnitude.squareRoot()))
  }

  private mutating func divide(column j: Int, by factor: Double) {
    if factor == 1 { return }
    for i in 0..<rows { elements[j * rows + i] /= factor }
    if !tails.isEmpty {
      for i in 0..<rows { tails[j * rows + i] /= factor }
    }
    scales[j] *= factor
  }

  /// The greatest power of two up to a positive `value`, but none so small or large that it could
  /// not be divided by.
  private static func powerOfTwo(_ value: Double) -> Double {
    let exponentBits = value.bitPattern & 0x7ff0_0000_0000_0000
    if exponentBits == 0 { return 0x1p-1022 }
    return Double(bitPattern: exponentBits)
  }
}
