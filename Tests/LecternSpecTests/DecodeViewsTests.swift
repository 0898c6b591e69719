import LecternSource
import Testing

@testable import LecternSpec

@Suite struct DecodeViewsTests {
  private func decode(_ fence: String, _ yaml: String) throws -> Spec {
    let (specs, diagnostics) = Lesson("```\(fence)\n\(yaml)\n```\n").decoded()
    #expect(diagnostics == [])
    guard let spec = specs.first.flatMap({ $0 }) else { throw Unexpected() }
    return spec
  }

  @Test func readsATrace() throws {
    let spec = try decode(
      "trace look", "run: by_hand\nsteps: [1, 3]\nrows: 2\ngradient_check: {h: [1e-4, 1e-8]}")
    guard case .trace(let trace) = spec else { throw Unexpected() }
    #expect(trace.run.value == "by_hand")
    #expect(trace.steps.map(\.value) == [1, 3])
    #expect(trace.rows?.map(\.value) == [1, 2])
    #expect(trace.gradientCheck?.widths == [1e-4, 1e-8])
    guard case .trace(let plain) = try decode("trace look", "run: by_hand") else {
      throw Unexpected()
    }
    #expect(plain.steps.map(\.value) == [1])
    #expect(plain.gradientCheck == nil)
  }

  @Test func readsAChart() throws {
    let spec = try decode(
      "chart",
      "kind: histogram\nof: [heights, 'grid[0.1, 32]']\ncolumn: height\nscale: log\nepochs: [0, 5]")
    guard case .chart(let chart) = spec else { throw Unexpected() }
    #expect(chart.chart.name == "histogram")
    #expect(chart.of.map { printed($0.expression) } == ["heights", "grid[0.1, 32]"])
    #expect(chart.column?.value == "height")
    #expect(chart.scale == .log)
    #expect(chart.epochs?.map(\.value) == [0, 5])
  }

  @Test func readsATable() throws {
    let spec = try decode("table", "of: [a, b]\ncolumns:\n  Loss: loss.final\n  Final *w*: weight")
    guard case .table(let table) = spec else { throw Unexpected() }
    #expect(table.rows == .subjects)
    #expect(table.columns.map(\.header.text) == ["Loss", "Final *w*"])
    guard
      case .table(let epochs) = try decode(
        "table", "epochs: [0, 1]\ncolumns: {Loss: \"a.loss[epoch]\"}")
    else { throw Unexpected() }
    guard case .epochs(let numbers) = epochs.rows else { throw Unexpected() }
    #expect(numbers.map(\.value) == [0, 1])
  }

  @Test func readsQuizzes() throws {
    let choice = try decode(
      "quiz guess",
      """
      question: Which is faster?
      choices:
        - text: One
          why: It is not.
        - text: Two
          correct: true
        - Three
      explanation: Because.
      """)
    guard case .quiz(let quiz) = choice, case .choice(let choices) = quiz.answer else {
      throw Unexpected()
    }
    #expect(choices.map(\.text.text) == ["One", "Two", "Three"])
    #expect(choices.map(\.key) == [.written(false), .written(true), .written(false)])
    #expect(choices.first?.why?.text == "It is not.")

    let number = try decode(
      "quiz",
      "question: How many?\nanswer: t.updates * 2\nunit: updates\ntolerance: 0.5\ncontrol: t.epochs"
    )
    guard case .quiz(let numeric) = number, case .number(let answer) = numeric.answer else {
      throw Unexpected()
    }
    #expect(printed(answer.value.expression) == "t.updates * 2")
    #expect(answer.tolerance == 0.5)
    #expect(numeric.control?.value == "t.epochs")

    let several = try decode(
      "quiz", "question: Which?\nseveral: true\nchoices:\n  - {text: a, correct: t.diverged}\n  - b"
    )
    guard case .quiz(let open) = several, case .several(let keys) = open.answer,
      case .computed(let key)? = keys.first?.key
    else { throw Unexpected() }
    #expect(printed(key.expression) == "t.diverged")
  }

  @Test func mathematicsIsNotYAML() throws {
    guard case .math(let math) = try decode("math", "w - \\eta g: [") else { throw Unexpected() }
    #expect(math.latex.text == "w - \\eta g: [\n")
  }
}
