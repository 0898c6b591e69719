import LecternMarkup

/// A small picture for a lesson's card on the index page: shapes without numbers, from real results.
public enum LessonPicture: Sendable {
  /// Loss curves, each from its own slot.
  case curves([[Double]])
  /// Points with a line of slope and intercept.
  case fit(x: [Double], y: [Double], slope: Double, intercept: Double)
  /// Two classes of points and a score whose zero parts them.
  case boundary(x: [Double], y: [Double], classes: [Int], score: Grid)
  /// A loss surface with ways over it.
  case surface(Grid, [Trajectory])
  /// Bars of counts.
  case bars([Double])

  static let width = 240.0
  static let height = 120.0

  /// Decoration: hidden from screen readers, since the card's text says what the lesson is.
  public var node: Node {
    element(
      .svg,
      [
        .class("pic"), .attribute("viewBox", "0 0 240 120"), .aria("hidden", "true"),
        .attribute("preserveAspectRatio", "xMidYMid slice"),
      ], content)
  }

  private var area: Rect {
    Rect(left: 12, top: 12, right: Self.width - 12, bottom: Self.height - 12)
  }

  private func scales(_ x: Domain, _ y: Domain, _ area: Rect, _ kind: Scale.Kind = .linear) -> (
    Scale, Scale
  ) {
    (
      Scale(domain: (x.lower, x.upper), range: (area.left, area.right)),
      Scale(kind, domain: (y.lower, y.upper), range: (area.bottom, area.top))
    )
  }

  private var content: [Node] {
    switch self {
    case .curves(let curves): return curveNodes(curves)
    case .fit(let x, let y, let slope, let intercept):
      guard let across = Domain(of: x), let up = Domain(of: y) else { return [] }
      let (sx, sy) = scales(across.padded(by: 0.06), up.padded(by: 0.1), area)
      let line = [sx.lower, sx.upper].map { Point(sx($0), sy(slope * $0 + intercept)) }
      let points = x.indices.prefix(y.count).map { Point(sx(x[$0]), sy(y[$0])) }
      return clipped(line, to: area).map { path("ln s1", PathData($0)) }
        + pointCloud(spreadOut(Array(points), limit: 60), .context, size: 3.2)
    case .boundary(let x, let y, let classes, let score):
      let full = Rect(left: 0, top: 0, right: Self.width, bottom: Self.height)
      let (sx, sy) = scales(
        Domain(score.xLower, score.xUpper), Domain(score.yLower, score.yUpper), full)
      let rings = contourRings(score.mapped { -$1 }, atMost: 0)
      var nodes = [rectangle("rA", full), contourPath(rings, score, sx, sy, "rB")]
      for part in openParts(of: rings, in: score) {
        let pixels = part.map { pixel($0, score, sx, sy) }
        let kept = simplified(pixels, Array(pixels.indices), tolerance: 0.5)
        nodes.append(path("bnd", PathData(kept.map { pixels[$0] })))
      }
      for group in 0..<2 {
        let points = x.indices.filter { $0 < classes.count && classes[$0] == group }
          .map { Point(sx(x[$0]), sy(y[$0])) }
        nodes += pointCloud(spreadOut(points, limit: 40), Slot(group + 1), size: 3.2)
      }
      return nodes
    case .surface(let grid, let runs): return surfaceNodes(grid, runs)
    case .bars(let values):
      let most = max(values.filter { $0.isFinite }.max() ?? 1, 1e-300)
      let step = area.width / Double(max(values.count, 1))
      return values.indices.filter { values[$0] > 0 }.map { index in
        rectangle(
          "bar",
          Rect(
            left: area.left + step * Double(index) + 1,
            top: area.bottom - area.height * values[index] / most,
            right: area.left + step * Double(index + 1) - 1, bottom: area.bottom))
      }
    }
  }

  private func curveNodes(_ curves: [[Double]]) -> [Node] {
    let fates = curves.map { RunFate($0) }
    let settled = curves.indices.filter { !fates[$0].diverged }
    let values = (settled.isEmpty ? curves : settled.map { curves[$0] }).flatMap { $0 }
    let kind = ChosenScale(.automatic, for: values).kind
    let usable = kind == .logarithmic ? values.filter { $0 > 0 } : values
    guard let domain = Domain(of: usable) else { return [] }
    let longest = curves.map { $0.count }.max() ?? 1
    let (x, y) = scales(Domain(0, Double(max(longest - 1, 1))), domain, area, kind)
    var nodes = [
      segment("base", Point(area.left, area.bottom + 4), Point(area.right, area.bottom + 4))
    ]
    for index in curves.indices.prefix(5) {
      let points = curves[index].indices.map { Point(x(Double($0)), y(curves[index][$0])) }
      for part in clipped(points, to: area.inset(by: -6)) {
        let kept = thinned(part, tolerance: 0.5, limit: 80)
        nodes.append(path("ln tr s" + wholeNumberText(index + 1), PathData(kept.map { part[$0] })))
      }
    }
    return nodes
  }

  private func surfaceNodes(_ grid: Grid, _ runs: [Trajectory]) -> [Node] {
    let full = Rect(left: 0, top: 0, right: Self.width, bottom: Self.height)
    let (x, y) = scales(Domain(grid.xLower, grid.xUpper), Domain(grid.yLower, grid.yUpper), full)
    let minimum = Domain(of: grid.values)?.lower ?? 0
    let levels = contourLevels(above: minimum, in: grid, limit: 5)
    var nodes = [rectangle("b0", full)]
    for (place, level) in levels.reversed().enumerated() {
      let tint = min(2 + place, 7)
      nodes.append(
        contourPath(
          contourRings(grid, atMost: minimum + level), grid, x, y, "band b" + wholeNumberText(tint))
      )
    }
    for run in runs.prefix(4) {
      let points = (0..<run.finiteCount).map { Point(x(run.x[$0]), y(run.y[$0])) }
      for part in clipped(points, to: full) {
        let kept = thinned(part, tolerance: 0.5, limit: 60)
        nodes.append(path("ln tr " + Slot(run.slot).className, PathData(kept.map { part[$0] })))
      }
    }
    return nodes
  }

  private func pixel(_ node: Point, _ grid: Grid, _ x: Scale, _ y: Scale) -> Point {
    let position = grid.position(node)
    return Point(x(position.x), y(position.y))
  }

  private func contourPath(
    _ rings: [[Point]], _ grid: Grid, _ x: Scale, _ y: Scale, _ className: String
  ) -> Node {
    var data = PathData()
    for ring in rings {
      let pixels = simplifiedRing(ring.map { pixel($0, grid, x, y) }, tolerance: 0.6)
      guard pixels.count > 2 else { continue }
      data.add(pixels)
      data.close()
    }
    return path(className, data)
  }
}
