import LecternBridge
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// What each `train` and `compare` of a lesson ran, by the spec's name, in the order of the lesson.
package func bridgedRuns(
  _ lesson: Lesson, _ results: LessonResults
) -> [(name: String, runs: BridgedRuns)] {
  func data(of spec: TrainSpec) -> DataResult? { spec.fit.flatMap { results.data($0.data.value) } }
  return lesson.specs.compactMap { placed in
    guard let name = placed.spec.name?.value else { return nil }
    switch placed.spec {
    case .train(let spec):
      guard let result = results.run(name) else { return nil }
      return (name, .train(BridgedRun(spec: spec, result: result, data: data(of: spec))))
    case .compare(let spec):
      guard let compare = results.compare(name) else { return nil }
      let members = zip(spec.members, compare.members).map { member, result in
        (
          label: result.label,
          run: BridgedRun(spec: member.spec, result: result.run, data: data(of: member.spec))
        )
      }
      let fields =
        spec.members.flatMap { $0.differences.map(\.field) } + spec.axes.map(\.field.value)
      let axis = spec.axes.count == 1 ? spec.axes[0].field.value : nil
      return (
        name,
        .compare(BridgedCompare(name: name, axis: axis, members: members, fields: fields))
      )
    default: return nil
    }
  }
}

/// The programs that do what a lesson's runs do, as its page shows them, by the specs' names.
///
/// Where the libraries have no part in it, both programs are the same one in NumPy.
package func shownPrograms(of lesson: BridgedLesson) -> [String: [LecternSite.Program]] {
  lesson.programs.mapValues { programs in
    let texts = Framework.allCases.compactMap { framework in
      programs[framework].map { (title: framework.title, text: $0.text) }
    }
    let isSame = texts.allSatisfy { $0.text == texts[0].text }
    return (isSame ? texts.prefix(1).map { (title: "NumPy", text: $0.text) } : texts).map {
      LecternSite.Program(title: $0.title, language: "python", source: $0.text)
    }
  }
}
