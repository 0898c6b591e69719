import LecternLesson
import LecternNumerics
import LecternSource
import LecternSpec

/// Claims, relations and printed values.
extension Checker {
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
        let scope = Scope(results: results)
        let said = verdict.sides ?? sides(of: falsePart(of: expression, scope), scope)
        add(
          .relationFalse, claim.textRange,
          "'\(excerpt(claim.text))' is not true: \(excerpt(claim.expression))",
          label: said.map { "the run says \($0)" } ?? "the run says otherwise")
      } else {
        checkNumbersInWords(claim, expression)
      }
    case .number, .count, .never: checkNumber(claim, value, expression, &verdict)
    case .text(let text):
      verdict.subject = .relation
      verdict.outcome = text.lowercased() == plainText(claim).lowercased() ? .holds : .fails
      if verdict.outcome == .fails {
        add(
          .claimFails, claim.textRange,
          "the page says '\(excerpt(claim.text))' and the run says '\(text)'")
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
    _ claim: ClaimLink, _ value: Value, _ expression: Expression, _ verdict: inout Verdict
  ) {
    verdict.percentIsUnit = isMeasuredInPercent(expression)
    let percentIsUnit = verdict.percentIsUnit
    guard let written = WrittenNumber(parsing: claim.text, percentIsUnit: percentIsUnit) else {
      if value == .never, plainText(claim).lowercased() == "never" {
        verdict.outcome = .holds
        return
      }
      if plainText(claim).lowercased() == "nan" { return checkNaN(claim, value, &verdict) }
      if let range = WrittenRange(parsing: claim.text, percentIsUnit: percentIsUnit) {
        guard
          percentIsUnit && !range.last.style.percent.isEmpty
            || wordsFit(claim, range.last, value, expression)
        else { return }
        return checkRange(claim, range, value, &verdict)
      }
      add(
        .claimWithoutNumber, claim.textRange,
        "the claim's text '\(excerpt(claim.text))' holds no single number, and its expression is one",
        label: "the run says \(shown(value))",
        help: "write the number in digits, or compare in the expression: `\"a < b\"`")
      return
    }
    if let words = boundWords(in: claim.text, before: written.range) {
      add(
        .claimWithoutNumber, claim.textRange,
        "'\(excerpt(claim.text))' is not its number: a claim compares the number alone",
        label: "the run says \(shown(value))",
        help: words == "minus" || words == "negative"
          ? "write the sign: −" : "compare in the expression, as in `\"a < b\"`")
      return
    }
    guard wordsFit(claim, written, value, expression) else { return }
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
      let proposed = WrittenNumber.replacing(
        in: claim.text, with: number, percentIsUnit: percentIsUnit)
      add(
        .claimFails, claim.textRange,
        "the page says \(excerpt(claim.text)) and the run says \(shown(value))",
        label: difference(number, written.value, verdict.tolerance ?? 0),
        help: proposed.map { "`lectern promote` would write '\($0)'" } ?? "")
    case .tooVague:
      add(
        .tooVague, claim.textRange,
        "'\(excerpt(claim.text))' says too little about \(shown(value))",
        label: "give more digits",
        help: WrittenNumber.replacing(
          in: claim.text, with: number, percentIsUnit: percentIsUnit
        ).map { "for example '\($0)'" } ?? "")
    default: break
    }
  }

  /// A text that says that a loss or another result is no number any more.
  private mutating func checkNaN(
    _ claim: ClaimLink, _ value: Value, _ verdict: inout Verdict
  ) {
    verdict.outcome = value.comparable.isNaN ? .holds : .fails
    if verdict.outcome == .fails {
      add(
        .claimFails, claim.textRange,
        "the page says \(claim.text) and the run says \(shown(value))")
    }
  }

  /// A text such as `3–5`: the result lies between the two numbers.
  private mutating func checkRange(
    _ claim: ClaimLink, _ range: WrittenRange, _ value: Value, _ verdict: inout Verdict
  ) {
    if range.contains(value.comparable) {
      guard range.isTooVague(for: value.comparable) else {
        verdict.outcome = .holds
        return
      }
      verdict.outcome = .tooVague
      add(
        .tooVague, claim.textRange,
        "'\(excerpt(claim.text))' says too little about \(shown(value))",
        label: "a range of at most ten times the value says something")
      return
    }
    verdict.outcome = .fails
    add(
      .claimFails, claim.textRange,
      "the page says \(excerpt(claim.text)) and the run says \(shown(value))",
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
}

extension Value {
  /// As a number that others are compared with: later than every epoch for `never`.
  fileprivate var comparable: Double { self == .never ? .infinity : number ?? .nan }
}
