/// Every path of every kind of result, for the reference.
package let pathSections: [PathSection] = [
  PathSection(
    title: "Paths of a run",
    introduction: "`run` stands for the name of a `train` spec, or for a member of a comparison: "
      + "`race.adam`, `rates[0.1]`. Losses are in the units of training, which are those of the data "
      + "unless a target is scaled; metrics, predictions, residuals and weights are in the data's own.",
    paths: runPaths),
  PathSection(
    title: "Lists and statistics",
    introduction:
      "What follows the path of a list, such as `run.loss`, or of numbers of rows, such as "
      + "`data.COLUMN`.",
    paths: listPathDeclarations),
  PathSection(
    title: "Paths of a data set", introduction: "`data` stands for the name of a `data` spec.",
    paths: dataPaths),
  PathSection(
    title: "Paths of a comparison",
    introduction:
      "`compare` stands for the name of a `compare` spec. Every path of a run is one of a "
      + "comparison too: it gives a number for each member, for functions such as `min`.",
    paths: comparePaths),
  PathSection(
    title: "Paths of a trace",
    introduction:
      "`trace` stands for the name of a `trace` spec, `[k]` for one of its steps, which are "
      + "updates counted from 1. All numbers are in the units of training. Tables take `[row, place]`, "
      + "or one index where they have one row or one column.",
    paths: tracePaths),
]

private let runPaths: [PathDeclaration] = [
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

private let metricList = metrics { _ in true }
private let metricUnits =
  "The unit of \(metrics { $0 == .target(power: 2) }) is the target's squared, of "
  + "\(metrics { $0 == .target(power: 1) }) the target's own; the others, which have none, are better "
  + "the greater they are. `auc` is of two classes."

private func metrics(_ isNamed: (MetricMeasure?) -> Bool) -> String {
  metricMeasures.filter { isNamed($0.measure) }.map { "`\($0.name)`" }.joined(separator: ", ")
}

private let listPathDeclarations: [PathDeclaration] = [
  .init(
    "list[e]", .number,
    "The value at a place: after epoch e, of update k, or at a place that counts from 0."),
  .init("list.initial", .number, "The first value: before training, where the list starts at 0."),
  .init("list.final", .number, "The last value: after the last epoch that was trained."),
  .init(
    "list.best", .number,
    "The best value that is a number: the least, but the greatest of \(metrics { $0 == .share })."),
  .init(
    "list.best_epoch", .event,
    "Where the best value is, the first of equals; `never` if none is a number."),
  .init("list.best_update", .event, "The same in a list by update."),
  .init("list.min", .number, "The least value that is a number."),
  .init("list.max", .number, "The greatest value; NaN where one is."),
  .init("list.mean", .number, "The mean of all entries."),
  .init("list.count", .count, "How many entries there are."),
  .init("rows[i]", .number, "The value of a row, counted from 0."),
  .init("rows.max", .number, "The greatest value."),
  .init("rows.min", .number, "The least value."),
  .init("rows.mean", .number, "The mean."),
  .init("rows.sum", .number, "The sum."),
  .init("rows.median", .number, "The median."),
  .init("rows.sd", .number, "The population standard deviation."),
  .init("rows.count", .count, "How many rows there are."),
]

private let dataPaths: [PathDeclaration] = [
  .init("data.rows", .count, "All rows."),
  .init("data.columns", .count, "All columns."),
  .init("data.features", .count, "Columns that are predicted from."),
  .init("data.classes", .count, "Classes of the target; 0 where it is a number."),
  .init("data.seed", .count, "The seed of its generator and its split."),
  .init("data.training.rows", .count, "Rows that are trained on."),
  .init("data.validation.rows", .count, "Rows of the validation part."),
  .init("data.test.rows", .count, "Rows of the test part."),
  .init("data.training.COLUMN", .rows, "A column's values in the training rows, in its own unit."),
  .init("data.validation.COLUMN", .rows, "The same in the validation rows."),
  .init("data.test.COLUMN", .rows, "The same in the test rows."),
  .init(
    "data.COLUMN", .rows,
    "A column's values in all rows, in its own unit. A column whose name is no plain word is "
      + "`data.column(\"name\")`."),
  .init("data.COLUMN.missing", .count, "Cells of the column that are empty."),
  .init("data.COLUMN.center", .number, "What scaling subtracts, where the column is scaled."),
  .init("data.COLUMN.scale", .number, "What scaling divides by, where the column is scaled."),
  .init("data.COLUMN.CATEGORY", .count, "Rows with this word, in a column of words."),
]

private let comparePaths: [PathDeclaration] = [
  .init("compare.MEMBER", .part, "The run of a named member: `race.adam.loss.final`."),
  .init(
    "compare[value]", .part, "The run of a member by its value, or by two: `grid[0.1, 32].loss[5]`."
  ),
  .init("compare.members", .count, "How many members there are; `.count` is the same."),
  .init("compare.members.count", .count, "How many members there are."),
  .init(
    "compare.best", .part,
    "The run of the best member, by the loss at the end; alone, its name or value."),
  .init(
    "compare.seeds", .count, "How many seeds each member is trained with; `.count` is the same.",
    needs: "seeds"),
  .init(
    "compare.seeds.count", .count, "How many seeds each member is trained with.", needs: "seeds"),
  .init("compare.best.seeds", .part, "The best member's runs with all seeds.", needs: "seeds"),
  .init(
    "compare.MEMBER.seeds", .part,
    "The member's runs with all seeds: a path behind it gives a number for each, "
      + "`mean(race.adam.seeds.loss.final)`.", needs: "seeds"),
]

private let tracePaths: [PathDeclaration] = [
  .init("trace.steps", .count, "How many steps are shown; `.count` is the same."),
  .init("trace.steps.count", .count, "How many steps are shown."),
  .init(
    "trace.gradient_check", .number,
    "The largest relative difference of the gradients from central differences.",
    needs: "gradient_check"),
  .init("trace.gradient_check.max", .number, "The same.", needs: "gradient_check"),
  .init("trace.gradient_check.max_relative_error", .number, "The same.", needs: "gradient_check"),
  .init(
    "trace.gradient_check.parameters.PARAMETER", .number,
    "The relative difference of one parameter.", needs: "gradient_check"),
  .init(
    "trace.gradient_check.parameters.PARAMETER.error", .number, "The same.",
    needs: "gradient_check"),
  .init(
    "trace.gradient_check.parameters.PARAMETER.analytic", .number,
    "Its gradient from the backward pass.", needs: "gradient_check"),
  .init(
    "trace.gradient_check.parameters.PARAMETER.numeric", .number,
    "Its gradient from a central difference.", needs: "gradient_check"),
  .init(
    "trace.gradient_check[h]", .number,
    "The largest relative difference with a step of the width h; `.max_relative_error` is the same.",
    needs: "gradient_check"),
  .init("trace.gradient_check[h].h", .number, "The width.", needs: "gradient_check"),
  .init("trace[k].step", .count, "The update, from 1."),
  .init("trace[k].epoch", .count, "Its epoch, from 1."),
  .init("trace[k].rows", .count, "Rows of its batch."),
  .init("trace[k].loss", .number, "The batch's loss before the update."),
  .init("trace[k].loss_after", .number, "The same batch's loss after it."),
  .init("trace[k].learning_rate", .number, "The learning rate of the update."),
  .init("trace[k].prediction", .part, "What the model gives for each row: `[row, output]`."),
  .init(
    "trace[k].forward", .part,
    "`input`, `target`, `prediction`, `loss`, and each layer's `z` and `a`, `weights` and `bias`."),
  .init(
    "trace[k].backward", .part,
    "The loss's gradients: of `prediction`, and of each layer's `a`, `z`, `weights` and `bias`."),
  .init(
    "trace[k].layerN", .part,
    "A layer's `z`, `a`, `weights`, `bias` and `gradient`, which has the same parts."),
  .init("trace[k].layers[l]", .part, "The same by place, from 0."),
  .init(
    "trace[k].gradient.PARAMETER", .number,
    "The gradient of a parameter: `gradient.weight.x`, `gradient.bias`."),
  .init(
    "trace[k].gradient.prediction", .part, "The gradient of what the model gives: `[row, output]`."),
  .init("trace[k].before.PARAMETER", .number, "The parameter before the update."),
  .init("trace[k].change.PARAMETER", .number, "What the update adds to it."),
  .init("trace[k].after.PARAMETER", .number, "The parameter after the update."),
  .init("trace[k].update.PARAMETER", .number, "The parameter after the update."),
  .init("trace[k].update.PARAMETER.before", .number, "Before it."),
  .init("trace[k].update.PARAMETER.gradient", .number, "Its gradient."),
  .init("trace[k].update.PARAMETER.change", .number, "What is added to it."),
  .init("trace[k].update.PARAMETER.after", .number, "After it."),
  .init(
    "trace[k].update.PARAMETER.STATE", .number,
    "A number that the optimizer keeps for it, by its own name: `update.bias.m`."),
  .init(
    "trace[k].STATE.PARAMETER", .number,
    "A number that the optimizer keeps for a parameter, by its own name: `m.bias`, `v_hat.weight.x`."
  ),
]

/// What `check --seeds` changes, for the reference.
package let reseedingWords =
  "`lectern check --seeds N` trains every run N times: the `seed` of each `train` spec, and of the base "
  + "and the members of each `compare` spec, is raised by 0 to N − 1, and the `seeds` of a comparison move "
  + "on to as many new ones. Starting parameters, shuffling and dropout change with them. Data stay as they "
  + "are: the `seed` of a `data` spec, which its generator and its split use, is not touched. Relations and "
  + "expectations are asked of every seed, unless `here(…)` says them of the shown run, and one that holds "
  + "in fewer than 95% of them is an error; claimed numbers are those of the shown run, and are told with "
  + "their spread."
