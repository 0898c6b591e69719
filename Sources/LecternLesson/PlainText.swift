/// The words of running text without markup, as titles, search and text alternatives need them.
/// Mathematics is its LaTeX, line breaks are spaces, footnote references and raw HTML are nothing.
package func plainText(_ inlines: [Inline]) -> String {
  plainText(inlines, omittingClaims: false)
}

func plainText(_ inlines: [Inline], omittingClaims: Bool) -> String {
  var out = ""
  append(inlines, omittingClaims, to: &out)
  return out
}

private func append(_ inlines: [Inline], _ omittingClaims: Bool, to out: inout String) {
  for inline in inlines {
    switch inline {
    case .text(let text), .code(let text): out += text
    case .softBreak, .lineBreak: out += " "
    case .html, .footnoteReference: break
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      append(content, omittingClaims, to: &out)
    case .link(let link): append(link.content, omittingClaims, to: &out)
    case .image(let image): append(image.alternative, omittingClaims, to: &out)
    case .math(let math): out += math.latex
    case .claim(let claim):
      if !omittingClaims {
        append(claim.content, omittingClaims, to: &out)
      } else if out.last == " " {
        // The space on the other side remains.
        out.removeLast()
      }
    case .value:
      if omittingClaims, out.last == " " { out.removeLast() }
    case .term(let term): append(term.content, omittingClaims, to: &out)
    case .reference(let reference): append(reference.content, omittingClaims, to: &out)
    }
  }
}
