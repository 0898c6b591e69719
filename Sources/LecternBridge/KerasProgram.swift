import LecternRun
import LecternSpec

func writeKeras(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  program.add(import: "import keras")
  let isGiven = startsFromGivenValues(run, descent, varied: program.varies("initial"))
  if drawsNumbers(run, descent, isGiven: isGiven, program) {
    program.add("keras.utils.set_random_seed(\(run.spec.seed))")
  }
  let layers = kerasLayers(run, descent, isGiven: isGiven, program)
  if run.result.model.widths.count == 1 {
    program.add(call("model = keras.Sequential", layers, "([])"))
  } else {
    program.add("model = keras.Sequential([")
    program.add(lines: layers.map { "    \($0)," } + ["])"])
  }
  if isGiven { program.add("model.set_weights(\(kerasWeights(run)))") }
  writeCompile(run, descent, to: &program)
  if descent.epochs > 0 { program.add(kerasFit(run, descent, program)) }
  program.results = ["model.evaluate(x, y, verbose=0)"]
  if !(run.data?.validation.isEmpty ?? true) {
    program.results.append("model.evaluate(x_held, y_held, verbose=0)")
  }
}

/// Whether the start is written out, number by number.
func startsFromGivenValues(_ run: BridgedRun, _ descent: Descent, varied: Bool) -> Bool {
  if descent.initial?.name == "values" { return true }
  return varied && run.result.model.kind == .linear && run.result.parameters.initial.count <= 8
}

/// Whether the program draws random numbers, so that a seed means something.
///
/// Members of a compare that varies what is drawn all get one, for the sake of one loop.
func drawsNumbers(
  _ run: BridgedRun, _ descent: Descent, isGiven: Bool, _ program: PythonProgram
) -> Bool {
  if descent.epochs > 0, run.spec.model.name != "perceptron",
    ["batch_size", "order", "initial", "model"].contains(where: { program.varies($0) })
  {
    return true
  }
  let isDrawn =
    !isGiven && !["zeros", "constant", "values"].contains(initializerName(run, descent))
  let isShuffled = descent.order == .shuffled && descent.batchSize != .full
  return descent.epochs > 0 && isShuffled || isDrawn || run.spec.model.number("dropout") ?? 0 > 0
}

/// The initializer by its name in specs.
func initializerName(_ run: BridgedRun, _ descent: Descent) -> String {
  if let initial = descent.initial { return initial.name }
  if run.spec.dialect == .pytorch { return "pytorch" }
  return run.result.model.kind == .network ? "glorot_uniform" : "zeros"
}

// MARK: - The model

private func kerasLayers(
  _ run: BridgedRun, _ descent: Descent, isGiven: Bool, _ program: PythonProgram
) -> [String] {
  let shape = run.result.model
  let initializer = isGiven ? nil : kerasInitializer(run, descent, program)
  var lines: [String] = []
  if isGiven { lines.append("keras.Input((\(run.result.fitted.featureScaling.count),))") }
  for (index, width) in shape.widths.enumerated() {
    var arguments = ["\(width)"]
    let activation =
      shape.activations.indices.contains(index) ? shape.activations[index] : "identity"
    if activation != "identity" {
      arguments.append("activation=\(kerasActivation(activation, run.spec.dialect))")
    }
    if !hasIntercept(run) { arguments.append("use_bias=False") }
    if let initializer {
      arguments.append("kernel_initializer=\(initializer.kernel)")
      if let bias = initializer.bias, hasIntercept(run) {
        arguments.append("bias_initializer=\(bias)")
      }
    }
    arguments += kerasPenalties(descent, program)
    lines.append("keras.layers.Dense(\(arguments.joined(separator: ", ")))")
    if let rate = run.spec.model.number("dropout"), rate > 0, index + 1 < shape.widths.count {
      lines.append("keras.layers.Dropout(\(PythonLiteral.plain(rate)))")
    }
  }
  return lines
}

func kerasActivation(_ name: String, _ dialect: Dialect) -> String {
  switch name {
  case "gelu": "lambda z: keras.activations.gelu(z, approximate=False)"
  case "gelu_tanh": "lambda z: keras.activations.gelu(z, approximate=True)"
  case "leaky_relu" where dialect == .pytorch: "keras.layers.LeakyReLU(0.01)"
  default: PythonLiteral.string(name)
  }
}

/// Penalties on the kernel; a proximal L1 step is a constraint, which Keras applies after updates.
private func kerasPenalties(_ descent: Descent, _ program: PythonProgram) -> [String] {
  let rules = descent.regularization
  let l2 = PythonLiteral.plain(rules.l2)
  let l1 = PythonLiteral.plain(rules.l1Subgradient)
  var penalty: String?
  switch (rules.l2 > 0, rules.l1Subgradient > 0) {
  case (true, false): penalty = "keras.regularizers.L2(\(l2))"
  case (false, true): penalty = "keras.regularizers.L1(\(l1))"
  case (true, true): penalty = "keras.regularizers.L1L2(\(l1), \(l2))"
  case (false, false): penalty = program.varies("regularization") ? "None" : nil
  }
  var constraint: String?
  if rules.l1 > 0 {
    let rate = PythonLiteral.plain(descent.optimizer.number("learning_rate") ?? 0)
    constraint =
      "lambda w: keras.ops.soft_shrink(w, \(rate) * \(PythonLiteral.plain(rules.l1)))"
  } else if program.varies("regularization.l1") {
    constraint = "None"
  }
  return [
    penalty.map { "kernel_regularizer=\($0)" }, constraint.map { "kernel_constraint=\($0)" },
  ].compactMap { $0 }
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
    return (
      "keras.initializers.RandomUniform(\(number("low", -0.05)), \(number("high", 0.05)))", zeros
    )
  case "normal":
    return ("keras.initializers.TruncatedNormal(stddev=\(number("sd", 0.05)))", zeros)
  case let name: return (PythonLiteral.string(name), zeros)
  }
}

// MARK: - Compiling and fitting

private func writeCompile(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  let metrics = run.result.model.isClassifier ? ["metrics=[\"accuracy\"]"] : []
  guard descent.epochs > 0 else {
    program.add(call("model.compile", ["loss=\(kerasLoss(run))"] + metrics))
    return
  }
  if let note = dialectNote(descent.optimizer, dialect: run.spec.dialect, framework: .keras) {
    program.add("# " + note)
  }
  if descent.dropsLastBatch, descent.batchSize != .full {
    program.add("# Keras trains on the last, smaller batch too.")
  }
  let optimizer = kerasOptimizer(run, descent, to: &program)
  program.add(
    call("model.compile", ["optimizer=\(optimizer)", "loss=\(kerasLoss(run))"] + metrics))
  if descent.optimizer.flag("bias_correction") == false {
    program.add("model.optimizer.build(model.trainable_variables)")
    program.add(lines: kerasWithoutCorrection("model.optimizer"))
  }
}

/// Keras has no switch for Adam's bias correction, which is 1 from a late step on.
func kerasWithoutCorrection(_ optimizer: String) -> [String] {
  ["\(optimizer).iterations.assign(100_000)  # so late that the bias correction is 1"]
}

private func kerasOptimizer(
  _ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram
) -> String {
  var schedule: String?
  if let spec = activeSchedule(descent),
    let rate = descent.optimizer.number("learning_rate")
  {
    schedule = kerasSchedule(spec, rate: PythonLiteral.number(rate))
    if schedule == nil {
      program.add("# Keras has no schedule of this shape: the rate stays constant here.")
    }
  }
  var extra: [String] = []
  switch descent.clipping {
  case .value(let limit)?: extra.append("clipvalue=\(PythonLiteral.plain(limit))")
  case .norm(let limit)?: extra.append("clipnorm=\(PythonLiteral.plain(limit))")
  case .globalNorm(let limit)?: extra.append("global_clipnorm=\(PythonLiteral.plain(limit))")
  case nil: break
  }
  if let shape = schedule {
    program.add("learning_rate = \(shape)")
    schedule = "learning_rate"
  } else if program.varies("schedule") {
    program.add(
      "learning_rate = \(PythonLiteral.number(descent.optimizer.number("learning_rate") ?? 0))")
    schedule = "learning_rate"
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
      ? "\"huber\"" : "keras.losses.Huber(delta=\(PythonLiteral.plain(delta)))"
  case "binary_cross_entropy": return "keras.losses.BinaryCrossentropy(from_logits=True)"
  case "cross_entropy": return "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
  case "hinge": return "\"hinge\""
  case let other: return PythonLiteral.string(other)
  }
}

/// Keras prints a line an epoch: fine for a few dozen of one run.
private let mostPrintedEpochs = 50

private func kerasFit(
  _ run: BridgedRun, _ descent: Descent, _ program: PythonProgram
) -> String {
  var arguments = ["x", "y"]
  if descent.epochs != 1 || program.varies("epochs") {
    arguments.append("epochs=\(descent.epochs)")
  }
  switch descent.batchSize {
  case .rows(32) where !program.varies("batch_size"): break
  case .rows(let count): arguments.append("batch_size=\(count)")
  case .full: arguments.append("batch_size=len(x)")
  }
  if program.varies("order") {
    arguments.append("shuffle=\(descent.order == .shuffled ? "True" : "False")")
  } else if descent.order != .shuffled, descent.batchSize != .full {
    arguments.append("shuffle=False")
  }
  if !(run.data?.validation.isEmpty ?? true), descent.earlyStopping != nil || !program.isMember {
    arguments.append("validation_data=(x_held, y_held)")
  } else if program.varies("early_stopping") {
    arguments.append("validation_data=(x_held, y_held)")
  }
  if let stopping = descent.earlyStopping {
    let monitor = stopping.monitor == .validationLoss ? [] : ["monitor=\"loss\""]
    var options = monitor + ["patience=\(stopping.patience)"]
    if stopping.minimumDelta > 0 {
      options.append("min_delta=\(PythonLiteral.plain(stopping.minimumDelta))")
    }
    if stopping.restoresBest { options.append("restore_best_weights=True") }
    arguments.append(
      "callbacks=[keras.callbacks.EarlyStopping(\(options.joined(separator: ", ")))]")
  } else if program.varies("early_stopping") {
    arguments.append("callbacks=[]")
  }
  if program.isMember || descent.epochs > mostPrintedEpochs { arguments.append("verbose=0") }
  return call("model.fit", arguments)
}

/// The initial parameters in the order of `model.get_weights()`: a kernel `[inputs, outputs]` and a
/// bias for each layer.
func kerasWeights(_ run: BridgedRun) -> String {
  let arrays = initialArrays(run).flatMap { layer -> [String] in
    let weights = PythonLiteral.matrix(layer.weights, width: layer.inputs)
    let isSquare = layer.inputs == 1 && layer.outputs == 1
    let kernel = "np.array(\(weights))\(isSquare ? "" : ".T")"
    return layer.bias.isEmpty ? [kernel] : [kernel, "np.array(\(PythonLiteral.list(layer.bias)))"]
  }
  return "[\(arrays.joined(separator: ", "))]"
}
