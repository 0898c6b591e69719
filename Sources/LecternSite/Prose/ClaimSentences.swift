import LecternLesson
import LecternSource

/// The sentence around each claim of a lesson, by the place of the claim's text: what the checks panel quotes.
/// Footnote marks are left out, and links and terms are their words alone.
func claimSentences(in document: LessonDocument) -> [SourceRange: [Inline]] {
  var sentences: [SourceRange: [Inline]] = [:]
  func add(_ inlines: [Inline]) {
    for sentence in split(plain(inlines)) {
      for range in claimRanges(sentence) { sentences[range] = sentence }
    }
  }
  func visit(_ block: Block) {
    switch block.kind {
    case .paragraph(let inlines): add(inlines)
    case .heading(let heading): add(heading.content)
    case .callout(let callout): add(callout.title)
    case .table(let table):
      for row in table.rows {
        // A row reads as one sentence, its cells apart.
        add(row.map(\.content).reduce([]) { $0.isEmpty ? $1 : $0 + [.text(" · ")] + $1 })
      }
      add(table.header.flatMap(\.content))
    default: break
    }
  }
  document.allBlocks.forEachBlock(visit)
  return sentences
}

private func plain(_ inlines: [Inline]) -> [Inline] {
  inlines.flatMap { inline -> [Inline] in
    switch inline {
    case .footnoteReference, .html, .image: []
    case .softBreak, .lineBreak: [.text(" ")]
    case .term(let term) where !term.content.isEmpty: plain(term.content)
    case .reference(let reference) where !reference.content.isEmpty: plain(reference.content)
    case .link(let link): plain(link.content)
    case .emphasis(let parts): [.emphasis(plain(parts))]
    case .strong(let parts): [.strong(plain(parts))]
    default: [inline]
    }
  }
}

/// Sentences end with a stop, question or exclamation mark before a space, at the outer level of markup.
private func split(_ inlines: [Inline]) -> [[Inline]] {
  var sentences: [[Inline]] = [[]]
  for inline in inlines {
    guard case .text(let text) = inline else {
      sentences[sentences.count - 1].append(inline)
      continue
    }
    var part = ""
    var last: Character = " "
    for character in text {
      if character == " ", last == "." || last == "?" || last == "!" {
        sentences[sentences.count - 1].append(.text(part))
        sentences.append([])
        part = ""
      } else {
        part.append(character)
      }
      last = character
    }
    if !part.isEmpty { sentences[sentences.count - 1].append(.text(part)) }
  }
  return sentences.filter { !$0.isEmpty }
}

private func claimRanges(_ inlines: [Inline]) -> [SourceRange] {
  inlines.flatMap { inline -> [SourceRange] in
    switch inline {
    case .claim(let claim): [claim.textRange]
    case .emphasis(let parts), .strong(let parts), .strikethrough(let parts): claimRanges(parts)
    default: []
    }
  }
}
