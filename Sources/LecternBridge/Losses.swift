import LecternRun
import LecternSpec

/// Whether the last layer already gives the probability of the second of two classes, rather than
/// its logit.
func predictsProbabilities(_ run: BridgedRun) -> Bool {
  run.result.model.loss == "binary_cross_entropy" && layerActivations(run).last?.name == "sigmoid"
}

private func huberDelta(_ run: BridgedRun) -> Double {
  run.spec.fit?.loss?.number("delta") ?? 1
}

/// The loss as an argument of Keras's `compile`.
func kerasLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "half_mse": return "lambda y, p: 0.5 * keras.losses.mean_squared_error(y, p)"
  case "huber":
    let delta = huberDelta(run)
    return delta == 1 ? "\"huber\"" : "keras.losses.Huber(delta=\(PythonLiteral.plain(delta)))"
  case "binary_cross_entropy":
    return predictsProbabilities(run)
      ? "\"binary_crossentropy\"" : "keras.losses.BinaryCrossentropy(from_logits=True)"
  case "cross_entropy": return "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
  case let name: return PythonLiteral.string(name)
  }
}

/// What a classifier's `compile` measures besides; the second class begins at a probability of one
/// half, which is a logit or a score of zero.
func kerasMetrics(_ run: BridgedRun) -> [String] {
  guard run.result.model.isClassifier else { return [] }
  let isScore = run.result.model.loss != "cross_entropy" && !predictsProbabilities(run)
  return isScore
    ? ["metrics=[keras.metrics.BinaryAccuracy(threshold=0)]"] : ["metrics=[\"accuracy\"]"]
}

/// The loss as a function of predictions and targets, in PyTorch's order.
func torchLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "mse": return "nn.MSELoss()"
  case "half_mse": return "lambda p, y: 0.5 * nn.functional.mse_loss(p, y)"
  case "mae": return "nn.L1Loss()"
  case "huber":
    let delta = huberDelta(run)
    return "nn.HuberLoss(\(delta == 1 ? "" : "delta=\(PythonLiteral.plain(delta))"))"
  case "binary_cross_entropy":
    return predictsProbabilities(run) ? "nn.BCELoss()" : "nn.BCEWithLogitsLoss()"
  case "cross_entropy": return "nn.CrossEntropyLoss()"
  default: return "lambda p, y: torch.clamp(1 - (2 * y - 1) * p, min=0).mean()"
  }
}

/// The loss by the name that it has in a notebook's first cell.
func exactLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "half_mse": "half_squared"
  case "mae": "mean_absolute"
  case "huber": "huber(\(PythonLiteral.number(huberDelta(run))))"
  case "binary_cross_entropy":
    predictsProbabilities(run) ? "surprise" : "binary_cross_entropy"
  case "cross_entropy": "cross_entropy"
  case "hinge": "hinge"
  default: "mean_squared"
  }
}
