let tracePaths: [PathDeclaration] = [
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
