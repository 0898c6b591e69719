/// What training minimizes, as a mean over rows.
///
/// With several outputs the losses on numbers are means over the outputs too, as in Keras and
/// PyTorch.
public enum Loss: Sendable {
  /// (z − y)²
  case meanSquaredError
  /// ½ (z − y)²
  case halfMeanSquaredError
  /// |z − y|
  case meanAbsoluteError
  /// ½ e² for an error e up to `delta`, which is above 0, and a line beyond; see ``Huber``.
  case huber(delta: Double)
  /// Cross-entropy of outputs that are logits, with targets of 0 and 1.
  case binaryCrossEntropy
  /// Cross-entropy of outputs that are probabilities, as a sigmoid gives, with targets of 0 and 1.
  case binaryCrossEntropyOfProbabilities
  /// Cross-entropy of the softmax of the outputs, with classes.
  case crossEntropy
  /// max(0, 1 − s z), where s is 1 for a positive target and −1 otherwise.
  case hinge
  case custom(CustomLoss)
}

extension Loss {
  /// Whether the loss compares with classes rather than numbers.
  public var usesLabels: Bool {
    switch self {
    case .crossEntropy: true
    case .custom(let custom): custom.usesLabels
    default: false
    }
  }

  /// Whether the targets must be 0 or 1.
  public var needsBinaryTargets: Bool {
    switch self {
    case .binaryCrossEntropy, .binaryCrossEntropyOfProbabilities: true
    default: false
    }
  }

  @inline(never)
  func evaluate(_ batch: LossBatch) -> Double {
    switch self {
    case .meanSquaredError: SquaredError(factor: 1).evaluate(batch)
    case .halfMeanSquaredError: SquaredError(factor: 0.5).evaluate(batch)
    case .meanAbsoluteError: AbsoluteError().evaluate(batch)
    case .huber(let delta): Huber(delta: delta).evaluate(batch)
    case .binaryCrossEntropy: BinaryCrossEntropy().evaluate(batch)
    case .binaryCrossEntropyOfProbabilities:
      BinaryCrossEntropyOfProbabilities().evaluate(batch)
    case .crossEntropy: CrossEntropy().evaluate(batch)
    case .hinge: Hinge().evaluate(batch)
    case .custom(let custom): custom.evaluate(batch)
    }
  }
}
