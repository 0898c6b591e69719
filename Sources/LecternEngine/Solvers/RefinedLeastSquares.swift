/// The least-squares solution of `A x ≈ b` for a factored A of full rank, refined until rounding in
/// the factorization no longer matters.
///
/// Björck 1967, "Iterative refinement of linear least squares solutions I": the residual r and the
/// solution x are corrected together through `r + A x = b`, `Aᵀ r = 0`, with what is left of both
/// equations computed in about 106 bits. When A is not too near to dependent columns (a condition
/// number up to about 10¹³) the result is the exact solution for the given doubles, rounded.
struct RefinedLeastSquares {
  /// In the order of A's columns, for A's scaled columns.
  private(set) var solution: [Double]
  private var solutionTail: [Double]
  /// `b − A x`.
  private(set) var residual: [Double]
  private var residualTail: [Double]

  private static let mostRefinements = 12

  init(_ a: DesignMatrix, _ qr: PivotedQR, _ b: [Double], refined: Bool = true) {
    solution = [Double](repeating: 0, count: a.columns)
    solutionTail = solution
    residual = [Double](repeating: 0, count: a.rows)
    residualTail = residual
    var change = correct(qr, f: b, g: [Double](repeating: 0, count: a.columns))
    if !refined { return }
    for _ in 0..<RefinedLeastSquares.mostRefinements {
      let f = leftOfFirstEquation(a, b)
      let g = leftOfSecondEquation(a)
      let next = correct(qr, f: f, g: g)
      // Corrections shrink by a steady factor; stop when the one to come would be lost in rounding,
      // or when this one did not shrink and so has nothing left to say.
      let shrinks = next <= 0.5 * change
      if !shrinks || next * (next / change) <= 0x1p-64 * largestSolution { break }
      change = next
    }
  }

  private var largestSolution: Double {
    var largest = 0.0
    for value in solution where value.magnitude > largest { largest = value.magnitude }
    return largest
  }

  /// Adds the solution of `dr + A dx = f`, `Aᵀ dr = g`; returns the greatest change of x.
  private mutating func correct(_ qr: PivotedQR, f: [Double], g: [Double]) -> Double {
    var permuted = g
    for k in 0..<g.count { permuted[k] = g[qr.order[k]] }
    let d = qr.solveTransposedUpper(permuted)
    var rotated = f
    qr.applyTransposedQ(to: &rotated)
    for k in 0..<d.count { rotated[k] -= d[k] }
    let z = qr.solveUpper(rotated)
    var largest = 0.0
    for k in 0..<z.count {
      add(z[k], to: &solution[qr.order[k]], tail: &solutionTail[qr.order[k]])
      if z[k].magnitude > largest { largest = z[k].magnitude }
    }
    for k in 0..<d.count { rotated[k] = d[k] }
    qr.applyQ(to: &rotated)
    for i in 0..<rotated.count { add(rotated[i], to: &residual[i], tail: &residualTail[i]) }
    return largest
  }

  private func add(_ value: Double, to head: inout Double, tail: inout Double) {
    var sum = Wide(high: head, low: tail)
    sum.add(value)
    head = sum.high
    tail = sum.low
  }

  /// `b − r − A x`. Products with a tail are small enough to be rounded.
  private func leftOfFirstEquation(_ a: DesignMatrix, _ b: [Double]) -> [Double] {
    var sums = [Wide](repeating: Wide(), count: a.rows)
    for i in 0..<a.rows {
      sums[i].add(b[i])
      sums[i].add(-residual[i])
      sums[i].add(-residualTail[i])
    }
    for j in 0..<a.columns {
      let start = j * a.rows
      let head = -solution[j]
      let tail = -solutionTail[j]
      for i in 0..<a.rows {
        let value = a.elements[start + i]
        sums[i].addProduct(value, head)
        sums[i].add(value * tail)
      }
      if a.tails.isEmpty { continue }
      for i in 0..<a.rows { sums[i].add(a.tails[start + i] * head) }
    }
    var left = b
    for i in 0..<a.rows { left[i] = sums[i].high }
    return left
  }

  /// `−Aᵀ r`.
  private func leftOfSecondEquation(_ a: DesignMatrix) -> [Double] {
    var left = [Double](repeating: 0, count: a.columns)
    for j in 0..<a.columns {
      let start = j * a.rows
      var sum = Wide()
      for i in 0..<a.rows {
        let value = a.elements[start + i]
        sum.addProduct(value, -residual[i])
        sum.add(-value * residualTail[i])
      }
      if !a.tails.isEmpty {
        for i in 0..<a.rows { sum.add(-a.tails[start + i] * residual[i]) }
      }
      left[j] = sum.high
    }
    return left
  }
}
