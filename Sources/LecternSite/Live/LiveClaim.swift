import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// A statement of the lesson that the page can hold against a rerun: a formula over the rerun's
/// losses, everything else in it being a number already.
struct LiveClaim {
  /// The sentence around it, or the relation.
  var quote: String
  /// What the page says.
  var written: String
  /// For numbers: half a unit of the last written digit; absent for relations.
  var tolerance: Double?
  /// What the author's run gives; for claims of numbers.
  var value: Double?
  var formula: JSON
}

/// The statements about the run `name` that follow from its losses by epoch.
func liveClaims(about name: String, in lesson: SiteLesson) -> [LiveClaim] {
  guard lesson.results.run(name) != nil else { return [] }
  let formulas = LiveFormulas(run: name, results: lesson.results, path: lesson.document.file.path)
  return lesson.verdicts.compactMap { verdict in
    guard verdict.holds, verdict.mentions.contains(name) else { return nil }
    switch verdict.subject {
    case .claim, .relation: break
    case .expectation(let spec) where spec == name: break
    default: return nil
    }
    let (parsed, _) = parseExpression(verdict.expression, at: 0, path: lesson.document.file.path)
    let isOwn = if case .expectation = verdict.subject { true } else { false }
    guard let parsed, let formula = formulas.formula(parsed, insideItsSpec: isOwn) else {
      return nil
    }
    return LiveClaim(
      quote: verdict.quote, written: verdict.written.isEmpty ? verdict.expression : verdict.written,
      tolerance: verdict.subject == .claim ? verdict.tolerance : nil,
      value: verdict.subject == .claim ? verdict.value?.number : nil, formula: formula)
  }
}

/// Expressions as arrays that the page's script computes: `["<", ["final"], 0.2]`.
private struct LiveFormulas {
  let run: String
  let results: LessonResults
  let path: String

  func formula(_ expression: Expression, insideItsSpec isOwn: Bool) -> JSON? {
    func part(_ expression: Expression) -> JSON? { formula(expression, insideItsSpec: isOwn) }
    if !mentionsRun(expression, isOwn), let number = constant(expression, isOwn) {
      return .number(number)
    }
    switch expression.kind {
    case .number(let literal): return .number(literal.value)
    case .never, .infinity: return .array([.text("never")])
    case .negation(let inner): return part(inner).map { .array([.text("-"), .number(0), $0]) }
    case .not(let inner): return part(inner).map { .array([.text("not"), $0]) }
    case .binary(let symbol, let a, let b):
      guard let a = part(a), let b = part(b) else { return nil }
      return .array([.text(symbol.rawValue), a, b])
    case .between(let value, let lower, let upper):
      guard let value = part(value), let lower = part(lower), let upper = part(upper) else {
        return nil
      }
      return .array([
        .text("and"), .array([.text(">="), value, lower]),
        .array([.text("<="), value, upper]),
      ])
    case .call(let name, let arguments) where ["max", "min", "abs"].contains(name.value):
      let parts = arguments.compactMap(part)
      return parts.count == arguments.count ? .array([.text(name.value)] + parts) : nil
    case .call(let name, let arguments) where name.value == "here" && arguments.count == 1:
      return part(arguments[0])
    default: return leaf(expression, isOwn)
    }
  }

  /// `walk.loss.final`, or inside its own spec `loss.final`.
  private func leaf(_ expression: Expression, _ isOwn: Bool) -> JSON? {
    switch expression.kind {
    case .member(let owner, let field) where isRun(owner):
      return ["epochs", "diverged"].contains(field.value) ? .array([.text(field.value)]) : nil
    case .name(let name) where isOwn:
      return ["epochs", "diverged"].contains(name) ? .array([.text(name)]) : nil
    case .member(let owner, let field) where isLoss(owner, isOwn):
      return ["final", "initial", "best", "best_epoch"].contains(field.value)
        ? .array([.text(field.value)]) : nil
    case .element(let owner, let indices) where isLoss(owner, isOwn) && indices.count == 1:
      guard let index = constant(indices[0], isOwn) else { return nil }
      return .array([.text("at"), .number(index)])
    case .method(let owner, let name, let arguments) where isRun(owner):
      return method(name.value, arguments, isOwn)
    case .call(let name, let arguments) where isOwn:
      return method(name.value, arguments, isOwn)
    default: return nil
    }
  }

  private func method(_ name: String, _ arguments: [Expression], _ isOwn: Bool) -> JSON? {
    if name == "diverges", arguments.isEmpty { return .array([.text("diverged")]) }
    guard name == "epochs_to", arguments.count == 1,
      case .binary(let symbol, let left, let right) = arguments[0].kind, symbol.isComparison,
      case .name("loss") = left.kind, let goal = formula(right, insideItsSpec: isOwn)
    else { return nil }
    return .array([.text("epochs_to"), .text(symbol.rawValue), goal])
  }

  private func isRun(_ expression: Expression) -> Bool {
    if case .name(let name) = expression.kind { name == run } else { false }
  }

  private func isLoss(_ expression: Expression, _ isOwn: Bool) -> Bool {
    switch expression.kind {
    case .member(let owner, let field): field.value == "loss" && isRun(owner)
    case .name(let name): isOwn && name == "loss"
    default: false
    }
  }

  private func constant(_ expression: Expression, _ isOwn: Bool) -> Double? {
    guard !mentionsRun(expression, isOwn) else { return nil }
    let scope = Scope(results: results)
    guard case .value(let value) = LecternRun.evaluate(expression, in: scope, path: path) else {
      return nil
    }
    return value.number
  }

  /// Whether any part stands for the run itself, or for a field that may be its own.
  private func mentionsRun(_ expression: Expression, _ isOwn: Bool) -> Bool {
    func any(_ parts: [Expression]) -> Bool { parts.contains { mentionsRun($0, isOwn) } }
    switch expression.kind {
    case .name(let name): return name == run || (isOwn && results[name] == nil)
    case .member(let owner, _): return any([owner])
    case .element(let owner, let indices): return any([owner] + indices)
    case .call(let name, let arguments):
      return any(arguments) || (isOwn && ["diverges", "epochs_to"].contains(name.value))
    case .method(let owner, _, let arguments): return any([owner] + arguments)
    case .negation(let inner), .not(let inner): return any([inner])
    case .binary(_, let a, let b): return any([a, b])
    case .within(let a, let tolerance, let target): return any([a, tolerance, target])
    case .between(let a, let lower, let upper): return any([a, lower, upper])
    default: return false
    }
  }
}
