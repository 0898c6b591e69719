import LecternSource
import Testing

@testable import LecternSpec

@Suite struct DecodeTrainTests {
  @Test func fillsInEveryDefault() throws {
    let spec = try decodeTrain("data: heights")
    let expected = """
      data: heights
      model: linear
      model.intercept: true
      loss: mse
      optimizer: sgd
      optimizer.learning_rate: 0.01
      optimizer.momentum: 0
      optimizer.nesterov: false
      epochs: 1
      batch_size: 32
      order: shuffled
      drop_last: false
      initial: zeros
      stop_when.no_mistakes: true
      dialect: keras
      seed: 0
      record: []
      metrics: []

      """
    #expect(spec.canonicalText == expected)
    #expect(spec.fit?.data.value == "heights")
    #expect(spec.show == nil)
  }

  @Test(arguments: [
    "optimizer: {sgd: {learning_rate: 0.8, momentum: 0.5}}",
    "optimizer: {kind: sgd, learning_rate: 0.8, momentum: 0.5}",
    "optimizer:\n  sgd:\n    learning_rate: 8e-1\n    momentum: 0.50",
    "learning_rate: 0.8\noptimizer:\n  sgd: {momentum: 0.5}",
  ])
  func knowsThreeFormsOfAComponent(yaml: String) throws {
    let spec = try decodeTrain("data: d\n\(yaml)")
    let optimizer = try #require(spec.descent?.optimizer)
    #expect(optimizer.name == "sgd")
    #expect(optimizer.number("learning_rate") == 0.8)
    #expect(optimizer.number("momentum") == 0.5)
    #expect(optimizer.flag("nesterov") == false)
  }

  @Test func dialectDecidesDefaults() throws {
    let keras = try decodeTrain("data: d\noptimizer: adam\nmodel: network")
    let pytorch = try decodeTrain("data: d\noptimizer: adam\nmodel: network\ndialect: pytorch")
    #expect(keras.descent?.optimizer.number("epsilon") == 1e-7)
    #expect(pytorch.descent?.optimizer.number("epsilon") == 1e-8)
    #expect(keras.descent?.initial?.name == "glorot_uniform")
    #expect(pytorch.descent?.initial?.name == "pytorch")
    #expect(keras.fit?.loss == nil)
    #expect(keras.model.component("activation")?.name == "tanh")
    #expect(keras.model["hidden"]?.integers == [16, 16])
  }

  @Test func descendsABareFunction() throws {
    let spec = try decodeTrain(
      "model:\n  function:\n    name: bowl\n    start: [10, 1]\n    curvatures: [1, 4]\nepochs: 3")
    guard case .function(let function) = spec.subject else { throw Unexpected() }
    #expect(function.numbers("start") == [10, 1])
    #expect(function.component("name")?.name == "bowl")
    #expect(function.component("name")?.numbers("curvatures") == [1, 4])
    #expect(spec.descent?.epochs == 3)
  }

  @Test func solvesInsteadOfDescending() throws {
    let spec = try decodeTrain("data: d\nsolver:\n  ridge: {lambda: 2}")
    #expect(spec.solver?.number("lambda") == 2)
    #expect(spec.descent == nil)
  }

  @Test func readsEveryOtherKey() throws {
    let spec = try decodeTrain(
      """
      data: d
      features: [a, b]
      target: y
      scale: {a: standard, b: none}
      scale_target: min_max
      loss: {huber: {delta: 2}}
      schedule: {cosine: {steps: 100, warmup: 10}}
      epochs: 40
      batch_size: 64
      order: given
      drop_last: true
      seed: 3
      regularization: {l2: 0.1, l1: 0.2}
      clip: {global_norm: 1}
      early_stopping: {patience: 50, restore_best: false}
      stop_when: {no_mistakes: false}
      record: [steps, parameters, loss]
      metrics: [rmse, r2]
      show: [loss, table]
      title: A title
      caption: "Ends at [148](=t.loss.final)"
      expect:
        - loss.final < 150
        - "max(loss[1], loss[2]) > 10"
      explore:
        learning_rate: {min: 0.001, max: 1.02, scale: log, label: Rate}
        optimizer.momentum: {min: 0, max: 0.9, step: 0.1}
        batch_size: {choices: [1, 32, full]}
        model: {choices: [linear, network]}
      """)
    #expect(
      spec.fit?.scale
        == .byColumn([
          ColumnScaling(column: Located("a", at: SourceRange(54..<55)), method: .standard),
          ColumnScaling(column: Located("b", at: SourceRange(67..<68)), method: .none),
        ]))
    #expect(spec.canonicalFields["scale.a"] == "standard")
    #expect(spec.canonicalFields["scale.b"] == nil)
    #expect(spec.descent?.clipping == .globalNorm(1))
    #expect(spec.descent?.earlyStopping?.patience == 50)
    #expect(spec.descent?.earlyStopping?.restoresBest == false)
    #expect(spec.descent?.regularization == Regularization(l2: 0.1, l1: 0.2))
    #expect(spec.record == [.steps, .parameters])
    #expect(spec.metrics.map(\.value) == ["rmse", "r2"])
    #expect(
      spec.expectations.map { printed($0.expression) }
        == ["loss.final < 150", "max(loss[1], loss[2]) > 10"])
    #expect(spec.heading.caption?.text == "Ends at [148](=t.loss.final)")
    #expect(
      spec.explore.map(\.field.value)
        == ["learning_rate", "optimizer.momentum", "batch_size", "model"])
    #expect(
      spec.explore.first?.control
        == .range(ExploreRange(minimum: 0.001, maximum: 1.02, scale: .log, step: nil)))
  }

  /// A control's value in the run's own lines is the run that the control leads to.
  @Test(arguments: [
    ("data: d\noptimizer:\n  sgd:\n    learning_rate: 0.1", "learning_rate: {min: 0.01, max: 1}"),
    ("data: d\nlearning_rate: 0.1", "optimizer.learning_rate: {min: 0.01, max: 1}"),
    ("data: d", "learning_rate: {min: 0.01, max: 1, scale: log}"),
    (
      "data: d\noptimizer: {sgd: {learning_rate: 0.1, momentum: 0.5}}",
      "optimizer.momentum: {min: 0, max: 0.9, step: 0.1}"
    ),
    ("data: \"d\"\nloss: {huber: {delta: 3}}\ntitle: T", "loss.delta: {min: 1, max: 5}"),
    ("data: d\nmodel: network", "model.hidden: {choices: [[2], [8, 8]]}"),
    ("data: d\nbatch_size: 16\nshow: [loss]", "batch_size: {choices: [1, 16, full]}"),
    ("data: d\nlearning_rate: 0.1", "optimizer: {choices: [sgd, adam]}"),
    ("data: d", "optimizer: {choices: [sgd, {adam: {learning_rate: 0.2}}]}"),
    ("data: d\nloss: {huber: {delta: 3}}", "loss: {choices: [mse, {huber: {delta: 1}}]}"),
    (
      "data: d\nschedule: {cosine: {steps: 9}}",
      "schedule: {choices: [{cosine: {steps: 5}}, {cosine: {steps: 6}}]}"
    ),
    ("data: d", "initial: {choices: [zeros, glorot_uniform]}"),
    ("data: d", "seed: {min: 0, max: 8, step: 2}"),
    (
      "data: d\noptimizer: sgd\nregularization: {l2: 0.1}\nfeatures: [\"a, b\"]",
      "regularization.l2: {min: 0, max: 1}"
    ),
  ])
  func writesARunOfItsOwn(yaml: String, controls: String) throws {
    let spec = try decodeTrain("\(yaml)\nexplore:\n  \(controls)")
    let source = try #require(spec.source)
    for control in spec.explore {
      let line = try #require(source.places[control.field.value])
      for probe in control.probes {
        var lines = source.lines
        let key = lines[line].prefix { $0 != ":" }
        lines[line] = "\(key): \(written(probe.value))"
        let again = try decodeTrain(lines.joined(separator: "\n"))
        #expect(again.canonicalText == probe.spec.canonicalText)
      }
    }
    #expect(!source.lines.contains { $0.hasPrefix("explore") || $0.hasPrefix("title") })
  }

  /// An optimizer that brings its rate takes the line of the other one with it.
  @Test func writesARunWhoseChoicesBringTheirRates() throws {
    let spec = try decodeTrain(
      "data: d\nlearning_rate: 0.1\nexplore:\n"
        + "  optimizer: {choices: [sgd, {adam: {learning_rate: 0.2}}]}")
    let source = try #require(spec.source)
    let probes = try #require(spec.explore.first?.probes)
    let line = try #require(source.places["optimizer"])
    for (probe, keepsRate) in zip(probes, [true, false]) {
      var lines = source.lines
      lines[line] = "optimizer: \(written(probe.value))"
      if !keepsRate { lines.removeAll { $0.hasPrefix("learning_rate:") } }
      let again = try decodeTrain(lines.joined(separator: "\n"))
      #expect(again.canonicalText == probe.spec.canonicalText)
    }
  }

  /// A component with arguments stays as written where it is none of the choices.
  @Test(arguments: [
    ("loss: {huber: {delta: 3}}", "loss: {choices: [mse, {huber: {delta: 1}}]}"),
    (
      "schedule: {cosine: {steps: 9}}",
      "schedule: {choices: [{cosine: {steps: 5}}, {cosine: {steps: 6}}]}"
    ),
  ])
  func writesTheAuthorsOwnComponent(line: String, control: String) throws {
    let source = try #require(
      try decodeTrain("data: d\n\(line)\nexplore:\n  \(control)").source)
    let key = String(line.prefix { $0 != ":" })
    #expect(source.places[key].map { source.lines[$0] } == line)
  }

  /// What the author wrote stays where it is none of the choices, with the rate inside it.
  @Test func writesTheAuthorsOwnOptimizer() throws {
    let spec = try decodeTrain(
      "data: d\noptimizer: {sgd: {learning_rate: 0.1, momentum: 0.5}}\nexplore:\n"
        + "  learning_rate: {min: 0.01, max: 1}\n  optimizer: {choices: [adam, {adam: {learning_rate: 0.2}}]}"
    )
    let source = try #require(spec.source)
    #expect(source.lines.contains("optimizer: {sgd: {learning_rate: 0.1, momentum: 0.5}}"))
    #expect(source.places["learning_rate"].map { source.lines[$0] } == "learning_rate:")
  }

  private func written(_ setting: Setting) -> String {
    switch setting {
    case .list(let items): "[" + items.map { written($0.value) }.joined(separator: ", ") + "]"
    case .component(let spec):
      spec.arguments.contains(where: \.isWritten)
        ? "{\(spec.name): {"
          + spec.arguments.filter(\.isWritten).map { "\($0.name): \(written($0.value.value))" }
          .joined(separator: ", ") + "}}" : spec.name
    case .raw(let node): node.scalar?.text ?? ""
    default: setting.text ?? setting.number.map { numberText($0) } ?? ""
    }
  }

  @Test func displayDoesNotChangeTheCanonicalText() throws {
    let plain = try decodeTrain("data: d\nepochs: 5")
    let shown = try decodeTrain(
      "caption: x\nshow: [loss]\nepochs: 5\ntitle: t\nexpect:\n  - loss.final < 1\ndata: d")
    #expect(plain.canonicalText == shown.canonicalText)
    #expect(plain.canonicalText != plain.replacingSeed(1).canonicalText)
  }

  @Test func layersDefaultsBelowTheSpec() throws {
    let course = SourceFile(
      path: "Lessons/course.yml",
      text: "epochs: 7\nseed: 3\noptimizer: {adam: {learning_rate: 0.5}}\n")
    var diagnostics: [Diagnostic] = []
    let node = try #require(readYaml(SpecText(file: course), diagnostics: &diagnostics))
    let defaults = SpecDefaults([.train: node])
    let lesson = Lesson(
      """
      ```train a
      data: d
      epochs: 2
      ```
      ```train b
      data: d
      learning_rate: 0.1
      ```
      ```train c
      data: d
      solver: qr
      ```
      """)
    let (specs, problems) = lesson.decoded(defaults: defaults)
    #expect(problems == [])
    let trains = specs.compactMap { spec -> TrainSpec? in
      if case .train(let train)? = spec { train } else { nil }
    }
    #expect(trains.map { $0.descent?.epochs } == [2, 7, nil])
    #expect(trains.map(\.seed) == [3, 3, 3])
    #expect(trains[0].descent?.optimizer.number("learning_rate") == 0.5)
    #expect(trains[1].descent?.optimizer.name == "adam")
    #expect(trains[1].descent?.optimizer.number("learning_rate") == 0.1)
  }
}
