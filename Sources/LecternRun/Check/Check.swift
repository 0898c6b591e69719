import LecternLesson
import LecternNumerics
import LecternSource
import LecternSpec

/// Everything that a lesson states, held against its results.
package struct CheckReport: Equatable, Sendable {
  /// Claims and values in the order of the file, then expectations, then quiz keys.
  package var verdicts: [Verdict]
  /// One for every verdict that does not hold, and what else is wrong with charts and tables.
  package var diagnostics: [Diagnostic]

  /// Statements that could be false: every verdict but printed values.
  package var checked: Int { verdicts.count { $0.subject != .value } }
  package var failing: Int { verdicts.count { !$0.holds } }

  /// The verdict on the claim or value whose link stands at `range`.
  package func verdict(at range: SourceRange) -> Verdict? {
    verdicts.first { $0.range == range }
  }
}

/// Checks a lesson's claims, values, expectations and quiz keys.
///
/// - Parameters:
///   - specs: as decoded, in the order of the lesson.
///   - results: of this lesson's plan; what has failed there is passed over in silence.
package func check(
  _ document: LessonDocument, specs: [Spec], frontMatter: FrontMatter? = nil,
  results: LessonResults
) -> CheckReport {
  var checker = Checker(file: document.file, results: results)
  let statements = Statements(document, specs, frontMatter)
  checker.report.diagnostics += statements.diagnostics
  for (claim, _) in statements.claims { checker.check(claim) }
  for (value, _) in statements.values { checker.check(value) }
  checker.report.verdicts.sort { $0.range.lowerBound < $1.range.lowerBound }
  for spec in specs { checker.checkExpectations(of: spec) }
  var quizzes = 0
  for case .quiz(let quiz) in specs {
    quizzes += 1
    checker.check(quiz, number: quizzes)
  }
  for spec in specs { checker.checkViews(of: spec) }
  checker.reportUnused(specs, document)
  return checker.report
}

/// The right choices of a quiz, or nil where a key has no value.
package func rightChoices(
  _ choices: [QuizSpec.Choice], results: LessonResults, path: String
) -> [Bool]? {
  var right: [Bool] = []
  for choice in choices {
    switch choice.key {
    case .written(let isRight): right.append(isRight)
    case .computed(let expression):
      guard
        case .value(.truth(let isRight)) = evaluate(
          expression.expression, in: Scope(results: results), path: path)
      else { return nil }
      right.append(isRight)
    }
  }
  return right
}

private struct Checker {
  let file: SourceFile
  let results: LessonResults
  var report = CheckReport(verdicts: [], diagnostics: [])

  init(file: SourceFile, results: LessonResults) {
    self.file = file
    self.results = results
  }

  // MARK: Claims

  mutating func check(_ claim: ClaimLink) {
    let (parsed, problems) = parseExpression(
      claim.expression, at: claim.expressionRange.lowerBound, path: file.path)
    var verdict = Verdict(
      subject: .claim, outcome: .broken, path: file.path, range: claim.range,
      textRange: claim.isExact ? claim.textRange : nil, index: claim.index,
      quote: sentence(around: claim.range, in: file), written: claim.text,
      expression: claim.expression, value: nil)
    guard let expression = parsed, problems.isEmpty else {
      report.diagnostics += problems
      report.verdicts.append(verdict)
      return
    }
    verdict.isHere = expression.isHere
    verdict.mentions = expression.roots
    guard let value = evaluated(expression, Scope(results: results)) else {
      report.verdicts.append(verdict)
      return
    }
    verdict.value = value
    switch value {
    case .truth(let isTrue):
      verdict.subject = .relation
      // The words "true" and "false" name the value; others say that it is so.
      let isSo = plainText(claim).lowercased() == "false" ? !isTrue : isTrue
      verdict.outcome = isSo ? .holds : .fails
      verdict.sides = sides(of: expression, Scope(results: results))
      if !isSo {
        add(
          .relationFalse, claim.textRange, "'\(claim.text)' is not true: \(claim.expression)",
          label: verdict.sides.map { "the run says \($0)" } ?? "the run says otherwise")
      } else {
        checkNumbersInWords(claim, expression)
      }
    case .number, .count, .never: checkNumber(claim, value, &verdict)
    case .text(let text):
      verdict.subject = .relation
      verdict.outcome = text.lowercased() == plainText(claim).lowercased() ? .holds : .fails
      if verdict.outcome == .fails {
        add(
          .claimFails, claim.textRange, "the page says '\(claim.text)' and the run says '\(text)'")
      }
    case .series, .list, .missing:
      add(
        .notOneNumber, claim.expressionRange,
        "this is \(value.kindName), and a claim compares one number",
        help: "say which: `[5]`, `.final`, `.best` or `max(...)`")
    }
    report.verdicts.append(verdict)
  }

  private func plainText(_ claim: ClaimLink) -> String {
    claim.text.filter { !"*_`~".contains($0) }
  }

  private mutating func checkNumber(
    _ claim: ClaimLink, _ value: Value, _ verdict: inout Verdict
  ) {
    guard let written = WrittenNumber(parsing: claim.text) else {
      if value == .never, plainText(claim).lowercased() == "never" {
        verdict.outcome = .holds
        return
      }
      if let range = WrittenRange(parsing: claim.text) {
        return checkRange(claim, range, value, &verdict)
      }
      add(
        .claimWithoutNumber, claim.textRange,
        "the claim's text '\(claim.text)' holds no single number, and its expression is one",
        label: "the run says \(shown(value))",
        help: "write the number, or compare in the expression: `\"a < b\"`")
      return
    }
    let number = value.comparable
    verdict.tolerance = written.halfUnit
    if case .count(let count) = value, !written.style.isApproximate {
      verdict.tolerance = 0
      verdict.outcome = written.value == Double(count) ? .holds : .fails
    } else {
      switch written.verdict(for: number) {
      case .holds: verdict.outcome = .holds
      case .differs: verdict.outcome = .fails
      case .tooVague: verdict.outcome = .tooVague
      }
    }
    switch verdict.outcome {
    case .fails:
      let proposed = WrittenNumber.replacing(in: claim.text, with: number)
      add(
        .claimFails, claim.textRange,
        "the page says \(claim.text) and the run says \(shown(value))",
        label: difference(number, written.value, verdict.tolerance ?? 0),
        help: proposed.map { "`lectern promote` would write '\($0)'" } ?? "")
    case .tooVague:
      add(
        .tooVague, claim.textRange,
        "'\(claim.text)' says too little about \(shown(value))",
        label: "give more digits",
        help: WrittenNumber.replacing(in: claim.text, with: number).map {
          "for example '\($0)'"
        } ?? "")
    default: break
    }
  }

  /// A text such as `3–5`: the result lies between the two numbers.
  private mutating func checkRange(
    _ claim: ClaimLink, _ range: WrittenRange, _ value: Value, _ verdict: inout Verdict
  ) {
    if range.contains(value.comparable) {
      verdict.outcome = .holds
      return
    }
    verdict.outcome = .fails
    add(
      .claimFails, claim.textRange,
      "the page says \(claim.text) and the run says \(shown(value))",
      label: "outside of the range")
  }

  /// Numbers in the words of a relation that its expression does not hold, so that nothing proves
  /// them.
  private mutating func checkNumbersInWords(_ claim: ClaimLink, _ expression: Expression) {
    let proved = expression.numbers
    for number in WrittenNumber.all(in: claim.text)
    where number.value.isFinite && !proved.contains(number.value.magnitude) {
      let bytes = Array(claim.text.utf8)[number.range]
      var place = claim.textRange
      if claim.isExact {
        place = SourceRange(number.range).shifted(by: claim.textRange.lowerBound)
      }
      add(
        .unprovedNumber, place,
        "the comparison says nothing about '\(String(decoding: bytes, as: UTF8.self))'",
        label: "this number is not checked",
        help: "make the number a claim of its own, or compare with it")
    }
  }

  private func difference(_ value: Double, _ written: Double, _ tolerance: Double) -> String {
    guard value.isFinite, written.isFinite else { return "" }
    let off = (value - written).magnitude
    return tolerance == 0
      ? "off by \(Value.text(of: off)); counts are exact"
      : "off by \(NumberFormat.significant(off, digits: 2)); "
        + "the digits written allow ±\(Value.text(of: tolerance))"
  }

  // MARK: Values

  mutating func check(_ link: ValueLink) {
    let (parsed, problems) = parseExpression(
      link.expression, at: link.expressionRange.lowerBound, path: file.path)
    var verdict = Verdict(
      subject: .value, outcome: .broken, path: file.path, range: link.range,
      quote: sentence(around: link.range, in: file), written: "", expression: link.expression,
      value: nil)
    if let expression = parsed, problems.isEmpty {
      verdict.mentions = expression.roots
      if let value = evaluated(expression, Scope(results: results)) {
        verdict.value = value
        switch value {
        case .series, .list, .missing:
          add(
            .notOneNumber, link.expressionRange,
            "this is \(value.kindName), and the page prints one value",
            help: "say which: `[5]`, `.final`, `.best` or `max(...)`")
        default: verdict.outcome = .holds
        }
      }
    } else {
      report.diagnostics += problems
    }
    report.verdicts.append(verdict)
  }

  // MARK: Expectations

  mutating func checkExpectations(of spec: Spec) {
    let expectations: [WrittenExpression]
    switch spec {
    case .train(let train): expectations = train.expectations
    case .compare(let compare): expectations = compare.expectations
    case .trace(let trace): expectations = trace.expectations
    default: return
    }
    let name = spec.name?.value ?? ""
    if results.failed.contains(name) { return }
    let scope = Scope(results: results, current: name)
    for written in expectations {
      var verdict = Verdict(
        subject: .expectation(of: name), outcome: .broken, path: file.path,
        range: written.text.range, quote: written.text.text, written: written.text.text,
        expression: written.text.text, value: nil)
      verdict.isHere = written.expression.isHere
      verdict.mentions = [name] + written.expression.roots.filter { $0 != name }
      if let value = evaluated(written.expression, scope) {
        verdict.value = value
        if let isTrue = value.truth {
          verdict.outcome = isTrue ? .holds : .fails
          verdict.sides = sides(of: written.expression, scope)
          if !isTrue {
            add(
              .expectationFails, written.text.range,
              "expectation of '\(name)' fails: \(written.text.text)",
              label: verdict.sides.map { "the run says \($0)" } ?? "")
          }
        } else {
          add(
            .notTrueOrFalse, written.text.range,
            "an expectation is true or false, and this is \(value.kindName)",
            label: "the run says \(shown(value))", help: "compare it: `\(written.text.text) < ...`")
        }
      }
      report.verdicts.append(verdict)
    }
  }

  // MARK: Quizzes

  mutating func check(_ quiz: QuizSpec, number: Int) {
    let name = quiz.heading.name?.value ?? String(number)
    switch quiz.answer {
    case .number(let answer): checkKey(answer.value, name, wantsTruth: false)
    case .choice(let choices):
      let isWhole = checkChoices(choices, name)
      if isWhole, let right = rightChoices(choices, results: results, path: file.path),
        right.count(where: { $0 }) != 1
      {
        let count = right.count { $0 }
        add(
          .quizKey, quiz.heading.range,
          "\(count) choices of this quiz are right, and exactly one may be",
          help: "write `several: true`, or make the choices exclude each other")
        if let index = report.verdicts.lastIndex(where: { $0.subject == .quizKey(of: name) }) {
          report.verdicts[index].outcome = .fails
        }
      }
    case .several(let choices): _ = checkChoices(choices, name)
    }
  }

  /// Whether every computed key has a value.
  private mutating func checkChoices(_ choices: [QuizSpec.Choice], _ name: String) -> Bool {
    var isWhole = true
    for choice in choices {
      if case .computed(let expression) = choice.key,
        !checkKey(expression, name, wantsTruth: true)
      {
        isWhole = false
      }
    }
    return isWhole
  }

  @discardableResult
  private mutating func checkKey(
    _ written: WrittenExpression, _ name: String, wantsTruth: Bool
  ) -> Bool {
    var verdict = Verdict(
      subject: .quizKey(of: name), outcome: .broken, path: file.path, range: written.text.range,
      quote: written.text.text, written: written.text.text, expression: written.text.text,
      value: nil)
    verdict.mentions = written.expression.roots
    if let value = evaluated(written.expression, Scope(results: results)) {
      verdict.value = value
      if wantsTruth ? value.truth != nil : value.number != nil || value == .never {
        verdict.outcome = .holds
      } else {
        add(
          .quizKey, written.text.range,
          "the key of this quiz is \(value.kindName), not "
            + (wantsTruth ? "true or false" : "a number"))
      }
    }
    report.verdicts.append(verdict)
    return verdict.holds
  }

  // MARK: Views

  mutating func checkViews(of spec: Spec) {
    let scope = Scope(results: results)
    switch spec {
    case .chart(let chart):
      for written in chart.of {
        let (_, problem) = subject(of: written.expression, in: scope, path: file.path)
        if let problem { report.diagnostics.append(problem) }
      }
    case .table(let table):
      _ = tableCells(
        table, results: results, path: file.path, diagnostics: &report.diagnostics)
    case .compare(let compare):
      guard let verdict = compare.verdict,
        let result = results.compare(compare.heading.name?.value ?? "")
      else { return }
      for member in result.members.prefix(1) {
        let scope = Scope(results: results, current: result.name, run: member.run)
        _ = evaluated(verdict.expression, scope)
      }
    default: break
    }
  }

  // MARK: Evaluation

  /// The value, or nil with the reason reported.
  private mutating func evaluated(_ expression: Expression, _ scope: Scope) -> Value? {
    switch evaluate(expression, in: scope, path: file.path) {
    case .value(let value): return value
    case .problem(let problem): report.diagnostics.append(problem)
    case .consequence: break
    }
    return nil
  }

  /// Both sides of a comparison in numbers: `0.1834 < 0.2`.
  private func sides(of expression: Expression, _ scope: Scope) -> String? {
    switch expression.kind {
    case .binary(let op, let a, let b) where op.isComparison:
      guard case .value(let left) = evaluate(a, in: scope, path: file.path),
        case .value(let right) = evaluate(b, in: scope, path: file.path)
      else { return nil }
      return "\(shown(left)) \(op.rawValue) \(shown(right))"
    case .within(let value, _, let target):
      guard case .value(let left) = evaluate(value, in: scope, path: file.path),
        case .value(let right) = evaluate(target, in: scope, path: file.path)
      else { return nil }
      return "\(shown(left)) and \(shown(right))"
    case .call(let name, let arguments) where name.value == "here":
      return arguments.first.flatMap { sides(of: $0, scope) }
    case .call(let name, let arguments):
      return losses(for: name.value, arguments, at: nil, expression.range, scope)
    case .method(let run, let name, let arguments):
      return losses(for: name.value, arguments, at: run, expression.range, scope)
    default: return nil
    }
  }

  /// The losses that `plateaus` or `diverges` compares: `loss[60] = 0.31 and loss[100] = 0.27`.
  private func losses(
    for method: String, _ arguments: [Expression], at run: Expression?, _ range: SourceRange,
    _ scope: Scope
  ) -> String? {
    let loss = Located("loss", at: range)
    let series = Expression(run.map { .member($0, loss) } ?? .name(loss.value), at: range)
    let parts: [(name: String, expression: Expression)]
    switch method {
    case "plateaus" where arguments.count >= 2:
      parts = arguments.prefix(2).map { epoch in
        ("loss[\(printed(epoch))]", Expression(.element(series, [epoch]), at: range))
      }
    case "diverges":
      parts = ["initial", "final"].map { end in
        ("loss.\(end)", Expression(.member(series, Located(end, at: range)), at: range))
      }
    default: return nil
    }
    let texts = parts.compactMap { name, expression -> String? in
      guard case .value(let value) = evaluate(expression, in: scope, path: file.path) else {
        return nil
      }
      return "\(name) = \(shown(value))"
    }
    return texts.count == parts.count ? texts.joined(separator: " and ") : nil
  }

  private mutating func add(
    _ rule: Rule, _ range: SourceRange, _ message: String, label: String = "", help: String = ""
  ) {
    report.diagnostics.append(
      Diagnostic(rule, in: file.path, at: range, message, label: label, help: help))
  }
}

extension Value {
  /// As a number that others are compared with: later than every epoch for `never`.
  fileprivate var comparable: Double { self == .never ? .infinity : number ?? .nan }
}

/// A value in a message: at most seven digits.
package func shown(_ value: Value) -> String {
  switch value {
  case .number(let number):
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    let full = Value.text(of: number)
    return full.utf8.count <= 8 ? full : NumberFormat.significant(number, digits: 7)
  case .count(let count): return grouped(count)
  default: return value.description
  }
}

extension Checker {
  /// Warns of specs that show nothing and that nothing refers to.
  mutating func reportUnused(_ specs: [Spec], _ document: LessonDocument) {
    let mentioned = Set(report.verdicts.flatMap(\.mentions))
    let references = Set(document.references.compactMap(\.anchor))
    for spec in unusedSpecs(specs, mentioned: mentioned, references: references) {
      let name = spec.name?.value ?? ""
      report.diagnostics.append(
        Diagnostic(
          .unusedSpec, in: file.path, at: spec.heading.range,
          "'\(name)' shows nothing, and nothing refers to it",
          help: "show it, refer to it, or leave it out"))
    }
  }
}
