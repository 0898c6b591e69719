extension TrainingSettings {
  /// Finds what cannot be trained with.
  func validate(on data: Dataset, validation: Dataset?) throws(EngineError) {
    guard data.rows > 0 else { throw .noRows }
    try network.validate()
    try validate(rows: data)
    if let validation, validation.rows > 0 { try validate(rows: validation) }
    if loss.usesLabels || loss.needsBinaryTargets { try validateClasses(data) }
    if case .rows(let size) = batchSize {
      guard size > 0, size <= data.rows else { throw .batchSize(size, rows: data.rows) }
    }
    guard epochs >= 0 else { throw .epochs(epochs) }
    try order.validate(rows: data.rows)
    try optimizer.validate()
    try schedule.validate()
    try loss.validate()
    try regularization.validate()
    try clipping?.validate()
    if let earlyStopping {
      guard earlyStopping.patience >= 0 else {
        throw .hyperparameter(.patience, value: Double(earlyStopping.patience))
      }
      try atLeastZero(earlyStopping.minimumDelta, .minimumDelta)
      if earlyStopping.monitor == .validationLoss {
        guard let validation, validation.rows > 0 else { throw .needsValidation }
      }
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
}

extension Matrix {
  /// Whether every element is finite; quicker than looking for the first that is not.
  fileprivate var isFinite: Bool {
    elements.isEmpty
      || elements.withUnsafeBufferPointer { Kernels.areFinite($0.start, $0.count) }
  }
}
