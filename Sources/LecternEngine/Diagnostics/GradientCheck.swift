/// Gradients by backward pass beside central differences.
///
/// Nocedal and Wright 2006, "Numerical optimization", section 8.1.
public struct GradientCheck: Equatable, Sendable {
  /// One parameter.
  public struct Entry: Equatable, Sendable {
    /// Its place among all parameters.
    public var parameter: Int
    /// By backward pass.
    public var analytic: Double
    /// (L(w + h) − L(w − h)) / 2h
    public var numeric: Double

    /// |analytic − numeric| / max(|analytic|, |numeric|); 0 where both are 0.
    public var relativeError: Double {
      let size = max(analytic.magnitude, numeric.magnitude)
      return size == 0 ? 0 : (analytic - numeric).magnitude / size
    }
  }

  /// h, by which each parameter is moved.
  public var step: Double
  /// One for each parameter, in the order of the parameters.
  public var entries: [Entry]

  /// The largest relative error; NaN where one is, 0 for no parameters.
  public var largestRelativeError: Double {
    var largest = 0.0
    for entry in entries where !(entry.relativeError <= largest) { largest = entry.relativeError }
    return largest
  }

  /// |analytic − numeric| / (|analytic| + |numeric|), each as the norm over all parameters.
  public var relativeErrorOfNorms: Double {
    var (difference, analytic, numeric) = (0.0, 0.0, 0.0)
    for entry in entries {
      let d = entry.analytic - entry.numeric
      difference += d * d
      analytic += entry.analytic * entry.analytic
      numeric += entry.numeric * entry.numeric
    }
    let size = analytic.magnitude.squareRoot() + numeric.magnitude.squareRoot()
    return size == 0 ? 0 : difference.magnitude.squareRoot() / size
  }
}

extension LossEvaluator {
  /// Compares the gradient at `parameters` with central differences of step `h`, which is above 0;
  /// two losses for each parameter.
  public mutating func checkGradient(at parameters: [Double], step h: Double) -> GradientCheck {
    let gradient = lossAndGradient(at: parameters).gradient
    var moved = parameters
    var entries: [GradientCheck.Entry] = []
    for i in 0..<parameters.count {
      moved[i] = parameters[i] + h
      let above = loss(at: moved)
      moved[i] = parameters[i] - h
      let below = loss(at: moved)
      moved[i] = parameters[i]
      entries.append(
        GradientCheck.Entry(
          parameter: i, analytic: gradient[i], numeric: (above - below) / (2 * h)))
    }
    return GradientCheck(step: h, entries: entries)
  }
}

extension Training {
  /// Compares the gradient over all training rows, or over `rows` alone, with central differences of
  /// step `h`; without penalties and without dropout.
  ///
  /// - Throws: ``EngineError/noRows`` when `rows` is empty.
  public func checkGradient(
    step h: Double = 1e-5, rows: [UInt32]? = nil
  ) throws(EngineError) -> GradientCheck {
    var data = self.data
    if let rows { data = data.selecting(rows: rows) }
    var evaluator = try LossEvaluator(network: settings.network, loss: settings.loss, on: data)
    return evaluator.checkGradient(at: parameters, step: h)
  }
}
