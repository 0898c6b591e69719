import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import Testing

/// A lesson taken through every stage, as the front door does it.
struct LessonFixture {
  var file: SourceFile
  var document: LessonDocument
  var specs: [Spec]
  var plan: Plan
  var results: LessonResults
  var report: CheckReport
  /// Of planning, running and checking; those of parsing and decoding must be none.
  var diagnostics: [Diagnostic]

  init(
    _ text: String, tables: [String: String] = [:], catalog: Catalog = .standard,
    budget: Budget = Budget(), raisingSeedsBy distance: Int = 0,
    allowingBrokenSpecs: Bool = false
  ) throws {
    file = SourceFile(path: "lesson.md", text: text)
    var before: [Diagnostic] = []
    let (document, problems) = parseLesson(file)
    before += problems
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
    let decoded = decodeSpecs(sources, vocabulary: catalog.vocabulary, diagnostics: &before)
    specs = decoded.compactMap { $0 }
    if !allowingBrokenSpecs {
      let file = file
      for problem in before where problem.isError {
        Issue.record("\(describe(problem, in: file))")
      }
    }
    let loader = Loader { path in
      if path == "broken.csv" { return .failure(.broken("row 3 has 2 fields")) }
      guard let text = tables[path] else {
        return .failure(.notFound(existing: tables.keys.sorted()))
      }
      let lines = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return .success(RawTable(columns: lines[0], rows: Array(lines.dropFirst()), digest: text))
    }
    var found: [Diagnostic] = []
    plan = LecternRun.plan(
      LessonSpecs(path: file.path, sources: sources, decoded: decoded).raisingSeeds(by: distance),
      catalog: catalog, loader: loader, budget: budget, diagnostics: &found)
    results = assemble(plan, plan.jobs.map { execute($0) }, diagnostics: &found)
    report = check(document, specs: specs, results: results)
    self.document = document
    diagnostics = found + report.diagnostics
  }

  /// The value of `expression` over the results.
  func value(_ expression: String, in current: String? = nil) throws -> Value {
    let (parsed, problems) = parseExpression(expression, at: 0, path: "test")
    try #require(problems.isEmpty, "\(expression): \(problems.map(\.message))")
    switch evaluate(
      try #require(parsed), in: Scope(results: results, current: current), path: "test")
    {
    case .value(let value): return value
    case .problems(let problems):
      Issue.record("\(expression): \(problems.map { $0.message + " " + $0.help })")
      return .missing
    case .consequence: return .missing
    }
  }

  func number(_ expression: String, in current: String? = nil) throws -> Double {
    try #require(value(expression, in: current).number, "\(expression) is no number")
  }

  /// The first that is wrong with `expression`, and the part of it that is pointed at.
  func problem(_ expression: String, in current: String? = nil) throws
    -> (diagnostic: Diagnostic, text: String)
  {
    let (parsed, _) = parseExpression(expression, at: 0, path: "test")
    let result = evaluate(
      try #require(parsed), in: Scope(results: results, current: current), path: "test")
    guard case .problems(let problems) = result, let problem = problems.first else {
      throw FixtureError(text: "\(expression) has no problem: \(result)")
    }
    let bytes = Array(expression.utf8)
    let range = problem.range.clamped(to: 0..<bytes.count)
    return (problem, String(decoding: bytes[range.lowerBound..<range.upperBound], as: UTF8.self))
  }

  func text(at range: SourceRange) -> String { file.text(in: range) }
}

struct FixtureError: Error { var text: String }

/// One data set, one run on it.
let lineLesson = """
  ```data rows
  rows:
    - {x: 1, y: 2}
    - {x: 2, y: 4}
    - {x: 3, y: 6}
  features: [x]
  target: y
  ```

  ```train descent
  data: rows
  model: linear
  optimizer:
    sgd: {learning_rate: 0.1}
  epochs: 20
  batch_size: full
  record: [steps, gradients]
  ```

  ```train exact
  data: rows
  model: linear
  solver: qr
  ```

  ```compare rates
  base: descent
  vary:
    learning_rate: [0.01, 0.1, 1]
  ```
  """
