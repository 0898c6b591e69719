import LecternLesson
import LecternRun
import LecternSource
import LecternSpec
import LecternWeb

/// A statement of the lesson that the page can hold against a rerun of one of the author's runs.
struct LiveClaim {
  /// The author's run that the rerun stands in for; the others stay as they are.
  var author: Int
  /// The sentence around it, or the relation.
  var quote: String
  /// What the page says.
  var written: String
  /// For numbers and ranges: what a rerun must come to; nil for relations.
  var target: Target?
  /// What the author's run gives; for claims of numbers.
  var value: Double?
  var formula: RunFormula
  /// Whether it asks for the value at one epoch, which a shorter run does not have.
  var isMoment: Bool

  /// The values that a written number or range allows.
  struct Target {
    var middle: Double
    /// Half a unit of the last written digit, or half of the range.
    var reach: Double
    /// Whether they are shares written in percent.
    var isPercent: Bool
  }
}

extension LiveClaim.Target {
  /// Nil for texts without a number, such as `NaN`.
  init?(_ verdict: Verdict) {
    let text = verdict.written
    let isUnit = verdict.percentIsUnit
    isPercent = !isUnit && WrittenNumber.all(in: text).last?.style.percent.isEmpty == false
    if let number = WrittenNumber(parsing: text, percentIsUnit: isUnit),
      let tolerance = verdict.tolerance
    {
      middle = number.value
      reach = tolerance
    } else if let range = WrittenRange(parsing: text, percentIsUnit: isUnit),
      range.upper - range.lower < .infinity
    {
      middle = (range.lower + range.upper) / 2
      reach = (range.upper - range.lower) / 2
    } else {
      return nil
    }
  }
}

/// The statements about a spec's runs that a page can judge: for each of the author's runs that a
/// reader may start from, those that follow from it and the other runs of the lesson.
func liveClaims(about live: LiveSpec, in lesson: SiteLesson) -> [LiveClaim] {
  let authors = Set(live.starts.compactMap(\.replaced)).sorted()
  return authors.flatMap { author -> [LiveClaim] in
    guard let runs = ExploredRuns(live, author: author, in: lesson.results),
      let measured = live.measured(author)
    else { return [] }
    return joiningQuotes(
      lesson.verdicts.compactMap { verdict in
        guard let claim = liveClaim(verdict, about: runs, in: lesson),
          claim.holds(of: measured)
        else { return nil }
        return claim
      })
  }
}

/// Quotes that are cut out of one long sentence become one, so that the page judges it once.
private func joiningQuotes(_ claims: [LiveClaim]) -> [LiveClaim] {
  var claims = claims
  for place in claims.indices.dropFirst() {
    // A quote that is the statement itself is of no sentence.
    guard claims[place - 1...place].allSatisfy({ $0.written != $0.quote }) else { continue }
    let before = claims[place - 1].quote
    var whole = claims[place].quote
    if whole.hasPrefix("… ") {
      let rest = whole.dropFirst(2)
      let head = rest.prefix(20)
      guard head.count == 20, let overlap = before.firstRange(of: head) else { continue }
      whole = String(before[..<overlap.lowerBound] + rest)
    } else if before.count < 20 || !whole.hasPrefix(before) {
      continue
    }
    for other in 0...place where other == place || claims[other].quote == before {
      claims[other].quote = whole
    }
  }
  return claims
}

private func liveClaim(
  _ verdict: Verdict, about runs: ExploredRuns, in lesson: SiteLesson
) -> LiveClaim? {
  guard verdict.holds, verdict.mentions.contains(runs.name) else { return nil }
  var current: String?
  switch verdict.subject {
  case .claim, .relation: break
  case .expectation(let spec): current = spec
  default: return nil
  }
  let path = lesson.document.file.path
  let (parsed, _) = parseExpression(verdict.expression, at: 0, path: path)
  guard let parsed else { return nil }
  var reading = StatementReading(runs: runs, results: lesson.results, path: path, current: current)
  guard let formula = reading.formula(of: parsed), reading.speaksOfRerun else { return nil }
  let isNumber = verdict.subject == .claim
  let target = isNumber ? LiveClaim.Target(verdict) : nil
  guard !isNumber || target != nil else { return nil }
  return LiveClaim(
    author: runs.author, quote: verdict.quote,
    written: verdict.written.isEmpty ? verdict.expression : verdict.written,
    target: target, value: isNumber ? verdict.value?.orInfinity : nil,
    formula: formula,
    isMoment: parsed.isMoment)
}

extension LiveClaim {
  /// Whether the formula gives what the lesson's own evaluation gave. One that does not is no
  /// measure of a rerun either.
  fileprivate func holds(of author: MeasuredRun) -> Bool {
    var found = author.value(of: formula.numbers)
    guard target != nil else { return found == 1 }
    guard let value else { return false }
    if found == RunFormula.never { found = .infinity }
    return found == value || (found - value).magnitude <= 1e-12 * value.magnitude
  }
}

extension Value {
  /// The number; infinity for what never happens, as it may be written.
  fileprivate var orInfinity: Double? { self == .never ? .infinity : number }
}

extension LiveSpec {
  /// One of the author's runs as the page's module measures it.
  func measured(_ author: Int) -> MeasuredRun? {
    guard let settings = PageSettings(numbers: authors[author]) else { return nil }
    return MeasuredRun(
      record: plotted[author].record, settings: settings, data: rows, model: model)
  }
}

extension Expression {
  /// `run.loss[5]`.
  fileprivate var isMoment: Bool {
    switch kind {
    case .element: true
    case .call(let name, let arguments):
      name.value == "here" && arguments.contains(where: \.isMoment)
    default: false
    }
  }
}
