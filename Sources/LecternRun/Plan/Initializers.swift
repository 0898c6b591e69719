import LecternEngine
import LecternSource
import LecternSpec

/// How one layer's parameters start.
struct LayerStart: Sendable {
  var weights: Initializer
  var biases: Initializer
}

/// One start for each layer of `shape`. Nil when there is an error, which is in `problems`.
func initializers(
  _ spec: ComponentSpec?, _ dialect: LecternSpec.Dialect, _ shape: ModelShape,
  _ modelRange: SourceRange, problems: inout Problems
) -> [LayerStart]? {
  let layers = layerPlaces(of: shape)
  guard let spec else {
    let isNetwork = shape.kind == .network
    let start =
      dialect == .pytorch
      ? LayerStart(weights: .inverseRootUniform, biases: .inverseRootUniform)
      : LayerStart(weights: isNetwork ? .glorotUniform : .zeros, biases: .zeros)
    return layers.map { _ in start }
  }
  if spec.name == "values" {
    return givenStarts(spec, layers, problems: &problems)
  }
  guard case .initializer(let make)? = problems.catalog.entry(.initializer, spec.name)?.build
  else { return nil }
  let weights = make(spec, LecternEngine.Dialect(dialect))
  var biases = Initializer.zeros
  switch weights {
  case .constant, .inverseRootUniform: biases = weights
  default: break
  }
  return layers.map { _ in LayerStart(weights: weights, biases: biases) }
}

private func givenStarts(
  _ spec: ComponentSpec, _ layers: [LayerPlaces], problems: inout Problems
) -> [LayerStart]? {
  var nodes: [(weights: RawNode?, bias: RawNode?)] = []
  if let list = spec["layers"]?.raw?.items {
    nodes = list.map { ($0["weights"], $0["bias"]) }
  } else {
    nodes = [(spec["weights"]?.raw, spec["bias"]?.raw)]
  }
  guard nodes.count == layers.count else {
    problems.add(
      .initialValues, at: spec.range,
      "the model has \(counted(layers.count, "layer")), and values are given "
        + "for \(nodes.count)",
      help: layers.count > 1
        ? "write one mapping of `weights` and `bias` per layer in `layers`"
        : "write `weights` and `bias`")
    return nil
  }
  var starts: [LayerStart] = []
  for (index, layer) in layers.enumerated() {
    let weights = numbers(
      nodes[index].weights, count: layer.inputs * layer.outputs,
      "layer \(index + 1) has \(layer.outputs) × \(layer.inputs) weights", spec.range, &problems)
    let bias = numbers(
      nodes[index].bias, count: layer.biasCount,
      "layer \(index + 1) has \(counted(layer.biasCount, "bias", plural: "biases"))",
      spec.range, &problems)
    guard let weights, let bias else { return nil }
    starts.append(LayerStart(weights: weights, biases: bias))
  }
  return starts
}

/// The numbers of a node, nested lists one after the other; zeros where there is none.
private func numbers(
  _ node: RawNode?, count: Int, _ shape: String, _ range: SourceRange, _ problems: inout Problems
) -> Initializer? {
  guard let node, !node.isNull else { return .zeros }
  var values: [Double] = []
  var isNumeric = true
  func gather(_ node: RawNode) {
    if let items = node.items {
      items.forEach(gather)
    } else if let number = node.scalar.flatMap({ Double($0.text) }), number.isFinite {
      values.append(number)
    } else {
      isNumeric = false
    }
  }
  gather(node)
  guard isNumeric else {
    problems.add(.initialValues, at: node.range, "these are not all numbers")
    return nil
  }
  guard values.count == count else {
    problems.add(
      .initialValues, at: node.range,
      "\(shape), and \(counted(values.count, "number is", plural: "numbers are")) given")
    return nil
  }
  return .values(values)
}
