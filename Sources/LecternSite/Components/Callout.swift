import LecternLesson
import LecternMarkup

/// A callout; a short note without title of its own stands in the margin instead.
func calloutNode(_ callout: Callout, in context: ProseContext) -> Node {
  if isMarginNote(callout) {
    return element(
      .div, [.class("mnote"), .role("note")], render(callout.blocks, in: context))
  }
  var title = render(callout.title, in: context)
  if title.isEmpty || callout.kind == .misconception {
    let words = callout.kind.title + (title.isEmpty ? "" : ": ")
    title.insert(.text(words), at: 0)
  }
  title = [calloutIcon(callout.kind), element(.span, [], title)]
  return element(
    .div, [.class("call \(callout.kind.rawValue)"), .role("note")],
    [element(.p, [.class("call-t")], title)]
      + render(callout.blocks, in: context))
}

/// Whether a callout is a short note: paragraphs alone, at most 420 characters of them.
private func isMarginNote(_ callout: Callout) -> Bool {
  guard callout.kind == .note, callout.title.isEmpty else { return false }
  let isProse = callout.blocks.allSatisfy {
    if case .paragraph = $0.kind { true } else { false }
  }
  return isProse && plainText(callout.blocks).count <= 420
}

/// A small drawing beside the title; the words say the same.
private func calloutIcon(_ kind: Callout.Kind) -> Node {
  let path =
    switch kind {
    case .note, .important: "M8 7v5M8 4.2v.1"
    case .tip: "M5 8.5l2.2 2.2L11.2 5.6"
    case .warning, .caution: "M8 4v5M8 11.8v.1"
    case .predict: "M6 6.2c.3-2.6 4.2-2.4 4 .2-.2 1.5-2 1.5-2 3.2M8 12v.1"
    case .misconception: "M5.5 5.5l5 5m0-5l-5 5"
    case .try: "M6.4 4.9v6.2L11.4 8z"
    }
  return element(
    .svg,
    [.attribute("viewBox", "0 0 16 16"), .aria("hidden", "true")],
    element(.circle, [.count("cx", 8), .count("cy", 8), .count("r", 7)]),
    element(.path, [.attribute("d", path)]))
}
