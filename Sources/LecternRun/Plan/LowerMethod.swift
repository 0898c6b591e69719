import LecternEngine
import LecternSource
import LecternSpec

func optimizer(
  _ descent: Descent, _ dialect: LecternSpec.Dialect, _ catalog: Catalog
) -> OptimizerChoice? {
  guard case .optimizer(let make)? = catalog.entry(.optimizer, descent.optimizer.name)?.build
  else { return nil }
  return make(descent.optimizer, LecternEngine.Dialect(dialect))
}

func schedule(_ descent: Descent, _ catalog: Catalog) -> Schedule? {
  guard let spec = descent.schedule else { return .constant }
  guard case .schedule(let make)? = catalog.entry(.schedule, spec.name)?.build else { return nil }
  let warmUp = spec.integer("warmup") ?? 0
  return Schedule(make(spec), warmUp: warmUp > 0 ? .init(duration: warmUp) : nil)
}

func regularization(
  _ descent: Descent, _ dialect: LecternSpec.Dialect
) -> LecternEngine.Regularization {
  let spec = descent.regularization
  var decay = LecternEngine.Regularization.WeightDecay.none
  if descent.optimizer.ownOptimizer == .adamW {
    let rate = descent.optimizer.number("weight_decay") ?? (dialect == .keras ? 0.004 : 0.01)
    if rate + spec.weightDecay > 0 { decay = .decoupled(rate + spec.weightDecay) }
  } else if spec.weightDecay > 0 {
    decay = dialect == .keras ? .decoupled(spec.weightDecay) : .coupled(spec.weightDecay)
  }
  return LecternEngine.Regularization(
    l2: spec.l2, l1: spec.l1, l1Subgradient: spec.l1Subgradient, weightDecay: decay)
}

func clipping(
  _ descent: Descent, _ dialect: LecternSpec.Dialect
) -> LecternEngine.Clipping? {
  switch descent.clipping {
  case nil: nil
  case .value(let limit): .value(limit)
  case .norm(let limit): .norm(limit)
  case .globalNorm(let limit):
    .globalNorm(limit, dialect: LecternEngine.Dialect(dialect))
  }
}

private func order(_ order: RowOrder) -> BatchOrder {
  switch order {
  case .given: .given
  case .fixed: .fixed
  case .shuffled: .shuffled
  }
}

/// The engine's settings for a model on data.
func method(
  _ spec: TrainSpec, _ fit: Fit, _ data: PreparedData, _ shape: ModelShape, _ layers: [LayerPlan],
  recorded: Set<Recorded>, problems: inout Problems
) -> RunSetup.Method? {
  switch spec.method {
  case .solve(let solver):
    return solverMethod(solver, fit, data, shape, problems: &problems)
  case .descend(let descent):
    guard
      let initial = initializers(
        descent.initial, spec.dialect, shape, fit.model.range, problems: &problems)
    else { return nil }
    if shape.kind == .perceptron {
      return .perceptron(perceptron(spec, descent, fit.model, initial))
    }
    guard
      let rule = optimizer(descent, spec.dialect, problems.catalog),
      let schedule = schedule(descent, problems.catalog),
      let loss = loss(fit.loss, shape, problems.catalog)
    else { return nil }
    let network = Network(
      inputs: shape.inputs.count,
      layers: layers.indices.map { index in
        Layer(
          units: layers[index].units, activation: layers[index].activation,
          dropout: layers[index].dropout, weights: initial[index].weights,
          biases: initial[index].biases, hasBias: shape.hasBias)
      })
    var settings = TrainingSettings(network: network, loss: loss, optimizer: rule)
    settings.schedule = schedule
    settings.regularization = regularization(descent, spec.dialect)
    settings.clipping = clipping(descent, spec.dialect)
    settings.epochs = descent.epochs
    settings.order = order(descent.order)
    settings.dropsLastBatch = descent.dropsLastBatch
    settings.seed = UInt64(bitPattern: Int64(spec.seed))
    settings.record = recordOptions(recorded)
    let rows = data.training.rows
    switch descent.batchSize {
    case .full: settings.batchSize = .full
    case .rows(let size):
      // The default is nobody's claim about a small table.
      if size > rows, let place = descent.batchSizePlace {
        problems.add(
          .batchTooLarge, at: place,
          "a batch of \(size) rows is larger than the \(rows) training rows",
          help: "write `batch_size: full` for all rows in one batch")
        return nil
      }
      settings.batchSize = size >= rows ? .full : .rows(size)
    }
    if let stopping = descent.earlyStopping {
      if stopping.monitor == .validationLoss, data.validation == nil {
        problems.add(
          .noValidation, at: stopping.place,
          "early stopping watches the validation loss, and there are no validation rows",
          help: "give data set '\(data.result.name)' a `split`, or `monitor: loss`")
        return nil
      }
      settings.earlyStopping = LecternEngine.EarlyStopping(
        monitor: stopping.monitor == .loss ? .loss : .validationLoss,
        patience: stopping.patience, minimumDelta: stopping.minimumDelta,
        restoresBest: stopping.restoresBest)
    }
    return .network(settings)
  }
}

private func recordOptions(_ recorded: Set<Recorded>) -> RecordOptions {
  var options: RecordOptions = []
  if recorded.contains(.steps) { options.insert(.steps) }
  if recorded.contains(.parameters) { options.insert(.parameters) }
  if recorded.contains(.gradients) { options.insert(.gradients) }
  if recorded.contains(.updates) { options.insert(.updates) }
  if recorded.contains(.activations) { options.insert(.activations) }
  if recorded.contains(.optimizerState) { options.insert(.optimizerState) }
  return options
}

private func loss(_ spec: ComponentSpec?, _ shape: ModelShape, _ catalog: Catalog) -> Loss? {
  if shape.loss == .binaryCrossEntropy, shape.activations.last == "sigmoid" {
    return .binaryCrossEntropyOfProbabilities
  }
  let name = shape.loss.rawValue
  guard case .loss(let make, _)? = catalog.entry(.loss, name)?.build else { return nil }
  return make(
    spec ?? ComponentSpec(kind: .loss, name: name, arguments: [], range: SourceRange(at: 0)))
}

private func perceptron(
  _ spec: TrainSpec, _ descent: Descent, _ model: ComponentSpec, _ initial: [LayerStart]
) -> PerceptronSettings {
  var weights: [Double]?
  var bias = 0.0
  if case .values(let values)? = initial.first?.weights { weights = values }
  if case .values(let values)? = initial.first?.biases { bias = values.first ?? 0 }
  return PerceptronSettings(
    rule: model.text("rule") == "margin" ? .margin : .threshold,
    learningRate: descent.optimizer.number("learning_rate") ?? 1, epochs: descent.epochs,
    order: order(descent.order), seed: UInt64(bitPattern: Int64(spec.seed)),
    initialWeights: weights, initialBias: bias, keepsPocket: model.flag("pocket") ?? false,
    keepsTrace: true)
}

private func solverMethod(
  _ spec: ComponentSpec, _ fit: Fit, _ data: PreparedData, _ shape: ModelShape,
  problems: inout Problems
) -> RunSetup.Method? {
  guard case .solver(let solver)? = problems.catalog.entry(.solver, spec.name)?.build else {
    return nil
  }
  let intercept: Intercept = shape.hasBias ? .fitted : .none
  let isLinear = shape.kind == .linear || shape.kind == .polynomial
  switch solver {
  case .newton:
    guard shape.kind == .logistic else {
      problems.add(
        .solverDoesNotFit, at: spec.range,
        "solver 'newton' is for logistic models, not for '\(fit.model.name)'",
        help: isLinear ? "use `solver: qr`" : "use an `optimizer`")
      return nil
    }
    return .newton(intercept: intercept)
  case .qr, .ridge:
    guard isLinear, data.targets.columns == 1, shape.loss.squaredErrorFactor != nil else {
      problems.add(
        .solverDoesNotFit, at: spec.range,
        isLinear && data.targets.columns == 1
          ? "solver '\(spec.name)' minimizes squared errors, not '\(shape.loss)'"
          : "solver '\(spec.name)' is for linear models with one target, not for "
            + "'\(fit.model.name)'",
        help: shape.kind == .logistic ? "use `solver: newton`" : "use an `optimizer`")
      return nil
    }
    let parameters = parameterCount(shape)
    let lambda = solver == .ridge ? spec.number("lambda") ?? 0 : 0
    if data.training.rows < parameters, lambda == 0 {
      problems.add(
        .fewerRowsThanParameters, at: spec.range,
        "\(data.training.rows) training rows cannot decide \(parameters) parameters",
        help: "use fewer features, a lower degree, or `solver: ridge`")
      return nil
    }
    return .leastSquares(lambda: lambda, intercept: intercept)
  }
}
