import LecternLesson
import LecternMarkup
import LecternMath
import LecternRun

/// `inlines` as nodes.
func render(_ inlines: [Inline], in context: ProseContext) -> [Node] {
  inlines.map { render($0, in: context) }
}

private func render(_ inline: Inline, in context: ProseContext) -> Node {
  switch inline {
  case .text(let text):
    return .text(text)
  case .softBreak:
    return .text("\n")
  case .lineBreak:
    return element(.br)
  case .code(let text):
    return element(.code, [], .text(text))
  case .html(let markup):
    return context.allowsRawHTML ? .rawMarkup(markup) : .empty
  case .emphasis(let content):
    return element(.em, [], render(content, in: context))
  case .strong(let content):
    return element(.strong, [], render(content, in: context))
  case .strikethrough(let content):
    return element(.s, [], render(content, in: context))
  case .link(let link):
    return linkNode(link, in: context)
  case .image(let image):
    return imageNode(image)
  case .math(let math):
    return formula(MathFormula(math.latex, display: math.isDisplay), in: context)
  case .footnoteReference(let reference):
    let place = reference.occurrence == 1 ? "" : "-\(reference.occurrence)"
    return element(
      .a,
      [
        .class("fn"), .id("fnref-\(reference.number)\(place)"), .href("#fn-\(reference.number)"),
        .aria("label", "Footnote \(reference.number)"),
      ], .text("\(reference.number)"))
  case .claim(let claim):
    return claimNode(claim, in: context)
  case .value(let value):
    return valueNode(value, in: context)
  case .term(let term):
    let name = context.terms[term.id] ?? term.id
    return element(
      .a, [.class("term"), .href(context.termAddress(term.id))],
      term.content.isEmpty ? [.text(name)] : render(term.content, in: context))
  case .reference(let reference):
    guard let target = context.resolve(reference) else {
      return .fragment(
        reference.content.isEmpty
          ? [.text(reference.destination)] : render(reference.content, in: context))
    }
    let words =
      reference.content.isEmpty ? [.text(target.words)] : render(reference.content, in: context)
    return target.address.isEmpty ? .fragment(words) : element(.a, [.href(target.address)], words)
  }
}

private func linkNode(_ link: Link, in context: ProseContext) -> Node {
  let content = render(link.content, in: context)
  guard let address = safeAddress(link.destination) else { return .fragment(content) }
  var attributes: [Attribute] = [.href(address)]
  if !link.title.isEmpty { attributes.append(.title(link.title)) }
  if address.hasPrefix("http") { attributes.append(.rel("noreferrer")) }
  return element(.a, attributes, content)
}

func imageNode(_ image: Image) -> Node {
  var attributes: [Attribute] = [
    .src(safeAddress(image.source) ?? ""), .alt(plainText(image.alternative)),
    .attribute("loading", "lazy"),
  ]
  if !image.title.isEmpty { attributes.append(.title(image.title)) }
  return element(.img, attributes)
}

/// `address` unless it could run a script or open a local file, which the lesson was warned about.
private func safeAddress(_ address: String) -> String? { isUnsafe(address) ? nil : address }

/// A checked statement with its mark, which leads to the check; the check leads back here.
private func claimNode(_ claim: ClaimLink, in context: ProseContext) -> Node {
  let content = claim.content.isEmpty ? [.text(claim.text)] : render(claim.content, in: context)
  let place = context.verdicts[claim.textRange] == nil ? claim.range : claim.textRange
  guard let verdict = context.verdicts[place], let number = context.checkNumbers[place] else {
    return .fragment(content)
  }
  // A number stays on its line, words may wrap.
  let kind = verdict.subject == .relation ? "claim" : "num"
  return .fragment([
    element(.span, [.class(kind), .id("claim-\(number)")], content),
    checkMark(number, holds: verdict.holds),
  ])
}

/// `✓3` or `✕ not verified`, leading to the entry of the checks panel.
func checkMark(_ number: Int, holds: Bool) -> Node {
  element(
    .a,
    [
      .class(holds ? "ck" : "ck bad"), .href("#check-\(number)"),
      .aria("label", "\(holds ? "Verified" : "Not verified"), check \(number)"),
    ], .text(holds ? "✓\(number)" : "✕ not verified"))
}

private func valueNode(_ value: ValueLink, in context: ProseContext) -> Node {
  let text = context.verdicts[value.range]?.value.map(valueText) ?? "…"
  return element(.span, [.class("num")], .text(text))
}
