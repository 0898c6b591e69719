import LecternSpec

/// The Markdown texts of a spec that its report shows.
func markdownTexts(of spec: Spec) -> [MappedText] {
  var texts = [spec.heading.title, spec.heading.caption].compactMap { $0 }
  switch spec {
  case .quiz(let quiz):
    texts.append(quiz.question)
    if let explanation = quiz.explanation { texts.append(explanation) }
    switch quiz.answer {
    case .choice(let choices), .several(let choices):
      for choice in choices {
        texts.append(choice.text)
        if let why = choice.why { texts.append(why) }
      }
    case .number: break
    }
  case .table(let table):
    texts += table.columns.map(\.header)
  case .data, .train, .compare, .trace, .chart, .math: break
  }
  return texts
}
