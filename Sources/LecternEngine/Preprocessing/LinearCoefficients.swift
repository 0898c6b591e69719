/// A linear model of one output: `bias + Σ weightⱼ · featureⱼ`.
public struct LinearCoefficients: Equatable, Sendable {
  /// One for each feature, in the features' order.
  public var weights: [Double]
  /// The prediction where all features are 0; 0 for a model without intercept.
  public var bias: Double

  public init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// The prediction for one row.
  public func prediction(_ row: [Double]) -> Double {
    precondition(row.count == weights.count)
    var sum = 0.0
    for j in 0..<weights.count { sum += row[j] * weights[j] }
    return sum + bias
  }

  /// The predictions for every row, shape `[rows]`.
  public func predictions(_ features: Matrix) -> [Double] {
    features.linearPredictions(weights: weights, bias: bias)
  }
}

// MARK: - Units

extension LinearCoefficients {
  /// The same model in original units, when `self` takes scaled features and, if `target` is given,
  /// predicts a scaled target.
  ///
  /// From `(y − oᵧ)/fᵧ = b + Σ wⱼ (xⱼ − oⱼ)/fⱼ`.
  public func unscaled(features: Scaler, target: Scaler? = nil) -> LinearCoefficients {
    precondition(features.offsets.count == weights.count)
    let targetFactor = target?.factors[0] ?? 1
    let targetOffset = target?.offsets[0] ?? 0
    var original = LinearCoefficients(weights: weights, bias: bias)
    for j in 0..<weights.count {
      original.weights[j] = weights[j] / features.factors[j]
      original.bias -= original.weights[j] * features.offsets[j]
      original.weights[j] *= targetFactor
    }
    original.bias = original.bias * targetFactor + targetOffset
    return original
  }

  /// The inverse of ``unscaled(features:target:)``, up to rounding.
  public func scaled(features: Scaler, target: Scaler? = nil) -> LinearCoefficients {
    precondition(features.offsets.count == weights.count)
    let targetFactor = target?.factors[0] ?? 1
    let targetOffset = target?.offsets[0] ?? 0
    var inner = LinearCoefficients(weights: weights, bias: bias)
    for j in 0..<weights.count {
      inner.bias += weights[j] * features.offsets[j]
      inner.weights[j] = weights[j] * features.factors[j] / targetFactor
    }
    inner.bias = (inner.bias - targetOffset) / targetFactor
    return inner
  }
}

// MARK: - Polynomials

extension LinearCoefficients {
  /// The coefficients of powers of `x` in original units, when `self` has those of the powers of the
  /// scaled `x`: weight `k` belongs to the power `k + 1`.
  ///
  /// Each coefficient is divided by its power of the factor, then the polynomial is shifted by
  /// repeated synthetic division (Horner's scheme). Shifting loses digits when the offset is large
  /// against the factor; predict with the scaled form.
  public func unscaledPolynomial(feature: Scaler, target: Scaler? = nil) -> LinearCoefficients {
    var c = [bias] + weights
    var power = 1.0
    for k in 1..<c.count {
      power *= feature.factors[0]
      c[k] /= power
    }
    for start in 0..<(c.count - 1) {
      var k = c.count - 2
      while k >= start {
        c[k] -= feature.offsets[0] * c[k + 1]
        k -= 1
      }
    }
    let targetFactor = target?.factors[0] ?? 1
    for k in 0..<c.count { c[k] *= targetFactor }
    return LinearCoefficients(
      weights: [Double](c[1...]), bias: c[0] + (target?.offsets[0] ?? 0))
  }
}
