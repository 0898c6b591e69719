import Testing

@testable import LecternRun

@Suite struct EndingTests {
  private let lesson = """
    ```data points
    generate:
      line:
        rows: 20
    ```

    ```train walk
    data: points
    optimizer:
      sgd:
        learning_rate: 0.1
    epochs: 4
    batch_size: 5
    explore:
      epochs:
        choices: [2, 4, 7]
      learning_rate: {min: 0.001, max: 1, scale: log}
    ```

    ```train descent
    model:
      function:
        name: bowl
    optimizer:
      sgd:
        learning_rate: 0.01
    epochs: 3
    explore:
      learning_rate:
        choices: [0.01, 1e200]
    ```

    """

  @Test func everySettingOfTheFirstControlHasAnEnd() throws {
    let lesson = try LessonFixture(lesson)
    let kinds = lesson.plan.jobs.map(\.kind)
    // Of five settings two are the author's own runs, which are not computed again.
    #expect(kinds.count { $0 == .run } == 2 && kinds.count { $0 == .ending } == 3)
    let results = lesson.plan.jobs.map { execute($0) }
    let explorations = lesson.plan.explorations(with: results)
    #expect(explorations.map(\.name) == ["walk", "descent"])
    for exploration in explorations {
      let controls = try #require(exploration.starts.first).controls
      for (place, control) in controls.enumerated() {
        for probe in control.probes {
          #expect((probe.ending == nil) == (place > 0))
          guard let ending = probe.ending else { continue }
          // The same as the whole run would say.
          guard case .run(let run) = LecternRun.execute(probe.setup) else {
            Issue.record("the run was refused")
            continue
          }
          #expect(ending.firstLoss == run.series.loss.first)
          #expect(ending.lastLoss.bitPattern == run.series.loss.last?.bitPattern)
          #expect(ending.updates == run.counts.updates)
          #expect(ending.firstNonfiniteStep == run.firstNonfiniteStep)
          #expect(ending.diverged == run.diverged)
        }
      }
    }
    let descent = try #require(explorations.last?.starts.first?.controls.first)
    let wild = try #require(descent.probes.last?.ending)
    #expect(wild.firstNonfiniteStep == 1 && wild.diverged)
  }

  @Test func otherSeedsTryNothing() throws {
    let raised = try LessonFixture(lesson, raisingSeedsBy: 1)
    #expect(raised.plan.jobs.allSatisfy { $0.kind == .run })
    #expect(raised.plan.explorations.isEmpty)
  }
}
