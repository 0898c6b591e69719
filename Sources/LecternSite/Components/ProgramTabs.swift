import LecternMarkup
import LecternSource

/// The same runs as programs of other libraries, folded away, a tab for each.
///
/// Radio buttons choose the tab, so it needs no script; `name` is the spec's.
func programDisclosures(_ programs: [Program], of name: String) -> [Node] {
  guard let first = programs.first else { return [] }
  let titles = programs.map(\.title).joined(separator: " and ")
  guard programs.count > 1 else {
    return [disclosure("The same in \(titles)", class: "spec", [code(of: first)])]
  }
  let group = "code-\(slug(name))"
  let tabs = programs.enumerated().flatMap { place, program -> [Node] in
    let id = "\(group)-\(place + 1)"
    let button: [Attribute] = [
      .attribute("type", "radio"), .attribute("name", group), .id(id),
    ]
    return [
      element(.input, place == 0 ? button + [.attribute("checked", "")] : button),
      element(.label, [.attribute("for", id)], .text(program.title)),
    ]
  }
  let panels = programs.map { element(.div, [.class("tab")], code(of: $0)) }
  return [
    disclosure(
      "The same in \(titles)", class: "spec",
      [
        element(
          .div,
          [.class("tabs"), .attribute("role", "group"), .aria("label", "Library")],
          tabs + panels)
      ])
  ]
}

private func code(of program: Program) -> Node {
  preformatted(
    highlighted(program.source.droppingLastNewline, as: CodeLanguage(fence: program.language)))
}
