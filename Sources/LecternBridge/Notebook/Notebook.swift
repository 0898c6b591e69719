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
  package var runs: [(name: String, runs: [BridgedRun])]
  package var data: [DataResult]
  /// Claims and relations with their expressions, in the order of the lesson.
  package var claims: [(verdict: Verdict, expression: Expression)]

  package init(
    name: String, title: String, summary: String, document: LessonDocument,
    runs: [(name: String, runs: [BridgedRun])], data: [DataResult],
    claims: [(verdict: Verdict, expression: Expression)]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.document = document
    self.runs = runs
    self.data = data
    self.claims = claims
  }
}

/// The lesson as a Jupyter notebook (nbformat 4.5): prose, mathematics, one cell per run that
/// repeats it digit for digit, and the claims as assertions. No outputs; the ids of cells are their
/// places, so that two exports are byte-identical.
package func notebook(_ lesson: BridgedLesson, framework: Framework) -> String {
  var cells: [NotebookCell] = [
    .prose("# \(lesson.title)\n\n\(lesson.summary)"),
    .code(sharedSetup + (framework == .keras ? kerasSetup : pytorchSetup)),
  ]
  let file = lesson.document.file
  var done: Set<String> = []
  var place = lesson.document.frontMatter.map { $0.upperBound + 4 } ?? 0
  for block in lesson.document.blocks {
    guard case .fence(let fence) = block.kind, fence.isSpec else { continue }
    addProse(place..<max(place, block.range.lowerBound))
    place = block.range.upperBound
    guard let name = fence.name?.value else { continue }
    if let entry = lesson.runs.first(where: { $0.name == name }) {
      for run in entry.runs { addRun(run) }
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
}

func notebookText(_ cells: [NotebookCell], framework: Framework) -> String {
  let list = cells.enumerated().map { index, cell -> JSON in
    let id = JSON.text("cell-\(index + 1)")
    switch cell {
    case .prose(let text):
      return .object([
        ("cell_type", .text("markdown")), ("id", id), ("metadata", .object([])),
        ("source", source(text)),
      ])
    case .code(let text):
      return .object([
        ("cell_type", .text("code")), ("execution_count", .null), ("id", id),
        ("metadata", .object([])), ("outputs", .array([])), ("source", source(text)),
      ])
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
