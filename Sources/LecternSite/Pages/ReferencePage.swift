import LecternLesson
import LecternMarkup
import LecternMath

/// The reference of the lesson language, set like a lesson: its first heading and paragraph, the
/// sections to choose from, and the sections.
func referencePage(_ document: LessonDocument, in book: Book) -> Node {
  var context = ProseContext(math: book.course.math.results, terms: book.termNames)
  context.fence = { [codeBlock($0)] }
  let frame = PageFrame(
    course: book.course, path: "reference.html", title: "Reference",
    description: "Everything that a lesson may say: specs, claims, expressions and diagnostics.")
  let firstSection = document.blocks.firstIndex { level(of: $0) == 2 } ?? document.blocks.endIndex
  let introduction = document.blocks[..<firstSection].filter { level(of: $0) == nil }
  return page(
    frame,
    [
      element(
        .section, [.class("row reference")],
        [element(.h1, [], .text("Reference"))]
          + introduction.flatMap { render($0, in: context) }
          + [contents(document.outline.flatMap(\.children))]
          + document.blocks[firstSection...].flatMap { render($0, in: context) })
    ])
}

/// Sections and what they hold, as links.
private func contents(_ sections: [OutlineEntry]) -> Node {
  element(
    .ul, [],
    sections.map { section in
      var line = [link(section)]
      for (index, part) in section.children.enumerated() {
        line += [.text(index == 0 ? ": " : ", "), link(part)]
      }
      return element(.li, [], line)
    })
}

private func link(_ entry: OutlineEntry) -> Node {
  element(.a, [.href("#\(entry.id)")], .text(plainText(entry.title)))
}

private func level(of block: Block) -> Int? {
  if case .heading(let heading) = block.kind { heading.level } else { nil }
}
