import LecternLesson
import LecternRun
import LecternSource
import LecternSpec

/// A claim of the lesson as a Python assertion over `runs`, or nil where it speaks of something
/// that the notebook does not compute.
///
/// Numbers are held to the digits that the text shows, relations to be true.
///
/// - Parameter runs: what the notebook repeats: each run's name with its inputs.
func assertion(
  for verdict: Verdict, _ expression: Expression, in runs: [String: [String]]
) -> String? {
  var translation = Translation(runs: runs)
  guard let python = translation.translate(expression) else { return nil }
  guard let number = WrittenNumber(parsing: verdict.written), verdict.subject == .claim else {
    return verdict.subject == .relation ? "assert \(python)" : nil
  }
  let written = PythonLiteral.number(number.value)
  let tolerance = PythonLiteral.number(number.halfUnit)
  return "assert close(\(python), \(written), \(tolerance))"
}

/// Expressions over results as Python over `runs`.
struct Translation {
  /// The runs that the notebook repeats, members included, by name: the inputs that have a weight
  /// each, none for deeper models.
  let runs: [String: [String]]
  /// The run whose series a condition of `epochs_to` speaks of, and the index it is asked at.
  private var subject: (run: String, index: String)?

  init(runs: [String: [String]]) {
    self.runs = runs
  }

  mutating func translate(_ expression: Expression) -> String? {
    switch expression.kind {
    case .number(let literal): return PythonLiteral.number(literal.value)
    case .never, .infinity: return "float(\"inf\")"
    case .flag(let flag): return flag ? "True" : "False"
    case .nan, .text: return nil
    case .negation(let inner): return translate(inner).map { "-(\($0))" }
    case .not(let inner): return translate(inner).map { "not (\($0))" }
    case .binary(let op, let left, let right):
      guard let left = translate(left), let right = translate(right) else { return nil }
      return "(\(left) \(op == .power ? "**" : op.rawValue) \(right))"
    case .within(let value, let tolerance, let target):
      guard let value = translate(value), let goal = translate(target) else { return nil }
      guard let width = translate(tolerance) else { return nil }
      if case .number(let literal) = tolerance.kind, literal.isPercent {
        return "(abs(\(value) - \(goal)) <= \(width) * abs(\(goal)))"
      }
      return "(abs(\(value) - \(goal)) <= \(width))"
    case .between(let value, let lower, let upper):
      guard let value = translate(value), let lower = translate(lower),
        let upper = translate(upper)
      else { return nil }
      return "(\(lower) <= \(value) <= \(upper))"
    case .call(let name, let arguments): return call(name.value, arguments)
    case .name(let name):
      guard let subject, name == "loss" else { return nil }
      return "runs[\(PythonLiteral.string(subject.run))].loss[\(subject.index)]"
    case .member(let base, let name): return member(base, name.value)
    case .element(let base, let indices): return element(base, indices)
    case .method(let base, let name, let arguments): return method(base, name.value, arguments)
    }
  }

  /// The name of the run that an expression stands for: `raw`, `race.adam`, `rates[0.1]`.
  private func runName(_ expression: Expression) -> String? {
    let name: String?
    switch expression.kind {
    case .name(let plain): name = plain
    case .member(let base, let member): name = runName(base, part: ".\(member.value)")
    case .element(let base, let indices):
      let labels = indices.map { index -> String in
        switch index.kind {
        case .number(let literal): literal.digits
        case .name(let text), .text(let text): text
        default: "?"
        }
      }
      name = runName(base, part: "[\(labels.joined(separator: ", "))]")
    default: name = nil
    }
    return name.flatMap { runs[$0] == nil ? nil : $0 }
  }

  private func runName(_ base: Expression, part: String) -> String? {
    if case .name(let plain) = base.kind { plain + part } else { nil }
  }

  private func object(_ expression: Expression) -> String? {
    runName(expression).map { "runs[\(PythonLiteral.string($0))]" }
  }

  private static let plainMembers: Set<String> = [
    "updates", "epochs", "iterations_per_epoch", "batch_size", "last_batch", "rows", "samples",
    "mse", "bias", "first_clean_epoch", "first_nonfinite_step",
  ]

  /// Series that a run keeps by epoch, from the start at 0.
  private static let series: Set<String> = ["loss", "validation_loss"]

  private func member(_ base: Expression, _ name: String) -> String? {
    if let run = object(base) {
      if Self.plainMembers.contains(name) { return "\(run).\(name)" }
      if name == "weight" { return "\(run).weights[0]" }
      return nil
    }
    guard case .member(let inner, let part) = base.kind, let run = object(inner) else { return nil }
    if part.value == "weights", let inputs = runName(inner).flatMap({ runs[$0] }) {
      return inputs.firstIndex(of: name).map { "\(run).weights[\($0)]" }
    }
    guard Self.series.contains(part.value) else { return nil }
    let series = "\(run).\(part.value)"
    return switch name {
    case "final": "\(series)[-1]"
    case "initial": "\(series)[0]"
    case "best": "min(\(series))"
    case "best_epoch": "int(np.argmin(\(series)))"
    default: nil
    }
  }

  private mutating func element(_ base: Expression, _ indices: [Expression]) -> String? {
    guard case .member(let inner, let series) = base.kind, let run = object(inner),
      indices.count == 1, case .number(let literal) = indices[0].kind
    else { return nil }
    let names = Self.series.union(["running_loss", "step_loss", "mistakes", "weights"])
    guard names.contains(series.value) else { return nil }
    return "\(run).\(series.value)[\(literal.digits)]"
  }

  private mutating func method(
    _ base: Expression, _ name: String, _ arguments: [Expression]
  ) -> String? {
    guard let run = runName(base) else { return nil }
    let object = "runs[\(PythonLiteral.string(run))]"
    switch (name, arguments.count) {
    case ("epochs_to", 1):
      guard case nil = subject else { return nil }
      subject = (run, "e")
      defer { subject = nil }
      return translate(arguments[0]).map { "\(object).epochs_to(lambda e: \($0))" }
    case ("diverges", 0):
      return "(not \(object).loss[-1] <= 10 * \(object).loss[0])"
    default: return nil
    }
  }

  private mutating func call(_ name: String, _ arguments: [Expression]) -> String? {
    var parts: [String] = []
    for argument in arguments {
      guard let part = translate(argument) else { return nil }
      parts.append(part)
    }
    let list = parts.joined(separator: ", ")
    switch name {
    case "max", "min", "abs", "round": return "\(name)(\(list))"
    case "sqrt", "log", "log10", "exp": return "np.\(name)(\(list))"
    case "here": return parts.first
    default: return nil
    }
  }
}
