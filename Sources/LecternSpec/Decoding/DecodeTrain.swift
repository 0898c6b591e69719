import LecternSource

extension SpecDecoder {
  /// A train spec from its raw mapping, defaults already layered below it.
  mutating func train(_ node: RawNode, heading: Heading) -> TrainSpec {
    // The dialect decides the defaults of everything else, so it is read first.
    dialect = node["dialect"]?.scalar.flatMap { Dialect(rawValue: $0.text) } ?? .keras
    let fields = fields(node, trainKeys, of: .body("a train spec"))
    let heading = heading.titled(fields)
    let model = model(fields, heading)
    let controls = explore(fields, node, written: node["explore"])
    return TrainSpec(
      heading: heading, subject: subject(fields, model, node, heading),
      method: method(fields, model, node, heading), dialect: dialect,
      seed: fields.integer("seed") ?? 0,
      record: distinct(fields.texts("record") ?? [], in: "record")
        .compactMap { Recorded(rawValue: $0.value) }.filter { $0 != .loss },
      metrics: distinct(fields.texts("metrics") ?? [], in: "metrics"),
      expectations: fields.expressions("expect"),
      show: fields.texts("show").map { distinct($0, in: "show") },
      explore: probed(controls, in: node), source: source(of: node, with: controls))
  }

  /// Items of a list without repetitions, which are reported.
  mutating func distinct(_ items: [Located<String>], in key: String) -> [Located<String>] {
    var seen: Set<String> = []
    return items.filter { item in
      if seen.insert(item.value).inserted { return true }
      report(
        .repeatedItem, at: item.range, "'\(item.value)' stands twice in '\(key)'",
        help: "remove one of the two")
      return false
    }
  }

  private mutating func model(_ fields: Fields, _ heading: Heading) -> ComponentSpec {
    fields.component("model")
      ?? ComponentSpec(kind: .model, name: "linear", arguments: [], range: heading.range)
  }

  private mutating func subject(
    _ fields: Fields, _ model: ComponentSpec, _ node: RawNode, _ heading: Heading
  ) -> TrainSpec.Subject {
    if model.name == "function" {
      for entry in fields.entries where entry.isWritten && fitKeyNames.contains(entry.name) {
        report(
          .conflictingKeys, at: entry.keyRange, "'\(entry.name)' beside a function",
          label: "a function has no data", help: "remove `\(entry.name)`")
      }
      return .function(model)
    }
    if node["data"] == nil {
      report(
        .missingKey, at: heading.range, "the key 'data' is missing in a train spec",
        help: "add `data`: the name of a data set, or descend a bare `function`")
    }
    let companion = companion(.loss, of: model, at: heading.range)
    return .fit(
      Fit(
        data: fields.text("data") ?? Located("", at: heading.range),
        features: fields.texts("features").map { distinct($0, in: "features") },
        target: fields.texts("target").map { distinct($0, in: "target") },
        scale: scaling(fields["scale"]), scaleTarget: scaling(fields["scale_target"]),
        model: model, loss: fields.component("loss") ?? companion))
  }

  /// What the model brings along where the author wrote nothing.
  private mutating func companion(
    _ kind: ComponentKind, of model: ComponentSpec, at range: SourceRange
  ) -> ComponentSpec? {
    vocabulary.component(.model, named: model.name)?.companion(kind, in: dialect)
      .flatMap { component(kind, named: $0, at: range) }
  }

  private mutating func method(
    _ fields: Fields, _ model: ComponentSpec, _ node: RawNode, _ heading: Heading
  ) -> TrainSpec.Method {
    if let solver = fields.component("solver") {
      for entry in fields.entries where entry.isWritten && descentKeyNames.contains(entry.name) {
        let isRival = entry.name == "optimizer" || entry.name == "learning_rate"
        report(
          isRival ? .conflictingKeys : .keyWithoutEffect, at: entry.keyRange,
          "'\(entry.name)' beside a solver",
          label: isRival ? "" : "changes nothing: '\(solver.name)' needs one step",
          help: "remove `\(entry.name)` or `solver`")
      }
      return .solve(solver)
    }
    reportUnread(fields, by: model)
    return .descend(
      Descent(
        optimizer: optimizer(fields, heading), schedule: fields.component("schedule"),
        epochs: fields.integer("epochs") ?? 1, batchSize: batchSize(fields["batch_size"]?.value),
        batchSizePlace: fields.has("batch_size") ? fields["batch_size"]?.range : nil,
        order: fields.choice("order", as: RowOrder.self) ?? .shuffled,
        dropsLastBatch: fields.isOn("drop_last"),
        initial: fields.component("initial")
          ?? companion(.initializer, of: model, at: heading.range),
        regularization: regularization(fields.fields("regularization")),
        clipping: clipping(fields), earlyStopping: earlyStopping(fields),
        stopsWithoutMistakes: fields.fields("stop_when")?.isOn("no_mistakes") ?? true))
  }

  /// Reports what a model that learns by a rule of its own never reads.
  private mutating func reportUnread(_ fields: Fields, by model: ComponentSpec) {
    guard let unread = unreadKeyNames[model.name] else { return }
    for entry in fields.entries where entry.isWritten && unread.contains(entry.name) {
      report(
        .keyWithoutEffect, at: entry.keyRange, "'\(entry.name)' beside a \(model.name)",
        label: "changes nothing", help: "remove `\(entry.name)`")
    }
    guard model.name == "perceptron" else { return }
    if fields.has("batch_size"), let entry = fields.entry("batch_size"), entry.isWritten,
      entry.value.value.integer != 1
    {
      report(
        .keyWithoutEffect, at: entry.value.range, "a perceptron learns after every row",
        label: "expected 1", help: "remove `batch_size`")
    }
    if let optimizer = fields.component("optimizer"), optimizer.name != "sgd" {
      report(
        .keyWithoutEffect, at: optimizer.range,
        "'\(optimizer.name)' beside a perceptron, which learns by its own rule",
        help: "remove `optimizer`; `learning_rate` may stay")
    }
    if let start = fields.component("initial"), !["values", "zeros"].contains(start.name) {
      report(
        .keyWithoutEffect, at: start.range, "a perceptron starts at zeros, or at given `values`",
        label: "found '\(start.name)'",
        help: "write `initial: {values: {weights: [...], bias: ...}}`")
    }
  }

  private mutating func optimizer(_ fields: Fields, _ heading: Heading) -> ComponentSpec {
    let optimizer =
      fields.component("optimizer")
      ?? ComponentSpec(kind: .optimizer, name: "sgd", arguments: [], range: heading.range)
    guard let rate = fields["learning_rate"], let entry = fields.entry("learning_rate") else {
      return optimizer
    }
    let isStated = optimizer.arguments.contains { $0.name == "learning_rate" && $0.isWritten }
    let declaration = vocabulary.component(.optimizer, named: optimizer.name)
    if isStated {
      report(
        .conflictingKeys, at: entry.keyRange, "the learning rate is stated twice",
        label: "'\(optimizer.name)' states its own", help: "remove one of the two")
    } else if let declaration, declaration.key("learning_rate") == nil {
      report(
        .conflictingKeys, at: entry.keyRange, "'\(optimizer.name)' has no learning rate",
        help: "remove `learning_rate`")
    }
    var result = optimizer.setting("learning_rate", to: rate.value)
    if let index = result.arguments.firstIndex(where: { $0.name == "learning_rate" }) {
      result.arguments[index].value.range = rate.range
    }
    return result
  }

  private func batchSize(_ value: Setting?) -> BatchSize {
    value?.integer.map(BatchSize.rows) ?? .full
  }

  private func regularization(_ fields: Fields?) -> Regularization {
    Regularization(
      l2: fields?.number("l2") ?? 0, l1: fields?.number("l1") ?? 0,
      l1Subgradient: fields?.number("l1_subgradient") ?? 0,
      weightDecay: fields?.number("weight_decay") ?? 0)
  }

  private mutating func clipping(_ fields: Fields) -> Clipping? {
    guard let clip = fields.fields("clip") else { return nil }
    let found: [Clipping] = [
      clip.number("value").map(Clipping.value), clip.number("norm").map(Clipping.norm),
      clip.number("global_norm").map(Clipping.globalNorm),
    ].compactMap { $0 }
    if found.count > 1 || clip.entries.isEmpty {
      report(
        .conflictingKeys, at: clip.range,
        "'clip' with \(found.isEmpty ? "no bound" : "several bounds")",
        label: "expected one of value, norm and global_norm")
    }
    return found.first
  }

  private func earlyStopping(_ spec: Fields) -> EarlyStopping? {
    guard let entry = spec.entry("early_stopping"), let fields = entry.value.value.fields else {
      return nil
    }
    return EarlyStopping(
      monitor: fields.choice("monitor", as: EarlyStopping.Monitor.self) ?? .validationLoss,
      patience: fields.integer("patience") ?? 10, minimumDelta: fields.number("min_delta") ?? 0,
      restoresBest: fields.isOn("restore_best"), place: entry.keyRange)
  }

  func scaling(_ value: Located<Setting>?) -> Scaling? {
    switch value?.value {
    case .text(let word): ScaleMethod(rawValue: word).map(Scaling.all)
    case .dictionary(let entries):
      .byColumn(
        entries.compactMap { entry in
          entry.value.value.text.flatMap(ScaleMethod.init(rawValue:)).map {
            ColumnScaling(column: entry.key, method: $0)
          }
        })
    default: nil
    }
  }
}

/// Keys that a model's way of learning never reads, by the model's name.
private let unreadKeyNames: [String: Set<String>] = [
  "perceptron": [
    "loss", "schedule", "drop_last", "regularization", "clip", "early_stopping",
  ],
  "function": ["initial", "batch_size", "order", "drop_last", "early_stopping"],
]
