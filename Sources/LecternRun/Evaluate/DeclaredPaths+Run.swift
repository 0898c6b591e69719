let runPaths: [PathDeclaration] = [
  .init(
    "run.loss", .byEpoch(from: 0),
    "The loss over all training rows, without penalties: `loss[0]` before training, `loss[e]` after "
      + "epoch e. A direct solver has one entry, the loss of its answer: there `loss.initial`, "
      + "`loss.final` and `loss[0]` are the same number."),
  .init(
    "run.objective", .byEpoch(from: 0), "The loss and the penalties of `regularization`, likewise."),
  .init(
    "run.running_loss", .byEpoch(from: 1),
    "The mean of the batches' losses over an epoch, as Keras prints it: parameters move meanwhile."),
  .init(
    "run.step_loss", .byUpdate, "The batch's loss before update k.", needs: "record: [steps]"),
  .init(
    "run.validation_loss", .byEpoch(from: 0),
    "As `loss`, over the validation rows: there are some where the data set's `split` says so."),
  .init(
    "run.gradient_norm", .byEpoch(from: 0),
    "The norm of the loss's gradient over all training rows.", needs: "record: [gradients]"),
  .init(
    "run.gradient_norm.first", .byEpoch(from: 0), "Of the first layer alone.",
    needs: "record: [gradients]"),
  .init(
    "run.gradient_norm.last", .byEpoch(from: 0), "Of the last layer alone.",
    needs: "record: [gradients]"),
  .init(
    "run.gradient_norm.layers[l]", .byEpoch(from: 0), "Of one layer, the first being 0.",
    needs: "record: [gradients]"),
  .init(
    "run.step_gradient_norm", .byUpdate, "The norm of an update's gradient, penalties included.",
    needs: "record: [steps]"),
  .init(
    "run.update_norm", .byEpoch(from: 1), "The norm of what an epoch changed in the parameters.",
    needs: "record: [updates]"),
  .init(
    "run.activations[l].mean", .byEpoch(from: 0),
    "The mean of a layer's outputs over the training rows, the first layer being 0.",
    needs: "record: [activations]"),
  .init(
    "run.activations[l].sd", .byEpoch(from: 0), "Their standard deviation.",
    needs: "record: [activations]"),
  .init(
    "run.learning_rate", .byUpdate,
    "The learning rate of an update; without an index, of the first one."),
  .init("run.rows", .count, "Rows that were trained on."),
  .init("run.epochs", .count, "Epochs that were trained, fewer than planned after an early end."),
  .init("run.epochs_planned", .count, "`epochs` of the spec."),
  .init("run.updates", .count, "Updates of the parameters; 0 for a solver."),
  .init("run.iterations_per_epoch", .count, "Batches of an epoch, and so its updates."),
  .init("run.batch_size", .count, "Rows of a full batch."),
  .init("run.last_batch", .count, "Rows of an epoch's last batch."),
  .init("run.samples", .count, "Rows seen, counted again in every epoch."),
  .init("run.seed", .count, "The training seed."),
  .init(
    "run.diverged", .truth,
    "Whether the run ended not finite, or above ten times its first loss."),
  .init(
    "run.diverged_at", .event,
    "The first epoch that ended not finite, or above ten times the first loss."),
  .init(
    "run.first_nonfinite_step", .event, "The first update whose loss or parameters are not finite."),
  .init(
    "run.stopped_at", .event, "The epoch after which `early_stopping` ended the run.",
    needs: "early_stopping"),
  .init(
    "run.best_epoch", .count, "The epoch with the best of what `early_stopping` watches.",
    needs: "early_stopping"),
  .init("run.iterations", .count, "Steps of a solver: 1 unless it is `newton`.", needs: "solver"),
  .init(
    "run.METRIC", .byEpoch(from: 0),
    "A metric over the training rows: \(metricList). Alone it is the value at the end; a place "
      + "in time, such as `[e]` or `.best`, needs the entry. \(metricUnits)",
    needs: "metrics: [METRIC]"),
  .init("run.validation.rows", .count, "Validation rows."),
  .init("run.validation.loss", .byEpoch(from: 0), "The same as `validation_loss`."),
  .init(
    "run.validation.METRIC", .byEpoch(from: 0), "A metric over the validation rows.",
    needs: "metrics: [METRIC]"),
  .init(
    "run.validation.residuals", .rows,
    "Prediction errors on the validation rows: target − prediction."),
  .init("run.test.rows", .count, "Test rows."),
  .init(
    "run.test.METRIC", .byEpoch(from: 0), "A metric over the test rows.", needs: "metrics: [METRIC]"
  ),
  .init(
    "run.residuals", .rows,
    "Errors on the training rows, in the target's unit. `residuals[i]` is that of the i-th row."),
  .init("run.parameters", .count, "How many parameters the model has; `.count` is the same."),
  .init("run.parameters.count", .count, "How many parameters the model has."),
  .init("run.parameters.zeros", .count, "Weights that are exactly zero; biases are not counted."),
  .init("run.parameters.initial", .byPlace, "All parameters before training, in training units."),
  .init("run.parameters.final", .byPlace, "All parameters at the end, in training units."),
  .init(
    "run.parameters[e]", .byPlace,
    "All parameters after an epoch, `parameters[3][0]`. Up to 32 parameters are kept without the entry.",
    needs: "record: [parameters]"),
  .init(
    "run.weights.FEATURE", .byEpoch(from: 0),
    "The weight of a feature, of a model without hidden layers, in original units: the target's for "
      + "each of the feature's. Alone it is the value at the end; places in time are kept as "
      + "`parameters[e]` is. With several classes, `weights.CLASS.FEATURE`."),
  .init(
    "run.weights[i]", .byEpoch(from: 0), "The same by place; with several classes, `[class, i]`."),
  .init("run.weights.zeros", .count, "Weights that are exactly zero."),
  .init("run.weights.count", .count, "How many weights there are."),
  .init(
    "run.weight", .byEpoch(from: 0),
    "The only weight, where there is one; else the same as `weights`."),
  .init(
    "run.bias", .byEpoch(from: 0),
    "The intercept, in the target's unit. With several classes, `bias.CLASS`."),
  .init(
    "run.scaled.weights", .byEpoch(from: 0),
    "`weights` in training units: what the optimizer moved."),
  .init("run.scaled.weight", .byEpoch(from: 0), "`weight` in training units."),
  .init("run.scaled.bias", .byEpoch(from: 0), "`bias` in training units."),
  .init(
    "run.layerN.weights[o, i]", .byEpoch(from: 0),
    "A weight of a network's layer: `layer1` is the first hidden one, o its unit, i its input."),
  .init("run.layerN.bias[o]", .byEpoch(from: 0), "A unit's bias."),
  .init(
    "run.PARAMETER", .byEpoch(from: 0),
    "A parameter of a bare function, by the function's own name for it: `run.w1`."),
  .init("run.mistakes", .byEpoch(from: 1), "Rows that a perceptron got wrong in an epoch."),
  .init(
    "run.first_clean_epoch", .event, "The first epoch in which a perceptron made no mistake."),
  .init(
    "run.curvature.max", .number,
    "The largest eigenvalue of the Hessian of the loss, in training units: constant where the loss is "
      + "quadratic, at the final parameters for `logistic`."),
  .init("run.curvature.min", .number, "The smallest eigenvalue."),
  .init("run.curvature.condition", .number, "Their ratio."),
  .init(
    "run.curvature.learning_rate_limit", .number,
    "2 / the largest: plain full-batch descent diverges above it."),
  .init("run.curvature.eigenvalues", .byPlace, "All of them."),
  .init(
    "run.confusion[actual, predicted]", .count,
    "Training rows of one class that were given another, by name or place: "
      + "`confusion[\"cat\", \"dog\"]`."),
]

private let metricList = metricNames { _ in true }
private let metricUnits =
  "The unit of \(metricNames { $0 == .target(power: 2) }) is the target's squared, of "
  + "\(metricNames { $0 == .target(power: 1) }) the target's own; the others, which have none, are better "
  + "the greater they are. `auc` is of two classes."
