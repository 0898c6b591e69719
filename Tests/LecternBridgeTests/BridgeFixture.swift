import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import Testing

@testable import LecternBridge

/// A lesson taken as far as its programs.
struct BridgeFixture {
  var document: LessonDocument
  var runs: [(name: String, runs: BridgedRuns)] = []
  var results = LessonResults()
  var traces: [BridgedTrace] = []

  init(_ text: String, catalog: Catalog = .standard) throws {
    let file = SourceFile(path: "lesson.md", text: text)
    var found: [Diagnostic] = []
    let (document, problems) = parseLesson(file)
    found += problems
    var sources: [SpecSource] = []
    for case .fence(let fence) in document.blocks.map(\.kind) {
      guard let kind = SpecKind(rawValue: fence.kind.value) else { continue }
      let map = TextMap(
        fence.map.entries.map { .init(text: $0.textOffset, file: $0.fileOffset) })
      sources.append(
        SpecSource(
          kind: kind, name: fence.name,
          body: SpecText(file: file, text: fence.body, map: map, header: fence.kind.range)))
    }
    let decoded = decodeSpecs(sources, vocabulary: catalog.vocabulary, diagnostics: &found)
    let plan = LecternRun.plan(
      LessonSpecs(path: file.path, sources: sources, decoded: decoded), catalog: catalog,
      loader: Loader { _ in .failure(.notFound(existing: [])) }, budget: Budget(),
      diagnostics: &found)
    let results = assemble(plan, plan.jobs.map { execute($0) }, diagnostics: &found)
    for problem in found where problem.isError {
      Issue.record("\(describe(problem, in: file))")
    }
    self.document = document
    self.results = results
    for spec in decoded.compactMap({ $0 }) {
      func bridged(_ spec: TrainSpec, _ result: RunResult) -> BridgedRun {
        BridgedRun(
          spec: spec, result: result, data: spec.fit.flatMap { results.data($0.data.value) })
      }
      switch spec {
      case .train(let train):
        guard let name = spec.name?.value, let result = results.run(name) else { continue }
        runs.append((name, .train(bridged(train, result))))
      case .compare(let compare):
        guard let name = spec.name?.value, let result = results.compare(name) else { continue }
        let members = zip(compare.members, result.members).map {
          (label: $1.label, run: bridged($0.spec, $1.run))
        }
        let fields =
          compare.members.flatMap { $0.differences.map(\.field) } + compare.axes.map(\.field.value)
        runs.append(
          (
            name,
            .compare(
              BridgedCompare(
                name: name, axis: compare.axes.first?.field.value, members: members,
                fields: fields))
          ))
      case .trace(let trace):
        if let result = spec.name.flatMap({ results.trace($0.value) }) {
          traces.append(BridgedTrace(spec: trace, result: result))
        }
      default: continue
      }
    }
  }

  /// What a notebook has when every run of the lesson was repeated.
  var scope: NotebookScope {
    var scope = NotebookScope()
    for (name, runs) in runs {
      if case .compare(let compare) = runs { scope.compares[name] = compare }
      for run in runs.all { scope.runs[run.result.name] = run }
    }
    for case .data(let data) in results.entries { scope.data[data.name] = data }
    for trace in traces { scope.traces[trace.result.name] = trace }
    return scope
  }

  /// The last spec's program.
  func program(in framework: Framework) throws -> String {
    try #require(runs.last).runs.program(in: framework).text
  }

  /// The program from the line that starts with `start` on.
  func program(in framework: Framework, from start: String) throws -> String {
    let lines = try program(in: framework).split(
      separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix(start) }, "\(lines)")
    return lines[place...].joined(separator: "\n")
  }
}

/// Three points on a line, and the start of a run on them.
let three = """
  ```data three
  rows:
    - {x: 1, y: 2}
    - {x: 2, y: 4}
    - {x: 3, y: 6}
  features: [x]
  target: y
  ```


  """

let descent = """
  ```train descent
  data: three
  model: linear
  optimizer:
    sgd:
      learning_rate: 0.05
  epochs: 100
  batch_size: full
  ```


  """
