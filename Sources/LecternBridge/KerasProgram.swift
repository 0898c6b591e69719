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
  if run.holdsRows {
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
  if descent.epochs > 0, run.result.model.kind != .perceptron,
    ["batch_size", "order", "model"].contains(where: { program.varies($0) })
      || program.varies("initial") && !isGiven
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

// MARK: - Compiling and fitting

private func writeCompile(_ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram) {
  let metrics = kerasMetrics(run)
  guard descent.epochs > 0 else {
    program.add(call("model.compile", ["loss=\(kerasLoss(run))"] + metrics))
    return
  }
  program.add(lines: kerasNotes(run, descent, program).map { "# " + $0 })
  let optimizer = kerasOptimizer(run, descent, to: &program)
  program.add(
    call("model.compile", ["optimizer=\(optimizer)", "loss=\(kerasLoss(run))"] + metrics))
  if hasNoCorrection(descent) {
    program.add("model.optimizer.build(model.trainable_variables)")
    program.add(lines: kerasWithoutCorrection("model.optimizer"))
  }
}

/// Where Keras does otherwise than the run.
private func kerasNotes(
  _ run: BridgedRun, _ descent: Descent, _ program: PythonProgram
) -> [String] {
  let rules = descent.regularization
  var notes = [
    dialectNote(descent, dialect: run.spec.dialect, framework: .keras),
    decayNote(descent, run.spec.dialect, in: .keras),
  ].compactMap(\.self)
  if rules.l2 > 0 || rules.l1Subgradient > 0 || program.varies("regularization") {
    notes.append("Keras counts the penalty into the losses that it reports.")
  }
  if descent.optimizer.flag("bias_correction") == false, !hasNoCorrection(descent) {
    notes.append("Keras cannot leave the bias correction out on a schedule: it is there.")
  }
  if descent.dropsLastBatch, descent.batchSize != .full {
    notes.append("Keras trains on the last, smaller batch too.")
  }
  if descent.earlyStopping?.monitor == .loss {
    notes.append("Keras watches the mean of the epoch's losses, not the loss at its end.")
  }
  return notes
}

/// Whether Adam goes without its bias correction, which in Keras it cannot on a schedule.
func hasNoCorrection(_ descent: Descent) -> Bool {
  descent.optimizer.flag("bias_correction") == false && activeSchedule(descent) == nil
}

/// Keras has no switch for Adam's bias correction, which is 1 from a late step on.
func kerasWithoutCorrection(_ optimizer: String) -> [String] {
  ["\(optimizer).iterations.assign(100_000)  # so late that the bias correction is 1"]
}

private func kerasOptimizer(
  _ run: BridgedRun, _ descent: Descent, to program: inout PythonProgram
) -> String {
  let rate = PythonLiteral.number(descent.optimizer.number("learning_rate") ?? 0)
  var name: String?
  if let shape = writeKerasSchedule(descent, to: &program) {
    program.add("learning_rate = \(shape)")
    name = "learning_rate"
  } else if program.varies("schedule") {
    program.add("learning_rate = \(rate)")
    name = "learning_rate"
  }
  return optimizerCall(
    descent, dialect: run.spec.dialect, framework: .keras, learningRate: name,
    extra: kerasClipping(descent.clipping))
}

/// A bound on gradients as arguments of a Keras optimizer.
func kerasClipping(_ clipping: Clipping?) -> [String] {
  switch clipping {
  case .value(let limit)?: ["clipvalue=\(PythonLiteral.plain(limit))"]
  case .norm(let limit)?: ["clipnorm=\(PythonLiteral.plain(limit))"]
  case .globalNorm(let limit)?: ["global_clipnorm=\(PythonLiteral.plain(limit))"]
  case nil: []
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
  if run.holdsRows, descent.earlyStopping != nil || !program.isMember {
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
