import LecternSource
import LecternSpec

extension Checker {
  /// The `expect` list of a run, comparison or trace; each entry must be true.
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
}
