import LecternEngine
import LecternSource
import LecternSpec

/// A bare function with the optimizer that descends it, as engine values.
func lowerFunction(
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
      "function '\(inner.name)' has \(counted(function.dimension, "parameter")), and `start` has "
        + "\(start.count)")
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
  let shape = ModelShape(kind: .function, inputs: inputs, loss: .value, function: inner.name)
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
