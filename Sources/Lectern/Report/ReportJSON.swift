import LecternRun
import LecternSource

extension CourseReport {
  /// The whole report as a JSON object; its keys are part of the command's interface.
  package func json() -> JSON {
    .object(
      [
        ("lectern", .text(lecternVersion)),
        (
          "summary",
          .object([
            ("lessons", .integer(lessons.count)),
            ("runs", .integer(runs.total)),
            ("claims", .integer(claimCount)),
            ("verified", .integer(verifiedCount)),
            ("errors", .integer(errorCount)),
            ("warnings", .integer(warningCount)),
          ])
        ),
        ("diagnostics", .array(diagnostics.map(json(of:)))),
        ("lessons", .array(lessons.map(json(of:)))),
      ] + (seeds.isEmpty ? [] : [("seeds", .array(seeds.flatMap(\.statements).map(json(of:))))]))
  }

  /// How a statement fares with other seeds.
  private func json(of statement: SeedReport.Statement) -> JSON {
    let verdict = statement.verdict
    var members: [(key: String, value: JSON)] = [
      ("path", .text(verdict.path)),
      ("range", place(of: verdict.range, in: file(at: verdict.path))),
      ("subject", .text(verdict.subject.word)),
      ("expression", .text(verdict.expression)),
      ("holding", .integer(statement.holding)),
      ("asked", .integer(statement.runs)),
      ("failing", .array(statement.failing.map { .integer($0) })),
    ]
    if let spread = statement.spread {
      members += [
        ("min", .number(spread.least)), ("max", .number(spread.greatest)),
        ("mean", .number(spread.mean)), ("sd", .number(spread.deviation)),
      ]
    }
    return .object(members)
  }

  private func file(at path: String) -> SourceFile {
    sources[path] ?? SourceFile(path: path, bytes: [])
  }

  private func json(of diagnostic: Diagnostic) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("code", .text(diagnostic.rule.code)),
      ("rule", .text(diagnostic.rule.name)),
      ("severity", .text(diagnostic.severity.rawValue)),
      ("path", .text(diagnostic.path)),
      ("range", place(of: diagnostic.range, in: source(of: diagnostic))),
      ("message", .text(diagnostic.message)),
    ]
    if !diagnostic.label.isEmpty { members.append(("label", .text(diagnostic.label))) }
    if !diagnostic.help.isEmpty { members.append(("help", .text(diagnostic.help))) }
    if let fix = diagnostic.fix {
      members.append(
        (
          "fix",
          .object([
            ("range", place(of: fix.range, in: source(of: diagnostic))),
            ("replacement", .text(fix.replacement)),
          ])
        ))
    }
    return .object(members)
  }

  private func json(of lesson: LessonReport) -> JSON {
    .object([
      ("path", .text(lesson.path)),
      ("title", .text(lesson.title)),
      ("runs", .integer(lesson.runCount)),
      ("claims", .integer(lesson.claimCount)),
      ("verified", .integer(lesson.verifiedCount)),
      ("verdicts", .array(lesson.verdicts.map(json(of:)))),
    ])
  }

  private func json(of verdict: Verdict) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("subject", .text(verdict.subject.word)),
      ("outcome", .text(verdict.outcome.word)),
      ("range", place(of: verdict.range, in: file(at: verdict.path))),
      ("expression", .text(verdict.expression)),
      ("quote", .text(verdict.quote)),
    ]
    if !verdict.written.isEmpty { members.append(("written", .text(verdict.written))) }
    if let value = verdict.value { members.append(("value", .text(value.description))) }
    if let tolerance = verdict.tolerance { members.append(("tolerance", .number(tolerance))) }
    if let sides = verdict.sides { members.append(("sides", .text(sides))) }
    return .object(members)
  }
}

/// 1-based lines and UTF-8 byte columns, the end exclusive, with the byte offsets beside them.
private func place(of range: SourceRange, in file: SourceFile) -> JSON {
  let start = file.position(at: range.lowerBound)
  let end = file.position(at: range.upperBound)
  return .object([
    ("line", .integer(start.line)), ("column", .integer(start.column)),
    ("end_line", .integer(end.line)), ("end_column", .integer(end.column)),
    ("offset", .integer(range.lowerBound)), ("end_offset", .integer(range.upperBound)),
  ])
}

extension Verdict.Subject {
  package var word: String {
    switch self {
    case .claim: "claim"
    case .relation: "relation"
    case .value: "value"
    case .expectation: "expectation"
    case .quizKey: "quiz"
    }
  }
}

extension Verdict.Outcome {
  package var word: String {
    switch self {
    case .holds: "holds"
    case .fails: "fails"
    case .tooVague: "too_vague"
    case .broken: "broken"
    }
  }
}
