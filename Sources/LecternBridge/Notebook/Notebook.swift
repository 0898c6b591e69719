import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// A lesson with everything that a notebook of it needs.
package struct BridgedLesson: Sendable {
  /// The file's stem, `18-ten-thousand-rows`.
  package var name: String
  package var title: String
  package var summary: String
  package var document: LessonDocument
  /// The runs of each `train` and `compare`, by the spec's name.
  package var runs: [(name: String, runs: BridgedRuns)]
  package var data: [DataResult] { didSet { tables = tableCell(data) } }
  /// The cell that writes the tables, the same for every library.
  private(set) var tables: String?
  /// Claims and relations with their expressions, in the order of the lesson.
  package var claims: [(verdict: Verdict, expression: Expression)]

  package init(
    name: String, title: String, summary: String, document: LessonDocument,
    runs: [(name: String, runs: BridgedRuns)], data: [DataResult],
    claims: [(verdict: Verdict, expression: Expression)]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.document = document
    self.runs = runs
    self.data = data
    self.tables = tableCell(data)
    self.claims = claims
  }
}

/// What one spec ran.
package enum BridgedRuns: Sendable {
  case train(BridgedRun)
  case compare(BridgedCompare)

  package var all: [BridgedRun] {
    switch self {
    case .train(let run): [run]
    case .compare(let compare): compare.members.map(\.run)
    }
  }

  /// All runs as one short program.
  package func program(in framework: Framework) -> Program {
    switch self {
    case .train(let run): LecternBridge.program(for: run, in: framework)
    case .compare(let compare): LecternBridge.program(for: compare, in: framework)
    }
  }
}

/// The lesson as a Jupyter notebook (nbformat 4.5): prose, mathematics, the rows, each spec's short
/// program to read, one cell per run that repeats it digit for digit, and the claims as assertions.
/// No outputs; the ids of cells are their places, so that two exports are byte-identical.
package func notebook(_ lesson: BridgedLesson, framework: Framework) -> String {
  var cells: [NotebookCell] = [
    .prose("# \(lesson.title)\n\n\(lesson.summary)"),
    .code(sharedSetup + (framework == .keras ? kerasSetup : pytorchSetup)),
  ]
  if let tables = lesson.tables { cells.append(.hidden(tables)) }
  let file = lesson.document.file
  var done: Set<String> = []
  var place = lesson.document.frontMatter.map { $0.upperBound + 4 } ?? 0
  for block in lesson.document.blocks {
    guard case .fence(let fence) = block.kind, fence.isSpec else { continue }
    addProse(place..<max(place, block.range.lowerBound))
    place = block.range.upperBound
    guard let name = fence.name?.value else { continue }
    if let entry = lesson.runs.first(where: { $0.name == name }) {
      let program = entry.runs.program(in: framework)
      cells.append(.program(name, program))
      for run in entry.runs.all { addRun(run) }
    }
  }
  addProse(place..<max(place, file.bytes.count))
  return notebookText(cells, framework: framework)

  func addRun(_ run: BridgedRun) {
    switch exactRun(run, in: framework) {
    case .success(let code):
      cells.append(.code("# \(run.result.name)\n" + code))
      done.insert(run.result.name)
    case .failure(let refusal):
      cells.append(
        .prose("`\(run.result.name)` is not repeated in \(framework.title): \(refusal.reason)."))
    }
  }

  func addProse(_ range: Range<Int>) {
    let text = plainProse(file, range, lesson.document)
    if text.contains(where: { !$0.isWhitespace }) { cells.append(.prose(text)) }
    var assertions: [String] = []
    for (verdict, expression) in lesson.claims
    where range.contains(verdict.range.lowerBound) && verdict.holds {
      if let line = assertion(for: verdict, expression, in: done) { assertions.append(line) }
    }
    if !assertions.isEmpty { cells.append(.code(assertions.joined(separator: "\n"))) }
  }
}

enum NotebookCell: Equatable {
  case prose(String)
  case code(String)
  /// Code that a reader sees when asked for.
  case hidden(String)
  /// The short program of a spec, to read.
  case program(String, Program)
}

func notebookText(_ cells: [NotebookCell], framework: Framework) -> String {
  let list = cells.enumerated().map { index, cell -> JSON in
    let id = JSON.text("cell-\(index + 1)")
    switch cell {
    case .prose(let text): return markdownCell(id, text)
    case .program(let name, let program):
      let text =
        "`\(name)` as one writes it, with random numbers of the library's own:\n\n"
        + "```python\n\(program.text)```\n\nDigit for digit as in the lesson:"
      return markdownCell(id, text, about: [("program", .text(name))])
    case .code(let text): return codeCell(id, source(text), metadata: [])
    case .hidden(let text):
      // One string, not a list of lines: half the size.
      return codeCell(
        id, .text(text), metadata: [("jupyter", .object([("source_hidden", .truth(true))]))])
    }
  }
  let kernel = JSON.object([
    ("display_name", .text("Python 3")), ("language", .text("python")), ("name", .text("python3")),
  ])
  let metadata = JSON.object([
    ("kernelspec", kernel), ("language_info", .object([("name", .text("python"))])),
    ("lectern", .object([("framework", .text(framework.rawValue))])),
  ])
  return JSON.object([
    ("cells", .array(list)), ("metadata", metadata), ("nbformat", .integer(4)),
    ("nbformat_minor", .integer(5)),
  ]).pretty + "\n"
}

private func markdownCell(
  _ id: JSON, _ text: String, about facts: [(String, JSON)] = []
) -> JSON {
  .object([
    ("cell_type", .text("markdown")), ("id", id),
    ("metadata", .object(facts.isEmpty ? [] : [("lectern", .object(facts))])),
    ("source", source(text)),
  ])
}

private func codeCell(_ id: JSON, _ source: JSON, metadata: [(String, JSON)]) -> JSON {
  .object([
    ("cell_type", .text("code")), ("execution_count", .null), ("id", id),
    ("metadata", .object(metadata)), ("outputs", .array([])), ("source", source),
  ])
}

/// Lines with their ends, as notebooks keep them.
private func source(_ text: String) -> JSON {
  var trimmed = Substring(text)
  while trimmed.last?.isNewline == true { trimmed.removeLast() }
  while trimmed.first?.isNewline == true { trimmed.removeFirst() }
  let lines = trimmed.split(separator: "\n", omittingEmptySubsequences: false)
  return .array(
    lines.enumerated().map { .text($1 + ($0 + 1 < lines.count ? "\n" : "")) })
}

/// The Markdown of a range without Lectern's own links: claims become their text, terms too, and
/// links to other lessons lead to their notebooks.
private func plainProse(
  _ file: SourceFile, _ range: Range<Int>, _ document: LessonDocument
) -> String {
  var edits: [(range: SourceRange, text: String)] = []
  for claim in document.claims { edits.append((claim.range, claim.text)) }
  for term in document.terms {
    let written = file.text(in: term.range)
    let end = written.range(ofTermMark: "](term:") ?? written.endIndex
    edits.append((term.range, String(written[..<end].dropFirst())))
  }
  for reference in document.references {
    let written = file.text(in: reference.range)
    guard let name = reference.file, name.hasSuffix(".md") else { continue }
    let notebook = name.dropLast(3) + ".ipynb"
    edits.append((reference.range, written.replacing(name, with: notebook)))
  }
  let inside = edits.filter {
    range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
      && !$0.range.isEmpty
  }
  var text = ""
  var place = range.lowerBound
  for edit in inside.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
    guard edit.range.lowerBound >= place else { continue }
    text += file.text(in: SourceRange(place..<edit.range.lowerBound)) + edit.text
    place = edit.range.upperBound
  }
  return text + file.text(in: SourceRange(place..<range.upperBound))
}

extension String {
  fileprivate func range(ofTermMark mark: String) -> Index? {
    ranges(of: mark).last?.lowerBound
  }
}
