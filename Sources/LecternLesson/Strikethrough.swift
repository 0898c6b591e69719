/// Stands between a text's parts for a `~~` that the scanner paired, until its partner is found.
/// The control character cannot be an author's own.
let strikeMark = Inline.text("\u{1D}")

/// `~~a *b*~~` among siblings; a mark whose partner stands elsewhere is text again.
func pairedStrikes(_ inlines: [Inline]) -> [Inline] {
  guard inlines.contains(strikeMark) else { return inlines }
  var out: [Inline] = []
  var open: Int?
  for inline in inlines {
    guard inline == strikeMark else {
      append(inline, to: &out)
      continue
    }
    if let start = open {
      let content = Array(out[(start + 1)...])
      out.removeSubrange(start...)
      out.append(.strikethrough(content))
      open = nil
    } else {
      open = out.count
      out.append(strikeMark)
    }
  }
  guard let open else { return out }
  let rest = out[open...]
  out.removeSubrange(open...)
  for inline in rest { append(inline == strikeMark ? .text("~~") : inline, to: &out) }
  return out
}

/// Joins text with the text before it.
private func append(_ inline: Inline, to out: inout [Inline]) {
  if case .text(let text) = inline, case .text(let before)? = out.last, out.last != strikeMark {
    out[out.count - 1] = .text(before + text)
  } else {
    out.append(inline)
  }
}
