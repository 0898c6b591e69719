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
