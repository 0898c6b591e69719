import LecternRun
import LecternSpec

/// Whether the last layer already gives the probability of the second of two classes, rather than
/// its logit.
func predictsProbabilities(_ run: BridgedRun) -> Bool {
  run.result.model.loss == .binaryCrossEntropy && layerActivations(run).last?.name == "sigmoid"
}

private func huberDelta(_ run: BridgedRun) -> Double {
  run.spec.fit?.loss?.number("delta") ?? 1
}

/// The loss as an argument of Keras's `compile`.
func kerasLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case .halfMeanSquaredError: return "lambda y, p: 0.5 * keras.losses.mean_squared_error(y, p)"
  case .huber:
    let delta = huberDelta(run)
    return delta == 1 ? "\"huber\"" : "keras.losses.Huber(delta=\(PythonLiteral.plain(delta)))"
  case .binaryCrossEntropy:
    return predictsProbabilities(run)
      ? "\"binary_crossentropy\"" : "keras.losses.BinaryCrossentropy(from_logits=True)"
  case .crossEntropy: return "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
  case let name: return PythonLiteral.string(name.rawValue)
  }
}

/// What a classifier's `compile` measures besides; the second class begins at a probability of one
/// half, which is a logit or a score of zero.
func kerasMetrics(_ run: BridgedRun) -> [String] {
  guard run.result.model.isClassifier else { return [] }
  let isScore = run.result.model.loss != .crossEntropy && !predictsProbabilities(run)
  return isScore
    ? ["metrics=[keras.metrics.BinaryAccuracy(threshold=0)]"] : ["metrics=[\"accuracy\"]"]
}

/// The loss as a function of predictions and targets, in PyTorch's order.
func torchLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case .meanSquaredError: return "nn.MSELoss()"
  case .halfMeanSquaredError: return "lambda p, y: 0.5 * nn.functional.mse_loss(p, y)"
  case .meanAbsoluteError: return "nn.L1Loss()"
  case .huber:
    let delta = huberDelta(run)
    return "nn.HuberLoss(\(delta == 1 ? "" : "delta=\(PythonLiteral.plain(delta))"))"
  case .binaryCrossEntropy:
    return predictsProbabilities(run) ? "nn.BCELoss()" : "nn.BCEWithLogitsLoss()"
  case .crossEntropy: return "nn.CrossEntropyLoss()"
  default: return "lambda p, y: torch.clamp(1 - (2 * y - 1) * p, min=0).mean()"
  }
}

/// The loss by the name that it has in a notebook's first cell.
func exactLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case .halfMeanSquaredError: "half_squared"
  case .meanAbsoluteError: "mean_absolute"
  case .huber: "huber(\(PythonLiteral.number(huberDelta(run))))"
  case .binaryCrossEntropy:
    predictsProbabilities(run) ? "surprise" : "binary_cross_entropy"
  case .crossEntropy: "cross_entropy"
  case .hinge: "hinge"
  default: "mean_squared"
  }
}
