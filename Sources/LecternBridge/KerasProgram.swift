import LecternRun
import LecternSpec

func writeKeras(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  program.add(import: "import keras")
  program.add("keras.utils.set_random_seed(\(run.spec.seed))")
  program.add("model = keras.Sequential([")
  program.add(lines: kerasLayers(run, descent).map { "    \($0)," })
  program.add("])")

  if let note = dialectNote(descent.optimizer, dialect: run.spec.dialect, framework: .keras) {
    program.add("# " + note)
    program.add(note: note)
  }
  program.add("model.compile(")
  program.add("    optimizer=\(kerasOptimizer(run, descent, to: &program)),")
  program.add("    loss=\(kerasLoss(run)),")
  let metrics = kerasMetrics(run)
  if !metrics.isEmpty { program.add("    metrics=[\(metrics.joined(separator: ", "))],") }
  program.add(")")
  program.add(lines: kerasFit(run, descent))
}

private func kerasLayers(_ run: BridgedRun, _ descent: Descent) -> [String] {
  let shape = run.result.model
  let initial = kerasInitializer(run, descent)
  let bias = run.result.parameters.names.contains { $0.hasSuffix("bias") }
  var lines: [String] = []
  for (index, width) in shape.widths.enumerated() {
    var arguments = ["\(width)"]
    let activation =
      shape.activations.indices.contains(index) ? shape.activations[index] : "identity"
    if activation != "identity" {
      arguments.append("activation=\(PythonLiteral.string(kerasActivation(activation)))")
    }
    if !bias, shape.kind != .network { arguments.append("use_bias=False") }
    if let initial { arguments.append("kernel_initializer=\(initial)") }
    if run.spec.descent?.regularization.l2 ?? 0 > 0
      || run.spec.descent?.regularization.l1Subgradient ?? 0 > 0
    {
      arguments.append("kernel_regularizer=\(kerasRegularizer(descent.regularization))")
    }
    lines.append("keras.layers.Dense(\(arguments.joined(separator: ", ")))")
    if let rate = run.spec.model.number("dropout"), rate > 0, index + 1 < shape.widths.count {
      lines.append("keras.layers.Dropout(\(PythonLiteral.plain(rate)))")
    }
  }
  return lines
}

private func kerasActivation(_ name: String) -> String {
  switch name {
  case "gelu_tanh": "gelu"
  default: name
  }
}

private func kerasRegularizer(_ regularization: Regularization) -> String {
  let l2 = PythonLiteral.plain(regularization.l2)
  let l1 = PythonLiteral.plain(regularization.l1Subgradient)
  if regularization.l1Subgradient == 0 { return "keras.regularizers.L2(\(l2))" }
  if regularization.l2 == 0 { return "keras.regularizers.L1(\(l1))" }
  return "keras.regularizers.L1L2(\(l1), \(l2))"
}

private func kerasInitializer(_ run: BridgedRun, _ descent: Descent) -> String? {
  let name = descent.initial?.name ?? (run.result.model.kind == .network ? nil : "zeros")
  switch name {
  case nil, "glorot_uniform": return nil
  case "values":
    return nil
  case "constant":
    return
      "keras.initializers.Constant(\(PythonLiteral.plain(descent.initial?.number("value") ?? 0)))"
  case "pytorch": return nil
  case "uniform":
    let low = PythonLiteral.plain(descent.initial?.number("low") ?? -0.05)
    let high = PythonLiteral.plain(descent.initial?.number("high") ?? 0.05)
    return "keras.initializers.RandomUniform(\(low), \(high))"
  case "normal":
    return
      "keras.initializers.RandomNormal(stddev=\(PythonLiteral.plain(descent.initial?.number("sd") ?? 0.05)))"
  case let name?: return PythonLiteral.string(name)
  }
}

private func kerasOptimizer(
  _ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram
) -> String {
  let rate = descent.optimizer.number("learning_rate").map(PythonLiteral.plain)
  var schedule: String?
  if let spec = descent.schedule, spec.name != "constant", let rate {
    schedule = kerasSchedule(spec, rate: rate)
    if schedule == nil {
      program.add(note: "Keras has no schedule of this shape; the program keeps the rate constant.")
    }
  }
  var extra: [String] = []
  switch descent.clipping {
  case .value(let limit)?: extra.append("clipvalue=\(PythonLiteral.plain(limit))")
  case .norm(let limit)?: extra.append("clipnorm=\(PythonLiteral.plain(limit))")
  case .globalNorm(let limit)?: extra.append("global_clipnorm=\(PythonLiteral.plain(limit))")
  case nil: break
  }
  if descent.optimizer.flag("bias_correction") == false {
    program.add(note: "Keras always corrects the bias of Adam's averages; this run does not.")
  }
  if descent.regularization.l1 > 0 {
    program.add(
      note: "Keras has no proximal L1 step, which is what leaves weights at exactly zero.")
  }
  return optimizerCall(
    descent.optimizer, dialect: run.spec.dialect, framework: .keras, learningRate: schedule,
    regularization: descent.regularization, extra: extra)
}

private func kerasLoss(_ run: BridgedRun) -> String {
  switch run.result.model.loss {
  case "mse": return "\"mse\""
  case "mae": return "\"mae\""
  case "half_mse": return "lambda y, p: 0.5 * keras.losses.mean_squared_error(y, p)"
  case "huber":
    let delta = run.spec.fit?.loss?.number("delta") ?? 1
    return delta == 1
      ? "keras.losses.Huber()" : "keras.losses.Huber(delta=\(PythonLiteral.plain(delta)))"
  case "binary_cross_entropy": return "keras.losses.BinaryCrossentropy(from_logits=True)"
  case "cross_entropy": return "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
  case "hinge": return "\"hinge\""
  case let other: return PythonLiteral.string(other)
  }
}

private func kerasMetrics(_ run: BridgedRun) -> [String] {
  run.result.model.isClassifier ? ["\"accuracy\""] : []
}

private func kerasFit(_ run: BridgedRun, _ descent: Descent) -> [String] {
  var arguments = ["x", "y"]
  if descent.epochs != 1 { arguments.append("epochs=\(descent.epochs)") }
  switch descent.batchSize {
  case .rows(32): break
  case .rows(let count): arguments.append("batch_size=\(count)")
  case .full: arguments.append("batch_size=len(x)")
  }
  if descent.order != .shuffled, descent.batchSize != .full { arguments.append("shuffle=False") }
  if !(run.data?.validation.isEmpty ?? true) {
    arguments.append("validation_data=(x_held, y_held)")
  }
  var lines: [String] = []
  if let stopping = descent.earlyStopping {
    let monitor = stopping.monitor == .validationLoss ? "val_loss" : "loss"
    var options = ["monitor=\"\(monitor)\"", "patience=\(stopping.patience)"]
    if stopping.minimumDelta > 0 {
      options.append("min_delta=\(PythonLiteral.plain(stopping.minimumDelta))")
    }
    if stopping.restoresBest { options.append("restore_best_weights=True") }
    lines.append("stop = keras.callbacks.EarlyStopping(\(options.joined(separator: ", ")))")
    arguments.append("callbacks=[stop]")
  }
  if descent.initial?.name == "values" {
    lines += ["model.build((None, x.shape[1]))", "model.set_weights(\(kerasWeights(run)))"]
  }
  return lines + ["model.fit(\(arguments.joined(separator: ", ")))"]
}

/// The initial parameters in the order of `model.get_weights()`: a kernel `[inputs, outputs]` and a
/// bias for each layer.
func kerasWeights(_ run: BridgedRun) -> String {
  let arrays = initialArrays(run).flatMap { layer -> [String] in
    let kernel = "np.array(\(PythonLiteral.matrix(layer.weights, width: layer.inputs))).T"
    return layer.bias.isEmpty ? [kernel] : [kernel, "np.array(\(PythonLiteral.list(layer.bias)))"]
  }
  return "[\(arrays.joined(separator: ", "))]"
}
