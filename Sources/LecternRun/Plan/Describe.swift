import LecternEngine
import LecternNumerics
import LecternSource
import LecternSpec

/// The version of what a run keeps and derives from its training, and of the form in which it is
/// kept. It rises whenever a result gains a part or computes one differently, so that no cache gives
/// an older one: it is part of what results are kept under, and no part of what decides a run.
package let resultsVersion = 3

/// Fills in the settings that a page prints and the key that decides the result. Both come from
/// the resolved values, so that a default and the same value written are the same.
func describe(_ setup: inout RunSetup, table: Table?) {
  let spec = setup.spec
  var settings: [NamedText] = []
  func add(_ name: String, _ text: String) { settings.append(NamedText(name, text)) }
  if let data = setup.prepared {
    add("data", setup.dataName ?? "")
    add("features", data.result.features.joined(separator: ", "))
    add("target", data.result.targets.joined(separator: ", "))
    add("scale", scaling(data.result.featureScaling))
    add("scale_target", scaling(data.result.targetScaling))
    if data.degree > 1 { add("polynomial", String(data.degree)) }
  }
  add("model", componentText(spec.model).description)
  if setup.shape.kind != .function { add("loss", lossText(setup)) }
  switch spec.method {
  case .solve(let solver): add("solver", componentText(solver).description)
  case .descend(let descent):
    add("optimizer", componentText(descent.optimizer).description)
    if let schedule = descent.schedule { add("schedule", componentText(schedule).description) }
    add("epochs", String(descent.epochs))
    if setup.shape.kind != .function {
      switch descent.batchSize {
      case .full: add("batch_size", "full")
      case .rows(let size): add("batch_size", String(size))
      }
      add("order", descent.order.rawValue)
      if descent.dropsLastBatch { add("drop_last", "true") }
      add("initial", descent.initial.map { componentText($0).description } ?? initialText(setup))
    }
    let penalty = descent.regularization
    if penalty.l2 > 0 { add("l2", Value.text(of: penalty.l2)) }
    if penalty.l1 > 0 { add("l1", Value.text(of: penalty.l1)) }
    if penalty.l1Subgradient > 0 {
      add("l1_subgradient", Value.text(of: penalty.l1Subgradient))
    }
    if penalty.weightDecay > 0 { add("weight_decay", Value.text(of: penalty.weightDecay)) }
    switch descent.clipping {
    case .value(let limit): add("clip", "value \(Value.text(of: limit))")
    case .norm(let limit): add("clip", "norm \(Value.text(of: limit))")
    case .globalNorm(let limit): add("clip", "global_norm \(Value.text(of: limit))")
    case nil: break
    }
    if let stop = descent.earlyStopping {
      add(
        "early_stopping",
        "monitor \(stop.monitor.rawValue), patience \(stop.patience), "
          + "min_delta \(Value.text(of: stop.minimumDelta)), restore_best \(stop.restoresBest)")
    }
  }
  add("dialect", spec.dialect.rawValue)
  add("seed", String(spec.seed))
  setup.settings = settings

  var parts = spec.canonicalFields.lines.map { NamedText($0.field, $0.value) }
  if let table {
    parts += table.spec.canonicalFields.lines.map { NamedText("data.\($0.field)", $0.value) }
    if !table.digest.isEmpty { parts.append(NamedText("data.file", table.digest)) }
  }
  parts.append(NamedText("numerics", String(numericsVersion)))
  setup.key = RunKey(parts)
}

private func scaling(_ records: [ScalingRecord]) -> String {
  let methods = records.map(\.method)
  if Set(methods).count <= 1 { return methods.first ?? "none" }
  return records.map { "\($0.column): \($0.method)" }.joined(separator: ", ")
}

private func lossText(_ setup: RunSetup) -> String {
  if let loss = setup.spec.fit?.loss { return componentText(loss).description }
  return setup.shape.loss.rawValue
}

private func initialText(_ setup: RunSetup) -> String {
  if setup.spec.dialect == .pytorch { return "pytorch" }
  return setup.shape.kind == .network ? "glorot_uniform" : "zeros"
}
