extension HTMLWriter {
  mutating func inlines(_ inlines: [Inline]) {
    for inline in inlines { self.inline(inline) }
  }

  private mutating func inline(_ inline: Inline) {
    switch inline {
    case .text(let text): self.text(text)
    case .softBreak: raw("\n")
    case .lineBreak: raw("<br />\n")
    case .code(let code): element("code") { $0.text(code) }
    case .html(let html): markup(html)
    case .emphasis(let content): element("em") { $0.inlines(content) }
    case .strong(let content): element("strong") { $0.inlines(content) }
    case .strikethrough(let content): element("del") { $0.inlines(content) }
    case .link(let link):
      anchor(link.destination, link.title, link.content, hasTitle: link.hasEmptyTitle)
    case .image(let image):
      raw("<img src=\"")
      address(image.source)
      raw("\" alt=\"")
      alternative(image.alternative)
      raw("\"")
      if !image.title.isEmpty || image.hasEmptyTitle { attribute("title", image.title) }
      raw(" />")
    case .math(let math):
      raw("<code class=\"math\(math.isDisplay ? " display" : "")\">")
      text(math.latex)
      raw("</code>")
    case .footnoteReference(let reference):
      raw("<sup><a href=\"#fn-")
      address(reference.label)
      raw("\"")
      attribute("id", footnoteReferenceID(reference.label, reference.occurrence))
      raw(" role=\"doc-noteref\">\(reference.number)</a></sup>")
    case .claim(let claim):
      element("span", "claim") {
        if $0.hidden == nil { $0.inlines(claim.content) } else { $0.text(claim.expression) }
      }
    case .value(let value): element("code", "value") { $0.text(value.expression) }
    case .term(let term):
      element("span", "term") {
        if term.content.isEmpty { $0.text(term.id) } else { $0.inlines(term.content) }
      }
    case .reference(let reference):
      let content =
        reference.content.isEmpty
        ? [.text(reference.anchor ?? reference.destination)] : reference.content
      anchor(
        reference.destination, reference.title, content, hasTitle: reference.hasEmptyTitle)
    }
  }

  private mutating func element(
    _ tag: String, _ name: String? = nil, _ content: (inout HTMLWriter) -> Void
  ) {
    raw("<\(tag)")
    if let name { attribute("class", name) }
    raw(">")
    content(&self)
    raw("</\(tag)>")
  }

  private mutating func anchor(
    _ destination: String, _ title: String, _ content: [Inline], hasTitle: Bool = false
  ) {
    raw("<a href=\"")
    address(destination)
    raw("\"")
    if !title.isEmpty || hasTitle { attribute("title", title) }
    raw(">")
    inlines(content)
    raw("</a>")
  }

  /// The text of an image's alternative: of elements only the text stays.
  private mutating func alternative(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text), .html(let text): self.text(text)
      case .softBreak, .lineBreak: raw(" ")
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        alternative(content)
      case .link(let link): alternative(link.content)
      case .image(let image): alternative(image.alternative)
      case .math(let math): text(math.latex)
      case .claim(let claim): if hidden == nil { alternative(claim.content) }
      case .value(let value): text(value.expression)
      case .term(let term): alternative(term.content)
      case .reference(let reference): alternative(reference.content)
      case .footnoteReference: break
      }
    }
  }
}
