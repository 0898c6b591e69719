import LecternLesson
import LecternMarkup
import LecternNumerics
import LecternRun
import LecternSource
import LecternSpec

/// A question that works without a script: the answer, with a reason for each choice, lies in a closed
/// `details`, which paper opens. The script adds a verdict on what the reader picked.
func quizNode(_ quiz: QuizSpec, number: Int, in lesson: SiteLesson, _ context: ProseContext) -> Node
{
  let id = quiz.heading.name.map { "spec-\(slug($0.value))" } ?? "quiz-\(number)"
  let question: [Node] =
    [element(.span, [.class("q")], .text("Question \(number)"))]
    + inlineMarkdown(quiz.question, in: lesson, context)
  let answer: (fields: [Node], key: [Node], attributes: [Attribute])
  switch quiz.answer {
  case .choice(let choices):
    answer = choicesParts(choices, several: false, id: id, in: lesson, context)
  case .several(let choices):
    answer = choicesParts(choices, several: true, id: id, in: lesson, context)
  case .number(let numeric):
    answer = numberParts(numeric, id: id, in: lesson)
  }
  var hidden = answer.key
  if let explanation = quiz.explanation {
    hidden += render(markdownBlocks(explanation, in: lesson.document.file), in: context)
  }
  return element(
    .form, [.class("quiz"), .id(id)] + answer.attributes + predictionAttributes(quiz, in: lesson),
    element(
      .fieldset, [], [element(.legend, [], question)] + answer.fields),
    element(.output, []),
    element(
      .details, [], [element(.summary, [], .text("Show the answer"))] + hidden))
}

/// The control that decides, for the page's script; none where the lesson's readers cannot set it.
private func predictionAttributes(_ quiz: QuizSpec, in lesson: SiteLesson) -> [Attribute] {
  guard let prediction = quiz.prediction,
    let exploration = lesson.explorations.first(where: { $0.name == prediction.run }),
    exploration.starts.contains(where: { start in
      start.controls.contains { $0.explore.field.value == prediction.field }
    })
  else { return [] }
  return [.data("predicts", prediction.run), .data("field", prediction.field)]
    + (prediction.value.map { [.data("set", $0)] } ?? [])
}

private func choicesParts(
  _ choices: [QuizSpec.Choice], several: Bool, id: String, in lesson: SiteLesson,
  _ context: ProseContext
) -> ([Node], [Node], [Attribute]) {
  let fields = choices.enumerated().map { place, choice in
    element(
      .label, [],
      element(
        .input,
        [
          .type(several ? "checkbox" : "radio"), .name(id), .value(String(place)),
          .attribute("autocomplete", "off"),
        ]),
      element(.span, [], inlineMarkdown(choice.text, in: lesson, context)))
  }
  let reasons = choices.map { choice -> Node in
    let isRight = isCorrect(choice, in: lesson)
    var content: [Node] = [
      element(
        .span, [.class(isRight ? "verdict yes" : "verdict no")],
        .text(isRight ? "✓ Right: " : "✕ Wrong: ")),
      element(.span, [], inlineMarkdown(choice.text, in: lesson, context)),
    ]
    var attributes: [Attribute] = [.data("correct", isRight ? "true" : "false")]
    if let why = choice.why {
      let reason = inlineMarkdown(why, in: lesson, context)
      attributes.append(.data("why", Node.fragment(reason).plainText))
      content += [.text(" – ")] + reason
    }
    return element(.li, attributes, content)
  }
  return (fields, [element(.ul, [.class("why")], reasons)], [])
}

private func isCorrect(_ choice: QuizSpec.Choice, in lesson: SiteLesson) -> Bool {
  switch choice.key {
  case .written(let flag): flag
  case .computed(let expression): lesson.value(of: expression)?.truth ?? false
  }
}

private func numberParts(
  _ numeric: QuizSpec.NumericAnswer, id: String, in lesson: SiteLesson
) -> ([Node], [Node], [Attribute]) {
  let value = lesson.value(of: numeric.value)
  let unit = numeric.unit.map { " \($0)" } ?? ""
  let input = element(
    .label, [.class("num-answer")], .text("Your answer"),
    element(
      .input,
      [
        .type("text"), .attribute("inputmode", "decimal"), .name(id),
        .attribute("autocomplete", "off"),
      ]), numeric.unit.map { .text($0) } ?? .empty)
  guard let value, let number = value.number, number.isFinite else {
    let words = value.map(valueText) ?? "not known"
    return ([], [element(.p, [], .text("The answer: \(words)\(unit)."))], [])
  }
  let tolerance = numeric.tolerance ?? acceptedError(value)
  let text = numeric.tolerance == nil ? valueText(value) : NumberFormat.natural(number)
  return (
    [input],
    [
      element(
        .p, [], element(.span, [.class("verdict yes")], .text("✓ ")), .text("\(text)\(unit)"),
        .text(
          tolerance > 0 && numeric.tolerance != nil
            ? ", give or take \(NumberFormat.setting(tolerance))\(unit)." : "."))
    ],
    [
      .data("answer", NumberFormat.json(number, digits: 12)),
      .data("tolerance", NumberFormat.json(tolerance, digits: 6)),
    ]
  )
}

/// Counts must be exact; other numbers may be off by one percent.
private func acceptedError(_ value: Value) -> Double {
  if case .number(let number) = value { abs(number) * 0.01 } else { 0 }
}
