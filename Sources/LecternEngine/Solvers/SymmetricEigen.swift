/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// The cyclic Jacobi method (Golub and Van Loan 2013, algorithm 8.5.3), run until no element off
/// the diagonal can change the ones on it.
public struct SymmetricEigen: Equatable, Sendable {
  /// The eigenvalues, the greatest first.
  public let values: [Double]
  /// Column `k` belongs to `values[k]` and has length 1; its largest component is positive.
  public let vectors: Matrix

  /// - Precondition: `matrix` is square; only its upper triangle is read.
  public init(_ matrix: Matrix) {
    precondition(matrix.rows == matrix.columns)
    var sweep = JacobiSweep(matrix)
    var rounds = 0
    while sweep.rotateAll() && rounds < 60 { rounds += 1 }
    let n = matrix.rows
    let diagonal = sweep.a
    var order: [Int] = []
    for k in 0..<n { order.append(k) }
    order.sort { i, j in
      diagonal[i, i] != diagonal[j, j] ? diagonal[i, i] > diagonal[j, j] : i < j
    }
    var values: [Double] = []
    var vectors = sweep.v.selecting(columns: order)
    for k in 0..<n {
      values.append(diagonal[order[k], order[k]])
      var largest = 0.0
      for i in 0..<n where vectors[i, k].magnitude > largest.magnitude { largest = vectors[i, k] }
      if largest < 0 {
        for i in 0..<n { vectors[i, k] = -vectors[i, k] }
      }
    }
    self.values = values
    self.vectors = vectors
  }
}

private struct JacobiSweep {
  var a: Matrix
  var v: Matrix

  init(_ matrix: Matrix) {
    a = matrix
    v = Matrix(rows: matrix.rows, columns: matrix.rows)
    for i in 0..<matrix.rows {
      v[i, i] = 1
      for j in 0..<i { a[i, j] = a[j, i] }
    }
  }

  /// Rotates every pair of axes once; false if none needed it.
  mutating func rotateAll() -> Bool {
    var rotated = false
    for p in 0..<a.rows {
      for q in (p + 1)..<a.rows where a[p, q] != 0 {
        let size = (a[p, p].magnitude.squareRoot()) * (a[q, q].magnitude.squareRoot())
        let matters =
          a[p, p].magnitude + a[p, q].magnitude != a[p, p].magnitude
          || a[q, q].magnitude + a[p, q].magnitude != a[q, q].magnitude
        if matters && a[p, q].magnitude > 0x1p-60 * size {
          rotate(p, q)
          rotated = true
        }
      }
    }
    return rotated
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
    let root = (theta * theta + 1).magnitude.squareRoot()
    // For a huge angle's cotangent the square overflows and the tangent is 1/(2θ).
    let steep = theta.magnitude > 1e150
    let size = steep ? 0.5 / theta.magnitude : 1 / (theta.magnitude + root)
    let t = theta < 0 ? -size : size
    let c = 1 / (t * t + 1).magnitude.squareRoot()
    let s = t * c
    let shift = t * a[p, q]
    a[p, p] -= shift
    a[q, q] += shift
    a[p, q] = 0
    a[q, p] = 0
    for i in 0..<a.rows {
      if i != p && i != q {
        let x = a[i, p]
        let y = a[i, q]
        a[i, p] = c * x - s * y
        a[i, q] = s * x + c * y
        a[p, i] = a[i, p]
        a[q, i] = a[i, q]
      }
      let x = v[i, p]
      let y = v[i, q]
      v[i, p] = c * x - s * y
      v[i, q] = s * x + c * y
    }
  }
}
