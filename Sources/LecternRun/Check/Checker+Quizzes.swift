import LecternSource
import LecternSpec

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

extension Checker {
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
}
