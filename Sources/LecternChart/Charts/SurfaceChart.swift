import LecternMarkup
import LecternNumerics

/// A loss over two parameters as a map of level lines, with the ways that runs take over it.
public struct SurfaceChart: Equatable, Sendable {
  /// A place to mark with a cross: the exact solution.
  public struct Mark: Equatable, Sendable {
    /// The place in data units.
    public var x: Double
    public var y: Double
    /// What stands beside the cross.
    public var label: String

    public init(x: Double, y: Double, label: String) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// The loss at each place; what is not finite counts as infinitely high.
  public var grid: Grid
  /// The ways over the map, in the order of the key; may be empty.
  public var runs: [Trajectory]
  /// What the two parameters are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// Where the loss is least; nil draws no cross.
  public var optimum: Mark?
  /// The least loss, where it is known better than from the grid.
  public var minimum: Double?
  /// What a run's positions count, in the singular.
  public var unit: String
  /// Whether both parameters have the same unit. Where their ranges are comparable, too, a step has the
  /// same length on both axes: round valleys look round, and steps leave the rings at right angles.
  public var sharesUnit = false
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    grid: Grid, runs: [Trajectory], xQuantity: Quantity, yQuantity: Quantity,
    optimum: Mark? = nil, minimum: Double? = nil, unit: String = "step", title: String? = nil
  ) {
    self.grid = grid
    self.runs = runs
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.optimum = optimum
    self.minimum = minimum
    self.unit = unit
    self.title = title
  }

  /// The part of the plane to show and to evaluate a grid on: the runs, as far as they stay finite
  /// and near, and the optimum, with some air. Comparable ranges of parameters that share their unit
  /// are brought into those of a frame between square and 4:3.
  public static func extent(
    runs: [Trajectory], optimum: (x: Double, y: Double)?, sharesUnit: Bool = false
  ) -> (
    x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    var x: Domain?
    var y: Domain?
    func include(_ point: (Double, Double)) {
      guard point.0.isFinite, point.1.isFinite else { return }
      x = x?.union(Domain(point.0, point.0)) ?? Domain(point.0, point.0)
      y = y?.union(Domain(point.1, point.1)) ?? Domain(point.1, point.1)
    }
    if let optimum { include((optimum.x, optimum.y)) }
    for run in runs where !run.x.isEmpty { include((run.x[0], run.y[0])) }
    // The starts and the optimum set the size; a run may go twice as far before it leaves the map.
    var core = (x: (x ?? Domain(-1, 1)).widened, y: (y ?? Domain(-1, 1)).widened)
    // Where one parameter moved by rounding alone, the map is as wide as the other one's way.
    if core.x.width < 1e-6 * core.y.width { core.x = core.x.resized(to: core.y.width) }
    if core.y.width < 1e-6 * core.x.width { core.y = core.y.resized(to: core.x.width) }
    (x, y) = (core.x, core.y)
    for run in runs {
      for index in run.x.indices {
        let (u, v) = (run.x[index], run.y[index])
        if u > core.x.lower - core.x.width, u < core.x.upper + core.x.width,
          v > core.y.lower - core.y.width, v < core.y.upper + core.y.width
        {
          include((u, v))
        }
      }
    }
    var across = (x ?? core.x).padded(by: 0.15)
    var up = (y ?? core.y).padded(by: 0.15)
    if sharesUnit, isComparable(across.width, up.width) {
      if across.width < up.width { across = across.resized(to: up.width) }
      if across.width > 4 * up.width / 3 { up = up.resized(to: across.width * 3 / 4) }
    }
    return (across.lower...across.upper, up.lower...up.upper)
  }

  /// Whether two ranges differ by a factor of three at most.
  private static func isComparable(_ a: Double, _ b: Double) -> Bool { a <= 3 * b && b <= 3 * a }

  /// Whether a step has the same length on both axes.
  var hasEqualScales: Bool {
    sharesUnit && Self.isComparable(grid.xUpper - grid.xLower, grid.yUpper - grid.yLower)
  }

  public func figure() -> Figure {
    Figure(
      kind: .surface, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: SurfaceDrawing(self, .wide).drawing, narrow: SurfaceDrawing(self, .narrow).drawing,
      table: table,
      scrubber: trajectoryScrubber(
        runs, unit: unit, names: (xQuantity.name, yQuantity.name),
        ends: runs.map { lastStep(onMap: $0) }))
  }

  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing { SurfaceDrawing(self, layout).drawing }

  /// The least loss known.
  var floor: Double { minimum ?? Domain(of: grid.values)?.lower ?? 0 }

  /// The last step on the map of a run that leaves it for good; nil for one that ends there, or
  /// is never on it.
  func lastStep(onMap run: Trajectory) -> Int? {
    let count = run.finiteCount
    var step = count - 1
    while step >= 0 {
      let (x, y) = (run.x[step], run.y[step])
      if x >= grid.xLower, x <= grid.xUpper, y >= grid.yLower, y <= grid.yUpper { break }
      step -= 1
    }
    return step >= 0 && step < count - 1 ? step : nil
  }

  /// How many steps lie between two markers of a trajectory: 1, 2 or 5 times a power of ten.
  var markerEvery: Int {
    let longest = runs.map { $0.finiteCount }.max() ?? 0
    return max(
      1,
      Int(
        TickStep.nearest(to: 8, lower: 0, upper: Double(max(longest - 1, 1)), wholeNumbers: true)
          .size))
  }

  private var legend: [LegendEntry] {
    guard runs.count > 1 else { return [] }
    return runs.map {
      LegendEntry(label: $0.label, swatch: lineSwatch(Slot($0.slot), .solid), togglesRun: true)
    }
  }

  private func finalLoss(_ run: Trajectory) -> Double? {
    guard run.finiteCount > 0, run.finiteCount == run.x.count else { return nil }
    return run.loss.last ?? grid.value(x: run.x[run.x.count - 1], y: run.y[run.x.count - 1])
  }

  private var computedTitle: String {
    if runs.isEmpty { return "The loss as a landscape" }
    let endings = runs.compactMap { run in finalLoss(run).map { (run.label, $0) } }
    if runs.count == 1 {
      guard let end = endings.first else {
        return runs[0].subject + " leaves the landscape"
      }
      if let start = runs[0].loss.first, end.1 > start {
        return runs[0].subject + " moves away: from " + words(start - floor) + " to "
          + words(end.1 - floor) + " above the lowest loss"
      }
      return runs[0].subject + " comes within "
        + words(end.1 - floor)
        + " of the lowest loss"
    }
    if let best = endings.filter({ $0.1.isFinite }).min(by: { $0.1 < $1.1 }) {
      return Named.start(best.0) + " ends lowest, " + words(best.1 - floor) + " above the best loss"
    }
    return "The same landscape, different ways"
  }

  private var caption: String {
    var text =
      "Each ring joins places of equal loss; labels give the loss above the lowest, "
      + words(floor) + ". Deeper tint is lower loss."
    if !runs.isEmpty {
      text +=
        markerEvery == 1
        ? " A marker stands at every " + unit + "."
        : " A marker stands every " + NumberFormat.count(markerEvery) + " " + plural(2, unit) + "."
    }
    let moving = runs.filter { $0.finiteCount > 0 }
    func start(_ run: Trajectory) -> String { place(run, 0) }
    let sharesStart =
      moving.count > 1 && !moving.contains { !sameText(start($0), start(moving[0])) }
    if sharesStart {
      text += (moving.count == 2 ? " Both start at " : " All start at ") + start(moving[0]) + "."
    }
    for run in moving {
      text += " " + (run.label.utf8.isEmpty ? "It" : run.subject)
      text += sharesStart ? " is" : " starts at " + start(run) + " and is"
      let last = run.finiteCount - 1
      if last < run.x.count - 1 {
        text += " no longer finite after " + counted(last, unit)
      } else {
        text += " at " + place(run, last) + " after " + counted(last, unit)
        if let loss = finalLoss(run), loss.isFinite {
          text += ", " + words(loss - floor) + " above the lowest"
        }
      }
      if let left = lastStep(onMap: run) {
        text +=
          "; the map ends before " + unit + " " + NumberFormat.count(left + 1)
          + ", where a triangle points out"
      }
      text += "."
    }
    return text
  }

  private func place(_ run: Trajectory, _ step: Int) -> String {
    "(" + words(run.x[step]) + ", " + words(run.y[step]) + ")"
  }

  private var table: ChartTable? {
    guard !runs.isEmpty else { return nil }
    let longest = runs.map { $0.x.count }.max() ?? 0
    let rows = tableRows(at: (0..<longest).map { Double($0) }, events: [])
    var headers: [ChartTable.Header] = [.init(capitalized(unit))]
    for run in runs {
      let prefix = runs.count > 1 ? run.label + ", " : ""
      headers.append(.init(prefix + xQuantity.name))
      headers.append(.init(prefix + yQuantity.name))
      if !run.loss.isEmpty { headers.append(.init(prefix + "loss")) }
    }
    return ChartTable(
      title: "Positions by " + unit, headers: headers,
      rows: rows.map { row in
        [.init(NumberFormat.count(row))]
          + runs.flatMap { run -> [ChartTable.Cell] in
            var values = row < run.x.count ? [run.x[row], run.y[row]] : []
            if row < run.loss.count { values.append(run.loss[row]) }
            let width = run.loss.isEmpty ? 2 : 3
            let cells = values.map { ChartTable.Cell(words($0), $0.isFinite ? .none : .notFinite) }
            return cells + [ChartTable.Cell](repeating: .init(""), count: width - cells.count)
          }
      },
      note: rows.count < longest ? "Round numbers of " + plural(2, unit) + "." : nil)
  }
}

extension Domain {
  /// The domain of the given width around the same middle.
  fileprivate func resized(to width: Double) -> Domain {
    let middle = (lower + upper) / 2
    return Domain(middle - width / 2, middle + width / 2)
  }
}
