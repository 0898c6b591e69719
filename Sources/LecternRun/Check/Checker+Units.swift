import LecternLesson
import LecternSource
import LecternSpec

/// Whether the word behind a claim's number says what its value counts or is measured in.
extension Checker {
  /// False, with the reason reported, where the words say something else. Words that are no known
  /// unit or noun, and values of which nothing is known, say nothing.
  mutating func wordsFit(
    _ claim: ClaimLink, _ written: WrittenNumber, _ value: Value, _ expression: Expression
  ) -> Bool {
    // The sign is the unit, and nothing behind it is.
    guard !written.style.percentIsUnit else { return true }
    let isPercent = !written.style.percent.isEmpty
    let word = isPercent ? nil : unitWord(of: claim, written)
    guard isPercent || word != nil else { return true }
    let evaluator = Evaluator(scope: Scope(results: results))
    guard let dimension = try? evaluator.dimension(of: expression) else { return true }
    let said = ClaimedUnit(
      claim: claim, written: written, word: word, value: value, expression: expression)
    switch dimension {
    case .share: return isPercent || sharesFit(said)
    case .count(let nouns):
      return isPercent
        ? reportPercentOfCount(said, nouns) : countsFit(said, nouns, evaluator)
    case .column(let name, let data, let power):
      guard let unit = data.flatMap({ results.data($0) })?.column(name)?.unit, !unit.isEmpty else {
        return true
      }
      return unitsFit(said, power == 2 ? "squared \(unit)" : unit, unitWords.unit(unit), power)
    }
  }

  /// Whether the value is that of a column measured in percent.
  func isMeasuredInPercent(_ expression: Expression) -> Bool {
    let evaluator = Evaluator(scope: Scope(results: results))
    guard case .column(let name, let data, power: 1)? = try? evaluator.dimension(of: expression),
      let unit = data.flatMap({ results.data($0) })?.column(name)?.unit
    else { return false }
    return unitWords.unit(unit).meanings.contains { $0.unit?.kind == .percent }
  }

  /// The unit or noun directly behind the number: in the claim's text, or behind the claim where the
  /// text ends with the number. What may be meant otherwise is left out: a wrong word stops a build.
  private func unitWord(of claim: ClaimLink, _ written: WrittenNumber) -> UnitWord? {
    let isOne = written.value.magnitude == 1
    let text = Array(claim.text.utf8)
    let tail = String(decoding: text[written.range.upperBound...], as: UTF8.self)
    let isNumbered = UnitWords.numbers(textBefore(claim, written))
    guard tail.allSatisfy({ $0.isWhitespace || "*_".contains($0) }) else {
      return unitWords.first(in: tail, isOne: isOne, isClosed: true).flatMap { found in
        if isNumbered, found.isNoun { return nil }
        let range = SourceRange(found.range).shifted(
          by: claim.textRange.lowerBound + written.range.upperBound)
        return UnitWord(
          found: found, place: claim.isExact ? range : claim.textRange, isInside: true)
      }
    }
    guard claim.isExact else { return nil }
    let end = claim.range.upperBound
    let behind = file.text(in: SourceRange(end..<min(end + 80, file.bytes.count)))
    return unitWords.first(in: behind, isOne: isOne, isClosed: false).flatMap { found in
      if found.isNoun, isNumbered || found.mayBeVerb { return nil }
      return UnitWord(
        found: found, place: SourceRange(found.range).shifted(by: end), isInside: false)
    }
  }

  /// What stands before the number, in the claim's text and before the claim.
  private func textBefore(_ claim: ClaimLink, _ written: WrittenNumber) -> String {
    let inside = String(
      decoding: Array(claim.text.utf8)[..<written.range.lowerBound], as: UTF8.self)
    guard claim.isExact else { return inside }
    let start = claim.range.lowerBound
    return file.text(in: SourceRange(max(0, start - 40)..<start)) + inside
  }

  // MARK: Kinds of values

  private mutating func sharesFit(_ said: ClaimedUnit) -> Bool {
    guard let word = said.word else { return true }
    let isPercent = word.found.means(.percent)
    report(
      said, "is a share",
      label: isPercent ? "not part of the claim" : "",
      help: isPercent
        ? "the sign belongs into the claim: `[\(percent(said.value))](…)`"
        : "write a share as it is, or in percent: `\(percent(said.value))`")
    return false
  }

  private mutating func reportPercentOfCount(_ said: ClaimedUnit, _ nouns: [Noun]) -> Bool {
    let noun = nouns.first.map { " \($0.plural)" } ?? ""
    report(
      said, nouns.isEmpty ? "is a count" : "counts\(noun)",
      label: "a percentage says a share of something",
      help: "write the count, `\(shown(said.value))\(noun)`, or divide it in the expression")
    return false
  }

  private mutating func countsFit(
    _ said: ClaimedUnit, _ nouns: [Noun], _ evaluator: Evaluator
  ) -> Bool {
    guard let word = said.word, let first = nouns.first else { return true }
    let fits = word.found.meanings.contains { meaning in
      switch meaning {
      case .noun(let noun): nouns.contains(noun)
      // The rows of a table may be days, or whatever its columns are about.
      case .unit(let unit): nouns.contains(.row) && (unit.kind == .time || unit.kind == nil)
      }
    }
    if fits { return true }
    var help = "write '\(first.plural)'"
    if let (path, value) = counting(word.found.nouns, like: said.expression, evaluator) {
      help += ", or ask for the \(word.found.text): `\(path)`, which is \(value)"
    }
    report(said, "counts \(first.plural)", label: "expected '\(first.plural)'", help: help)
    return false
  }

  private mutating func unitsFit(
    _ said: ClaimedUnit, _ words: String, _ unit: (meanings: [UnitWords.Meaning], power: Int),
    _ power: Int
  ) -> Bool {
    if let word = said.word, word.found.power == unit.power * power,
      word.found.meanings.contains(where: unit.meanings.contains)
    {
      return true
    }
    var help = "write '\(words)', or convert the value in the expression"
    if let word = said.word, power == 1, unit.power == 1, word.found.power == 1,
      let factor = factor(from: unit.meanings, to: word.found.meanings)
    {
      let number = (said.value.number ?? .nan) * factor
      if let text = WrittenNumber.replacing(in: said.claim.text, with: number) {
        let expression = said.expression(" * ", short(factor))
        help = "convert it, `[\(text)](= \"\(expression)\")`, or write '\(words)'"
      }
    }
    report(said, "is measured in '\(words)'", label: "expected '\(words)'", help: help)
    return false
  }

  // MARK: Words

  private mutating func report(
    _ said: ClaimedUnit, _ what: String, label: String, help: String
  ) {
    var text = said.claim.text
    if let word = said.word, !word.isInside { text += " \(word.found.text)" }
    add(
      .unitDiffers, said.word?.place ?? said.claim.textRange,
      "the page says \(excerpt(text)) and the value \(what)", label: label, help: help)
  }

  private func percent(_ value: Value) -> String {
    guard let number = value.number, number.isFinite else { return "30%" }
    return WrittenNumber(parsing: "1%")?.formatted(number) ?? "30%"
  }

  /// A path beside that of `expression` that counts one of `nouns`, with its value.
  private func counting(
    _ nouns: [Noun], like expression: Expression, _ evaluator: Evaluator
  ) -> (path: String, value: String)? {
    for noun in nouns {
      let other: Expression
      switch expression.kind {
      case .member(let base, let name):
        other = Expression(
          .member(base, Located(noun.plural, at: name.range)), at: expression.range)
      case .method(let base, let name, let arguments):
        other = Expression(
          .method(base, Located(noun.plural + "_to", at: name.range), arguments),
          at: expression.range)
      default: return nil
      }
      if case .count(let counted)? = try? evaluator.dimension(of: other), counted.contains(noun),
        let value = try? evaluator.value(of: other)
      {
        return (printed(other), shown(value))
      }
    }
    return nil
  }

  private func factor(
    from units: [UnitWords.Meaning], to others: [UnitWords.Meaning]
  ) -> Double? {
    for unit in units.compactMap(\.unit) {
      for other in others.compactMap(\.unit) {
        if let factor = unit.factor(to: other) { return factor }
      }
    }
    return nil
  }

  /// With at most seven digits.
  private func short(_ factor: Double) -> String {
    var scale = 1.0
    while factor * scale < 1e6 { scale *= 10 }
    return Value.text(of: (factor * scale).rounded() / scale)
  }
}

/// A claim's number with the word behind it; without a word it is one in percent.
private struct ClaimedUnit {
  var claim: ClaimLink
  var written: WrittenNumber
  var word: UnitWord?
  var value: Value
  var expression: Expression

  /// The expression with an operator and a number behind it.
  func expression(_ operation: String, _ number: String) -> String {
    let text = printed(expression)
    if case .binary = expression.kind { return "(\(text))\(operation)\(number)" }
    return text + operation + number
  }
}

/// A unit or noun and where it stands in the file.
private struct UnitWord {
  var found: UnitWords.Found
  var place: SourceRange
  /// Whether it stands in the claim's text.
  var isInside: Bool
}

extension UnitWords.Found {
  fileprivate var nouns: [Noun] {
    meanings.compactMap { if case .noun(let noun) = $0 { noun } else { nil } }
  }

  fileprivate func means(_ kind: Unit.Kind) -> Bool {
    meanings.contains { $0.unit?.kind == kind }
  }
}

extension UnitWords.Meaning {
  fileprivate var unit: Unit? { if case .unit(let unit) = self { unit } else { nil } }
}
