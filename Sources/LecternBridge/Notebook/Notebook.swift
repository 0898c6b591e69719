import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// The lesson as a Jupyter notebook (nbformat 4.5): prose, mathematics, the rows, each spec's short
/// program to read, one cell per run that repeats it digit for digit, and the claims as assertions.
/// No outputs; the ids of cells are their places, so that two exports are byte-identical.
///
/// - Parameter pages: the address of the course's pages as seen from the notebook, with a slash at
///   its end: what links to pages, files and pictures lead into.
package func notebook(
  _ lesson: BridgedLesson, framework: Framework, pages: String = "../"
) -> String {
  let prose = NotebookProse(lesson, pages: pages)
  var cells: [NotebookCell] = [
    .prose(
      "# \(lesson.title)\n\n\(prose.text(lesson.summary))\n\n"
        + "[The lesson's page](\(pages)\(lesson.name).html) has its charts. The next cell, folded, "
        + "holds what the runs below share."),
    .hidden(sharedSetup + (framework == .keras ? kerasSetup : pytorchSetup)),
  ]
  if let tables = lesson.tableCell { cells.append(.hidden(tables)) }
  let file = lesson.document.file
  var statements = NotebookStatements(lesson)
  var place = 0
  if lesson.document.frontMatter != nil {
    place = lesson.document.blocks.first?.range.lowerBound ?? file.bytes.count
  }
  for block in lesson.document.blocks {
    guard case .fence(let fence) = block.kind, fence.isSpec else { continue }
    addProse(place..<max(place, block.range.lowerBound))
    place = block.range.upperBound
    if let quiz = lesson.quizzes.first(where: { $0.place == fence.bodyRange }) {
      cells.append(.prose(prose.text(quiz)))
    }
    if let name = fence.name?.value, let entry = lesson.runs.first(where: { $0.name == name }) {
      if let program = lesson.programs[name]?[framework] { cells.append(.program(name, program)) }
      for run in entry.runs.all { addRun(run) }
    }
    cells += statements.cells(upTo: place)
  }
  addProse(place..<max(place, file.bytes.count))
  if let summary = statements.summary { cells.append(.prose(summary)) }
  return notebookText(cells, framework: framework)

  func addRun(_ run: BridgedRun) {
    let steps = lesson.traces.filter { $0.result.run == run.result.name }
      .flatMap { $0.result.steps.map(\.step) }
    switch exactRun(run, in: framework, watching: Set(steps).sorted()) {
    case .success(let code):
      cells.append(.code("# \(run.result.name)\n" + code))
      statements.scope.runs[run.result.name] = run
    case .failure(let refusal):
      cells.append(
        .prose("`\(run.result.name)` is not repeated in \(framework.title): \(refusal.reason)."))
    }
  }

  func addProse(_ range: Range<Int>) {
    let text = prose.text(SourceRange(range), of: lesson.document)
    if text.contains(where: { !$0.isWhitespace }) { cells.append(.prose(text)) }
    cells += statements.cells(upTo: range.upperBound)
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
      let draws = ["seed", "Shuffle", "shuffle=True"].contains(where: program.text.contains)
      let text =
        "`\(name)` as one writes it\(draws ? ", with random numbers of the library's own" : ""):\n\n"
        + "```python\n\(program.text)```\n\nDigit for digit as in the lesson:"
      return markdownCell(id, text, about: [("program", .text(name))])
    case .code(let text): return codeCell(id, source(text), metadata: [])
    case .hidden(let text):
      // One string, not a list of lines: half the size.
      return codeCell(
        id, .text(text.trimmingNewlines),
        metadata: [("jupyter", .object([("source_hidden", .truth(true))]))])
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
  let lineEnd = UInt8(ascii: "\n")
  let isLineEnd = { (byte: UInt8) in byte == lineEnd || byte == UInt8(ascii: "\r") }
  var rest = Substring(text).utf8
  while let last = rest.last, isLineEnd(last) { rest.removeLast() }
  rest = rest.drop(while: isLineEnd)
  var lines: [JSON] = []
  while let end = rest.firstIndex(of: lineEnd) {
    let next = rest.index(after: end)
    lines.append(.text(String(Substring(rest[..<next]))))
    rest = rest[next...]
  }
  return .array(lines + [.text(String(Substring(rest)))])
}

extension String {
  fileprivate var trimmingNewlines: String {
    var trimmed = Substring(self)
    while trimmed.last?.isNewline == true { trimmed.removeLast() }
    while trimmed.first?.isNewline == true { trimmed.removeFirst() }
    return String(trimmed)
  }
}
