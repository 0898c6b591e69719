import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// The runs of an explored spec, one of which the reader repeats.
struct ExploredRuns {
  /// Of the train or compare spec.
  var name: String
  /// The place of the repeated run among the author's.
  var author: Int
  /// As the author made it.
  var run: RunResult
  /// The members of a comparison; nil for a run of its own.
  var compare: CompareResult?
  /// Whether the reader can change the model or what its loss measures.
  var changesModel: Bool
  /// Whether the reader can change the model, and with it how many parameters there are.
  var changesLayers: Bool
  /// Whether every rerun keeps its parameters by epoch, and with them what is measured by epoch.
  var keepsParameters: Bool
  /// Whether every rerun has the running loss, which a page leaves out where an epoch is one batch.
  var keepsRunningLoss: Bool

  init?(_ live: LiveSpec, author: Int, in results: LessonResults) {
    name = live.name
    self.author = author
    compare = results.compare(live.name)
    let changed = live.controls.map { String($0.field.value.prefix { $0 != "." }) }
    changesLayers = changed.contains("model")
    changesModel = changesLayers || changed.contains("loss")
    if let compare {
      guard compare.members.indices.contains(author) else { return nil }
      run = compare.members[author].run
    } else {
      guard let own = results.run(live.name) else { return nil }
      run = own
    }
    keepsParameters = !changesLayers && !run.parameters.byEpoch.isEmpty
    keepsRunningLoss =
      run.counts.iterationsPerEpoch > 1
      && !changed.contains { $0 == "batch_size" || $0 == "drop_last" }
  }

  /// The member that `race.adam` names.
  func member(named label: String) -> Int? {
    compare?.members.firstIndex { member in
      guard member.label == label else { return false }
      if case .text? = member.coordinates.first { return member.coordinates.count == 1 }
      return member.coordinates.isEmpty
    }
  }

  /// The member that `rates[0.1]` names.
  func member(at values: [Value]) -> Int? {
    compare?.members.firstIndex { member in
      if member.coordinates.isEmpty { return values == [.text(member.label)] }
      return member.coordinates.count == values.count
        && zip(member.coordinates, values).allSatisfy { own, given in
          if let a = own.number, let b = given.number { return a == b }
          return own == given
        }
    }
  }
}

// MARK: - Parameters

extension ExploredRuns {
  /// The parameter of that name, in the data's units or in those of training; nil for none.
  func parameter(_ name: String, isOriginal: Bool) -> RunFormula? {
    let names = run.parameters.names
    guard let place = names.firstIndex(of: name) else { return nil }
    func own(_ place: Int) -> RunFormula { .parameter(place, of: names.count) }
    guard isOriginal, run.parameters.original != nil, let inputs = run.fitted.layers.first?.inputs,
      let outputs = run.fitted.layers.first?.outputs
    else { return own(place) }
    let features = run.fitted.featureScaling
    func scaling(_ output: Int) -> (center: Double, scale: Double) {
      let targets = run.fitted.targetScaling
      return output < targets.count ? (targets[output].center, targets[output].scale) : (0, 1)
    }
    func weight(_ place: Int) -> RunFormula {
      let scale = place % inputs < features.count ? features[place % inputs].scale : 1
      return own(place).with(.times, .constant(scaling(place / inputs).scale))
        .with(.divided, .constant(scale))
    }
    if place < inputs * outputs { return weight(place) }
    let output = place - inputs * outputs
    var bias = own(place).with(.times, .constant(scaling(output).scale))
      .with(.plus, .constant(scaling(output).center))
    for input in 0..<inputs where input < features.count {
      bias = bias.with(
        .minus, weight(output * inputs + input).with(.times, .constant(features[input].center)))
    }
    return bias
  }

  /// `weight.height` for `weights[0]` and `weight.a.height` for `weights[0, 0]`; for deeper models
  /// `layer1.weight[0,0]` is the name itself.
  func parameterName(_ group: String, at places: [Int]) -> String? {
    let names = run.parameters.names
    let written = "\(group)[\(places.map(String.init).joined(separator: ","))]"
    if names.contains(written) { return written }
    guard let layer = run.fitted.layers.first, run.fitted.layers.count == 1,
      places.count == (group == "weight" && layer.outputs > 1 ? 2 : 1)
    else { return nil }
    let last = places[places.count - 1]
    guard last >= 0, places[0] >= 0, last < (group == "bias" ? layer.outputs : layer.inputs),
      places.count == 1 || places[0] < layer.outputs
    else { return nil }
    let place =
      group == "bias"
      ? layer.inputs * layer.outputs + last
      : (places.count == 2 ? places[0] * layer.inputs : 0) + last
    return names.indices.contains(place) && names[place].hasPrefix(group) ? names[place] : nil
  }
}
