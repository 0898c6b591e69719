import LecternEngine
import LecternRun
import LecternSource
import Testing

@Suite struct CatalogAdditionTests {
  struct Halving: Optimizer {
    var learningRate: Double
    func update(_ step: OptimizerUpdate) {
      for i in 0..<step.count { step.parameters[i] -= step.learningRate * step.gradients[i] / 2 }
    }
  }

  @Test func anAddedOptimizerIsWrittenLikeAnyOther() throws {
    let catalog = Catalog.standard.addingOptimizer(
      "halving", "Half steps.",
      parameters: [NumberParameter("learning_rate", default: 0.2, in: 0...10, "The rate.")]
    ) { Halving(learningRate: $0["learning_rate"]) }
    let lesson = try LessonFixture(
      lineLesson.replacing("sgd: {learning_rate: 0.1}", with: "halving: {learning_rate: 0.2}"),
      catalog: catalog)
    #expect(lesson.diagnostics.isEmpty)
    let plain = try LessonFixture(lineLesson)
    #expect(
      lesson.results.run("descent")?.series.loss == plain.results.run("descent")?.series.loss)
  }

  @Test func anAddedScheduleCountsUpdates() throws {
    let catalog = Catalog.standard.addingSchedule(
      "every_other", "The rate at even updates, and none at odd ones."
    ) { _, base, update in update % 2 == 0 ? base : 0 }
    let lesson = try LessonFixture(
      lineLesson.replacing("epochs: 20", with: "schedule: every_other\nepochs: 20"),
      catalog: catalog)
    #expect(lesson.diagnostics.isEmpty)
    #expect(try lesson.value("descent.loss[1] == descent.loss[2]") == .truth(true))
    #expect(try lesson.value("descent.learning_rate[1] == 0.1") == .truth(true))
    #expect(try lesson.value("descent.learning_rate[2] == 0") == .truth(true))
  }

  /// Three clouds of points, and a network on them with a loss of its own.
  private func cloudLesson(classes: Int, loss: String, label: String = "label") -> String {
    """
    ```data clouds
    generate:
      blobs: {rows: 60, classes: \(classes)}
    ```

    ```train net
    data: clouds
    model:
      network: {hidden: [3]}
    loss: \(loss)
    optimizer: adam
    epochs: 5
    batch_size: full
    ```
    """
  }

  @Test func anAddedLossOnNumbersIsTheLossItIs() throws {
    let catalog = Catalog.standard.addingLoss(
      "wide", "Huber's, wide.",
      parameters: [NumberParameter("delta", default: 3, in: 0...10, "Where it bends.")]
    ) { Huber(delta: $0["delta"]) }
    let own = try LessonFixture(
      lineLesson.replacing("model: linear\noptimizer", with: "loss: wide\noptimizer"),
      catalog: catalog)
    #expect(own.diagnostics.isEmpty)
    let known = try LessonFixture(
      lineLesson.replacing(
        "model: linear\noptimizer", with: "loss:\n  huber: {delta: 3}\noptimizer"))
    #expect(own.results.run("descent")?.series.loss == known.results.run("descent")?.series.loss)
    #expect(own.results.run("descent")?.model.loss == .added("wide"))
  }

  @Test func anAddedLossOnClassesTakesCategories() throws {
    let catalog = Catalog.standard.addingLoss("surprise", "Of the class.", on: .classes) { _ in
      CrossEntropy()
    }
    let own = try LessonFixture(cloudLesson(classes: 3, loss: "surprise"), catalog: catalog)
    #expect(own.diagnostics.isEmpty, "\(own.diagnostics.map(\.message))")
    let known = try LessonFixture(cloudLesson(classes: 3, loss: "cross_entropy"))
    let run = try #require(own.results.run("net"))
    #expect(run.series.loss == known.results.run("net")?.series.loss)
    #expect(run.model.classes == ["0", "1", "2"])
    #expect(run.fitted.output == .probabilities)
    #expect(run.confusion == known.results.run("net")?.confusion)
    #expect(try own.value("net.predict(9, 9)") == known.value("net.predict(9, 9)"))
  }

  @Test func anAddedLossOnTwoClassesHasOneOutput() throws {
    let catalog = Catalog.standard.addingLoss("margin", "Of the sign.", on: .twoClasses) { _ in
      Hinge()
    }
    let own = try LessonFixture(cloudLesson(classes: 2, loss: "margin"), catalog: catalog)
    #expect(own.diagnostics.isEmpty, "\(own.diagnostics.map(\.message))")
    let known = try LessonFixture(cloudLesson(classes: 2, loss: "hinge"))
    let run = try #require(own.results.run("net"))
    #expect(run.series.loss == known.results.run("net")?.series.loss)
    #expect(run.metric("accuracy") == known.results.run("net")?.metric("accuracy"))
    let several = try LessonFixture(cloudLesson(classes: 3, loss: "margin"), catalog: catalog)
    #expect(several.diagnostics.map(\.rule.name) == ["two-classes"])
    #expect(several.text(at: try #require(several.diagnostics.first).range) == "margin")
  }

  @Test func aLossOnClassesDoesNotBelongToALine() throws {
    let catalog = Catalog.standard.addingLoss("surprise", "Of the class.", on: .classes) { _ in
      CrossEntropy()
    }
    let lesson = try LessonFixture(
      cloudLesson(classes: 3, loss: "surprise").replacing(
        "model:\n  network: {hidden: [3]}", with: "model: linear"), catalog: catalog)
    #expect(lesson.diagnostics.map(\.rule.name) == ["loss-does-not-fit"])
  }

  @Test func anAddedActivationPredictsToo() throws {
    let catalog = Catalog.standard.addingActivation("ramp", "max(0, z).") { _ in ReLU() }
    func network(_ activation: String) -> String {
      lineLesson.replacing(
        "model: linear\noptimizer",
        with: "model:\n  network: {hidden: [4], activation: \(activation)}\noptimizer")
    }
    let own = try LessonFixture(network("ramp"), catalog: catalog)
    #expect(own.diagnostics.isEmpty, "\(own.diagnostics.map(\.message))")
    let known = try LessonFixture(network("relu"))
    #expect(own.results.run("descent")?.series.loss == known.results.run("descent")?.series.loss)
    #expect(try own.number("descent.predict(2)") == known.number("descent.predict(2)"))
  }

  @Test func anAddedGeneratorIsReadLikeAnyOther() throws {
    let catalog = Catalog.standard.addingGenerator(
      "ramp_data", "A steep line.",
      parameters: [NumberParameter("slope", default: 5, in: 0...10, "How steep.")]
    ) { LineGenerator(rows: 20, slope: $0["slope"]) }
    func lesson(_ generator: String) -> String {
      "```data d\ngenerate:\n  \(generator)\n```\n\n```train t\ndata: d\nsolver: qr\n```\n"
    }
    let own = try LessonFixture(lesson("ramp_data: {slope: 4}"), catalog: catalog)
    #expect(own.diagnostics.isEmpty)
    let known = try LessonFixture(lesson("line: {rows: 20, slope: 4}"))
    #expect(
      own.results.run("t")?.parameters.original == known.results.run("t")?.parameters.original)
  }
}
