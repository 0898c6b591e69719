import LecternLesson
import LecternMarkup

/// A footnote as a note beside the paragraph that first refers to it; below that paragraph where the page has no
/// margin.
func footnoteAside(_ footnote: Footnote, in context: ProseContext) -> Node {
  var content = render(footnote.blocks, in: context)
  let number = element(
    .a,
    [
      .class("fn"), .href("#fnref-\(footnote.number)"),
      .aria("label", "Note \(footnote.number), back to the text"),
    ], .text("\(footnote.number)"))
  if case .element(let tag, let attributes, let children)? = content.first {
    content[0] = .element(tag, attributes: attributes, children: [number, .text(" ")] + children)
  } else {
    content.insert(number, at: 0)
  }
  return element(
    .div, [.class("mnote"), .id("fn-\(footnote.number)"), .role("note")], content)
}

/// The footnotes whose first reference stands in `block`, or in one of these footnotes, in their
/// order.
func footnotesFirstNamed(in block: Block, of document: LessonDocument) -> [Footnote] {
  guard !document.footnotes.isEmpty else { return [] }
  var numbers: Set<Int> = []
  var rest = [block]
  while let next = rest.popLast() {
    walkInlines([next]) { inline in
      guard case .footnoteReference(let reference) = inline, reference.occurrence == 1,
        numbers.insert(reference.number).inserted
      else { return }
      rest += document.footnotes.filter { $0.number == reference.number }.flatMap(\.blocks)
    }
  }
  return document.footnotes.filter { numbers.contains($0.number) }
}

/// Every piece of running text in `blocks`, in reading order.
func walkInlines(_ blocks: [Block], _ visit: (Inline) -> Void) {
  blocks.forEachBlock { block in
    switch block.kind {
    case .paragraph(let inlines): walkInlines(inlines, visit)
    case .heading(let heading): walkInlines(heading.content, visit)
    case .callout(let callout): walkInlines(callout.title, visit)
    case .table(let table):
      for cell in table.header + table.rows.flatMap({ $0 }) { walkInlines(cell.content, visit) }
    default: break
    }
  }
}

private func walkInlines(_ inlines: [Inline], _ visit: (Inline) -> Void) {
  for inline in inlines {
    visit(inline)
    switch inline {
    case .emphasis(let parts), .strong(let parts), .strikethrough(let parts):
      walkInlines(parts, visit)
    case .link(let link): walkInlines(link.content, visit)
    case .claim(let claim): walkInlines(claim.content, visit)
    case .term(let term): walkInlines(term.content, visit)
    case .reference(let reference): walkInlines(reference.content, visit)
    default: break
    }
  }
}
