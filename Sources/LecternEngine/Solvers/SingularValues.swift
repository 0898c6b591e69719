/// The singular values of the columns of a linear problem, the greatest first.
///
/// One-sided Jacobi rotations (Hestenes 1958) on the triangular factor of a QR factorization, which
/// also gives the smallest values many right digits.
/// With an intercept a column of ones counts among the columns. One value for each column, in the
/// features' units; zeros where there are fewer rows.
public func singularValues(_ features: Matrix, intercept: Intercept) -> [Double] {
  let design = DesignMatrix(features, intercept: intercept)
  let qr = PivotedQR(design)
  let n = design.columns
  let m = design.rows < n ? design.rows : n
  // R in the columns' own units.
  var columns: [[Double]] = []
  for k in 0..<n {
    var column = [Double](repeating: 0, count: n)
    for i in 0..<(k < m ? k + 1 : m) {
      column[i] = qr.upper(i, k) * design.scales[qr.order[k]]
    }
    columns.append(column)
  }
  var rounds = 0
  while orthogonalize(&columns) && rounds < 60 { rounds += 1 }
  var values: [Double] = []
  for column in columns { values.append(dot(column, column).magnitude.squareRoot()) }
  values.sort { a, b in a > b }
  return values
}

/// The condition number of the features, the greatest singular value over the least, at least 1;
/// infinity when the least is 0, NaN without columns.
public func conditionNumber(_ features: Matrix, intercept: Intercept) -> Double {
  let values = singularValues(features, intercept: intercept)
  guard let most = values.first, let least = values.last else { return .nan }
  return least > 0 ? most / least : .infinity
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<a.count { sum += a[i] * b[i] }
  return sum
}

/// Makes every pair of columns perpendicular once; false if all were.
private func orthogonalize(_ columns: inout [[Double]]) -> Bool {
  var rotated = false
  for p in 0..<columns.count {
    for q in (p + 1)..<columns.count {
      let pp = dot(columns[p], columns[p])
      let qq = dot(columns[q], columns[q])
      let pq = dot(columns[p], columns[q])
      let size = pp.magnitude.squareRoot() * qq.magnitude.squareRoot()
      if pq.magnitude <= Double.ulpOfOne * size || pq == 0 { continue }
      rotated = true
      let zeta = (qq - pp) / (2 * pq)
      let root = (1 + zeta * zeta).magnitude.squareRoot()
      let t = (zeta < 0 ? -1 : 1) / (zeta.magnitude + root)
      let c = 1 / (1 + t * t).magnitude.squareRoot()
      let s = c * t
      for i in 0..<columns[p].count {
        let x = columns[p][i]
        let y = columns[q][i]
        columns[p][i] = c * x - s * y
        columns[q][i] = s * x + c * y
      }
    }
  }
  return rotated
}
