import LecternSource

extension LessonBuilder {
  /// The callout that a quote's first paragraph opens with `[!NOTE]`, if it does.
  mutating func callout(_ blocks: [Block], at range: SourceRange) -> Block.Kind? {
    guard options.additions, let first = blocks.first, case .paragraph(var content) = first.kind,
      case .text(let text)? = content.first, text.hasPrefix("[!"),
      let end = text.firstIndex(of: "]")
    else { return nil }
    let word = text[text.index(text.startIndex, offsetBy: 2)..<end]
    guard !word.isEmpty, word.utf8.allSatisfy({ isLetter($0) }) else { return nil }
    guard let kind = Callout.Kind(rawValue: word.lowercased()) else {
      let near = nearMiss(to: word.lowercased(), among: Callout.Kind.allCases.map(\.rawValue))
      let start = first.range.lowerBound
      let place =
        self.text.surroundings ?? SourceRange(start..<start + word.utf8.count + 3)
      report(
        .unknownCallout, at: place, "'\(word)' is no kind of callout",
        label: didYouMean(near?.uppercased()),
        help: near == nil
          ? "use \(Callout.Kind.allCases.map { $0.rawValue.uppercased() }.joined(separator: ", "))"
          : "")
      return nil
    }
    let rest = text[text.index(after: end)...].drop { $0 == " " }
    content[0] = .text(String(rest))
    if rest.isEmpty { content.removeFirst() }
    let titleEnd = content.firstIndex { $0 == .softBreak || $0 == .lineBreak } ?? content.count
    let title = Array(content[..<titleEnd])
    let body = Array(content[min(titleEnd + 1, content.count)...])
    var inner = blocks
    if body.isEmpty { inner.removeFirst() } else { inner[0].kind = .paragraph(body) }
    return .callout(Callout(kind: kind, title: title, blocks: inner))
  }
}
