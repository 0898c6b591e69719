import LecternSource

extension HTMLWriter {
  mutating func blocks(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks { self.block(block, isTight: isTight) }
  }

  private mutating func block(_ block: Block, isTight: Bool) {
    if case .paragraph(let content) = block.kind {
      if isTight {
        inlines(content)
      } else {
        line()
        raw("<p>")
        inlines(content)
        raw("</p>\n")
      }
      return
    }
    line()
    switch block.kind {
    case .paragraph: break
    case .heading(let heading):
      raw("<h\(heading.level)")
      if !heading.id.isEmpty { attribute("id", heading.id) }
      raw(">")
      inlines(heading.content)
      raw("</h\(heading.level)>\n")
    case .fence(let fence): code(shownBody(of: fence), info: fence.info)
    case .code(let body): code(body, info: "")
    case .quote(let blocks):
      raw("<blockquote>\n")
      self.blocks(blocks)
      line()
      raw("</blockquote>\n")
    case .callout(let callout): self.callout(callout)
    case .list(let list): self.list(list)
    case .table(let table): self.table(table)
    case .math(let math):
      raw("<pre><code class=\"math display\">")
      text(math.latex)
      raw("</code></pre>\n")
    case .html(let html):
      markup(html)
      line()
    case .thematicBreak: raw("<hr />\n")
    }
  }

  private func shownBody(of fence: Fence) -> String {
    guard let hidden else { return fence.literal }
    var bytes = Array(fence.body.utf8)
    for range in hidden.reversed() where fence.bodyRange.offsets.contains(range.lowerBound) {
      guard let start = fence.map.textOffset(of: range.lowerBound) else { continue }
      let end = min(start + range.count, bytes.count)
      if start <= end { bytes.removeSubrange(start..<end) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    text(value)
    raw("\"")
  }

  private mutating func code(_ body: String, info: String) {
    if info.isEmpty {
      raw("<pre><code>")
    } else {
      raw("<pre><code class=\"language-")
      let word = info.utf8.prefix { !isWhiteSpace($0) }
      text(String(decoding: word, as: UTF8.self))
      raw("\">")
    }
    text(body)
    raw("</code></pre>\n")
  }

  private mutating func callout(_ callout: Callout) {
    raw("<aside")
    attribute("class", "callout \(callout.kind.rawValue)")
    raw(" role=\"note\">\n<p class=\"callout-title\">")
    if callout.title.isEmpty {
      text(callout.kind.rawValue.prefix(1).uppercased() + callout.kind.rawValue.dropFirst())
    } else {
      inlines(callout.title)
    }
    raw("</p>\n")
    blocks(callout.blocks)
    line()
    raw("</aside>\n")
  }

  private mutating func list(_ list: ItemList) {
    let tag = list.start == nil ? "ul" : "ol"
    raw("<\(tag)")
    if let start = list.start, start != 1 { raw(" start=\"\(start)\"") }
    raw(">\n")
    for item in list.items {
      line()
      raw("<li>")
      if let task = item.task {
        let state =
          task
          ? "checked=\"\" disabled=\"\" aria-label=\"done\"" : "disabled=\"\" aria-label=\"to do\""
        raw("<input type=\"checkbox\" \(state) /> ")
      }
      blocks(item.blocks, isTight: list.isTight)
      raw("</li>\n")
    }
    raw("</\(tag)>\n")
  }

  private mutating func table(_ table: PipeTable) {
    raw("<table>\n<thead>\n")
    row(table.header, tag: "th", table.alignments)
    raw("</thead>\n")
    if !table.rows.isEmpty {
      raw("<tbody>\n")
      for cells in table.rows { row(cells, tag: "td", table.alignments) }
      raw("</tbody>\n")
    }
    raw("</table>\n")
  }

  private mutating func row(
    _ cells: [PipeTable.Cell], tag: String, _ alignments: [PipeTable.Alignment]
  ) {
    raw("<tr>\n")
    for (cell, alignment) in zip(cells, alignments) {
      raw("<\(tag)")
      if tag == "th" { raw(" scope=\"col\"") }
      if alignment != .none { raw(" style=\"text-align:\(alignment.rawValue)\"") }
      raw(">")
      inlines(cell.content)
      raw("</\(tag)>\n")
    }
    raw("</tr>\n")
  }

  mutating func footnotes(_ footnotes: [Footnote]) {
    let used = footnotes.filter { $0.number > 0 }
    guard !used.isEmpty else { return }
    line()
    raw("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n")
    for note in used {
      raw("<li")
      attribute("id", "fn-\(note.label)")
      raw(">\n")
      blocks(note.blocks)
      for use in 1...max(1, note.uses) {
        raw("<a href=\"#")
        address(footnoteReferenceID(note.label, use))
        raw("\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a>")
      }
      raw("</li>\n")
    }
    raw("</ol>\n</section>\n")
  }
}

func footnoteReferenceID(_ label: String, _ occurrence: Int) -> String {
  occurrence > 1 ? "fnref-\(label)-\(occurrence)" : "fnref-\(label)"
}
