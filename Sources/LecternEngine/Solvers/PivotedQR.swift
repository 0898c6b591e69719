/// A Householder factorization `A P = Q R` with column pivoting.
///
/// Businger and Golub 1965, "Linear least squares solutions by Householder transformations", with
/// remaining column norms computed anew at every step instead of updated, which is slower by a
/// half and cannot go wrong by cancellation. A leading constant column keeps the first place, so
/// that the columns after it are judged by what the constant leaves of them.
struct PivotedQR {
  let rows: Int
  let columns: Int
  /// Column by column: R above the diagonal, Householder vectors from the diagonal down.
  private var factors: [Double]
  /// R's diagonal.
  private(set) var diagonal: [Double]
  /// The column of A that stands at each place.
  private(set) var order: [Int]
  /// How many columns are independent to working precision.
  private(set) var rank: Int

  init(_ a: DesignMatrix) {
    rows = a.rows
    columns = a.columns
    factors = a.elements
    diagonal = [Double](repeating: 0, count: columns)
    order = []
    for j in 0..<columns { order.append(j) }
    rank = 0
    let steps = rows < columns ? rows : columns
    let precision = Double(rows > columns ? rows : columns) * Double.ulpOfOne
    for k in 0..<steps {
      if k >= a.leading { bringLongest(to: k) }
      let length = norm(column: k, from: k)
      // Columns enter with lengths between ½ and 1.
      if length <= precision { break }
      reflect(k, length: length)
      rank += 1
    }
  }

  private func norm(column j: Int, from k: Int) -> Double {
    var squares = 0.0
    for i in k..<rows {
      let value = factors[j * rows + i]
      squares += value * value
    }
    return squares.magnitude.squareRoot()
  }

  private mutating func bringLongest(to k: Int) {
    var longest = k
    var length = norm(column: k, from: k)
    for j in (k + 1)..<columns {
      let other = norm(column: j, from: k)
      if other > length {
        longest = j
        length = other
      }
    }
    if longest == k { return }
    order.swapAt(k, longest)
    for i in 0..<rows { factors.swapAt(k * rows + i, longest * rows + i) }
  }

  private mutating func reflect(_ k: Int, length: Double) {
    let start = k * rows
    let signed = factors[start + k] < 0 ? -length : length
    for i in k..<rows { factors[start + i] /= signed }
    factors[start + k] += 1
    diagonal[k] = -signed
    for j in (k + 1)..<columns {
      let target = j * rows
      var product = 0.0
      for i in k..<rows { product += factors[start + i] * factors[target + i] }
      let step = -product / factors[start + k]
      for i in k..<rows { factors[target + i] += step * factors[start + i] }
    }
  }
}

// MARK: - Applying the factors

extension PivotedQR {
  /// R's element at `row` ≤ `column`.
  func upper(_ row: Int, _ column: Int) -> Double {
    row == column ? diagonal[row] : factors[column * rows + row]
  }

  /// Replaces `vector` (length `rows`) by `Qᵀ · vector`.
  func applyTransposedQ(to vector: inout [Double]) {
    for k in 0..<rank { applyReflection(k, to: &vector) }
  }

  /// Replaces `vector` (length `rows`) by `Q · vector`.
  func applyQ(to vector: inout [Double]) {
    var k = rank - 1
    while k >= 0 {
      applyReflection(k, to: &vector)
      k -= 1
    }
  }

  private func applyReflection(_ k: Int, to vector: inout [Double]) {
    let start = k * rows
    var product = 0.0
    for i in k..<rows { product += factors[start + i] * vector[i] }
    let step = -product / factors[start + k]
    for i in k..<rows { vector[i] += step * factors[start + i] }
  }

  /// Solves `R z = vector[0..<columns]`; full rank only.
  func solveUpper(_ vector: [Double]) -> [Double] {
    var z = [Double](vector[0..<columns])
    var k = columns - 1
    while k >= 0 {
      z[k] /= diagonal[k]
      for i in 0..<k { z[i] -= z[k] * factors[k * rows + i] }
      k -= 1
    }
    return z
  }

  /// Solves `Rᵀ z = vector`; full rank only.
  func solveTransposedUpper(_ vector: [Double]) -> [Double] {
    var z = vector
    for k in 0..<columns {
      for i in 0..<k { z[k] -= factors[k * rows + i] * z[i] }
      z[k] /= diagonal[k]
    }
    return z
  }
}
