import LecternLesson
import LecternMarkup
import LecternSource

/// A fence of code to read, colored where its language is known. What follows the language in quotes is its caption.
func codeBlock(_ fence: Fence) -> Node {
  let language = CodeLanguage(fence: fence.kind.value)
  return codeFigure(
    highlighted(fence.body.droppingLastNewline, as: language), language: language?.title)
}

func codeFigure(_ code: [Node], language: String?) -> Node {
  element(
    .figure, [.class("code"), .aria("label", language.map { "\($0) code" } ?? "Code")],
    preformatted(code))
}

/// Code that scrolls in a box of its own, reachable by keyboard.
func preformatted(_ code: [Node]) -> Node {
  element(.pre, [.attribute("tabindex", "0")], element(.code, [], code))
}

extension String {
  var droppingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
