import LecternMarkup
import LecternNumerics
import LecternRun

/// Every statement that was checked, failed ones first, each leading back to its place in the text.
func checksPanel(_ lesson: SiteLesson, in context: ProseContext) -> Node {
  let checks = numberedChecks(lesson.verdicts)
  let sentences = claimSentences(in: lesson.document)
  var quoting = context
  quoting.verdicts = context.verdicts.filter { $0.value.subject == .value }
  let held = checks.count { $0.verdict.holds }
  let ordered = checks.filter { !$0.verdict.holds } + checks.filter(\.verdict.holds)
  return element(
    .div, [.class("checks")],
    element(
      .p, [.class("tot")], checkIcon(allHold: held == checks.count),
      .text("\(held) of \(checks.count) checks passed")),
    element(
      .p, [],
      .text(
        "Each number and statement marked "), element(.span, [.class("ck")], .text("✓")),
      .text(
        " was tested against the runs on this page when it was built, to the digits written. "
          + "Had one failed, it would be marked in the text and listed first here.")),
    element(
      .ol, [.aria("label", "Checks, each with a link back to its place in the text")],
      ordered.indices.map { place in
        let verdict = ordered[place].verdict
        let sentence = verdict.textRange.flatMap { sentences[$0] }
        // A sentence of several claims is quoted once, with what was measured for each below it.
        let before = place > 0 ? ordered[place - 1].verdict : nil
        let isQuoted =
          sentence != nil && sentence == before?.textRange.flatMap({ sentences[$0] })
          && before?.holds == verdict.holds
        return checkEntry(
          ordered[place],
          statement: isQuoted
            ? nil : sentence.map { render($0, in: quoting) } ?? [.text(statement(verdict))])
      }))
}

/// A verdict with the number that its mark in the text bears.
struct NumberedCheck {
  var number: Int
  var verdict: Verdict
  /// Whether the text holds a mark to go back to.
  var isInText: Bool
}

/// Claims and relations keep their place in the text; expectations and quiz keys follow them.
func numberedChecks(_ verdicts: [Verdict]) -> [NumberedCheck] {
  let inText = verdicts.filter { $0.subject == .claim || $0.subject == .relation }
  var checks = inText.enumerated().map { place, verdict in
    NumberedCheck(number: place + 1, verdict: verdict, isInText: true)
  }
  var next = checks.count + 1
  for verdict in verdicts {
    switch verdict.subject {
    case .expectation, .quizKey:
      checks.append(NumberedCheck(number: next, verdict: verdict, isInText: false))
      next += 1
    case .claim, .relation, .value: break
    }
  }
  return checks
}

private func checkEntry(_ check: NumberedCheck, statement: [Node]?) -> Node {
  let verdict = check.verdict
  let mark = "\(verdict.holds ? "✓" : "✕")\(check.number)"
  let tick =
    check.isInText
    ? element(
      .a,
      [.href("#claim-\(check.number)")], .text(mark))
    : element(.b, [], .text(mark))
  let classes = [verdict.holds ? nil : "bad", statement == nil ? "also" : nil].compactMap { $0 }
  return element(
    .li,
    [.id("check-\(check.number)")]
      + (classes.isEmpty ? [] : [.class(classes.joined(separator: " "))]),
    tick, statement.map { element(.span, [], $0) } ?? .empty,
    element(.i, [], .text(evidence(verdict))))
}

/// What was said.
private func statement(_ verdict: Verdict) -> String {
  switch verdict.subject {
  case .expectation(let spec): "Expected of \(spec): \(verdict.expression)"
  case .quizKey(let quiz): "The answer to \(quiz)"
  case .claim, .relation, .value: verdict.quote.isEmpty ? verdict.written : verdict.quote
  }
}

/// What was measured.
func evidence(_ verdict: Verdict) -> String {
  let expression = verdict.expression
  switch verdict.outcome {
  case .broken: return "\(expression) could not be evaluated."
  case .tooVague:
    return "“\(verdict.written)” is too vague to check: \(expression) is "
      + "\(verdict.value.map(shown) ?? "unknown")."
  case .holds, .fails: break
  }
  if let sides = verdict.sides {
    return "\(expression): \(sides), which is \(verdict.holds ? "true" : "false")."
  }
  guard let value = verdict.value else { return "\(expression)." }
  if verdict.subject == .claim {
    let tolerance = verdict.tolerance.map {
      $0 == 0 ? ", exactly" : ", within \(NumberFormat.setting($0))"
    }
    return "\(expression) = \(shown(value)); written \(verdict.written)\(tolerance ?? "")."
  }
  return "\(expression) is \(shown(value))."
}

private func checkIcon(allHold: Bool) -> Node {
  element(
    .svg,
    [
      .attribute("viewBox", "0 0 24 24"), .count("width", 24), .count("height", 24),
      .aria("hidden", "true"), .attribute("fill", "none"),
      .attribute("stroke", allHold ? "var(--good)" : "var(--bad)"),
      .attribute("stroke-width", "2.2"), .attribute("stroke-linecap", "round"),
      .attribute("stroke-linejoin", "round"),
    ],
    element(.circle, [.count("cx", 12), .count("cy", 12), .count("r", 10)]),
    element(.path, [.attribute("d", allHold ? "M7.5 12.4l3.1 3.1 6-6.6" : "M8.5 8.5l7 7m0-7l-7 7")])
  )
}
