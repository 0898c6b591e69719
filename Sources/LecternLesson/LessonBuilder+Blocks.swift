import CCMark
import LecternSource

extension LessonBuilder {
  mutating func blocks(_ nodes: some Sequence<CommonMarkNode>, depth: Int) -> [Block] {
    var blocks: [Block] = []
    for node in nodes { append(node, to: &blocks, depth: depth) }
    return blocks
  }

  private mutating func append(_ node: CommonMarkNode, to blocks: inout [Block], depth: Int) {
    let line = lineIndex(of: node)
    guard depth <= options.nestingLimit else {
      let range = range(of: node, toLine: line)
      if diagnostics.last?.rule != .nestedTooDeeply {
        report(.nestedTooDeeply, at: range, "nested more than \(options.nestingLimit) deep")
      }
      blocks.append(Block(.paragraph([.text("…")]), at: range))
      return
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: appendParagraph(node, to: &blocks, depth: depth)
    case CMARK_NODE_HEADING: blocks.append(heading(node, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE:
      let inner = self.blocks(CommonMarkChildren(of: node), depth: depth + 1)
      let range = enclosing(node, inner.map(\.range))
      blocks.append(Block(callout(inner, at: range) ?? .quote(inner), at: range))
    case CMARK_NODE_LIST: blocks.append(list(node, depth: depth))
    case CMARK_NODE_CODE_BLOCK: blocks.append(code(node))
    case CMARK_NODE_HTML_BLOCK:
      let html = restored(cmark_node_get_literal(node))
      let lines = withNewlines(html).utf8.count { $0 == 0x0A }
      blocks.append(Block(.html(html), at: range(of: node, toLine: line + max(0, lines - 1))))
    default: blocks.append(Block(.thematicBreak, at: range(of: node, toLine: line)))
    }
  }

  /// From the start of `node` to the end of the last of `inner`.
  private func enclosing(_ node: CommonMarkNode, _ inner: [SourceRange]) -> SourceRange {
    let own = range(of: node, toLine: lineIndex(of: node))
    guard text.surroundings == nil, let end = inner.map(\.upperBound).max(),
      end > own.upperBound
    else { return own }
    return SourceRange(own.lowerBound..<end)
  }

  // MARK: Paragraphs

  /// A paragraph; a table where its text became one; display mathematics where there is nothing else.
  private mutating func appendParagraph(
    _ node: CommonMarkNode, to blocks: inout [Block], depth: Int
  ) {
    var tables: [Int] = []
    let content = inLeaf(of: node) { builder in
      builder.inlines(of: node, depth: depth, tables: &tables)
    }
    let range = paragraphRange(of: node)
    if case .math(let math)? = content.first, content.count == 1, math.isDisplay {
      let latex = DisplayMath(latex: math.latex, name: nil, map: math.map)
      blocks.append(Block(.math(latex), at: range))
    } else if !content.isEmpty || tables.isEmpty {
      blocks.append(Block(.paragraph(content), at: range))
    }
    for index in tables { blocks.append(table(index, depth: depth)) }
  }

  private func paragraphRange(of node: CommonMarkNode) -> SourceRange {
    if let index = text.lines.isEmpty ? nil : text.lines[lineIndex(of: node)].leaf {
      return text.leaves[index].range
    }
    return range(
      of: node, toLine: max(lineIndex(of: node), Int(cmark_node_get_end_line(node)) - 1))
  }

  // MARK: Headings

  private mutating func heading(_ node: CommonMarkNode, depth: Int) -> Block {
    var content = inLeaf(of: node) { $0.inlines(of: node, depth: depth) }
    let range = headingRange(of: node)
    let level = Int(cmark_node_get_heading_level(node))
    guard options.additions else {
      return Block(.heading(Heading(level: level, id: "", content: content)), at: range)
    }
    let own = takeOwnAnchor(from: &content, at: range)
    let id = own ?? anchors.unusedSlug(for: slug(of: content))
    addAnchor(id, slug: own ?? slug(of: content), .heading(level: level), at: range)
    return Block(.heading(Heading(level: level, id: id, content: content)), at: range)
  }

  private func headingRange(of node: CommonMarkNode) -> SourceRange {
    guard !text.lines.isEmpty else { return SourceRange(at: 0) }
    let line = lineIndex(of: node)
    guard let index = text.lines[line].leaf else { return range(of: node, toLine: line) }
    return text.leaves[index].range
  }

  // MARK: Lists

  private mutating func list(_ node: CommonMarkNode, depth: Int) -> Block {
    var items: [ItemList.Item] = []
    for child in CommonMarkChildren(of: node) {
      var inner = blocks(CommonMarkChildren(of: child), depth: depth + 2)
      let task = options.additions ? takeTask(from: &inner) : nil
      items.append(
        ItemList.Item(
          blocks: inner, task: task, range: enclosing(child, inner.map(\.range))))
    }
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let list = ItemList(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
    return Block(.list(list), at: enclosing(node, items.map(\.range)))
  }

  /// `[ ] ` or `[x] ` at the start of an item's first paragraph.
  private func takeTask(from blocks: inout [Block]) -> Bool? {
    guard let first = blocks.first, case .paragraph(var content) = first.kind,
      case .text(let text)? = content.first
    else { return nil }
    let marker = text.utf8.prefix(4)
    guard
      marker.elementsEqual("[ ] ".utf8) || marker.elementsEqual("[x] ".utf8)
        || marker.elementsEqual("[X] ".utf8), text.utf8.count > 4 || content.count > 1
    else { return nil }
    content[0] = .text(String(decoding: text.utf8.dropFirst(4), as: UTF8.self))
    if text.utf8.count == 4 { content.removeFirst() }
    blocks[0].kind = .paragraph(content)
    return !marker.elementsEqual("[ ] ".utf8)
  }
}
