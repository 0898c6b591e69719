import LecternLesson
import LecternSource
import LecternSpec

/// The blocks of Markdown that stands in a spec or in front matter, every place exact.
package func parseFragment(
  _ text: MappedText, in file: SourceFile
) -> (document: LessonDocument, diagnostics: [Diagnostic]) {
  parseFragment(text.text, in: file, at: text.range, place: { text.fileRange(of: $0) })
}

/// The texts of `specs` and `frontMatter` that hold links or formulas, read as Markdown; titles,
/// captions, questions and answers in the order of the lesson.
package func fragments(
  of specs: [Spec], _ frontMatter: FrontMatter?, in file: SourceFile
) -> [(document: LessonDocument, diagnostics: [Diagnostic])] {
  var texts: [MappedText] = []
  if let frontMatter {
    texts += [frontMatter.title, frontMatter.summary]
    texts += frontMatter.objectives + frontMatter.prerequisites
  }
  for spec in specs { texts += spec.writtenTexts }
  return texts.filter { $0.text.contains("](") || $0.text.contains("$") }
    .map { parseFragment($0, in: file) }
}

extension Spec {
  /// Every Markdown text in it: titles, captions, questions, answers.
  fileprivate var writtenTexts: [MappedText] {
    var texts = [heading.title, heading.caption].compactMap { $0 }
    switch self {
    case .quiz(let quiz):
      texts.append(quiz.question)
      switch quiz.answer {
      case .choice(let choices), .several(let choices):
        for choice in choices { texts += [choice.text] + (choice.why.map { [$0] } ?? []) }
      case .number: break
      }
      if let explanation = quiz.explanation { texts.append(explanation) }
    case .table(let table): texts += table.columns.map(\.header)
    default: break
    }
    return texts
  }
}
