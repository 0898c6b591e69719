import LecternSource
import Testing

@testable import LecternRun

/// The reference's list of paths against what expressions find in results of every kind.
@Suite struct DeclaredPathsTests {
  static let lesson = """
    ```data rows
    generate:
      line: {rows: 60, slope: 2, low: -1, high: 1}
    split: {validation: 0.2, test: 0.2}
    scale: standard
    ```

    ```data gates
    rows:
      - {x: 0, y: 0, kind: no, home: here}
      - {x: 0, y: 1, kind: no, home: there}
      - {x: 1, y: 0, kind: no, home: here}
      - {x: 1, y: 1, kind: yes, home: there}
    features: [x, y]
    target: kind
    ```

    ```train line
    data: rows
    model: linear
    optimizer: adam
    learning_rate: 0.1
    epochs: 3
    batch_size: full
    record: [steps, gradients, updates, parameters]
    metrics: [mse, r2]
    early_stopping: {patience: 5}
    ```

    ```train exact
    data: rows
    solver: qr
    ```

    ```train rule
    data: gates
    model: perceptron
    epochs: 3
    ```

    ```train chance
    data: gates
    model: logistic
    epochs: 2
    ```

    ```train net
    data: gates
    model: {network: {hidden: [2]}}
    epochs: 2
    record: [activations, gradients, parameters]
    ```

    ```train bowl
    model: {function: {name: bowl}}
    epochs: 2
    ```

    ```compare race
    base: line
    seeds: 2
    runs:
      slow: {learning_rate: 0.01}
      fast: {learning_rate: 0.2}
    ```

    ```trace hand
    run: line
    steps: [1]
    gradient_check: true
    ```

    ```trace deep
    run: net
    steps: [1]
    ```
    """

  /// What words in capitals stand for in the lesson above.
  static let names: [String: Set<String>] = [
    "METRIC": Set(metricMeasures.map(\.name)), "FEATURE": ["x", "y"], "CLASS": ["no", "yes"],
    "COLUMN": ["x", "y", "kind", "home"], "CATEGORY": ["no", "yes", "here", "there"],
    "MEMBER": ["slow", "fast"], "STATE": ["m", "v", "m_hat", "v_hat"],
    "layerN": ["layer1", "layer2"],
    "PARAMETER": ["w1", "w2", "weight", "bias", "layer1", "layer2"],
  ]

  /// Declared parts below a place, by name.
  private final class Place {
    let name: String
    var parts: [String: Place] = [:]
    /// Those of the place itself, not of one of its indices.
    var declarations: [PathDeclaration] = []
    var isFound = false

    init(_ name: String) { self.name = name }

    func add(_ names: ArraySlice<Substring>, _ declaration: PathDeclaration) {
      guard let name = names.first else {
        if !declaration.path.hasSuffix("]") { declarations.append(declaration) }
        return
      }
      let place = parts[String(name)] ?? Place(String(name))
      parts[String(name)] = place
      place.add(names.dropFirst(), declaration)
    }

    /// The parts that a name fits, the exact one first.
    func fitting(_ name: String) -> [Place] {
      // The names of parameters have several parts: `weight.x`, `layer1.bias`.
      let isWithin = ["FEATURE", "PARAMETER"].contains {
        DeclaredPathsTests.names[$0]?.contains(name) == true
      }
      if self.name == "PARAMETER", isWithin { return [self] }
      if let exact = parts[name] { return [exact] }
      return parts.filter { DeclaredPathsTests.names[$0.key]?.contains(name) == true }.map(\.value)
    }

    func missing(_ path: String) -> [String] {
      parts.flatMap { name, place in
        (place.isFound ? [] : ["\(path)\(name)"]) + place.missing("\(path)\(name).")
      }.sorted()
    }
  }

  private func tree(_ root: String) -> Place {
    let place = Place(root)
    for section in pathSections {
      for declaration in section.paths {
        let parts = declaration.parts
        if parts.first == root[...] { place.add(parts.dropFirst(), declaration) }
      }
    }
    return place
  }

  /// Whether one of the declarations says what is found; without any there is nothing to say.
  private func isTold(_ name: String, _ found: Found, _ declarations: [PathDeclaration]) -> Bool {
    if declarations.isEmpty { return true }
    return declarations.contains { declaration in
      switch found {
      case .item(let item): fits(declaration.kind, item)
      case .unrecorded(let entry):
        declaration.needs == entry || declaration.needs == entry.replacing(name, with: "METRIC")
      case .absent, .unknown: true
      }
    }
  }

  private func fits(_ kind: PathDeclaration.Kind, _ item: Item) -> Bool {
    switch item {
    case .value(.number, _): return kind == .number
    case .value(.count, _): return kind == .count || kind == .event
    case .value(.never, _): return kind == .event
    case .value(.truth, _): return kind == .truth
    case .group(let group):
      if let series = group.series {
        switch series.clock {
        case .epochs: return kind == .byEpoch(from: series.first)
        case .updates: return kind == .byUpdate && series.first == 1
        case .places: return kind == .byPlace && series.first == 0
        }
      }
      return group.isOfRows == (kind == .rows)
    case .value, .many: return true
    }
  }

  /// Walks the parts of a group beside the declared ones; names that are undeclared, or declared as
  /// something else, go to `unknown`.
  private func walk(
    _ group: Group, _ places: [Place], list: Place, rows: Place, run: Place, _ path: String,
    unknown: inout Set<String>
  ) {
    var places = places
    if group.isList { places.append(list) }
    if group.isOfRows { places.append(rows) }
    // Members of a comparison are runs, and every path of a run is one of the comparison.
    if group.isOfRuns { places.append(run) }
    for entry in group.entries {
      let fitting = places.flatMap { $0.fitting(entry.name) }
      if fitting.isEmpty { unknown.insert("\(path).\(entry.name)") }
      for place in fitting { place.isFound = true }
      let found = entry.find()
      if !isTold(entry.name, found, fitting.flatMap(\.declarations)) {
        unknown.insert("\(path).\(entry.name) is something else, or needs it")
      }
      guard case .item(.group(let inner)) = found else { continue }
      var parts = [inner]
      // Layers and steps are alike: one of them is looked at.
      if let element = inner.element {
        for index in [[Value.count(1)], [.count(0)]] {
          guard case .item(.group(let part)) = element(index) else { continue }
          parts.append(part)
          break
        }
      }
      // A part without declared ones of its own is told as a whole.
      let isOpen = fitting.contains { !$0.parts.isEmpty }
      let inside = fitting + fitting.compactMap { $0.parts["PARAMETER"] }
      for part in parts where isOpen || part.isList || part.isOfRows || part.isOfRuns {
        walk(
          part, inside, list: list, rows: rows, run: run, "\(path).\(entry.name)",
          unknown: &unknown)
      }
    }
  }

  @Test func areThoseThatExpressionsFind() throws {
    let lesson = try LessonFixture(Self.lesson)
    #expect(lesson.diagnostics.filter(\.isError).map(\.message) == [])
    let list = tree("list")
    let rows = tree("rows")
    let run = tree("run")
    let roots = ["data": tree("data"), "compare": tree("compare"), "trace": tree("trace")]
    var unknown: Set<String> = []
    for result in lesson.results.entries {
      let name =
        switch result {
        case .data: "data"
        case .run: "run"
        case .compare: "compare"
        case .trace: "trace"
        }
      let places = roots[name].map { [$0] } ?? []
      let group = group(for: result)
      walk(group, places, list: list, rows: rows, run: run, name, unknown: &unknown)
      if case .trace = result, let element = group.element,
        case .item(.group(let step)) = element([.count(1)])
      {
        walk(step, places, list: list, rows: rows, run: run, name, unknown: &unknown)
      }
    }
    #expect(unknown.sorted() == [])
    for (name, root) in roots { #expect(root.missing("\(name).") == []) }
    #expect(run.missing("run.") == [])
    #expect(list.missing("list.") == [] && rows.missing("rows.") == [])
  }

  /// What the reference says of a direct solver's loss.
  @Test func aSolverHasOneLoss() throws {
    let lesson = try LessonFixture(Self.lesson)
    #expect(try lesson.value("exact.loss.count") == .count(1))
    #expect(try lesson.number("exact.loss.initial") == lesson.number("exact.loss.final"))
    #expect(try lesson.number("exact.loss[0]") == lesson.number("exact.loss.final"))
    #expect(try lesson.value("exact.updates") == .count(0))
  }

  /// What the reference says of reseeding.
  @Test func seedsReachTrainingAndNotData() throws {
    let first = try LessonFixture(Self.lesson)
    let second = try LessonFixture(Self.lesson, raisingSeedsBy: 1)
    #expect(try second.value("line.seed") == .count(1) && first.value("line.seed") == .count(0))
    #expect(try second.value("rows.seed") == first.value("rows.seed"))
    #expect(try second.number("rows.x.mean") == first.number("rows.x.mean"))
    #expect(try second.number("net.loss.initial") != first.number("net.loss.initial"))
  }
}

extension Group {
  /// Whether it goes over epochs or updates, recorded or not.
  fileprivate var isList: Bool {
    if case .series = subject { return true }
    return series != nil || seriesEntry != nil
  }

  fileprivate var isOfRows: Bool {
    Set(Statistic.allCases.map(\.rawValue)).isSubset(of: names)
  }

  fileprivate var isOfRuns: Bool {
    switch subject {
    case .run, .compare: true
    default: false
    }
  }
}
