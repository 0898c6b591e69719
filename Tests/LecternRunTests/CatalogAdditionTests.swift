import LecternEngine
import LecternRun
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
}
