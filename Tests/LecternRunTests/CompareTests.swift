import LecternRun
import LecternSource
import Testing

@Suite struct CompareTests {
  private let lesson: LessonFixture

  init() throws {
    lesson = try LessonFixture(
      """
      ```data wave
      generate:
        sine: {rows: 20, noise: 0}
      ```

      ```compare race
      train:
        data: wave
        model:
          network: {hidden: [4]}
        epochs: 5
        batch_size: full
        seed: 7
      runs:
        slow:
          learning_rate: 0.001
        fast:
          learning_rate: 0.1
      seeds: [3, 4, 5]
      ```

      ```compare grid
      train:
        data: wave
        model: linear
        epochs: 2
      vary:
        learning_rate: [0.1, 0.2]
        batch_size: [4, full]
      ```
      """)
  }

  @Test func seedsAreSharedByAllMembers() throws {
    #expect(lesson.diagnostics.isEmpty)
    let compare = try #require(lesson.results.compare("race"))
    #expect(compare.seeds == [3, 4, 5])
    #expect(compare.members.allSatisfy { $0.seedRuns.map(\.seed) == [3, 4, 5] })
    // The first seed is the shown one.
    #expect(compare.members.allSatisfy { $0.run.seed == 3 })
    #expect(try lesson.value("race.seeds.count") == .count(3))
    #expect(try lesson.value("count(race.fast.seeds.loss.final)") == .count(3))
    #expect(try lesson.value("race.seeds.share(fast.loss.final < slow.loss.final)") == .number(1))
    #expect(
      try lesson.value("race.slow.seeds.count == 3 and race.best == \"fast\"") == .truth(true))
  }

  @Test func shareCountsSeeds() throws {
    let first = try lesson.number("race.slow.loss.initial")
    let share = try lesson.number(
      "race.seeds.share(slow.loss.initial == \(Value.text(of: first)))")
    #expect((share - 1.0 / 3).magnitude < 1e-12)
  }

  @Test func gridsAreAskedByBothValues() throws {
    #expect(try lesson.value("grid[0.1, 4].batch_size") == .count(4))
    #expect(try lesson.value("grid[0.2, full].batch_size") == .count(20))
    #expect(try lesson.value("grid[0.2, full].learning_rate") == .number(0.2))
    let problem = try lesson.problem("grid[0.3, 4].loss.final").diagnostic
    #expect(problem.help.contains("[0.1, 4]"))
  }

  @Test func sameComputationsAreDoneOnce() {
    // Two members with three seeds each, and four of the grid.
    #expect(lesson.plan.jobs.count == 10)
    #expect(Set(lesson.plan.jobs.map(\.key.text)).count == 10)
  }

  @Test func raisedSeedsLeaveDataAlone() throws {
    let text =
      "```data d\ngenerate:\n  line: {rows: 5}\n```\n\n```train t\ndata: d\nepochs: 1\n```\n"
    let raised = try LessonFixture(text, raisingSeedsBy: 3)
    let plain = try LessonFixture(text)
    #expect(raised.results.run("t")?.seed == 3)
    #expect(raised.results.data("d") == plain.results.data("d"))
  }
}

/// A network's traced update obeys the chain rule that a lesson would write out.
@Suite struct TraceTests {
  @Test func gradientsFollowTheChainRule() throws {
    let lesson = try LessonFixture(
      """
      ```data pair
      rows:
        - {x1: 1, x2: 2, y: 1}
      features: [x1, x2]
      target: y
      ```

      ```train tiny
      data: pair
      model:
        network: {hidden: [2], activation: sigmoid}
      initial:
        values:
          layers:
            - {weights: [[0.5, 0.25], [-0.5, 0.75]], bias: [0.1, -0.1]}
            - {weights: [[1, -1]], bias: [0.2]}
      optimizer:
        sgd: {learning_rate: 0.1}
      epochs: 1
      batch_size: 1
      order: given
      ```

      ```trace step
      run: tiny
      steps: [1]
      gradient_check: true
      ```

      ```trace check_alone
      run: tiny
      steps: []
      gradient_check: true
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    let z = [1 * 0.5 + 2 * 0.25 + 0.1, 1 * -0.5 + 2 * 0.75 - 0.1]
    for i in 0..<2 {
      #expect((try lesson.number("step[1].layers[0].z[\(i)]") - z[i]).magnitude < 1e-12)
    }
    for truth in [
      "step[1].gradient.prediction within 1e-12 of 2 * (step[1].prediction - 1)",
      "step[1].layers[1].gradient.weights[0, 0] within 1e-12 of step[1].gradient.prediction * step[1].layers[0].a[0]",
      "step[1].layers[0].gradient.a[1] within 1e-12 of -step[1].gradient.prediction",
      "step[1].layers[0].gradient.bias[0] within 1e-12 of step[1].layers[0].gradient.a[0] * step[1].layers[0].a[0] * (1 - step[1].layers[0].a[0])",
      "step[1].loss_after within 1e-12 of tiny.loss[1]",
      "step[1].update.layer2.bias[0].change within 1e-12 of -0.1 * step[1].gradient.prediction",
      "step.gradient_check.max < 1e-8",
      "check_alone.gradient_check.max == step.gradient_check.max",
      "step.gradient_check[1e-11] > step.gradient_check[1e-5]",
      "step.gradient_check[0].max_relative_error == step.gradient_check[1e-3]",
    ] {
      #expect(try lesson.value(truth) == .truth(true), "\(truth)")
    }
  }

  @Test func adamShowsItsCorrectedMeans() throws {
    let lesson = try LessonFixture(
      """
      ```train plain
      model:
        function: {name: parabola, start: [4]}
      optimizer:
        adam: {learning_rate: 0.1}
      epochs: 3
      ```

      ```trace step
      run: plain
      steps: [1]
      ```
      """)
    #expect(lesson.diagnostics.isEmpty)
    #expect((try lesson.number("step[1].m_hat.w") - 4).magnitude < 1e-9)
    #expect((try lesson.number("step[1].v_hat.w") - 16).magnitude < 1e-9)
    #expect((try lesson.number("step[1].change.w") + 0.1).magnitude < 1e-6)
  }
}
