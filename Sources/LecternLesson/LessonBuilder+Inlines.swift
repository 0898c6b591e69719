import CCMark
import LecternSource

extension LessonBuilder {
  mutating func inlines(of node: CommonMarkNode, depth: Int) -> [Inline] {
    var tables: [Int] = []
    return inlines(of: node, depth: depth, tables: &tables)
  }

  /// The inline content of a node; the numbers of tables whose placeholders stand in it go to
  /// `tables`.
  mutating func inlines(of node: CommonMarkNode, depth: Int, tables: inout [Int]) -> [Inline] {
    var out: [Inline] = []
    for child in CommonMarkChildren(of: node) {
      let type = cmark_node_get_type(child)
      switch type {
      case CMARK_NODE_TEXT:
        appendText(cmark_node_get_literal(child), to: &out, tables: &tables)
      case CMARK_NODE_SOFTBREAK: out.append(.softBreak)
      case CMARK_NODE_LINEBREAK: out.append(.lineBreak)
      case CMARK_NODE_CODE: out.append(.code(restored(cmark_node_get_literal(child))))
      case CMARK_NODE_HTML_INLINE: out.append(.html(restored(cmark_node_get_literal(child))))
      case _ where depth > options.nestingLimit:
        if diagnostics.last?.rule != .nestedTooDeeply {
          report(
            .nestedTooDeeply, at: leaf?.range ?? range(of: child, toLine: lineIndex(of: child)),
            "nested more than \(options.nestingLimit) deep")
        }
        out.append(.text("…"))
      case CMARK_NODE_EMPH: out.append(.emphasis(inlines(of: child, depth: depth + 1)))
      case CMARK_NODE_STRONG: out.append(.strong(inlines(of: child, depth: depth + 1)))
      case CMARK_NODE_LINK: out.append(link(child, depth: depth))
      case CMARK_NODE_IMAGE: out.append(image(child, depth: depth))
      default: break
      }
    }
    guard options.additions else { return out }
    if !tables.isEmpty, out.last == .softBreak { out.removeLast() }
    return pairedStrikes(out)
  }

  func restored(_ literal: UnsafePointer<CChar>?) -> String {
    let text = String(commonMark: literal)
    return options.additions ? self.text.placeholders.restore(text) : text
  }

  /// In text a placeholder becomes what it stands for; filler vanishes, and with a continuation the
  /// line break before it.
  private mutating func appendText(
    _ literal: UnsafePointer<CChar>?, to out: inout [Inline], tables: inout [Int]
  ) {
    let string = String(commonMark: literal)
    guard options.additions, let literal, let found = look(into: literal) else {
      out.append(.text(string))
      return
    }
    if found.hasBracket { noteAttempts(in: string) }
    guard found.hasMask else {
      out.append(.text(string))
      return
    }
    appendUnmasked(string, to: &out, tables: &tables)
  }

  /// Whether masks and closing brackets may stand in a text; `nil` if neither does.
  private func look(into literal: UnsafePointer<CChar>) -> (hasMask: Bool, hasBracket: Bool)? {
    var hasMask = false
    var hasBracket = false
    var cursor = literal
    while cursor.pointee != 0 {
      let byte = UInt8(bitPattern: cursor.pointee)
      if byte >= 0xEE || (byte >= Placeholders.strike && byte <= Placeholders.filler) {
        hasMask = true
      } else if byte == 0x5D {
        hasBracket = true
      }
      cursor += 1
    }
    return hasMask || hasBracket ? (hasMask, hasBracket) : nil
  }

  private mutating func appendUnmasked(
    _ string: String, to out: inout [Inline], tables: inout [Int]
  ) {
    var plain = ""
    func flush() {
      if !plain.isEmpty { out.append(.text(plain)) }
      plain = ""
    }
    var scalars = string.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar.value {
      case UInt32(Placeholders.filler): continue
      case UInt32(Placeholders.continuation):
        flush()
        if out.last == .softBreak { out.removeLast() }
      case UInt32(Placeholders.strike):
        flush()
        if scalars.first == scalar { scalars.removeFirst() }
        out.append(strikeMark)
      case 0xE000...:
        switch text.placeholders.meaning(of: scalar.value) {
        case .math(let raw)?:
          flush()
          out.append(.math(math(text.placeholders.restore(raw), span(of: scalar.value))))
        case .footnote(let label)?:
          flush()
          out.append(.footnoteReference(footnote(label, span(of: scalar.value))))
        case .table(let index)?:
          flush()
          tables.append(index)
        case .authored(let text)?, .entity(_, let text)?: plain += text
        case .displayMath?, .note?: continue
        // Emoji and other characters behind the private ones.
        case nil: plain.unicodeScalars.append(scalar)
        }
      default: plain.unicodeScalars.append(scalar)
      }
    }
    flush()
  }

  // MARK: Placeholders

  /// The next span in the leaf that `scalar` hides: placeholders keep the order of the text.
  private mutating func span(of scalar: UInt32) -> Leaf.Span? {
    guard let leaf else { return nil }
    guard
      let index = leaf.spans[min(nextSpan, leaf.spans.count)...].firstIndex(where: {
        $0.scalar == scalar
      })
    else { return nil }
    nextSpan = index + 1
    return leaf.spans[index]
  }

  private func math(_ raw: String, _ span: Leaf.Span?) -> InlineMath {
    let dollars = raw.hasPrefix("$$") ? 2 : 1
    let latex = String(decoding: raw.utf8.dropFirst(dollars).dropLast(dollars), as: UTF8.self)
    let range = span?.range ?? leaf?.range ?? SourceRange(at: 0)
    return InlineMath(
      latex: latex, isDisplay: dollars == 2, range: range, map: span?.map ?? LineMap([]))
  }

  private mutating func footnote(_ label: String, _ span: Leaf.Span?) -> FootnoteReference {
    FootnoteReference(
      label: label, number: number(ofNote: label),
      occurrence: occurrence(of: label), range: span?.range ?? leaf?.range ?? SourceRange(at: 0))
  }
}
