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
  package let runs: [(name: String, runs: BridgedRuns)]
  /// The short program of each of them in every library, by the spec's name.
  package let programs: [String: [Framework: Program]]
  package let data: [DataResult]
  /// `data`, and the data sets that statements speak of though no run reads them.
  let tableData: [DataResult]
  /// The updates that the lesson looks at one by one.
  package let traces: [BridgedTrace]
  /// The tables that programs read from files, by the data sets' names.
  package let tables: [String: String]
  /// The cell that writes them, the same for every library.
  let tableCell: String?
  /// Claims, relations, expectations and keys of quizzes with their expressions, in the order of the
  /// lesson.
  package var claims: [(verdict: Verdict, expression: Expression)]
  /// What `[](=expression)` prints, by the expression.
  package var values: [String: String]
  package var quizzes: [BridgedQuiz]

  package init(
    name: String, title: String, summary: String, document: LessonDocument,
    runs: [(name: String, runs: BridgedRuns)], data: [DataResult],
    claims: [(verdict: Verdict, expression: Expression)], values: [String: String] = [:],
    quizzes: [BridgedQuiz] = [], traces: [BridgedTrace] = [], otherData: [DataResult] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.document = document
    self.runs = runs
    programs = Dictionary(
      runs.map { name, runs in
        let programs = Framework.allCases.map { ($0, runs.program(in: $0)) }
        return (name, Dictionary(uniqueKeysWithValues: programs))
      }, uniquingKeysWith: { first, _ in first })
    self.data = data
    tables = Dictionary(
      data.filter { !$0.isWrittenOut }.map { ($0.name, csvText($0)) },
      uniquingKeysWith: { first, _ in first })
    tableData = data + otherData.filter { other in !data.contains { $0.name == other.name } }
    self.traces = traces
    tableCell = LecternBridge.tableCell(tableData, tables)
    self.claims = claims
    self.values = values
    self.quizzes = quizzes
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

/// A question with its answer, as Markdown with the lesson's own links.
package struct BridgedQuiz: Sendable {
  /// Of the fence's body in the lesson.
  package var place: SourceRange
  package var question: String
  package var choices: [(text: String, isRight: Bool, why: String?)]
  /// What is right, where there is nothing to choose from.
  package var answer: String?
  package var explanation: String?

  package init(
    place: SourceRange, question: String, choices: [(text: String, isRight: Bool, why: String?)],
    answer: String?, explanation: String?
  ) {
    self.place = place
    self.question = question
    self.choices = choices
    self.answer = answer
    self.explanation = explanation
  }
}
