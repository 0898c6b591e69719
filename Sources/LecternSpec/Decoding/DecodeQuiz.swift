import LecternSource

extension SpecDecoder {
  mutating func quiz(_ node: RawNode, heading: Heading) -> QuizSpec? {
    let fields = fields(node, quizKeys, of: .body("a quiz spec"))
    guard let answer = answer(fields, node, heading), let question = fields.mapped("question")
    else { return nil }
    return QuizSpec(
      heading: heading.titled(fields), question: question, answer: answer,
      explanation: fields.mapped("explanation"), control: fields.text("control"))
  }

  private mutating func answer(_ fields: Fields, _ node: RawNode, _ heading: Heading)
    -> QuizSpec.Answer?
  {
    if node["choices"] != nil {
      for name in ["answer", "unit", "tolerance"] {
        guard let entry = fields.entry(name), entry.isWritten else { continue }
        report(
          .conflictingKeys, at: entry.keyRange, "'\(name)' beside 'choices'",
          label: "only a numeric quiz has it", help: "remove one of the two")
      }
      return choices(fields)
    }
    guard let value = fields["answer"]?.value.expression else {
      if node["answer"] == nil {
        report(
          .quizKey, at: heading.range, "a quiz without an answer",
          help: "add `choices`, or a numeric `answer`")
      }
      return nil
    }
    if let entry = fields.entry("several"), entry.isWritten {
      report(
        .keyWithoutEffect, at: entry.keyRange, "'several' beside a numeric answer",
        help: "remove `several`")
    }
    return .number(
      QuizSpec.NumericAnswer(
        value: value, unit: fields.text("unit")?.value, tolerance: fields.number("tolerance")))
  }

  private mutating func choices(_ fields: Fields) -> QuizSpec.Answer? {
    guard let value = fields["choices"], let list = value.value.list else { return nil }
    let choices = list.compactMap(choice)
    guard choices.count == list.count else { return nil }
    guard choices.count > 1 else {
      report(
        .quizKey, at: value.range,
        "a quiz with \(choices.count == 1 ? "one choice" : "no choices")",
        help: "add another choice")
      return nil
    }
    if fields.isOn("several") { return .several(choices) }
    let right = choices.filter { $0.key == .written(true) }
    let isComputed = choices.contains { if case .computed = $0.key { true } else { false } }
    if !isComputed, right.count != 1 {
      report(
        .quizKey, at: right.last?.text.range ?? value.range,
        right.isEmpty ? "no choice is correct" : "\(right.count) choices are correct",
        help: right.isEmpty
          ? "add `correct: true` to the right one"
          : "keep one of them, or add `several: true` to the quiz")
    }
    return .choice(choices)
  }

  private func choice(_ item: Located<Setting>) -> QuizSpec.Choice? {
    if let text = item.value.mapped {
      return QuizSpec.Choice(text: text, key: .written(false), why: nil)
    }
    guard let fields = item.value.fields, let text = fields.mapped("text") else { return nil }
    var key = QuizSpec.Choice.Key.written(false)
    if let expression = fields["correct"]?.value.expression {
      if case .flag(let value) = expression.expression.kind {
        key = .written(value)
      } else {
        key = .computed(expression)
      }
    }
    return QuizSpec.Choice(text: text, key: key, why: fields.mapped("why"))
  }
}
