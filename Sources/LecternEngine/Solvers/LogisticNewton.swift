import LecternNumerics

/// Logistic regression fitted to the last digits by Newton's method.
public struct LogisticFit: Equatable, Sendable {
  /// In the units of the features given; the bias is 0 without intercept.
  public let coefficients: LinearCoefficients
  /// The mean binary cross-entropy, in nats, without any penalty.
  public let loss: Double
  /// How many Newton steps were computed, 1 to 100.
  public let iterations: Int
}

/// The weights and bias that minimize the summed binary cross-entropy plus `½ · penalty · ‖w‖²`.
///
/// Iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), each step solved
/// by QR and halved while it would raise the loss.
///
/// `features` have shape `[rows, features]`, labels are 0 or 1.
///
/// - Throws: ``SolverError``. ``SolverError/separable`` when no finite weights are best, found
///   either because an iterate separates the classes or because the steps do not end.
public func logisticNewton(
  _ features: Matrix, _ labels: [UInt32], penalty: Double = 0, intercept: Intercept = .fitted
) throws(SolverError) -> LogisticFit {
  var target: [Double] = []
  target.reserveCapacity(labels.count)
  for label in labels {
    precondition(label < 2)
    target.append(Double(label))
  }
  try requireSolvable(features, target)
  if !(penalty >= 0 && penalty.isFinite) { throw .unusablePenalty(penalty) }
  let hasOneClass = Statistics.minimum(target) == Statistics.maximum(target)
  // A bias goes free of any penalty and would run away.
  if hasOneClass && (penalty == 0 || intercept == .fitted) { throw .oneClass(labels[0]) }
  var iteration = LogisticIteration(
    features: features, target: target, penalty: penalty, intercept: intercept)
  return try iteration.run()
}

private struct LogisticIteration {
  let features: Matrix
  let target: [Double]
  let penalty: Double
  let intercept: Intercept
  var current: LinearCoefficients
  var logits: [Double]

  static let mostIterations = 100
  static let mostHalvings = 30

  init(features: Matrix, target: [Double], penalty: Double, intercept: Intercept) {
    self.features = features
    self.target = target
    self.penalty = penalty
    self.intercept = intercept
    current = LinearCoefficients(
      weights: [Double](repeating: 0, count: features.columns), bias: 0)
    logits = [Double](repeating: 0, count: target.count)
  }

  mutating func run() throws(SolverError) -> LogisticFit {
    var objective = self.objective(current, logits)
    for iteration in 1...LogisticIteration.mostIterations {
      let step = try newtonStep(isFirst: iteration == 1)
      var scale = 1.0
      var candidate = moved(by: step, scale)
      var candidateLogits = candidate.predictions(features)
      var candidateObjective = self.objective(candidate, candidateLogits)
      let length = change(to: candidateLogits)
      for _ in 0..<LogisticIteration.mostHalvings where !(candidateObjective <= objective) {
        scale *= 0.5
        candidate = moved(by: step, scale)
        candidateLogits = candidate.predictions(features)
        candidateObjective = self.objective(candidate, candidateLogits)
      }
      if candidateObjective <= objective {
        // The loss has reached its bound while the weights still run.
        let runsAway = objective - candidateObjective <= 1e-15 * objective && length > 1e-3
        current = candidate
        logits = candidateLogits
        objective = candidateObjective
        if penalty == 0 && (separates || runsAway) { throw .separable }
      } else if !(length <= 1e-6) {
        throw .notConverged(iterations: iteration)
      }
      // Rounding can make a last, tiny step seem to climb; the step before it was the end.
      if length <= 1e-9 || !(candidateObjective <= objective) {
        let loss = crossEntropy(logits) / Double(target.count)
        return LogisticFit(coefficients: current, loss: loss, iterations: iteration)
      }
    }
    throw .notConverged(iterations: LogisticIteration.mostIterations)
  }

  /// The step as weighted least squares: rows `√w x`, right-hand sides `(y − p)/√w`, w = p(1 − p).
  private func newtonStep(isFirst: Bool) throws(SolverError) -> LinearCoefficients {
    var rowWeights = logits
    var b = target
    for i in 0..<target.count {
      // Beyond ±60 a row is settled or hopeless, and p(1 − p) would soon vanish.
      let z = logits[i] > 60 ? 60 : (logits[i] < -60 ? -60 : logits[i])
      rowWeights[i] =
        (Elementary.sigmoid(z) * Elementary.sigmoid(-z)).magnitude.squareRoot()
      // (1 − p)/√(p(1 − p)) = e^(−z/2), and likewise for the other class.
      b[i] = target[i] == 1 ? Elementary.exp(-0.5 * z) : -Elementary.exp(0.5 * z)
    }
    let design = DesignMatrix(
      features, intercept: intercept, penalty: penalty, rowWeights: rowWeights)
    if design.rows > target.count {
      for weight in current.weights { b.append(-penalty.magnitude.squareRoot() * weight) }
    }
    if design.rows < design.columns {
      throw .fewerRowsThanParameters(rows: features.rows, parameters: design.columns)
    }
    let qr = PivotedQR(design)
    if qr.rank < design.columns {
      // Later steps lose rank only because the weights of separated rows vanish.
      throw isFirst ? dependency(design, qr) : .separable
    }
    let solved = RefinedLeastSquares(design, qr, b, refined: false)
    return coefficients(solved.solution, of: design)
  }

  private func moved(by step: LinearCoefficients, _ scale: Double) -> LinearCoefficients {
    var result = current
    result.bias += scale * step.bias
    for j in 0..<step.weights.count { result.weights[j] += scale * step.weights[j] }
    return result
  }

  /// The greatest change of a logit, relative to the greatest logit or 1.
  private func change(to next: [Double]) -> Double {
    var largest = 1.0
    var difference = 0.0
    for i in 0..<next.count {
      if next[i].magnitude > largest { largest = next[i].magnitude }
      let step = (next[i] - logits[i]).magnitude
      if step > difference { difference = step }
    }
    return difference / largest
  }

  private var separates: Bool {
    for i in 0..<target.count where (target[i] == 1) != (logits[i] > 0) || logits[i] == 0 {
      return false
    }
    return true
  }

  private func crossEntropy(_ logits: [Double]) -> Double {
    var sum = ExactSum()
    for i in 0..<target.count {
      sum.add(Elementary.softplus(target[i] == 1 ? -logits[i] : logits[i]))
    }
    return sum.value
  }

  private func objective(_ model: LinearCoefficients, _ logits: [Double]) -> Double {
    var squares = 0.0
    for weight in model.weights { squares += weight * weight }
    return crossEntropy(logits) + 0.5 * penalty * squares
  }
}
