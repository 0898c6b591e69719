/// Where one layer's parameters stand in the flat list: weights `[outputs, inputs]` row by row,
/// then one bias per output where the layer has biases.
struct LayerPlaces: Equatable, Sendable {
  var inputs: Int
  var outputs: Int
  var start: Int
  var hasBias: Bool

  var biasStart: Int { start + inputs * outputs }
  var biasCount: Int { hasBias ? outputs : 0 }
  var end: Int { biasStart + biasCount }
  func weight(_ output: Int, _ input: Int) -> Int { start + output * inputs + input }
}

func layerPlaces(of shape: ModelShape) -> [LayerPlaces] {
  var places: [LayerPlaces] = []
  var inputs = shape.inputs.count
  var start = 0
  for width in shape.widths {
    let layer = LayerPlaces(
      inputs: inputs, outputs: width, start: start, hasBias: shape.hasBias)
    places.append(layer)
    start = layer.end
    inputs = width
  }
  return places
}

/// The names of all parameters: `weight.FEATURE`, `bias` for one layer with one output,
/// `weight.CLASS.FEATURE`, `bias.CLASS` with several, `layer1.weight[0,0]`, `layer1.bias[0]` for
/// deeper models.
func parameterNames(of shape: ModelShape) -> [String] {
  if shape.kind == .function { return shape.inputs }
  let layers = layerPlaces(of: shape)
  if let layer = layers.only {
    if layer.outputs == 1 {
      return shape.inputs.map { "weight.\($0)" } + (layer.hasBias ? ["bias"] : [])
    }
    let outputs = (0..<layer.outputs).map {
      shape.classes.count == layer.outputs ? shape.classes[$0] : String($0)
    }
    return outputs.flatMap { output in shape.inputs.map { "weight.\(output).\($0)" } }
      + outputs.prefix(layer.biasCount).map { "bias.\($0)" }
  }
  return layers.enumerated().flatMap { index, layer in
    let name = "layer\(index + 1)"
    return (0..<layer.outputs).flatMap { o in
      (0..<layer.inputs).map { "\(name).weight[\(o),\($0)]" }
    } + (0..<layer.biasCount).map { "\(name).bias[\($0)]" }
  }
}

/// One parameter: its last value, and its value after every epoch where that was recorded.
private func parameter(
  _ place: Int, of run: Shared<RunResult>, original: Bool, _ phrase: String
) -> Item {
  let record = run.parameters
  let final = original ? record.original ?? record.final : record.final
  let history = original && record.original != nil ? record.originalByEpoch : record.byEpoch
  guard final.indices.contains(place) else { return .value(.missing) }
  if history.isEmpty {
    return .group(
      Group(
        phrase, value: .number(final[place]), seriesEntry: "record: [parameters]",
        entries: [.init("final", .number(final[place]))],
        element: { _ in .unrecorded("record: [parameters]") }))
  }
  let series = Series(from: 0, history.map { $0[place] })
  guard case .group(var group) = item(for: series, phrase) else { return .value(.missing) }
  group.value = .number(final[place])
  group.entries.removeAll { $0.name == "final" }
  group.entries.append(.init("final", .number(final[place])))
  return .group(group)
}

/// `weight`, `weights`, `bias`, `scaled`, `layers` or the parameters of a function by name.
func parameterEntries(_ run: Shared<RunResult>) -> [Group.Entry] {
  if run.model.kind == .function {
    return run.model.inputs.enumerated().map { place, name in
      .init(name, parameter(place, of: run, original: false, "'\(name)'"))
    } + [
      .init(
        "weights",
        .group(
          Group(
            "'weights'",
            element: { index in
              guard let place = index.only?.wholeNumber, run.model.inputs.indices.contains(place)
              else { return .absent("there are \(run.model.inputs.count) parameters, from 0 on") }
              return .item(parameter(place, of: run, original: false, "'weights[\(place)]'"))
            })))
    ]
  }
  let layers = layerPlaces(of: run.model)
  guard let layer = layers.only else {
    return layers.indices.map { index in
      .init("layer\(index + 1)", layerItem(layers[index], "layer\(index + 1)", run))
    }
  }
  return oneLayer(layer, run, original: true)
    + [
      .init(
        "scaled",
        .group(
          Group(
            "the parameters of run '\(run.name)' in training units",
            entries: oneLayer(layer, run, original: false))))
    ]
}

private func oneLayer(
  _ layer: LayerPlaces, _ run: Shared<RunResult>, original: Bool
) -> [Group.Entry] {
  let inputs = run.model.inputs
  let prefix = original ? "" : "scaled."
  @Sendable func weight(_ output: Int, _ input: Int) -> Item {
    parameter(
      layer.weight(output, input), of: run, original: original,
      "'\(prefix)weights.\(inputs[input])'")
  }
  @Sendable func bias(_ output: Int) -> Item {
    parameter(layer.biasStart + output, of: run, original: original, "'\(prefix)bias'")
  }
  @Sendable func row(_ output: Int) -> [Group.Entry] {
    inputs.indices.map { input in .init(inputs[input], weight(output, input)) }
  }
  let outputs = (0..<layer.outputs).map {
    run.model.classes.count == layer.outputs ? run.model.classes[$0] : String($0)
  }
  let named: [Group.Entry] =
    layer.outputs == 1
    ? row(0)
    : outputs.indices.map { output in
      .init(outputs[output], .group(Group("'weights.\(outputs[output])'", entries: row(output))))
    }
  let weights = Group(
    "'\(prefix)weights'",
    entries: named + [
      .init("zeros", .count(zeroWeights(of: run), .weight, .parameter)),
      .init("count", .count(layer.inputs * layer.outputs, .weight, .parameter)),
    ],
    element: { index in
      let places = index.compactMap(\.wholeNumber)
      let output = layer.outputs == 1 ? 0 : places.first ?? -1
      let input = places.last ?? -1
      guard places.count == (layer.outputs == 1 ? 1 : 2), (0..<layer.inputs).contains(input),
        (0..<layer.outputs).contains(output)
      else {
        return .absent(
          layer.outputs == 1
            ? "'weights' has places 0 to \(layer.inputs - 1)"
            : "'weights' takes [output, input], below \(layer.outputs) and \(layer.inputs)")
      }
      return .item(weight(output, input))
    })
  var entries: [Group.Entry] = [.init("weights", .group(weights))]
  entries.append(
    .found("weight") {
      if layer.inputs == 1, layer.outputs == 1 { return .item(weight(0, 0)) }
      return .item(.group(weights))
    })
  entries.append(
    .found("bias") {
      guard layer.hasBias else { return .absent("the model has no bias: its `intercept` is false") }
      if layer.outputs == 1 { return .item(bias(0)) }
      return .item(
        .group(
          Group(
            "'bias'", entries: outputs.indices.map { o in .init(outputs[o], bias(o)) },
            element: { index in
              guard let output = index.only?.wholeNumber, (0..<layer.outputs).contains(output)
              else { return .absent("'bias' has places 0 to \(layer.outputs - 1)") }
              return .item(bias(output))
            })))
    })
  return entries
}

private func layerItem(_ layer: LayerPlaces, _ name: String, _ run: Shared<RunResult>) -> Item {
  .group(
    Group(
      "'\(name)'",
      entries: [
        .init(
          "weights",
          .group(
            Group(
              "'\(name).weights'",
              element: { index in
                let places = index.compactMap(\.wholeNumber)
                guard places.count == 2, (0..<layer.outputs).contains(places[0]),
                  (0..<layer.inputs).contains(places[1])
                else {
                  return .absent(
                    "'\(name).weights' takes [output, input], below \(layer.outputs) and "
                      + "\(layer.inputs)")
                }
                return .item(
                  parameter(
                    layer.weight(places[0], places[1]), of: run, original: false,
                    "'\(name).weights'"))
              }))),
        .init(
          "bias",
          .group(
            Group(
              "'\(name).bias'",
              element: { index in
                guard let output = index.only?.wholeNumber, (0..<layer.outputs).contains(output)
                else { return .absent("'\(name).bias' has places 0 to \(layer.outputs - 1)") }
                return .item(
                  parameter(
                    layer.biasStart + output, of: run, original: false, "'\(name).bias'"))
              }))),
      ]))
}

/// `parameters.count`, and all parameters after an epoch: `parameters[1][0]`.
func parametersItem(_ run: Shared<RunResult>) -> Item {
  let count = run.counts.parameters
  let history = run.parameters.byEpoch
  return .group(
    Group(
      "the parameters of run '\(run.name)'", value: .count(count), dimension: .count([.parameter]),
      entries: [
        .init("count", .count(count, .parameter)),
        .init("zeros", .count(zeroWeights(of: run), .weight, .parameter)),
        .init("initial", item(forNumbers: run.parameters.initial, "'parameters.initial'")),
        .init("final", item(forNumbers: run.parameters.final, "'parameters.final'")),
      ],
      element: { index in
        if history.isEmpty { return .unrecorded("record: [parameters]") }
        guard let epoch = index.only?.wholeNumber, history.indices.contains(epoch) else {
          return .absent("parameters are kept for the epochs 0 to \(history.count - 1)")
        }
        return .item(item(forNumbers: history[epoch], "'parameters[\(epoch)]'"))
      }))
}

/// How many weights (not biases) are exactly zero.
private func zeroWeights(of run: Shared<RunResult>) -> Int {
  let final = run.parameters.final
  if run.model.kind == .function { return final.count { $0 == 0 } }
  return layerPlaces(of: run.model).reduce(0) { sum, layer in
    guard layer.biasStart <= final.count else { return sum }
    return sum + final[layer.start..<layer.biasStart].count { $0 == 0 }
  }
}
