extension Network {
  /// Finds layers that cannot be trained.
  func validate() throws(EngineError) {
    guard inputs > 0, !layers.isEmpty else { throw .noFeatures }
    for index in 0..<layers.count {
      let layer = layers[index]
      guard layer.units > 0 else { throw .emptyLayer(index: index) }
      guard layer.dropout >= 0, layer.dropout < 1 else {
        throw .hyperparameter(.dropout, value: layer.dropout)
      }
      try layer.weightInitializer.validate(count: layer.units * inputs(ofLayer: index))
      try layer.biasInitializer.validate(count: layer.biasCount)
    }
  }
}

extension Initializer {
  /// Finds what cannot start `count` parameters.
  func validate(count: Int) throws(EngineError) {
    switch self {
    case .values(let values):
      guard values.count == count else {
        throw .initialCount(expected: count, found: values.count)
      }
      for value in values { try finite(value, .initial) }
    case .constant(let value): try finite(value, .initial)
    case .uniform(let low, let high):
      try finite(low, .initial)
      try finite(high, .initial)
    case .normal(let deviation, _): try atLeastZero(deviation, .initial)
    case .zeros, .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunUniform,
      .lecunNormal, .inverseRootUniform:
      break
    }
  }
}

extension Loss {
  /// Finds hyperparameters out of range. A custom loss answers for its own.
  func validate() throws(EngineError) {
    if case .huber(let delta) = self, !(delta > 0) {
      throw .hyperparameter(.huberDelta, value: delta)
    }
  }
}

extension Regularization {
  /// Finds penalties and decays out of range.
  func validate() throws(EngineError) {
    for value in [l2, l1, l1Subgradient] { try atLeastZero(value, .penalty) }
    switch weightDecay {
    case .none: break
    case .decoupled(let value), .coupled(let value): try atLeastZero(value, .weightDecay)
    }
  }
}

extension Clipping {
  /// Finds a limit that leaves nothing.
  func validate() throws(EngineError) {
    switch self {
    case .value(let limit), .norm(let limit), .globalNorm(let limit, _):
      guard limit > 0 else { throw .hyperparameter(.clipLimit, value: limit) }
    }
  }
}

extension BatchOrder {
  /// Finds an order that does not name each of `rows` rows once.
  func validate(rows: Int) throws(EngineError) {
    guard case .listed(let orders) = self else { return }
    for epoch in 0..<orders.count {
      var seen = [Bool](repeating: false, count: rows)
      guard orders[epoch].count == rows else { throw .order(epoch: epoch) }
      for index in orders[epoch] {
        guard Int(index) < rows, !seen[Int(index)] else { throw .order(epoch: epoch) }
        seen[Int(index)] = true
      }
    }
  }
}

extension Schedule {
  /// Finds times that do not run forward, and numbers out of range.
  func validate() throws(EngineError) {
    if let warmUp {
      try duration(warmUp.duration, least: 0)
      try atLeastZero(warmUp.start, .schedule)
    }
    switch shape {
    case .constant, .custom: break
    case .step(let every, let factor), .exponential(let factor, let every, _):
      try duration(every, least: 1)
      try atLeastZero(factor, .schedule)
    case .inverseTime(let decay, let every, _):
      try duration(every, least: 1)
      try atLeastZero(decay, .schedule)
    case .polynomial(let length, let end, let power):
      try duration(length, least: 1)
      try atLeastZero(end, .schedule)
      try atLeastZero(power, .schedule)
    case .cosine(let length, let end):
      try duration(length, least: 1)
      try atLeastZero(end, .schedule)
    case .oneCycle(let length, let rise, let startDivisor, let endDivisor):
      try duration(length, least: 1)
      guard rise >= 0, rise <= 1 else { throw .hyperparameter(.schedule, value: rise) }
      for divisor in [startDivisor, endDivisor] {
        guard divisor > 0, divisor.isFinite else {
          throw .hyperparameter(.schedule, value: divisor)
        }
      }
    case .piecewise(let boundaries, let factors):
      for k in 1..<max(boundaries.count, 1) where boundaries[k] <= boundaries[k - 1] {
        throw .hyperparameter(.scheduleDuration, value: Double(boundaries[k]))
      }
      for factor in factors { try atLeastZero(factor, .schedule) }
    }
  }

  @inline(never)
  private func duration(_ value: Int, least: Int) throws(EngineError) {
    guard value >= least else { throw .hyperparameter(.scheduleDuration, value: Double(value)) }
  }
}

/// Finds a number that is below zero or not finite.
@inline(never)
func atLeastZero(_ value: Double, _ name: EngineError.Hyperparameter) throws(EngineError) {
  guard value >= 0, value.isFinite else { throw .hyperparameter(name, value: value) }
}

/// Finds a number that is not finite.
@inline(never)
func finite(_ value: Double, _ name: EngineError.Hyperparameter) throws(EngineError) {
  guard value.isFinite else { throw .hyperparameter(name, value: value) }
}
