import LecternRun
import LecternSpec

/// What an update takes off every parameter, biases included, besides the gradient's step.
enum WeightDecay: Equatable {
  case none
  /// The share of a parameter that goes at rate 1, past the optimizer: Keras's form, and AdamW's.
  case decoupled(Double)
  /// The share that joins the gradient, for the optimizer to work on: PyTorch's form.
  case coupled(Double)
}

func weightDecay(_ descent: Descent, _ dialect: Dialect) -> WeightDecay {
  let written = descent.regularization.weightDecay
  if descent.optimizer.ownOptimizer == .adamW {
    let total = (descent.optimizer.number("weight_decay") ?? 0) + written
    return total > 0 ? .decoupled(total) : .none
  }
  guard written > 0 else { return .none }
  return dialect == .keras ? .decoupled(written) : .coupled(written)
}

/// What a reader should know when a library decays weights in another way than the run.
func decayNote(_ descent: Descent, _ dialect: Dialect, in framework: Framework) -> String? {
  switch (weightDecay(descent, dialect), framework) {
  case (.coupled, .keras):
    return "PyTorch's weight decay joins the gradient: half of it as a penalty does the same."
  case (.decoupled, .pytorch):
    let optimizer = asSGD(descent.optimizer)
    let isSame =
      [.adam, .adamW, .nAdam].contains(optimizer.ownOptimizer)
      || optimizer.ownOptimizer == .sgd && optimizer.number("momentum") ?? 0 == 0
    return isSame
      ? nil : "PyTorch adds the decay to the gradient, Keras takes it off the weights."
  default: return nil
  }
}
