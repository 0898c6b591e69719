import LecternEngine
import LecternRun
import LecternSpec
import Testing

@Suite struct CatalogTests {
  @Test func namesAreUniqueAndDocumented() {
    var seen: Set<String> = []
    for entry in Catalog.standard.entries {
      let declaration = entry.declaration
      #expect(seen.insert("\(declaration.kind) \(declaration.name)").inserted)
      #expect(!declaration.documentation.isEmpty)
      for key in declaration.keys { #expect(!key.documentation.isEmpty, "\(key.name)") }
    }
  }

  @Test func everyKindOfPartHasEntries() {
    for kind in ComponentKind.allCases {
      #expect(!Catalog.standard.vocabulary.names(kind).isEmpty, "\(kind)")
    }
  }

  /// Steps of a fixed size against the sign of the gradient.
  struct SignDescent: Optimizer {
    var learningRate: Double
    func update(_ step: OptimizerUpdate) {
      for i in 0..<step.count where step.gradients[i] != 0 {
        step.parameters[i] -= step.learningRate * (step.gradients[i] > 0 ? 1 : -1)
      }
    }
  }

  @Test func anotherPackageCanAddAnOptimizer() throws {
    let catalog = Catalog.standard.addingOptimizer(
      "sign", "Steps of one size.",
      parameters: [NumberParameter("learning_rate", default: 0.5, in: 0...10, "Size.")]
    ) { SignDescent(learningRate: $0["learning_rate"]) }
    let lesson = try LessonFixture(
      lineLesson.replacing("sgd: {learning_rate: 0.1}", with: "sign: {learning_rate: 0.25}"),
      catalog: catalog)
    #expect(lesson.diagnostics.isEmpty)
    #expect(try lesson.value("descent.parameters[1][0]") == .number(0.25))
  }
}
