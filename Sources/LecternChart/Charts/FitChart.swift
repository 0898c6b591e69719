import LecternMarkup
import LecternNumerics

/// A fitted curve over its points, earlier states as ghosts, and what is left over below.
public struct FitChart: Equatable, Sendable {
  /// A function of x as the chart can draw it.
  public enum Curve: Equatable, Sendable {
    /// `slope` in units of y per unit of x, `intercept` in units of y.
    case line(slope: Double, intercept: Double)
    /// Values at ascending positions; read between them by straight lines.
    case samples(x: [Double], y: [Double])

    func value(at position: Double) -> Double {
      switch self {
      case .line(let slope, let intercept): return slope * position + intercept
      case .samples(let x, let y): return interpolated(x, y, at: position)
      }
    }
  }

  /// The model at one time.
  public struct Snapshot: Equatable, Sendable {
    /// Epoch or step.
    public var time: Double
    /// What the model predicted then.
    public var curve: Curve
    /// The loss then; nil where it is not known.
    public var loss: Double?

    public init(time: Double, curve: Curve, loss: Double? = nil) {
      self.time = time
      self.curve = curve
      self.loss = loss
    }
  }

  /// The points in data units; as many as `y`.
  public var x: [Double]
  public var y: [Double]
  /// Which points were held out for validation; they are drawn hollow. Empty for none.
  public var heldOut: [Bool]
  /// What the axes are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// States in order of time; the last is the fit, those named by `ghosts` are drawn behind it.
  public var history: [Snapshot]
  /// Places in `history` to draw as ghosts; five at most are.
  public var ghosts: [Int]
  /// The function the data was made from, where the lesson knows it.
  public var truth: Curve?
  /// What `time` counts: "epoch", "step".
  public var unit: String
  /// Whether a second panel shows what each point is off, true minus fit.
  public var showsResiduals: Bool
  /// Whether the points are 0 or 1, and the curve is the probability of 1.
  public var isProbability = false
  /// What the model is where nothing was descended: "the least-squares solution".
  public var solution: String?
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  /// Points without both `x` and `y` are left out, and a `heldOut` of another length counts as
  /// empty. Where `ghosts` is nil they are the states at times 0, 1, 5 and 20, without the last.
  public init(
    x: [Double], y: [Double], heldOut: [Bool] = [], xQuantity: Quantity, yQuantity: Quantity,
    history: [Snapshot], ghosts: [Int]? = nil, truth: Curve? = nil, unit: String = "epoch",
    showsResiduals: Bool = true, title: String? = nil
  ) {
    let count = min(x.count, y.count)
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.heldOut = heldOut.count == count ? heldOut : []
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.history = history
    self.ghosts = ghosts ?? Self.defaultGhosts(history)
    self.truth = truth
    self.unit = unit
    self.showsResiduals = showsResiduals
    self.title = title
  }

  /// The states at times 0, 1, 5 and 20, without the last.
  private static func defaultGhosts(_ history: [Snapshot]) -> [Int] {
    var result: [Int] = []
    for time in [0.0, 1, 5, 20] {
      if let index = history.firstIndex(where: { $0.time == time }), index < history.count - 1 {
        result.append(index)
      }
    }
    return result
  }

  public func figure() -> Figure {
    Figure(
      kind: .fit, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: FitDrawing(self, .wide).drawing, narrow: FitDrawing(self, .narrow).drawing,
      table: table, scrubber: scrubber)
  }

  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing { FitDrawing(self, layout).drawing }

  /// Held-out points drawn at most; of crowded ones only some are.
  static let mostHeldOut = 130

  /// What is left over: y minus the fit.
  var residuals: [Double] {
    guard let fit = history.last else { return [] }
    return x.indices.map { y[$0] - fit.curve.value(at: x[$0]) }
  }

  /// "start", "after 1 epoch", "after 20 epochs".
  func name(of snapshot: Snapshot) -> String {
    if snapshot.time == 0 { return "start" }
    return "after " + position(snapshot.time) + " " + plural(snapshot.time == 1 ? 1 : 2, unit)
  }

  private var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    if !heldOut.isEmpty {
      let held = heldOut.filter { $0 }.count
      entries.append(
        LegendEntry(
          label: counted(x.count - held, "point") + " to learn from",
          swatch: swatch(width: 14, [circle("pt", at: Point(7, 6), radius: 4.2)]),
          togglesRun: false))
      entries.append(
        LegendEntry(
          label: counted(held, "point") + " held out",
          swatch: swatch(width: 14, [circle("open", at: Point(7, 6), radius: 4)]),
          togglesRun: false))
    }
    if truth != nil {
      entries.append(
        LegendEntry(
          label: "the rule the data was made from",
          swatch: swatch(width: 34, [segment("ref", Point(1, 6), Point(33, 6))]),
          togglesRun: false))
    }
    return entries
  }
}

/// Title, caption, table and scrubber
extension FitChart {
  private var largestResidual: (value: Double, index: Int)? {
    var best: (value: Double, index: Int)?
    let residuals = residuals
    for index in residuals.indices where residuals[index].isFinite {
      if residuals[index].magnitude > (best?.value.magnitude ?? -1) {
        best = (residuals[index], index)
      }
    }
    return best
  }

  private var equation: String? {
    guard let fit = history.last, case .line(let slope, let intercept) = fit.curve else {
      return nil
    }
    return yQuantity.name + " = " + words(slope) + " × " + xQuantity.name
      + (intercept < 0 ? " − " : " + ") + words(intercept.magnitude)
  }

  /// Where the last curve first passes one half.
  var evenChance: Double? {
    guard let fit = history.last, case .samples(let x, let y) = fit.curve else { return nil }
    for index in x.indices.dropFirst() where (y[index - 1] < 0.5) != (y[index] < 0.5) {
      let share = (0.5 - y[index - 1]) / (y[index] - y[index - 1])
      return x[index - 1] + share * (x[index] - x[index - 1])
    }
    return nil
  }

  private var computedTitle: String {
    guard let fit = history.last else {
      return capitalized(yQuantity.name) + " against " + xQuantity.name
    }
    if case .line(let slope, _) = fit.curve, slope.isFinite {
      let rise = slope < 0 ? " falls by " : " rises by "
      return capitalized(yQuantity.name) + rise + yQuantity.words(slope.magnitude) + " per "
        + (xQuantity.unit.map(singular) ?? "unit of " + xQuantity.name)
    }
    if isProbability {
      let subject = capitalized(yQuantity.name)
      if let even = evenChance { return subject + " passes one half at " + xQuantity.words(even) }
      guard let first = x.first else { return subject }
      return subject + " stays "
        + (fit.curve.value(at: first) < 0.5 ? "below" : "above") + " one half"
    }
    return history.count == 1 ? "The fitted curve" : "The curve " + name(of: fit)
  }

  private var caption: String {
    guard let fit = history.last else { return capitalized(counted(x.count, "point")) + "." }
    var text = capitalized(counted(x.count, "point"))
    if isProbability {
      text += " at 0 or 1, and the probability of 1 that the model gives."
    } else if case .line = fit.curve {
      text += " and the fitted line."
    } else {
      text += " and the fitted curve."
    }
    let shown = ghosts.filter { history.indices.contains($0) }.map { history[$0] }
    if !shown.isEmpty {
      let times = shown.filter { $0.time > 0 }.map { position($0.time) }
      let start = shown.contains { $0.time == 0 }
      text += shown.count == 1 ? " The gray line shows" : " Gray lines show"
      text += " the model "
      if start { text += "at the start" + (times.isEmpty ? "" : " and ") }
      if !times.isEmpty {
        text +=
          "after " + list(times) + " "
          + (times.count == 1 && sameText(times[0], "1") ? unit : plural(2, unit))
      }
      text += "; the bold one is"
      text += " " + unit + " " + position(fit.time) + (equation.map { ", " + $0 } ?? "") + "."
    } else if solution == nil, history.count > 1 || fit.time > 0 {
      text += " It is " + (fit.time == 0 ? "the start" : unit + " " + position(fit.time))
      text += (equation.map { ", " + $0 } ?? "") + "."
    } else if solution != nil || equation != nil {
      text += " It is " + (solution ?? "")
      text += (solution != nil && equation != nil ? ", " : "") + (equation ?? "") + "."
    }
    if x.count > 200 || heldOut.filter({ $0 }).count > Self.mostHeldOut {
      text += " Where points crowd, only some are drawn."
    }
    if let largest = largestResidual, showsResiduals {
      text +=
        " Below, what it still gets wrong: the largest residual is "
        + yQuantity.words(largest.value.magnitude) + ", at " + xQuantity.words(x[largest.index])
        + "."
    }
    return text
  }

  private var table: ChartTable {
    let order = x.indices.sorted { x[$0] < x[$1] || (x[$0] == x[$1] && $0 < $1) }
    let shown = evenly(order.count, limit: 25).map { order[$0] }
    let residuals = residuals
    return ChartTable(
      title: "The fit, point by point",
      headers: isProbability
        ? [.init(capitalized(xQuantity.text)), "class", .init(yQuantity.text)]
        : [.init(capitalized(xQuantity.text)), .init(yQuantity.text), "fit", "residual"],
      rows: shown.map { index in
        var cells: [ChartTable.Cell] = [
          .init(words(x[index])),
          .init(isProbability ? NumberFormat.setting(y[index]) : words(y[index])),
        ]
        if residuals.indices.contains(index) {
          let residual = residuals[index]
          let emphasis: ChartTable.Cell.Emphasis = residual.isFinite ? .none : .notFinite
          cells.append(.init(words(y[index] - residual), emphasis))
          if !isProbability { cells.append(.init(words(residual), emphasis)) }
        }
        return cells
      },
      note: shown.count < x.count
        ? NumberFormat.count(shown.count) + " of " + counted(x.count, "point") + ", evenly along x."
        : nil)
  }

  /// Lines are scrubbed by slope and intercept, which the script turns into pixels.
  private var scrubber: Scrubber? {
    var states: [(time: Double, slope: Double, intercept: Double, loss: Double?)] = []
    for snapshot in history {
      guard case .line(let slope, let intercept) = snapshot.curve else { return frames }
      states.append((snapshot.time, slope, intercept, snapshot.loss))
    }
    guard states.count > 1, x.count <= 200 else { return nil }
    let chosen = evenly(states.count, limit: 201)
    var json = JSONWriter()
    json.object { json in
      json.key("what")
      json.string(unit)
      json.key("at")
      json.places(chosen.map { states[$0].time })
      json.key("names")
      json.array { json in
        json.string(slopeName)
        json.string(interceptName)
      }
      json.key("x")
      json.list(x)
      json.key("y")
      json.list(y)
      json.key("w")
      json.list(chosen.map { states[$0].slope }, digits: 5)
      json.key("b")
      json.list(chosen.map { states[$0].intercept }, digits: 5)
      json.key("l")
      json.list(chosen.map { states[$0].loss })
    }
    return Scrubber(
      noun: capitalized(unit), last: chosen.count - 1, initial: chosen.count - 1, reader: "fit",
      json: json.text)
  }

  /// Curves are scrubbed as ready paths: the curve itself and, while they are few, the stems below.
  private var frames: Scrubber? {
    guard history.count > 1 else { return nil }
    let wide = FitDrawing(self, .wide)
    let narrow = FitDrawing(self, .narrow)
    return Frames.scrubber(unit: unit, count: history.count) { index in
      let snapshot = history[index]
      return Frames.State(
        time: snapshot.time, text: snapshot.loss.map { "loss " + words($0) } ?? name(of: snapshot),
        wide: wide.framePaths(snapshot.curve), narrow: narrow.framePaths(snapshot.curve))
    }
  }

  private var slopeName: String {
    guard let up = yQuantity.unit, let across = xQuantity.unit else { return "slope" }
    return "slope in " + up + " per " + across
  }

  private var interceptName: String { yQuantity.unit.map { "intercept in " + $0 } ?? "intercept" }
}

/// The value between ascending samples; the nearest end outside of them.
func interpolated(_ x: [Double], _ y: [Double], at position: Double) -> Double {
  guard let first = x.first, x.count == y.count else { return .nan }
  if position <= first { return y[0] }
  var (low, high) = (0, x.count - 1)
  if position >= x[high] { return y[high] }
  while high - low > 1 {
    let middle = (low + high) / 2
    if x[middle] <= position { low = middle } else { high = middle }
  }
  let width = x[high] - x[low]
  let share = width > 0 ? (position - x[low]) / width : 0
  return y[low] + (y[high] - y[low]) * share
}
