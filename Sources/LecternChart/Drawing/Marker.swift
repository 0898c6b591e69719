import LecternMarkup

/// How one run or class looks: its color class, dash and marker, all told by one slot.
///
/// Slots 1...5 are the palette's runs; slot 0 is context, in gray and without a marker of its own.
struct Slot: Equatable {
  let number: Int

  init(_ number: Int) { self.number = number >= 1 && number <= 5 ? number : 0 }

  static let context = Slot(0)

  /// `s1`…`s5`, or `s0`.
  var className: String { "s" + wholeNumberText(number) }

  /// The marker at a point: ● ■ ▲ ◆ ✚.
  /// - Parameter size: the radius of the circle in pixels; other shapes have about its area.
  @inline(never)
  func marker(at center: Point, size: Double = 4, _ className: String = "mk") -> Node {
    let classes = className + " " + self.className
    let (x, y) = (center.x, center.y)
    var shape = PathData()
    switch number {
    case 2:
      let half = size * 0.9
      return rectangle(
        classes, Rect(left: x - half, top: y - half, right: x + half, bottom: y + half))
    case 3:
      shape.move(to: x, y - size * 1.2)
      shape.line(to: x + size * 1.15, y + size * 0.85)
      shape.line(to: x - size * 1.15, y + size * 0.85)
    case 4:
      let half = size * 1.3
      shape.move(to: x, y - half)
      shape.line(to: x + half, y)
      shape.line(to: x, y + half)
      shape.line(to: x - half, y)
    case 5:
      let (arm, long) = (size * 0.42, size * 1.25)
      shape.move(to: x - arm, y - long)
      for (dx, dy) in [
        (arm, -long), (arm, -arm), (long, -arm), (long, arm), (arm, arm), (arm, long),
        (-arm, long), (-arm, arm), (-long, arm), (-long, -arm), (-arm, -arm),
      ] { shape.line(to: x + dx, y + dy) }
    default:
      return circle(classes, at: center, radius: size)
    }
    shape.close()
    return path(classes, shape)
  }

  /// The marker as a character, for text: "predicts ● A".
  var character: String {
    switch number {
    case 1: return "●"
    case 2: return "■"
    case 3: return "▲"
    case 4: return "◆"
    case 5: return "✚"
    default: return "○"
    }
  }
}

/// The triangle that says "left the frame here", pointing up or to where `way` leads, one pixel long.
func exitMark(at center: Point, slot: Slot, way: Point = Point(0, -1)) -> Node {
  let (x, y) = (center.x, center.y)
  var shape = PathData()
  shape.move(to: x + 5 * way.x, y + 5 * way.y)
  shape.line(to: x - 5 * way.x - 5.5 * way.y, y - 5 * way.y + 5.5 * way.x)
  shape.line(to: x - 5 * way.x + 5.5 * way.y, y - 5 * way.y - 5.5 * way.x)
  shape.close()
  return path("mk " + slot.className, shape)
}

/// The cross that says "no longer a finite number".
func notFiniteMark(at center: Point, slot: Slot) -> Node {
  let (x, y) = (center.x, center.y)
  return path(
    "xx " + slot.className,
    PathData(segments: [
      (Point(x - 4.6, y - 4.6), Point(x + 4.6, y + 4.6)),
      (Point(x + 4.6, y - 4.6), Point(x - 4.6, y + 4.6)),
    ]))
}

/// The look of a line: the classes beside `ln` and the slot.
enum LineLook: Equatable {
  /// Smooth runs: each slot has its own dash and hollow markers.
  case dashed
  /// Noisy paths: solid, since a dashed zigzag is unreadable, with markers.
  case solid
  /// Validation of a run, in the run's color.
  case validation
  /// A faint copy of an earlier state.
  case ghost
  /// Validation of an earlier state.
  case ghostValidation
  /// Raw values behind a summary of them: thin and pale.
  case raw

  func className(_ slot: Slot) -> String {
    switch self {
    case .dashed: return "ln " + slot.className
    case .solid: return "ln tr " + slot.className
    case .validation: return "ln tr val " + slot.className
    case .ghost: return "ln tr past " + slot.className
    case .ghostValidation: return "ln tr val past " + slot.className
    case .raw: return "ln tr raw " + slot.className
    }
  }
}

/// The key of a line: 34 × 12 px, drawn with the real dash and marker.
func lineSwatch(_ slot: Slot, _ look: LineLook = .dashed, marker: Bool = true) -> Node {
  let line = segment(look.className(slot), Point(1, 6), Point(33, 6))
  return swatch(
    width: 34, [line, marker ? slot.marker(at: Point(17, 6), size: 3.4) : .empty])
}

/// The key of a class of points.
func pointSwatch(_ slot: Slot) -> Node {
  swatch(width: 14, [slot.marker(at: Point(7, 6), size: 4.8, "pt")])
}

func swatch(width: Double, _ content: [Node]) -> Node {
  element(
    .svg,
    [
      .class("swatch"), .attribute("viewBox", "0 0 " + coordinateText(width) + " 12"),
      .aria("hidden", "true"),
    ], content)
}
