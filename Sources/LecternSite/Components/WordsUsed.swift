import LecternLesson
import LecternMarkup

/// The definitions of the terms that a page uses.
func wordsUsed(_ terms: [GlossaryTerm], in context: ProseContext) -> Node {
  element(
    .dl, [.class("gloss")],
    terms.map { term in
      element(
        .div, [.id("g-\(term.id)")], element(.dt, [], .text(term.name)),
        element(.dd, [], render(term.definition, in: context)))
    })
}

/// The terms that a lesson links to, and those that their definitions link to in turn: a page that
/// shows a definition has every place that it leads to.
func termsUsed(in document: LessonDocument, of terms: [GlossaryTerm]) -> [GlossaryTerm] {
  let definitions = Dictionary(terms.map { ($0.id, $0.definition) }) { first, _ in first }
  var used: Set<String> = []
  var waiting = document.terms.map(\.id)
  while let id = waiting.popLast() {
    guard used.insert(id).inserted, let definition = definitions[id] else { continue }
    walkInlines(definition) { inline in
      if case .term(let term) = inline { waiting.append(term.id) }
    }
  }
  return terms.filter { used.contains($0.id) }
}
