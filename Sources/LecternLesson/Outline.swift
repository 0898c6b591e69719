import LecternSource

/// A heading with the headings below it.
package struct OutlineEntry: Equatable, Sendable {
  package var level: Int
  package var id: String
  package var title: [Inline]
  package var range: SourceRange
  package var children: [OutlineEntry] = []
}

extension LessonDocument {
  /// The headings of the lesson as a tree: each stands below the nearest earlier one of a lower
  /// level. Headings in quotes, lists and footnotes are not part of it.
  package var outline: [OutlineEntry] {
    var headings: [OutlineEntry] = []
    for block in blocks {
      guard case .heading(let heading) = block.kind else { continue }
      headings.append(
        OutlineEntry(
          level: heading.level, id: heading.id, title: heading.content, range: block.range))
    }
    var index = 0
    return nested(headings, from: &index, below: 0)
  }

  private func nested(_ headings: [OutlineEntry], from index: inout Int, below level: Int)
    -> [OutlineEntry]
  {
    var entries: [OutlineEntry] = []
    while index < headings.count, headings[index].level > level {
      var entry = headings[index]
      index += 1
      entry.children = nested(headings, from: &index, below: entry.level)
      entries.append(entry)
    }
    return entries
  }

  /// The words of the lesson in the order of the page: prose, headings, tables and footnotes, but
  /// no code, mathematics and specs.
  package var plainText: String {
    var parts: [String] = []
    collectText(blocks, into: &parts)
    for note in footnotes where note.number > 0 { collectText(note.blocks, into: &parts) }
    return parts.joined(separator: "\n")
  }

  package var wordCount: Int {
    plainText.split { $0 == " " || $0 == "\n" || $0 == "\t" }
      .count { word in word.unicodeScalars.contains { $0.properties.isAlphabetic } }
  }

  /// Minutes to read the prose at 200 words a minute, with half a minute for each spec and display
  /// formula; at least 1.
  package var readingMinutes: Int {
    var stops = 0
    blocks.forEachBlock { block in
      switch block.kind {
      case .fence(let fence) where fence.isSpec: stops += 1
      case .math: stops += 1
      default: break
      }
    }
    let minutes = Double(wordCount) / 200 + Double(stops) / 2
    return max(1, Int(minutes.rounded()))
  }
}

private func collectText(_ blocks: [Block], into parts: inout [String]) {
  for block in blocks {
    switch block.kind {
    case .paragraph(let content): parts.append(plainText(content))
    case .heading(let heading): parts.append(plainText(heading.content))
    case .quote(let inner): collectText(inner, into: &parts)
    case .callout(let callout):
      if !callout.title.isEmpty { parts.append(plainText(callout.title)) }
      collectText(callout.blocks, into: &parts)
    case .list(let list): for item in list.items { collectText(item.blocks, into: &parts) }
    case .table(let table):
      for cell in table.header + table.rows.joined() { parts.append(plainText(cell.content)) }
    case .fence, .code, .math, .html, .thematicBreak: break
    }
  }
}
