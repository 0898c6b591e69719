import LecternNumerics

/// How strongly a loss bends in each direction of its parameters.
///
/// One number explains much of training: near a minimum, gradient descent shrinks the error along an
/// eigenvector by `1 − rate · eigenvalue` a step, so it diverges above ``learningRateLimit`` and
/// crawls along the flattest direction when ``condition`` is large.
/// LeCun, Bottou, Orr and Müller 1998, "Efficient BackProp", section 5.
public struct Curvature: Equatable, Sendable {
  /// The second derivatives, shape `[parameters, parameters]`; weights in the order of the
  /// features, then the bias.
  public let hessian: Matrix
  /// The eigenvalues, the greatest first, and their directions.
  public let eigen: SymmetricEigen

  /// - Precondition: `hessian` is square; it is taken as symmetric.
  public init(hessian: Matrix) {
    self.hessian = hessian
    eigen = SymmetricEigen(hessian)
  }

  /// The greatest eigenvalue; NaN for a Hessian without rows.
  public var maximum: Double { eigen.values.first ?? .nan }
  /// The least eigenvalue, below 0 where the loss bends down; NaN for a Hessian without rows.
  public var minimum: Double { eigen.values.last ?? .nan }

  /// The greatest eigenvalue over the least; infinity when a direction does not bend upward.
  public var condition: Double { minimum > 0 ? maximum / minimum : .infinity }

  /// `2 / λmax`: full-batch gradient descent with a fixed rate above this diverges. Infinity where
  /// no direction bends upward.
  public var learningRateLimit: Double { maximum > 0 ? 2 / maximum : .infinity }
}

// MARK: - Models

extension Curvature {
  /// Of a linear model's mean squared error: `factor · (2/n) XᵀX`, the same everywhere. The factor is
  /// 1 for the error itself, ½ for its half.
  public static func meanSquaredError(
    _ features: Matrix, intercept: Intercept = .fitted, factor: Double = 1
  ) -> Curvature {
    let scale = 2 * factor / Double(features.rows)
    return Curvature(hessian: products(features, intercept, scale: scale) { _ in 1 })
  }

  /// Of logistic regression's mean cross-entropy at the given coefficients: `(1/n) Xᵀ diag(p(1−p)) X`.
  public static func logistic(
    _ features: Matrix, at coefficients: LinearCoefficients, intercept: Intercept = .fitted
  ) -> Curvature {
    let logits = coefficients.predictions(features)
    return Curvature(
      hessian: products(features, intercept, scale: 1 / Double(features.rows)) { i in
        Elementary.sigmoid(logits[i]) * Elementary.sigmoid(-logits[i])
      })
  }

  /// Of any differentiable function near `parameters`, by central differences of its gradient, made
  /// symmetric. Costs two gradients for each parameter. `step` is the distance of each difference,
  /// relative to the parameter's size or 1.
  public static func byDifferences(
    at parameters: [Double], step: Double = 1e-5, gradient: ([Double]) -> [Double]
  ) -> Curvature {
    let n = parameters.count
    var hessian = Matrix(rows: n, columns: n)
    for j in 0..<n {
      let size = parameters[j].magnitude > 1 ? parameters[j].magnitude : 1
      var ahead = parameters
      var behind = parameters
      ahead[j] += step * size
      behind[j] -= step * size
      let up = gradient(ahead)
      let down = gradient(behind)
      for i in 0..<n { hessian[i, j] = (up[i] - down[i]) / (ahead[j] - behind[j]) }
    }
    for i in 0..<n {
      for j in 0..<i {
        let mean = 0.5 * (hessian[i, j] + hessian[j, i])
        hessian[i, j] = mean
        hessian[j, i] = mean
      }
    }
    return Curvature(hessian: hessian)
  }

  /// `scale · Σ weight(i) xᵢ xᵢᵀ`, a 1 for the intercept standing last in each xᵢ.
  private static func products(
    _ features: Matrix, _ intercept: Intercept, scale: Double, weight: (Int) -> Double
  ) -> Matrix {
    let d = features.columns
    let n = d + (intercept == .fitted ? 1 : 0)
    var sums = Matrix(rows: n, columns: n)
    var row = [Double](repeating: 1, count: n)
    for i in 0..<features.rows {
      for j in 0..<d { row[j] = features.elements[i * d + j] }
      let w = weight(i)
      for p in 0..<n {
        let left = w * row[p]
        for q in p..<n { sums.elements[p * n + q] += left * row[q] }
      }
    }
    for p in 0..<n {
      for q in p..<n {
        sums[p, q] *= scale
        sums[q, p] = sums[p, q]
      }
    }
    return sums
  }
}
