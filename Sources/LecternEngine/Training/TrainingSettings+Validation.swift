extension TrainingSettings {
  /// Finds what cannot be trained with.
  func validate(on data: Dataset, validation: Dataset?) throws(EngineError) {
    guard data.rows > 0 else { throw .noRows }
    guard network.inputs > 0, !network.layers.isEmpty else { throw .noFeatures }
    for index in 0..<network.layers.count {
      guard network.layers[index].units > 0 else { throw .emptyLayer(index: index) }
      let dropout = network.layers[index].dropout
      guard dropout >= 0, dropout < 1 else {
        throw .hyperparameter(.dropout, value: dropout)
      }
      try validateInitializers(layer: index)
    }
    try validate(rows: data)
    if let validation, validation.rows > 0 { try validate(rows: validation) }
    if loss.usesLabels || loss.needsBinaryTargets { try validateClasses(data) }
    if case .rows(let size) = batchSize {
      guard size > 0, size <= data.rows else { throw .batchSize(size, rows: data.rows) }
    }
    guard epochs >= 0 else { throw .epochs(epochs) }
    if case .listed(let orders) = order { try validate(orders, rows: data.rows) }
    try optimizer.validate()
    try schedule.validate()
    if case .huber(let delta) = loss, !(delta > 0) {
      throw .hyperparameter(.huberDelta, value: delta)
    }
    for value in [regularization.l2, regularization.l1, regularization.l1Subgradient] {
      guard value.isFinite, value >= 0 else { throw .hyperparameter(.penalty, value: value) }
    }
    if let earlyStopping {
      guard earlyStopping.patience >= 0 else {
        throw .hyperparameter(.patience, value: Double(earlyStopping.patience))
      }
      if earlyStopping.monitor == .validationLoss {
        guard let validation, validation.rows > 0 else { throw .needsValidation }
      }
    }
    switch clipping {
    case .value(let limit), .norm(let limit), .globalNorm(let limit, _):
      guard limit > 0 else { throw .hyperparameter(.clipLimit, value: limit) }
    case nil: break
    }
  }

  private func validateInitializers(layer index: Int) throws(EngineError) {
    let layer = network.layers[index]
    let weights = layer.units * network.inputs(ofLayer: index)
    if case .values(let values) = layer.weightInitializer, values.count != weights {
      throw .initialCount(expected: weights, found: values.count)
    }
    if case .values(let values) = layer.biasInitializer, values.count != layer.biasCount {
      throw .initialCount(expected: layer.biasCount, found: values.count)
    }
  }

  /// Finds what of the rows does not fit the network and its loss.
  func validate(rows data: Dataset) throws(EngineError) {
    guard data.features.columns == network.inputs else {
      throw .featureCount(expected: network.inputs, found: data.features.columns)
    }
    if !data.features.isFinite, let place = data.features.firstNonfinite {
      throw .nonfiniteFeature(row: place.row, column: place.column)
    }
    if !data.targets.isFinite, let place = data.targets.firstNonfinite {
      throw .nonfiniteTarget(row: place.row, column: place.column)
    }
    if loss.usesLabels {
      guard !data.labels.isEmpty else { throw .needsClasses }
      guard data.classes <= network.outputs else {
        throw .outputCount(expected: network.outputs, found: data.classes)
      }
    } else if data.targets.isEmpty {
      guard data.classes == 2, network.outputs == 1 else { throw .needsNumbers }
    } else {
      guard data.targets.columns == network.outputs else {
        throw .outputCount(expected: network.outputs, found: data.targets.columns)
      }
      guard loss.needsBinaryTargets else { return }
      for i in 0..<data.targets.elements.count {
        let value = data.targets.elements[i]
        guard value == 0 || value == 1 else {
          throw .targetNotBinary(row: i / data.targets.columns)
        }
      }
    }
  }

  private func validateClasses(_ data: Dataset) throws(EngineError) {
    if data.labels.isEmpty {
      let first = data.targets.elements[0]
      for value in data.targets.elements where value != first { return }
    } else {
      for label in data.labels where label != data.labels[0] { return }
    }
    if data.rows > 1 { throw .singleClass }
  }

  private func validate(_ orders: [[UInt32]], rows: Int) throws(EngineError) {
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

extension Matrix {
  /// Whether every element is finite; quicker than looking for the first that is not.
  fileprivate var isFinite: Bool {
    elements.isEmpty
      || elements.withUnsafeBufferPointer { Kernels.areFinite($0.start, $0.count) }
  }
}
