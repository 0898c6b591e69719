import LecternEngine
import LecternSource
import LecternSpec

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

/// The layers of a network before its last; none for other models.
private func hiddenLayers(_ model: ComponentSpec, _ catalog: Catalog) -> [LayerPlan] {
  guard case .model(.network)? = catalog.entry(.model, model.name)?.build else { return [] }
  let chosen = model.component("activation")
  let function = chosen.flatMap { activation($0, catalog) } ?? .tanh
  return (model["hidden"]?.integers ?? [16, 16]).map { units in
    LayerPlan(
      units: units, activation: function, name: chosen?.name ?? "tanh",
      dropout: model.number("dropout") ?? 0)
  }
}

/// The layers of a model with so many outputs, the last one with what the spec's `output` says.
func layerPlans(_ model: ComponentSpec, outputs: Int, _ catalog: Catalog) -> [LayerPlan] {
  let last = model.component("output")
  return hiddenLayers(model, catalog) + [
    LayerPlan(
      units: outputs, activation: last.flatMap { activation($0, catalog) } ?? .identity,
      name: last?.name ?? "identity", dropout: 0)
  ]
}
