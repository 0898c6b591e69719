import LecternSource
import LecternSpec

/// What a fit minimizes, with what that makes of the model's outputs: as the catalog declares it.
struct FitLoss: Equatable {
  var name: LossName
  var outputs: FittedModel.Output

  /// Whether the target's classes are compared rather than its numbers.
  var comparesClasses: Bool { outputs != .numbers }

  /// Whether the outputs can tell two classes apart and no more.
  var needsTwoClasses: Bool { outputs == .probability || outputs == .score }

  /// The loss of this name in the catalog.
  init(_ name: LossName, _ catalog: Catalog) {
    self.name = name
    if name == .mistakes {
      outputs = .score
    } else if case .loss(_, let outputs)? = catalog.entry(.loss, name.rawValue)?.build {
      self.outputs = outputs
    } else {
      outputs = .numbers
    }
  }

  /// The loss that was written or belongs to the model; otherwise the one that the target asks for:
  /// the squared error for numbers, cross-entropies for classes.
  init(_ written: FitLoss?, _ kind: ModelShape.Kind, classes: [String], _ catalog: Catalog) {
    if kind == .perceptron {
      self.init(.mistakes, catalog)
    } else if let written {
      self = written
    } else if classes.isEmpty {
      self.init(.meanSquaredError, catalog)
    } else {
      self.init(
        classes.count == 2 && kind != .softmax ? .binaryCrossEntropy : .crossEntropy, catalog)
    }
  }
}

extension ModelShape.Kind {
  /// Whether the model itself tells classes apart, whatever the loss.
  var isClassifier: Bool { self == .logistic || self == .softmax || self == .perceptron }
}

/// Refuses a loss that does not belong to the model, or more classes than can be told apart.
func checkLoss(
  _ loss: FitLoss, _ kind: ModelShape.Kind, _ fit: Fit, _ data: PreparedData,
  _ problems: inout Problems
) {
  let place = fit.loss?.range ?? fit.model.range
  let tellsTwo =
    kind == .logistic || kind == .perceptron || (kind != .softmax && loss.needsTwoClasses)
  if tellsTwo, data.classes.count > 2 {
    problems.add(
      .twoClasses, at: kind == .network ? place : fit.model.range,
      "'\(kind == .network ? loss.name.rawValue : kind.rawValue)' tells two classes apart, and "
        + "column '\(data.result.targets[0])' has \(data.classes.count): "
        + list(some(data.classes)),
      help: "use `model: softmax`, or a network with `loss: cross_entropy`")
  }
  switch kind {
  case .linear where loss.outputs == .probabilities,
    .polynomial where loss.outputs == .probabilities:
    problems.add(
      .lossDoesNotFit, at: place, "'\(loss.name)' belongs to `softmax` and networks",
      help: loss.name == .crossEntropy
        ? "use `model: softmax`"
        : "use a network without hidden layers: `network: {hidden: []}`")
  case .logistic where loss.name != .binaryCrossEntropy:
    problems.add(
      .lossDoesNotFit, at: place, "a logistic model is trained by 'binary_cross_entropy'",
      help: "for another loss write a network: `network: {hidden: [], output: sigmoid}`")
  case .softmax where loss.name != .crossEntropy:
    problems.add(
      .lossDoesNotFit, at: place, "a softmax model is trained by 'cross_entropy'",
      help: "leave `loss` out; for another loss write a network: `network: {hidden: []}`")
  default: break
  }
}
