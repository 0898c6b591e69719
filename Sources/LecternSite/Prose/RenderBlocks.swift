import LecternLesson
import LecternMarkup
import LecternMath

/// `blocks` as nodes. Headings become one level lower than written at most, since a page has one title.
func render(_ blocks: [Block], in context: ProseContext) -> [Node] {
  blocks.flatMap { render($0, in: context) }
}

func render(_ block: Block, in context: ProseContext) -> [Node] {
  switch block.kind {
  case .paragraph(let inlines):
    return [paragraph(inlines, in: context)]
  case .heading(let heading):
    return [headingNode(heading, in: context)]
  case .fence(let fence):
    return context.fence(fence)
  case .code(let source):
    return [codeFigure([.text(source)], language: nil)]
  case .quote(let blocks):
    return [element(.blockquote, [], render(blocks, in: context))]
  case .callout(let callout):
    return [calloutNode(callout, in: context)]
  case .list(let list):
    return [listNode(list, in: context)]
  case .table(let table):
    return [proseTable(table, in: context)]
  case .math(let math):
    return [displayMath(math.latex, in: context)]
  case .html(let markup):
    return context.allowsRawHTML ? [.rawMarkup(markup)] : []
  case .thematicBreak:
    return [element(.hr)]
  }
}

/// A paragraph; one that is a single image becomes a figure whose title is the caption.
private func paragraph(_ inlines: [Inline], in context: ProseContext) -> Node {
  if inlines.count == 1, case .image(let image) = inlines[0], !image.title.isEmpty {
    var picture = image
    picture.title = ""
    return element(
      .figure, [.class("fig")],
      [imageNode(picture), element(.figcaption, [], .text(image.title))])
  }
  return element(.p, [], render(inlines, in: context))
}

/// A heading with a link to itself.
func headingNode(_ heading: LecternLesson.Heading, in context: ProseContext) -> Node {
  let tags: [Tag] = [.h2, .h2, .h3, .h4, .h5, .h6]
  let title = plainText(heading.content)
  return element(
    tags[max(0, min(heading.level - 1, 5))], [.id(heading.id)],
    render(heading.content, in: context) + [anchorLink(to: heading.id, title: title)])
}

func anchorLink(to id: String, title: String) -> Node {
  element(
    .a, [.class("anchor"), .href("#\(id)"), .aria("label", "Link to “\(title)”")], .text("#"))
}

private func listNode(_ list: ItemList, in context: ProseContext) -> Node {
  let items = list.items.map { item -> Node in
    var children: [Node] = []
    if let done = item.task {
      var attributes: [Attribute] = [.type("checkbox"), .flag("disabled")]
      attributes.append(.aria("label", done ? "done" : "to do"))
      if done { attributes.append(.flag("checked")) }
      children += [element(.input, attributes), .text(" ")]
    }
    for block in item.blocks {
      if list.isTight, case .paragraph(let inlines) = block.kind {
        children += render(inlines, in: context)
      } else {
        children += render(block, in: context)
      }
    }
    return element(.li, [], children)
  }
  guard let start = list.start else { return element(.ul, [], items) }
  return element(.ol, start == 1 ? [] : [.count("start", start)], items)
}

/// A Markdown table, in a box of its own that scrolls where it is too wide.
private func proseTable(_ table: PipeTable, in context: ProseContext) -> Node {
  func cell(_ tag: Tag, _ cell: PipeTable.Cell, _ column: Int) -> Node {
    // A corner without words heads nothing.
    let words = tag == .th ? plainText(cell.content) : ""
    let tag = tag == .th && words.isEmpty ? .td : tag
    var attributes: [Attribute] = tag == .th ? [.scope("col")] : []
    var content = render(cell.content, in: context)
    // Not every reader finds the name of a column in MathML: it gets the words, which nobody sees.
    if tag == .th, cell.content.contains(where: { if case .math = $0 { true } else { false } }) {
      content = [
        element(
          .span, [.class("katex")], element(.span, [.class("katex-mathml")], .text(words))),
        element(.span, [.aria("hidden", "true")], content),
      ]
    }
    switch column < table.alignments.count ? table.alignments[column] : .none {
    case .right: attributes.append(.class("r"))
    case .center: attributes.append(.class("c"))
    case .left, .none: break
    }
    return element(tag, attributes, content)
  }
  func row(_ tag: Tag, _ cells: [PipeTable.Cell]) -> Node {
    element(.tr, [], cells.enumerated().map { cell(tag, $0.element, $0.offset) })
  }
  let name = table.header.map { plainText($0.content) }.filter { !$0.isEmpty }
    .joined(separator: ", ")
  return element(
    .div, [.class("tbl")],
    scrollBox(
      label: "Table: \(name)",
      element(
        .table, [.class("prose-table")],
        element(.thead, [], row(.th, table.header)),
        element(.tbody, [], table.rows.map { row(.td, $0) }))))
}

/// A box that scrolls sideways, reachable by keyboard.
func scrollBox(label: String, _ content: Node) -> Node {
  element(
    .div,
    [.class("scroll"), .attribute("tabindex", "0"), .role("group"), .aria("label", label)],
    content)
}

/// A formula on its own line.
func displayMath(_ latex: String, in context: ProseContext) -> Node {
  element(
    .div,
    [.class("eq"), .attribute("tabindex", "0"), .role("group"), .aria("label", "Formula")],
    formula(MathFormula(latex, display: true), in: context))
}

/// The formula as KaTeX set it, or its source.
func formula(_ formula: MathFormula, in context: ProseContext) -> Node {
  if case .success(let html)? = context.math[formula] {
    return formula.display ? .rawMarkup(html) : element(.span, [.class("m")], .rawMarkup(html))
  }
  return element(.code, [.class("math")], .text(formula.latex))
}
