import LecternMarkup

/// A `path` element; nothing for a path without commands.
@inline(never)
func path(_ className: String, _ data: PathData) -> Node {
  data.isEmpty ? .empty : element(.path, [.class(className), .d(data)])
}

/// One path drawn in several ways, the first below: its commands are written once.
///
/// The first way's group holds the path under the id `~`, and the others point to `#~`, the path of that
/// id before them; ``Drawing/svg(id:)`` puts ids of the page in place of both.
func paths(_ ways: [[Attribute]], _ data: PathData) -> [Node] {
  guard !data.isEmpty else { return [] }
  return ways.indices.map { index in
    index == 0
      ? element(.g, ways[index], element(.path, [.id("~"), .d(data)]))
      : element(.use, ways[index] + [.href("#~")])
  }
}

@inline(never)
func segment(_ className: String, _ from: Point, _ to: Point) -> Node {
  path(className, PathData(segments: [(from, to)]))
}

@inline(never)
func circle(_ className: String, at center: Point, radius: Double) -> Node {
  element(
    .circle,
    [
      .number("cx", center.x), .number("cy", center.y), .number("r", radius), .class(className),
    ])
}

@inline(never)
func rectangle(_ className: String, _ rect: Rect, corner: Double = 0) -> Node {
  var attributes: [Attribute] = [
    .class(className), .number("x", rect.left), .number("y", rect.top),
    .number("width", rect.width), .number("height", rect.height),
  ]
  if corner > 0 { attributes.append(.number("rx", corner)) }
  return element(.rect, attributes)
}

enum TextAnchor {
  case start, middle, end

  var attributes: [Attribute] {
    switch self {
    case .start: return []
    case .middle: return [.attribute("text-anchor", "middle")]
    case .end: return [.attribute("text-anchor", "end")]
    }
  }
}

/// One line of text whose baseline begins, centers or ends at a point.
@inline(never)
func label(
  _ text: String, at point: Point, _ className: String, anchor: TextAnchor = .start
) -> Node {
  var attributes: [Attribute] = [.number("x", point.x), .number("y", point.y)]
  if !className.utf8.isEmpty { attributes.append(.class(className)) }
  return element(.text, attributes + anchor.attributes, .text(text))
}

/// A group.
func group(_ className: String, _ children: [Node]) -> Node {
  element(.g, [.class(className)], children)
}

/// What a screen reader should skip, since caption and table say it better.
func hidden(_ children: [Node]) -> Node {
  element(.g, [.aria("hidden", "true"), .class("ax")], children)
}
