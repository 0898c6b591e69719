import LecternBridge
import LecternRun
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
  let checked = checkedCourse(options, files: files)
  let report = checked.report()
  guard report.isSound else { return ([], report) }
  let folder = joined(output ?? standardOutput(for: options.folder), "notebooks")
  let wanted = Set(names.map { stem(of: $0) })
  var written: [String] = []
  for (lesson, outcome) in zip(checked.course.lessons, checked.outcomes)
  where wanted.isEmpty || wanted.contains(lesson.stem) {
    let text = notebook(bridged(lesson, outcome), framework: framework.framework)
    let path = joined(folder, "\(lesson.stem).ipynb")
    try files.makeFolder(folder)
    try replaceFile(path, with: Array(text.utf8), files: files)
    written.append(path)
    for data in outcome.results.tables {
      let table = joined(folder, csvName(data))
      try replaceFile(table, with: Array(csvText(data).utf8), files: files)
    }
  }
  return (written, report)
}

/// A lesson with what its notebook needs.
package func bridged(_ lesson: Lesson, _ outcome: LessonOutcome) -> BridgedLesson {
  let results = outcome.results
  func data(of spec: TrainSpec) -> DataResult? { spec.fit.flatMap { results.data($0.data.value) } }
  var runs: [(name: String, runs: [BridgedRun])] = []
  for placed in lesson.specs {
    guard let name = placed.spec.name?.value else { continue }
    switch placed.spec {
    case .train(let spec):
      guard let result = results.run(name) else { continue }
      runs.append((name, [BridgedRun(spec: spec, result: result, data: data(of: spec))]))
    case .compare(let spec):
      guard let compare = results.compare(name) else { continue }
      let members = zip(spec.members, compare.members).map {
        BridgedRun(spec: $0.spec, result: $1.run, data: data(of: $0.spec))
      }
      runs.append((name, members))
    default: continue
    }
  }
  let claims = outcome.verdicts.compactMap { verdict -> (Verdict, Expression)? in
    guard verdict.subject == .claim || verdict.subject == .relation,
      let expression = parseExpression(verdict.expression, at: 0, path: verdict.path).0
    else { return nil }
    return (verdict, expression)
  }
  var seen = Set<String>()
  let tables = runs.flatMap(\.runs).compactMap(\.data).filter { seen.insert($0.name).inserted }
  return BridgedLesson(
    name: lesson.stem, title: lesson.title, summary: lesson.frontMatter?.summary.text ?? "",
    document: lesson.document, runs: runs, data: tables, claims: claims)
}

extension LessonResults {
  /// The data sets that the lesson's runs use.
  fileprivate var tables: [DataResult] {
    let used = Set(runs.compactMap(\.dataName))
    return used.sorted().compactMap { data($0) }
  }
}
