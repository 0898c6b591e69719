import LecternRun
import LecternSpec

/// The layers of the model, a call each, with how they start and what is asked of their weights.
func kerasLayers(
  _ run: BridgedRun, _ descent: Descent, isGiven: Bool, _ program: PythonProgram
) -> [String] {
  let shape = run.result.model
  let initializer = isGiven ? nil : kerasInitializer(run, descent, program)
  var lines: [String] = []
  if isGiven { lines.append("keras.Input((\(run.result.fitted.featureScaling.count),))") }
  for (index, (width, activation)) in zip(shape.widths, layerActivations(run)).enumerated() {
    var arguments = ["\(width)"]
    if !activation.isIdentity { arguments.append("activation=\(activation.keras)") }
    if !hasIntercept(run) { arguments.append("use_bias=False") }
    if let initializer {
      arguments.append("kernel_initializer=\(initializer.kernel)")
      if let bias = initializer.bias, hasIntercept(run) {
        arguments.append("bias_initializer=\(bias)")
      }
    }
    arguments += kerasPenalties(run, descent, program)
    lines.append("keras.layers.Dense(\(arguments.joined(separator: ", ")))")
    if let rate = run.spec.model.number("dropout"), rate > 0, index + 1 < shape.widths.count {
      lines.append("keras.layers.Dropout(\(PythonLiteral.plain(rate)))")
    }
  }
  return lines
}

/// Penalties on the kernel; a proximal L1 step is a constraint, which Keras applies after updates.
private func kerasPenalties(
  _ run: BridgedRun, _ descent: Descent, _ program: PythonProgram
) -> [String] {
  let rules = descent.regularization
  var l2 = rules.l2
  var arguments: [String] = []
  var biasPenalty: String?
  if case .coupled(let share) = weightDecay(descent, run.spec.dialect) {
    l2 += share / 2
    biasPenalty = "keras.regularizers.L2(\(PythonLiteral.plain(share / 2)))"
  }
  let l1 = PythonLiteral.plain(rules.l1Subgradient)
  switch (l2 > 0, rules.l1Subgradient > 0) {
  case (true, false):
    arguments.append("kernel_regularizer=keras.regularizers.L2(\(PythonLiteral.plain(l2)))")
  case (false, true): arguments.append("kernel_regularizer=keras.regularizers.L1(\(l1))")
  case (true, true):
    arguments.append(
      "kernel_regularizer=keras.regularizers.L1L2(\(l1), \(PythonLiteral.plain(l2)))")
  case (false, false):
    if program.varies("regularization") { arguments.append("kernel_regularizer=None") }
  }
  if hasIntercept(run), let biasPenalty { arguments.append("bias_regularizer=\(biasPenalty)") }
  if rules.l1 > 0 {
    let rate =
      activeSchedule(descent) == nil
      ? PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 0)
      : "model.optimizer.learning_rate"
    arguments.append(
      "kernel_constraint=lambda w: keras.ops.soft_shrink(w, \(rate) * "
        + "\(PythonLiteral.plain(rules.l1)))")
  } else if program.varies("regularization.l1") {
    arguments.append("kernel_constraint=None")
  }
  return arguments
}

private func kerasInitializer(
  _ run: BridgedRun, _ descent: Descent, _ program: PythonProgram
) -> (kernel: String, bias: String?)? {
  let isVaried = program.varies("initial")
  let zeros = program.varies("initial.constant") ? "\"zeros\"" : nil
  let number = { (name: String, value: Double) in
    PythonLiteral.plain(descent.initial?.number(name) ?? value)
  }
  switch initializerName(run, descent) {
  case "values": return nil
  case "glorot_uniform": return isVaried ? ("\"glorot_uniform\"", zeros) : nil
  case "constant":
    let constant = "keras.initializers.Constant(\(number("value", 0)))"
    return (constant, constant)
  case "pytorch":
    let scaling =
      "keras.initializers.VarianceScaling(1 / 3, mode=\"fan_in\", distribution=\"uniform\")"
    return (scaling, zeros)
  case "uniform":
    let (low, high) = (number("low", -0.05), number("high", 0.05))
    return (
      (low, high) == ("-0.05", "0.05")
        ? "\"random_uniform\"" : "keras.initializers.RandomUniform(\(low), \(high))", zeros
    )
  case "normal":
    let deviation = number("sd", 0.05)
    return (
      deviation == "0.05"
        ? "\"random_normal\"" : "keras.initializers.RandomNormal(stddev=\(deviation))", zeros
    )
  case let name: return (PythonLiteral.string(name), zeros)
  }
}
