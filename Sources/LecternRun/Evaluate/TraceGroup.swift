import LecternSource

/// A trace as expressions see it: `hand[1].forward.z[0]`, `hand[1].update.weight.x.after`.
func group(for trace: TraceResult) -> Group {
  let here = "trace '\(trace.name)'"
  var entries: [Group.Entry] = [
    .init(
      "steps",
      .group(
        Group(
          "the steps of \(here)", value: .count(trace.steps.count), dimension: .count([.update]),
          entries: [.init("count", .count(trace.steps.count, .update))])))
  ]
  entries.append(
    .found("gradient_check") {
      if trace.gradientCheck.isEmpty {
        return .absent("\(here) has no gradient check; write `gradient_check: true` in the spec")
      }
      return .item(.group(gradientCheckGroup(trace)))
    })
  return Group(
    here, entries: entries,
    element: { index in
      guard let number = index.only?.wholeNumber,
        let step = trace.steps.first(where: { $0.step == number })
      else {
        return .absent("\(here) shows the steps \(list(trace.steps.map { String($0.step) }))")
      }
      return .item(.group(group(for: step, of: trace)))
    })
}

private func group(for step: TraceStep, of trace: TraceResult) -> Group {
  let last = step.layers.count - 1
  let forward: [Group.Entry] =
    [
      .init("loss", .number(step.loss)),
      .init("prediction", table(step.predictions, "'forward.prediction'")),
      .init("input", table(step.inputs, "'forward.input'")),
      .init("target", table(step.targets, "'forward.target'")),
    ]
    + layerEntries(step, "forward") { layer, name in
      [
        .init("z", table(layer.z, "'\(name).z'")), .init("a", table(layer.a, "'\(name).a'")),
        .init("weights", table(layer.weights, "'\(name).weights'")),
        .init("bias", row(layer.bias, "'\(name).bias'")),
      ]
    }
  var backward: [Group.Entry] = layerEntries(step, "backward") { layer, name in
    [
      .init("a", table(layer.gradientA, "'\(name).a'")),
      .init("z", table(layer.gradientZ, "'\(name).z'")),
      .init("weights", table(layer.gradientWeights, "'\(name).weights'")),
      .init("bias", row(layer.gradientBias, "'\(name).bias'")),
    ]
  }
  if last >= 0 {
    backward.append(
      .init("prediction", table(step.layers[last].gradientA, "'backward.prediction'")))
  }
  let backwardParts = backward
  return Group(
    "step \(step.step)",
    entries: [
      .init("step", .count(step.step, .update, .batch)),
      .init("epoch", .count(step.epoch, .epoch)),
      .init("rows", .count(step.batchCount, .row)), .init("loss", .number(step.loss)),
      .init("loss_after", .number(step.lossAfter)),
      .init("learning_rate", .number(step.learningRate)),
      .init("prediction", table(step.predictions, "'prediction'")),
      .init("forward", .group(Group("the forward pass of step \(step.step)", entries: forward))),
      .init(
        "backward", .group(Group("the backward pass of step \(step.step)", entries: backwardParts))),
      .init("update", updates(step, of: trace)),
      .init("gradient", column(step, "gradient", extra: gradientEntries(step)) { $0.gradient }),
      .init("before", column(step, "before") { $0.before }),
      .init("change", column(step, "change") { $0.change }),
      .init("after", column(step, "after") { $0.after }),
    ] + stateEntries(step)
      + layerEntries(step, "") { layer, name in
        [
          .init("z", table(layer.z, "'\(name).z'")), .init("a", table(layer.a, "'\(name).a'")),
          .init("weights", table(layer.weights, "'\(name).weights'")),
          .init("bias", row(layer.bias, "'\(name).bias'")),
          .init(
            "gradient",
            .group(
              Group(
                "'\(name).gradient'",
                entries: [
                  .init("a", table(layer.gradientA, "'\(name).gradient.a'")),
                  .init("z", table(layer.gradientZ, "'\(name).gradient.z'")),
                  .init("weights", table(layer.gradientWeights, "'\(name).gradient.weights'")),
                  .init("bias", row(layer.gradientBias, "'\(name).gradient.bias'")),
                ]))),
        ]
      })
}

/// One number of every parameter, by its name: `gradient.weight.x`, `after.bias`. A model of one
/// feature says `gradient.weight`.
private func column(
  _ step: TraceStep, _ name: String, extra: [Group.Entry] = [],
  _ number: (TraceUpdate) -> Double
) -> Item {
  let items = step.updates.map { ($0.parameter, Item.number(number($0))) }
  guard case .group(var group) = tree(items, "'\(name)'") else { return .value(.missing) }
  group.entries = group.entries.map { entry in
    guard entry.name == "weight",
      step.updates.count(where: { $0.parameter.hasPrefix("weight.") }) == 1,
      let only = step.updates.first(where: { $0.parameter.hasPrefix("weight.") })
    else { return entry }
    let value = number(only)
    return .found("weight") {
      guard case .item(.group(var weight)) = entry.find() else { return .unknown }
      weight.value = .number(value)
      return .item(.group(weight))
    }
  }
  group.entries += extra
  return .group(group)
}

private func gradientEntries(_ step: TraceStep) -> [Group.Entry] {
  guard let last = step.layers.last else { return [] }
  return [.init("prediction", table(last.gradientA, "'gradient.prediction'"))]
}

/// The optimizer's numbers of every parameter: `m.weight.x`, `v_hat.w1`.
private func stateEntries(_ step: TraceStep) -> [Group.Entry] {
  var names: [String] = []
  for update in step.updates {
    for state in update.state where !names.contains(state.name) { names.append(state.name) }
  }
  return names.map { name in
    .init(
      name,
      column(step, name) { update in
        update.state.first { $0.name == name }?.value ?? .nan
      })
  }
}

/// `layer1`, `layer2`, ..., `layers[0]`, and with one layer its parts directly.
private func layerEntries(
  _ step: TraceStep, _ pass: String,
  parts: @escaping @Sendable (TraceLayer, String) -> [Group.Entry]
) -> [Group.Entry] {
  let layers = step.layers
  @Sendable func layerGroup(_ index: Int) -> Item {
    let name = pass.isEmpty ? "layer\(index + 1)" : "\(pass).layer\(index + 1)"
    return .group(Group("'\(name)'", entries: parts(layers[index], name)))
  }
  var entries: [Group.Entry] = layers.indices.map { index in
    .init("layer\(index + 1)", layerGroup(index))
  }
  entries.append(
    .init(
      "layers",
      .group(
        Group(
          "'\(pass).layers'", value: .count(layers.count), dimension: .count([.layer]),
          element: { index in
            guard let place = index.only?.wholeNumber, layers.indices.contains(place) else {
              return .absent("'layers' has places 0 to \(layers.count - 1)")
            }
            return .item(layerGroup(place))
          }))))
  if let layer = layers.only, !pass.isEmpty { entries += parts(layer, pass) }
  return entries
}

/// Rows of numbers: `[row, column]`, one index where there is one row or one column, and the
/// number itself where there is only one.
private func table(_ rows: [[Double]], _ phrase: String) -> Item {
  let width = rows.first?.count ?? 0
  return .group(
    Group(
      phrase, value: rows.count == 1 && width == 1 ? .number(rows[0][0]) : nil,
      element: { index in
        var places = index.compactMap(\.wholeNumber)
        guard places.count == index.count else { return .absent("\(phrase) takes whole numbers") }
        if places.count == 1 { places = rows.count == 1 ? [0] + places : places + [0] }
        guard places.count == 2, rows.indices.contains(places[0]),
          rows[places[0]].indices.contains(places[1]),
          rows.count == 1 || width == 1
            || index.count == 2
        else {
          return .absent("\(phrase) takes [row, place], below \(rows.count) and \(width)")
        }
        return .item(.number(rows[places[0]][places[1]]))
      }))
}

private func row(_ values: [Double], _ phrase: String) -> Item {
  item(forNumbers: values, phrase)
}

private func updates(_ step: TraceStep, of trace: TraceResult) -> Item {
  var phrase = "the update of step \(step.step)"
  if step.updates.count < trace.parameterCount {
    phrase +=
      ", which keeps the first \(grouped(step.updates.count)) of "
      + "\(grouped(trace.parameterCount)) parameters,"
  }
  return tree(
    step.updates.map { update in
      (
        update.parameter,
        .group(
          Group(
            "parameter '\(update.parameter)'", value: .number(update.after),
            entries: [
              .init("before", .number(update.before)),
              .init("gradient", .number(update.gradient)),
              .init("change", .number(update.change)), .init("after", .number(update.after)),
            ] + update.state.map { state in .init(state.name, .number(state.value)) }))
      )
    }, phrase)
}
