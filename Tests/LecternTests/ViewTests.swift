import LecternRun
import LecternSpec
import Testing

@testable import Lectern

/// Every view that `show:` and `kind:` can name, on a spec that can have it and on one that cannot.
@Suite struct ViewTests {
  @Test(arguments: View.allCases) func drawsWhereItCan(view: View) throws {
    for kind in view.kinds where view != .nothing {
      let (problems, page) = try built(able(view, kind))
      #expect(problems == "", "\(view.rawValue) of \(kind)")
      let (_, without) = try built(able(.nothing, kind, like: view))
      #expect(pieces(page) > pieces(without), "\(view.rawValue) of \(kind) draws nothing")
    }
  }

  @Test(arguments: View.allCases) func saysWhyWhereItCannot(view: View) throws {
    guard let need = view.need else { return }
    for kind in view.kinds {
      guard let body = unable(view, kind) else { continue }
      let (problems, _) = try built(body)
      let lines = (header + body).split(separator: "\n", omittingEmptySubsequences: false)
      let line = try #require(
        lines.lastIndex { $0.hasPrefix("show: [") || $0.hasPrefix("kind: ") })
      let column = lines[line].hasPrefix("show") ? 8 : 7
      let warning = "warning: '\(view.rawValue)' has nothing to draw here: \(need)"
      #expect(
        problems.contains("Lessons/01-one.md:\(line + 1):\(column): \(warning)"),
        "\(view.rawValue) of \(kind): \(problems)")
    }
  }

  /// Runs stand side by side where they share a parameter, also where one has more of them.
  @Test func coefficientsOfSeveralModelsStandSideBySide() throws {
    let (problems, page) = try built(
      """
      ```data points
      rows:
        - {size: 1, age: 2, price: 3}
        - {size: 2, age: 5, price: 5}
        - {size: 3, age: 1, price: 9}
        - {size: 4, age: 3, price: 9}
      target: price
      show: [none]
      ```

      ```data sizes
      rows: [{size: 1, price: 3}, {size: 2, price: 5}, {size: 3, price: 9}]
      target: price
      show: [none]
      ```

      ```train both
      data: points
      model: linear
      solver: qr
      show: [none]
      ```

      ```train alone
      data: sizes
      model: linear
      solver: qr
      show: [none]
      ```

      ```chart
      kind: coefficients
      of: [alone, both]
      ```
      """)
    #expect(problems == "")
    let heads = page.split(separator: "<th scope=col>").dropFirst().map { $0.prefix { $0 != "<" } }
    #expect(heads == ["parameter", "alone", "both"])
    #expect(page.contains("<th scope=row>weight of age<td>–<td>"))
  }

  private func pieces(_ page: String) -> Int {
    page.split(separator: " id=fig-").count + page.split(separator: " id=tab-").count
  }

  // MARK: Specs

  /// The data sets that a spec's text names.
  private func data(for specs: String) -> String {
    let sets = [
      ("points", "line: {rows: 40}", "split: 0.25\nscale: standard\n"),
      ("sides", "moons: {rows: 60}", ""),
    ]
    return sets.filter { specs.contains("data: \($0.0)") || specs.contains("of: \($0.0)") }.map {
      "```data \($0.0)\ngenerate: {\($0.1)}\n\($0.2)show: [none]\n```\n\n"
    }.joined()
  }

  private func train(_ view: View) -> String {
    switch view {
    case .boundary, .confusion, .activations, .network:
      """
      data: sides
      model: {network: {hidden: [3], activation: tanh}}
      epochs: 3
      """
    case .mistakes:
      """
      data: sides
      model: perceptron
      epochs: 3
      """
    case .parabola:
      """
      model: {function: {name: parabola, start: [3]}}
      epochs: 5
      """
    default:
      """
      data: points
      model: linear
      optimizer: {sgd: {learning_rate: 0.05}}
      schedule: {cosine: {steps: 20}}
      epochs: 4
      batch_size: 8
      record: [parameters, gradients, steps]
      """
    }
  }

  private let bowl = """
    model: {function: {name: bowl, start: [1, 1]}}
    epochs: 5
    """

  /// A spec of `kind` that shows `view`, of results that have what `like` needs.
  private func able(_ view: View, _ kind: ComponentKind, like: View? = nil) -> String {
    let like = like ?? view
    let run = train(like)
    let indented = run.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let vary = like == .network ? "seed: [1, 2]" : "learning_rate: [0.01, 0.02]"
    let compare = """
      ```compare shown
      train:
      \(indented)
      vary:
        \(vary)
      \(like == .seeds ? "seeds: 2" : "")
      show: [\(kind == .chart ? "none" : view.rawValue)]
      ```


      """
    switch kind {
    case .dataView:
      return """
        ```data shown
        generate: {line: {rows: 40}}
        show: [\(view.rawValue)]
        ```
        """
    case .runView: return data(for: run) + "```train shown\n\(run)\nshow: [\(view.rawValue)]\n```\n"
    case .compareView: return data(for: compare) + compare
    default:
      let of = like == .sweep ? "shown" : like == .scatter || like == .data ? "points" : "one"
      let one = of == "one" ? "```train one\n\(run)\nshow: [none]\n```\n\n" : ""
      let chart = view == .nothing ? "" : "```chart drawn\nkind: \(view.rawValue)\nof: \(of)\n```\n"
      let specs = (like == .sweep ? compare : one) + chart
      return data(for: specs) + specs
    }
  }

  /// A spec of `kind` that shows `view` of results without what it needs; nil where all have it.
  private func unable(_ view: View, _ kind: ComponentKind) -> String? {
    var run = bowl
    switch view {
    case .loss: run = bowl.replacing("epochs: 5", with: "epochs: 0")
    case .surface, .parabola: run = train(.boundary)
    case .gradientNorms, .batchNoise: run = train(.network)
    default: break
    }
    let indented = run.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    switch kind {
    case .dataView:
      return """
        ```data shown
        rows:
          - {city: Rome, sea: near}
          - {city: Bern, sea: far}
        columns:
          city: {kind: category}
          sea: {kind: category}
        features: [city]
        target: sea
        show: [\(view.rawValue)]
        ```
        """
    case .runView: return data(for: run) + "```train shown\n\(run)\nshow: [\(view.rawValue)]\n```\n"
    case .compareView:
      return data(for: run) + """
        ```compare shown
        train:
        \(indented)
        runs:
          one: {}
          two: {learning_rate: 0.2}
        show: [\(view.rawValue)]
        ```

        """
    default:
      return data(for: run) + """
        ```train one
        \(run)
        show: [none]
        ```

        ```chart drawn
        kind: \(view.rawValue)
        of: one
        ```

        """
    }
  }

  private let header = """
    ---
    title: One
    summary: One lesson.
    minutes: 5
    ---


    """

  private func built(_ body: String) throws -> (problems: String, page: String) {
    let memory = MemoryFiles(["Lessons/01-one.md": header + body])
    let report = try build(
      CourseOptions(folder: "Lessons", cache: .none), to: "Output", failing: .shown,
      files: memory.fileSystem)
    return (report.problems(limit: .everything), memory.texts["Output/01-one.html"] ?? "")
  }
}
