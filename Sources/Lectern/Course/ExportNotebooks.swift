import LecternBridge
import LecternRun
import LecternSite
import LecternSource
import LecternSpec

/// The framework of an exported notebook's programs.
public enum ExportFramework: String, CaseIterable, Sendable {
  case keras
  case pytorch

  fileprivate var framework: Framework {
    switch self {
    case .keras: .keras
    case .pytorch: .pytorch
    }
  }
}

/// Writes lessons, or all of them, as notebooks to `OUTPUT/notebooks`; the paths written, and what
/// was found. With errors nothing is written.
public func exportNotebooks(
  _ options: CourseOptions, lessons names: [String], framework: ExportFramework,
  to output: String?, files: FileSystem = .local
) throws(FileProblem) -> (written: [String], report: CourseReport) {
  let (course, unknown) = loadCourse(options, files: files).selecting(names)
  if !unknown.isEmpty { return ([], CourseReport(problems: unknown)) }
  let checked = checkedCourse(course, options, files: files)
  let report = checked.report()
  guard report.isSound else { return ([], report) }
  let folder = joined(output ?? standardOutput(for: options.folder), "notebooks")
  var written: [String] = []
  for (lesson, outcome) in zip(checked.course.lessons, checked.outcomes) {
    let text = notebook(
      bridged(lesson, outcome), framework: framework.framework,
      pages: checked.course.configuration.baseURL.map { "\($0)/" } ?? "../")
    let path = joined(folder, "\(lesson.stem).ipynb")
    try replaceFile(path, with: Array(text.utf8), files: files)
    written.append(path)
  }
  return (written, report)
}

/// A lesson with what its notebook needs.
package func bridged(_ lesson: Lesson, _ outcome: LessonOutcome) -> BridgedLesson {
  let runs = bridgedRuns(lesson, outcome.results)
  let claims = outcome.verdicts.compactMap { verdict -> (Verdict, Expression)? in
    guard verdict.subject != .value,
      let expression = parseExpression(verdict.expression, at: 0, path: verdict.path).0
    else { return nil }
    return (verdict, expression)
  }
  var seen = Set<String>()
  let tables = runs.flatMap(\.runs.all).compactMap(\.data)
    .filter { seen.insert($0.name).inserted }
  var values: [String: String] = [:]
  for verdict in outcome.verdicts {
    if let value = verdict.value { values[verdict.expression] = valueText(value) }
  }
  let quizzes = lesson.specs.compactMap { placed -> BridgedQuiz? in
    guard case .quiz(let quiz) = placed.spec else { return nil }
    return bridged(quiz, at: placed.place, outcome.results, path: lesson.file.path)
  }
  let traces = lesson.specs.compactMap { placed -> BridgedTrace? in
    guard case .trace(let spec) = placed.spec, let name = placed.spec.name?.value else {
      return nil
    }
    return outcome.results.trace(name).map { BridgedTrace(spec: spec, result: $0) }
  }
  let named = Set(claims.flatMap(\.0.mentions)).sorted()
  return BridgedLesson(
    name: lesson.stem, title: lesson.title, summary: lesson.frontMatter?.summary.text ?? "",
    document: lesson.document, runs: runs, data: tables, claims: claims, values: values,
    quizzes: quizzes, traces: traces,
    otherData: named.compactMap { outcome.results.data($0) })
}

/// A quiz with what its key computes.
private func bridged(
  _ quiz: QuizSpec, at place: SourceRange, _ results: LessonResults, path: String
) -> BridgedQuiz {
  func value(of written: WrittenExpression) -> Value? {
    guard
      case .value(let value) = evaluate(
        written.expression, in: Scope(results: results), path: path)
    else { return nil }
    return value
  }
  var choices: [QuizSpec.Choice] = []
  var answer: String?
  switch quiz.answer {
  case .choice(let list), .several(let list): choices = list
  case .number(let numeric):
    let words = value(of: numeric.value).map(valueText) ?? "not known"
    answer = words + (numeric.unit.map { " \($0)" } ?? "") + "."
  }
  return BridgedQuiz(
    place: place, question: quiz.question.text,
    choices: choices.map { choice in
      let isRight =
        switch choice.key {
        case .written(let flag): flag
        case .computed(let expression): value(of: expression)?.truth ?? false
        }
      return (text: choice.text.text, isRight: isRight, why: choice.why?.text)
    }, answer: answer, explanation: quiz.explanation?.text)
}

/// What readers of a lesson take along: its notebooks, and the tables that its programs read.
package func downloads(of bridged: BridgedLesson, in course: Course) -> [SiteDownload] {
  guard !bridged.runs.isEmpty else { return [] }
  let shared = Set(course.configuration.data.compactMap { $0.heading.name?.value })
  let pages = course.configuration.baseURL.map { "\($0)/" } ?? "../../"
  let notebooks = concurrentMap(Framework.allCases) { framework in
    SiteDownload(
      kind: .notebook, title: framework.title,
      path: "notebooks/\(framework.rawValue)/\(bridged.name).ipynb",
      bytes: Array(notebook(bridged, framework: framework, pages: pages).utf8))
  }
  let tables = bridged.data.compactMap { data in
    bridged.tables[data.name].map { text in
      SiteDownload(
        kind: .table, title: csvName(data),
        path: shared.contains(data.name)
          ? "tables/\(csvName(data))" : "tables/\(bridged.name)/\(csvName(data))",
        bytes: Array(text.utf8))
    }
  }
  return notebooks + tables
}
