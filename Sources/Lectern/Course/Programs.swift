import LecternBridge
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// The programs that do what a lesson's runs do, by the runs' names.
package func programs(
  for lesson: Lesson, _ results: LessonResults
) -> [String: [LecternSite.Program]] {
  var programs: [String: [LecternSite.Program]] = [:]
  for case .train(let spec) in lesson.specs.map(\.spec) {
    guard let name = spec.heading.name?.value, let result = results.run(name) else { continue }
    let run = BridgedRun(
      spec: spec, result: result, data: spec.fit.flatMap { results.data($0.data.value) })
    programs[name] = Framework.allCases.map { framework in
      LecternSite.Program(
        title: framework.title, language: "python",
        source: program(for: run, in: framework).text)
    }
  }
  return programs
}
