import CCMark
import LecternSource

extension LessonBuilder {
  mutating func link(_ node: CommonMarkNode, depth: Int) -> Inline {
    let destination = restored(cmark_node_get_url(node))
    let title = restored(cmark_node_get_title(node))
    guard options.additions else {
      let content = inlines(of: node, depth: depth + 1)
      return .link(
        Link(
          destination: destination, title: title, content: content,
          range: range(of: node, toLine: lineIndex(of: node)),
          hasEmptyTitle: hasEmptyTitle(node, title)))
    }
    let reference = destination.hasPrefix("=") ? referenceLink(node, destination) : nil
    let written =
      reference == nil ? writtenLink(isImage: false, destination: destination) : nil
    let content = inlines(of: node, depth: depth + 1)
    let range = written?.range ?? reference ?? leaf?.range ?? SourceRange(at: 0)
    if destination.hasPrefix("=") {
      return claim(destination, title: title, content: content, written: written, range)
    }
    if destination.hasPrefix("term:") {
      let term = TermLink(
        id: percentDecoded(destination.dropFirst(5)), content: content, range: range)
      document.terms.append(term)
      return .term(term)
    }
    if let place = lessonPlace(destination) {
      let reference = CrossReference(
        file: place.file, anchor: place.anchor, title: title, content: content, range: range,
        hasEmptyTitle: hasEmptyTitle(node, title))
      document.references.append(reference)
      return .reference(reference)
    }
    if content.isEmpty {
      report(.emptyLink, at: range, "this link has no text", label: "cannot be seen")
    }
    if isUnsafe(destination) {
      report(.unsafeLink, at: range, "this link is emptied in the page")
    }
    let link = Link(
      destination: destination, title: title, content: content, range: range,
      hasEmptyTitle: hasEmptyTitle(node, title))
    document.links.append(link)
    return .link(link)
  }

  mutating func image(_ node: CommonMarkNode, depth: Int) -> Inline {
    let source = restored(cmark_node_get_url(node))
    let title = restored(cmark_node_get_title(node))
    let written = options.additions ? writtenLink(isImage: true, destination: source) : nil
    let alternative = inlines(of: node, depth: depth + 1)
    let range =
      written?.range ?? leaf?.range ?? self.range(of: node, toLine: lineIndex(of: node))
    let image = Image(
      source: source, title: title, alternative: alternative, range: range,
      hasEmptyTitle: hasEmptyTitle(node, title))
    guard options.additions else { return .image(image) }
    if source.hasPrefix("=") {
      report(.imageAsClaim, at: range, "a claim is a link, not an image", label: "remove the '!'")
      return .image(image)
    }
    if plainText(alternative).allSatisfy({ $0.isWhitespace }) {
      report(
        .imageWithoutAlternative, at: range, "this image has no text alternative",
        help: "say between the brackets what the image shows")
    }
    document.images.append(image)
    return .image(image)
  }

  /// libcmark tells an empty title from none only in what it writes.
  private func hasEmptyTitle(_ node: CommonMarkNode, _ title: String) -> Bool {
    guard title.isEmpty, let html = cmark_render_html(node, CMARK_OPT_DEFAULT) else { return false }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html).prefix { $0 != ">" }.hasSuffix(" title=\"\"")
      || String(cString: html).prefix { $0 != ">" }.hasSuffix(" title=\"\" /")
  }

  /// The next link in the leaf's text with this destination; `nil` for a link by reference or an
  /// autolink, which stand nowhere between brackets and parentheses.
  private mutating func writtenLink(isImage: Bool, destination: String) -> Leaf.Link? {
    guard let leaf else { return nil }
    let end = min(nextLink + 32, leaf.links.count)
    for index in min(nextLink, end)..<end {
      let link = leaf.links[index]
      guard link.isImage == isImage, hasSameMeaning(link.destination, destination) else { continue }
      reportSkipped(leaf.links[nextLink..<index])
      nextLink = index + 1
      return link
    }
    return nil
  }

  /// The place of a claim whose destination stands in a link definition, `[text][label]` or
  /// `[label]`, where its text stands so before the next link with this destination.
  private mutating func referenceLink(
    _ node: CommonMarkNode, _ destination: String
  ) -> SourceRange? {
    guard let leaf else { return nil }
    let links = leaf.links[min(nextLink, leaf.links.count)...]
    let next = links.first { !$0.isImage && hasSameMeaning($0.destination, destination) }
    let start = max(
      leaf.range.lowerBound, lastReference,
      nextLink > 0 ? leaf.links[nextLink - 1].range.upperBound : 0)
    let end = min(next?.range.lowerBound ?? .max, leaf.range.upperBound)
    guard start < end else { return nil }
    let bytes = document.file.bytes
    let text = Array("[\(literalText(of: node))]".utf8)
    for place in start..<end where bytes[place] == ascii("[") {
      guard bytes[place..<end].starts(with: text) else { continue }
      var close = place + text.count
      if close < end, bytes[close] == ascii("(") { continue }
      if close < end, bytes[close] == ascii("["),
        let label = bytes[close..<end].firstIndex(of: ascii("]"))
      {
        close = label + 1
      }
      lastReference = close
      return SourceRange(place..<close)
    }
    return nil
  }

  private func literalText(of node: CommonMarkNode) -> String {
    var text = ""
    for child in CommonMarkChildren(of: node) {
      text += restored(cmark_node_get_literal(child)) + literalText(of: child)
    }
    return text
  }

  /// libcmark decodes escapes and entities; a destination with them is compared by its length only.
  private func hasSameMeaning(_ written: String, _ read: String) -> Bool {
    written == read
      || (written.utf8.contains { $0 == ascii("\\") || $0 == ascii("&") }
        && written.utf8.first == read.utf8.first && written.utf8.count >= read.utf8.count)
  }

  /// A destination in this lesson or in another one.
  private func lessonPlace(_ destination: String) -> (file: String?, anchor: String?)? {
    if destination.hasPrefix("#") {
      return (nil, percentDecoded(destination.dropFirst()))
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, path.hasSuffix(".md"), !path.contains(":"),
      !path.hasPrefix("//")
    else { return nil }
    return (percentDecoded(path), parts.count > 1 ? percentDecoded(parts[1]) : nil)
  }
}

/// Whether browsers would run a script for `destination`, or open a local file. Browsers pass over
/// blanks and line ends in a scheme, so this does.
package func isUnsafe(_ destination: String) -> Bool {
  hasUnsafeScheme(destination.unicodeScalars.lazy.filter { $0.value > 0x20 })
}

/// The rule by which libcmark empties links in safe mode. Blanks before a scheme become `%20` and the
/// like in HTML, so that no browser takes it for one.
func isEmptiedByCommonMark(_ destination: String) -> Bool {
  hasUnsafeScheme(destination.unicodeScalars)
}

private func hasUnsafeScheme(_ destination: some Sequence<Unicode.Scalar>) -> Bool {
  let start = String(String.UnicodeScalarView(destination.prefix(24))).lowercased()
  if ["javascript:", "vbscript:", "file:"].contains(where: { start.hasPrefix($0) }) { return true }
  guard start.hasPrefix("data:") else { return false }
  return !["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/\($0)") }
}

/// `%20` and the like decoded; what is no UTF-8 afterwards stays as it is.
func percentDecoded(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(ascii("%")) else { return String(text) }
  func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  var index = 0
  while index < bytes.count {
    if bytes[index] == ascii("%"), index + 2 < bytes.count, let high = digit(bytes[index + 1]),
      let low = digit(bytes[index + 2])
    {
      out.append(high << 4 | low)
      index += 3
    } else {
      out.append(bytes[index])
      index += 1
    }
  }
  return String(validating: out, as: UTF8.self) ?? String(text)
}
