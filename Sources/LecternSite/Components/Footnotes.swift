import LecternLesson
import LecternMarkup

/// The footnotes that the text refers to, each with links back.
func footnoteList(_ footnotes: [Footnote], in context: ProseContext) -> Node {
  element(
    .ol, [.class("notes")],
    footnotes.filter { $0.number > 0 }.map { footnote in
      var content = render(footnote.blocks, in: context)
      for use in 1...max(1, footnote.uses) {
        content.append(
          element(
            .a,
            [
              .href("#fnref-\(footnote.number)\(use == 1 ? "" : "-\(use)")"),
              .aria("label", "Back to the text, place \(use)"),
            ], .text(" ↩")))
      }
      return element(.li, [.id("fn-\(footnote.number)")], content)
    })
}
