import LecternRun
import LecternSource
import LecternSpec

/// The statements of a lesson on their way into its notebook: each is asserted where it stands, or
/// as soon as what it speaks of has been computed.
struct NotebookStatements {
  var scope = NotebookScope()
  private let lesson: BridgedLesson
  private var waiting: [LessonStatement]
  private let count: Int
  private var loaded: Set<String> = []

  init(_ lesson: BridgedLesson) {
    self.lesson = lesson
    waiting = lesson.claims.filter(\.verdict.holds).map { verdict, expression in
      let isKey = if case .quizKey = verdict.subject { true } else { false }
      let shown = isKey ? lesson.values[verdict.expression] ?? "" : verdict.written
      return LessonStatement(verdict: verdict, expression: expression, shown: shown)
    }
    count = waiting.count
    for (name, runs) in lesson.runs {
      if case .compare(let compare) = runs { scope.compares[name] = compare }
      scope.names.insert(name)
    }
    for data in lesson.tableData { scope.data[data.name] = data }
    for trace in lesson.traces { scope.traces[trace.result.name] = trace }
  }

  /// The assertions of what stands before `place` and can be said by now.
  mutating func cells(upTo place: Int) -> [NotebookCell] {
    var lines: [String] = []
    var left: [LessonStatement] = []
    for statement in waiting {
      guard statement.verdict.range.lowerBound < place,
        let (asserted, tables) = try? assertion(for: statement, in: scope)
      else {
        left.append(statement)
        continue
      }
      for name in tables where loaded.insert(name).inserted {
        if let data = scope.data[name] { lines += loading(data) }
      }
      lines += asserted
    }
    waiting = left
    return lines.isEmpty ? [] : [.code(lines.joined(separator: "\n"))]
  }

  /// How many statements were asserted, and what the others speak of; nil where there are none.
  var summary: String? {
    guard count > 0 else { return nil }
    let done = count - waiting.count
    if waiting.isEmpty {
      return "All \(count) statements of this lesson that Lectern checks are asserted here."
    }
    let reasons = waiting.map { statement -> Unasserted in
      do throws(Unasserted) {
        _ = try assertion(for: statement, in: scope)
        return .other
      } catch {
        return error
      }
    }
    var counts: [(subject: String, count: Int)] = []
    for subject in reasons.map(\.subject) {
      if let place = counts.firstIndex(where: { $0.subject == subject }) {
        counts[place].count += 1
      } else {
        counts.append((subject, 1))
      }
    }
    let list = counts.map { "\($0.subject) (\($0.count))" }.joined(separator: ", ")
    return "\(done) of the \(count) statements of this lesson that Lectern checks are asserted "
      + "here. The \(waiting.count == 1 ? "other one speaks" : "others speak") of \(list)."
  }
}

/// Brings a table into `tables`, from its file or row by row.
private func loading(_ data: DataResult) -> [String] {
  let name = "tables[\(PythonLiteral.string(data.name))]"
  if data.isWrittenOut {
    let columns = data.columns.map { column in
      let values = column.values.map { value in
        column.kind == .category
          ? PythonLiteral.string(category(value, of: column)) : PythonLiteral.number(value)
      }
      return "\(PythonLiteral.string(column.name)): [\(values.joined(separator: ", "))]"
    }
    return wrapped(["\(name) = pd.DataFrame({\(columns.joined(separator: ", "))})"])
  }
  let file = PythonLiteral.string(csvName(data))
  let options = readingOptions(of: data.columns.filter { $0.kind == .category })
  return wrapped([call("\(name) = pd.read_csv", [file] + options)])
}
