import LecternEngine
import LecternNumerics
import LecternSource
import LecternSpec

/// Turns the spec of a run into engine values. Nil when there is an error, which is in `problems`.
///
/// - Parameters:
///   - name: as results are named, `capstone` or `race.adam`.
///   - tables: every data set that could be read, by name.
///   - failed: those that could not; what needs them is passed over in silence.
///   - preparations: the rows as the lesson's runs take them.
func lower(
  _ spec: TrainSpec, name: String, tables: [String: Table], failed: Set<String>,
  budget: Budget, preparations: inout Preparations, problems: inout Problems
) -> RunSetup? {
  switch spec.subject {
  case .function(let component):
    return lowerFunction(component, spec, name: name, budget: budget, problems: &problems)
  case .fit(let fit):
    guard let table = tables[fit.data.value] else {
      if !failed.contains(fit.data.value) {
        let names = tables.keys.sorted()
        let near = nearMiss(to: fit.data.value, among: names)
        problems.add(
          .unknownData, at: fit.data.range, "unknown data set '\(fit.data.value)'",
          label: near.map { "did you mean '\($0)'?" } ?? "",
          help: near != nil
            ? ""
            : names.isEmpty
              ? "neither the lesson nor course.yml has a data set"
              : "the data sets are \(list(some(names)))")
      }
      return nil
    }
    return lowerFit(
      fit, spec, table, name: name, budget: budget, preparations: &preparations,
      problems: &problems)
  }
}

// MARK: - Models on data

private func lowerFit(
  _ fit: Fit, _ spec: TrainSpec, _ table: Table, name: String, budget: Budget,
  preparations: inout Preparations, problems: inout Problems
) -> RunSetup? {
  let before = problems.diagnostics.count
  let kind = ModelShape.Kind(rawValue: fit.model.name) ?? .network
  let lossRange = fit.loss?.range ?? fit.model.range
  let classifiers: [ModelShape.Kind] = [.logistic, .softmax, .perceptron]
  let classLosses = ["binary_cross_entropy", "cross_entropy", "hinge"]
  let wantsClasses: Bool? =
    classifiers.contains(kind) || fit.loss.map { classLosses.contains($0.name) } == true
    ? true : fit.loss == nil && kind == .network ? nil : false
  let choice = DataChoice(
    features: fit.features, targets: fit.target, scale: fit.scale, scaleTarget: fit.scaleTarget,
    degree: kind == .polynomial ? fit.model.integer("degree") ?? 2 : nil,
    wantsClasses: wantsClasses,
    leavesBaselinesOut: spec.solver.map { $0.name != "ridge" } == true
      && fit.model.flag("intercept") != false,
    range: spec.heading.range, model: fit.model.name,
    modelRange: fit.model.range,
    classLoss: classifiers.contains(kind)
      ? nil
      : fit.loss.flatMap {
        classLosses.contains($0.name) ? Located($0.name, at: $0.range) : nil
      })
  guard let data = preparations.data(table, choice, problems: &problems) else { return nil }

  // What stays open in the spec is decided by the target.
  let lossName: String
  if kind == .perceptron {
    lossName = "mistakes"
  } else if let loss = fit.loss {
    lossName = loss.name
  } else if data.classes.isEmpty {
    lossName = "mse"
  } else {
    lossName =
      data.classes.count == 2 && kind != .softmax
      ? "binary_cross_entropy"
      : "cross_entropy"
  }
  let needsTwo =
    [.logistic, .perceptron].contains(kind)
    || (kind != .softmax && ["binary_cross_entropy", "hinge"].contains(lossName))
  if needsTwo, data.classes.count > 2 {
    problems.add(
      .twoClasses, at: kind == .network ? lossRange : fit.model.range,
      "'\(kind == .network ? lossName : kind.rawValue)' tells two classes apart, and column "
        + "'\(data.result.targets[0])' has \(data.classes.count): \(list(some(data.classes)))",
      help: "use `model: softmax`, or a network with `loss: cross_entropy`")
  }
  let outputs =
    data.classes.isEmpty
    ? data.targets.columns : lossName == "cross_entropy" ? data.classes.count : 1
  if kind == .linear || kind == .polynomial, lossName == "cross_entropy" {
    problems.add(
      .lossDoesNotFit, at: lossRange, "'cross_entropy' belongs to `softmax` and networks",
      help: "use `model: softmax`")
  }
  if kind == .logistic, lossName != "binary_cross_entropy" {
    problems.add(
      .lossDoesNotFit, at: lossRange, "a logistic model is trained by 'binary_cross_entropy'",
      help: "for another loss write a network: `network: {hidden: [], output: sigmoid}`")
  }
  if kind == .softmax, lossName != "cross_entropy" {
    problems.add(
      .lossDoesNotFit, at: lossRange, "a softmax model is trained by 'cross_entropy'",
      help: "leave `loss` out; for another loss write a network: `network: {hidden: []}`")
  }
  if problems.diagnostics.count > before { return nil }

  var layers = hiddenLayers(fit.model, spec.dialect, problems.catalog)
  let lastActivation = fit.model.component("output")
  let hasSigmoid = lastActivation?.name == "sigmoid"
  layers.append(
    LayerPlan(
      units: outputs,
      activation: lastActivation.flatMap { activation($0, problems.catalog) } ?? .identity,
      name: lastActivation?.name ?? "identity", dropout: 0))

  let shape = ModelShape(
    kind: kind, inputs: data.result.features, widths: layers.map(\.units),
    activations: layers.map(\.name), hasBias: fit.model.flag("intercept") ?? true, loss: lossName,
    classes: data.classes)
  let output: FittedModel.Output =
    switch lossName {
    case "binary_cross_entropy": .probability
    case "cross_entropy": .probabilities
    case "hinge", "mistakes": .score
    default: .numbers
    }
  var fittedActivations = layers.map { FittedActivation($0) }
  if output == .probability, let last = fittedActivations.indices.last {
    fittedActivations[last] = .identity
  }
  let recorded = recordedEntries(spec, parameters: parameterCount(shape))
  var setup = RunSetup(
    name: name, spec: spec, dataName: fit.data.value, prepared: data, shape: shape,
    method: .newton(intercept: .fitted), output: output, activations: fittedActivations,
    metrics: metricKernels(for: shape, problems.catalog),
    seriesMetrics: Set(spec.metrics.map(\.value)), recorded: recorded, settings: [],
    key: RunKey([]))
  checkMetrics(spec, shape, &problems)
  guard
    let method = method(
      spec, fit, data, shape, layers, hasSigmoid: hasSigmoid, recorded: recorded,
      problems: &problems)
  else { return nil }
  setup.method = method
  describe(&setup, table: table)
  checkBudget(setup, budget, &problems)
  return problems.diagnostics.dropFirst(before).contains(where: \.isError) ? nil : setup
}

/// A layer before initialization.
struct LayerPlan: Sendable {
  var units: Int
  var activation: Activation
  var name: String
  var dropout: Double
}

extension FittedActivation {
  init(_ layer: LayerPlan) {
    let function = layer.activation
    self.init(layer.name) { function($0) }
  }
}

private func activation(_ spec: ComponentSpec, _ catalog: Catalog) -> Activation? {
  if case .activation(let make)? = catalog.entry(.activation, spec.name)?.build {
    return make(spec)
  }
  return nil
}

private func hiddenLayers(
  _ model: ComponentSpec, _ dialect: LecternSpec.Dialect, _ catalog: Catalog
) -> [LayerPlan] {
  guard model.name == "network" else { return [] }
  let chosen = model.component("activation")
  let function = chosen.flatMap { activation($0, catalog) } ?? .tanh
  return (model["hidden"]?.integers ?? [16, 16]).map { units in
    LayerPlan(
      units: units, activation: function, name: chosen?.name ?? "tanh",
      dropout: model.number("dropout") ?? 0)
  }
}

func parameterCount(_ shape: ModelShape) -> Int {
  shape.kind == .function ? shape.inputs.count : layerPlaces(of: shape).last?.end ?? 0
}

/// What is kept: what is written, and the parameters of small models.
private func recordedEntries(_ spec: TrainSpec, parameters: Int) -> Set<Recorded> {
  var recorded = Set(spec.record)
  let epochs = spec.descent?.epochs ?? 0
  if parameters <= 32, parameters * (epochs + 1) <= 200_000 { recorded.insert(.parameters) }
  return recorded
}

private func metricKernels(
  for shape: ModelShape, _ catalog: Catalog
) -> [(name: String, kernel: MetricKernel)] {
  catalog.entries.compactMap { entry in
    guard case .metric(let kernel) = entry.build, kernel.isForClasses == shape.isClassifier
    else { return nil }
    if shape.classes.count != 2, entry.declaration.name == "auc" { return nil }
    return (entry.declaration.name, kernel)
  }
}

private func checkMetrics(_ spec: TrainSpec, _ shape: ModelShape, _ problems: inout Problems) {
  for metric in spec.metrics {
    guard case .metric(let kernel)? = problems.catalog.entry(.metric, metric.value)?.build
    else { continue }
    if kernel.isForClasses != shape.isClassifier {
      problems.add(
        .metricDoesNotFit, at: metric.range,
        "'\(metric.value)' is for models of \(kernel.isForClasses ? "classes" : "numbers")",
        help: shape.isClassifier
          ? "use accuracy, precision, recall, f1 or auc" : "use mse, rmse, mae or r2")
    }
  }
}

// MARK: - Functions

private func lowerFunction(
  _ component: ComponentSpec, _ spec: TrainSpec, name: String, budget: Budget,
  problems: inout Problems
) -> RunSetup? {
  let inner = component.component("name") ?? component
  guard
    case .function(let make, let defaultStart)? = problems.catalog.entry(.function, inner.name)?
      .build, let descent = spec.descent
  else {
    problems.add(
      .solverDoesNotFit, at: spec.solver?.range ?? component.range,
      "a function is descended by an optimizer, not by a solver")
    return nil
  }
  let function = make(inner)
  let start = component.numbers("start") ?? defaultStart
  guard start.count == function.dimension else {
    problems.add(
      .startDoesNotFit, at: component.range,
      "function '\(inner.name)' has \(function.dimension) parameter"
        + "\(function.dimension == 1 ? "" : "s"), and `start` has \(start.count)")
    return nil
  }
  guard
    let optimizer = optimizer(descent, spec.dialect, problems.catalog),
    let schedule = schedule(descent, problems.catalog)
  else { return nil }
  var settings = FunctionSettings(function: function, start: start, optimizer: optimizer)
  settings.schedule = schedule
  settings.regularization = regularization(descent, spec.dialect)
  settings.clipping = clipping(descent, spec.dialect)
  settings.updates = descent.epochs
  settings.seed = UInt64(bitPattern: Int64(spec.seed))
  settings.record = [.steps]
  let inputs = start.count == 1 ? ["w"] : start.indices.map { "w\($0 + 1)" }
  let shape = ModelShape(kind: .function, inputs: inputs, loss: "value", function: inner.name)
  var setup = RunSetup(
    name: name, spec: spec, dataName: nil, prepared: nil, shape: shape,
    method: .function(settings), output: .none, activations: [], metrics: [], seriesMetrics: [],
    recorded: Set(spec.record).union([.parameters, .steps, .gradients]), settings: [],
    key: RunKey([]))
  describe(&setup, table: nil)
  let before = problems.diagnostics.count
  checkBudget(setup, budget, &problems)
  return problems.diagnostics.count == before ? setup : nil
}
