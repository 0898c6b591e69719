import LecternMarkup

/// The inside of an `svg` element, with its size and what the page's script needs to know.
public struct Drawing: Equatable, Sendable {
  /// The column it is laid out for, which sets its width.
  public var layout: Layout
  /// Pixels.
  public var width: Double
  public var height: Double
  /// `data-x`, `data-y`: the scales, so that a script can turn values into pixels and back.
  public var data: [Attribute] = []
  /// The elements inside, in the order they are painted.
  public var content: [Node]
}

extension Drawing {
  /// The `svg` element for a page. `id` is the figure's id there; the visible title is expected
  /// to have the id `ID-t`, and the caption `ID-d`.
  public func svg(id: String) -> Node {
    element(
      .svg,
      [
        .class(layout.className),
        .attribute("viewBox", "0 0 " + coordinateText(width) + " " + coordinateText(height)),
        .role("img"),
        .aria("labelledby", id + "-t"),
        .aria("describedby", id + "-d"),
      ] + data,
      numbered(id: id))
  }

  /// The content with ids of its own for shared paths: `fig-3w0`, `fig-3w1`, ….
  func numbered(id: String) -> [Node] {
    var count = 0
    return content.map { numbered($0, id + layout.className, &count) }
  }

  private func numbered(_ node: Node, _ prefix: String, _ count: inout Int) -> Node {
    guard case .element(let tag, var attributes, var children) = node else {
      guard case .fragment(let nodes) = node else { return node }
      return .fragment(nodes.map { numbered($0, prefix, &count) })
    }
    for index in attributes.indices {
      switch sharing(attributes[index].value) {
      case .names:
        count += 1
        attributes[index] = .id(prefix + wholeNumberText(count - 1))
      case .points:
        attributes[index] = .href("#" + prefix + wholeNumberText(max(count - 1, 0)))
      case .none: break
      }
    }
    for index in children.indices { children[index] = numbered(children[index], prefix, &count) }
    return .element(tag, attributes: attributes, children: children)
  }

  private enum Sharing { case names, points, none }

  /// Whether an attribute's value is the mark of a shared path, see ``paths(_:_:style:)``.
  private func sharing(_ value: String?) -> Sharing {
    guard let value else { return .none }
    let mark = UInt8(ascii: "~")
    if value.utf8.count == 1 { return value.utf8.first == mark ? .names : .none }
    return value.utf8.count == 2 && sameText(value, "#~") ? .points : .none
  }
}

extension Figure {
  /// The `svg` element of one layout; see ``Drawing/svg(id:)``.
  public func svg(_ layout: Layout, id: String) -> Node { drawing(layout).svg(id: id) }

  /// A complete SVG file with its title, description, colors and style inside.
  public func standaloneSVG(_ layout: Layout = .wide, scheme: Scheme = .automatic) -> String {
    let drawing = drawing(layout)
    let margin = 16.0
    let box =
      coordinateText(-margin) + " " + coordinateText(-margin) + " "
      + coordinateText(drawing.width + 2 * margin) + " "
      + coordinateText(drawing.height + 2 * margin)
    let background = element(
      .rect,
      [
        .number("x", -margin), .number("y", -margin), .number("width", drawing.width + 2 * margin),
        .number("height", drawing.height + 2 * margin), .attribute("fill", "var(--paper)"),
      ])
    let svg = element(
      .svg,
      [
        .attribute("xmlns", "http://www.w3.org/2000/svg"), .attribute("viewBox", box),
        .number("width", drawing.width + 2 * margin),
        .number("height", drawing.height + 2 * margin),
        .role("img"), .aria("labelledby", "title"), .aria("describedby", "desc"),
      ],
      [
        element(.title, [.id("title")], .text(title)),
        element(.desc, [.id("desc")], .text(caption)),
        element(.style, [], .rawMarkup(scheme.css + ChartStyle.css)),
        background,
      ] + drawing.numbered(id: "path-"))
    return svg.rendered() + "\n"
  }
}

/// The colors of an exported file.
public enum Scheme: Equatable, Sendable {
  case light, dark
  /// Light, or dark where the reader's system is.
  case automatic

  var css: String {
    let fonts = "--sans:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif;"
    switch self {
    case .light: return "svg{" + fonts + Palette.light.declarations + "}"
    case .dark: return "svg{" + fonts + Palette.dark.declarations + "}"
    case .automatic:
      return "svg{" + fonts + Palette.light.declarations + "}"
        + "@media (prefers-color-scheme:dark){svg{" + Palette.dark.declarations + "}}"
    }
  }
}
