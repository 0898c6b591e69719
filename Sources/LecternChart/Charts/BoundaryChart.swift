import LecternMarkup
import LecternNumerics

/// What a classifier says about every place of the plane, under the points it learned from.
///
/// One mapping of classes serves both: class k has the same color and shape in the tint of its
/// region and in its points. A point's own shape tells its true class; a ring around it says that
/// the classifier disagrees.
public struct BoundaryChart: Equatable, Sendable {
  /// How the plane is divided.
  public enum Regions: Equatable, Sendable {
    /// The second class where `w1·x + w2·y + b` is positive: an exact straight boundary.
    case halfPlane(w1: Double, w2: Double, b: Double)
    /// Two classes: the second where the score is at least `threshold`.
    case score(Grid, threshold: Double)
    /// A score for each class on the same nodes; the largest wins.
    case scores([Grid])
    /// No line yet: an untrained model that says nothing.
    case none
  }

  /// A straight boundary at one time, for scrubbing.
  public struct HalfPlane: Equatable, Sendable {
    /// Epoch or update, as `unit` says.
    public var time: Double
    /// The weights and the bias then; see ``Regions/halfPlane(w1:w2:b:)``.
    public var w1: Double
    public var w2: Double
    public var b: Double
    /// Points on the wrong side then.
    public var mistakes: Int

    public init(time: Double, w1: Double, w2: Double, b: Double, mistakes: Int) {
      self.time = time
      self.w1 = w1
      self.w2 = w2
      self.b = b
      self.mistakes = mistakes
    }
  }

  /// The points' places in data units; as many as `y` and `classes`.
  public var x: [Double]
  public var y: [Double]
  /// The true class of each point, an index of `classNames`.
  public var classes: [Int]
  /// Two to five names.
  public var classNames: [String]
  /// What the model says of the plane now.
  public var regions: Regions
  /// The class that the model gives to each point; empty where unknown.
  public var predicted: [Int]
  /// What the axes are, with their units.
  public var xQuantity: Quantity
  public var yQuantity: Quantity
  /// Straight boundaries over time, the last being the one drawn. With them come bars of the
  /// mistakes, and scrubbing.
  public var history: [HalfPlane]
  /// Scores at earlier times on the same nodes, for scrubbing a boundary that is not straight; the
  /// last is the one drawn.
  public var snapshots: [Snapshot]
  /// What `time` counts, in the singular: "epoch", "update".
  public var unit: String
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  /// A two-class score at one time, with the classes that the points got then.
  public struct Snapshot: Equatable, Sendable {
    /// Epoch or update, as `unit` says.
    public var time: Double
    /// The score of the second class.
    public var score: Grid
    /// The class of each point then, an index of `classNames`.
    public var predicted: [Int]

    public init(time: Double, score: Grid, predicted: [Int]) {
      self.time = time
      self.score = score
      self.predicted = predicted
    }
  }

  /// Points without all three of `x`, `y` and a class are left out, and a `predicted` of another
  /// length counts as unknown.
  public init(
    x: [Double], y: [Double], classes: [Int], classNames: [String], regions: Regions,
    predicted: [Int] = [], xQuantity: Quantity, yQuantity: Quantity, history: [HalfPlane] = [],
    snapshots: [Snapshot] = [], unit: String = "epoch", title: String? = nil
  ) {
    let count = min(x.count, y.count, classes.count)
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.classes = Array(classes.prefix(count))
    self.classNames = classNames
    self.regions = regions
    self.predicted = predicted.count == count ? predicted : []
    self.xQuantity = xQuantity
    self.yQuantity = yQuantity
    self.history = history
    self.snapshots = snapshots
    self.unit = unit
    self.title = title
  }

  /// The part of the plane to show and to evaluate a score grid on: the points with some air, in
  /// the proportion of the frame where both axes have comparable units: `square` for a boundary with
  /// bars beside it, 4:3 otherwise.
  public static func extent(x: [Double], y: [Double], square: Bool = false) -> (
    x: ClosedRange<Double>, y: ClosedRange<Double>
  ) {
    var across = (Domain(of: x) ?? Domain(0, 1)).padded(by: 0.08)
    var up = (Domain(of: y) ?? Domain(0, 1)).padded(by: 0.08)
    let proportion = square ? 1.0 : 4.0 / 3
    let ratio = across.width / up.width
    if ratio > 0.25 && ratio < 4 {
      if ratio < proportion {
        let missing = (up.width * proportion - across.width) / 2
        across = Domain(across.lower - missing, across.upper + missing)
      } else {
        let missing = (across.width / proportion - up.width) / 2
        up = Domain(up.lower - missing, up.upper + missing)
      }
    }
    return (across.lower...across.upper, up.lower...up.upper)
  }

  public func figure() -> Figure {
    Figure(
      kind: .boundary, title: title ?? computedTitle, caption: caption, legend: legend,
      wide: BoundaryDrawing(self, .wide).drawing, narrow: BoundaryDrawing(self, .narrow).drawing,
      table: table, scrubber: scrubber)
  }

  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing { BoundaryDrawing(self, layout).drawing }

  var mistakes: [Int] {
    predicted.indices.filter { predicted[$0] != classes[$0] }
  }

  private var legend: [LegendEntry] {
    classNames.indices.map { index in
      LegendEntry(
        label: classNames[index] + ", "
          + counted(classes.reduce(0) { $0 + ($1 == index ? 1 : 0) }, "point"),
        swatch: pointSwatch(Slot(index + 1)), togglesRun: false)
    }
      + (mistakes.isEmpty
        ? []
        : [
          LegendEntry(
            label: "on the wrong side",
            swatch: swatch(width: 14, [circle("wr", at: Point(7, 6), radius: 5)]),
            togglesRun: false)
        ])
  }

  private var computedTitle: String {
    if history.count > 1, let last = history.last {
      let changes = history.count - 1
      return last.mistakes == 0
        ? NumberFormat.count(changes) + " " + plural(changes, unit)
          + " turn the line into a clean split"
        : "After " + NumberFormat.count(changes) + " " + plural(changes, unit) + ", "
          + counted(last.mistakes, "point") + " still " + (last.mistakes == 1 ? "lies" : "lie")
          + " on the wrong side"
    }
    guard !predicted.isEmpty else { return "Where the classes lie" }
    let wrong = mistakes.count
    if wrong == 0 { return "Every one of the " + counted(x.count, "point") + " is on its own side" }
    return counted(wrong, "point") + " of " + NumberFormat.count(x.count) + " "
      + (wrong == 1 ? "lies" : "lie") + " on the wrong side"
  }

  private var caption: String {
    var text =
      capitalized(counted(x.count, "point")) + " of " + counted(classNames.count, "class")
      + "; the tint says what the model answers at each place, the shape of a point its true class."
    if case .halfPlane(let w1, let w2, let b) = regions {
      text +=
        " The line is " + words(w1) + " × " + xQuantity.name
        + (w2 < 0 ? " − " : " + ") + words(w2.magnitude) + " × " + yQuantity.name
        + (b < 0 ? " − " : " + ") + words(b.magnitude) + " = 0."
    }
    if !predicted.isEmpty {
      text +=
        mistakes.isEmpty
        ? " No point is on the wrong side."
        : " A ring marks the " + (mistakes.count == 1 ? "one" : NumberFormat.count(mistakes.count))
          + " on the wrong side."
    }
    if history.count > 1 {
      text +=
        " Mistakes go from " + NumberFormat.count(history[0].mistakes) + " to "
        + NumberFormat.count(history[history.count - 1].mistakes) + " in "
        + counted(history.count - 1, unit) + "."
    }
    return text
  }

  private var table: ChartTable {
    if history.count > 1 {
      let rows = tableRows(at: history.map { $0.time }, events: [])
      return ChartTable(
        title: "Mistakes by " + unit,
        headers: [.init(capitalized(unit)), "wrong", "w₁", "w₂", "b"],
        rows: rows.map { row in
          let state = history[row]
          return [
            .init(position(state.time)), .init(NumberFormat.count(state.mistakes)),
            .init(words(state.w1)), .init(words(state.w2)), .init(words(state.b)),
          ]
        })
    }
    var rows: [[ChartTable.Cell]] = []
    for index in classNames.indices {
      let members = classes.indices.filter { classes[$0] == index }
      let wrong = members.filter { predicted.isEmpty ? false : predicted[$0] != index }
      rows.append([
        .init(classNames[index]), .init(NumberFormat.count(members.count)),
        .init(predicted.isEmpty ? "" : NumberFormat.count(members.count - wrong.count)),
        .init(predicted.isEmpty ? "" : NumberFormat.count(wrong.count)),
      ])
    }
    return ChartTable(
      title: "Points by class", headers: ["Class", "points", "right side", "wrong side"], rows: rows
    )
  }

  /// A curved boundary is scrubbed as ready paths: region, border and rings.
  private var frames: Scrubber? {
    guard case .score(_, let threshold) = regions, snapshots.count > 1 else { return nil }
    let wide = BoundaryDrawing(self, .wide)
    let narrow = BoundaryDrawing(self, .narrow)
    return Frames.scrubber(unit: unit, count: snapshots.count) { index in
      let snapshot = snapshots[index]
      let wrong = classes.indices.filter {
        $0 < snapshot.predicted.count && snapshot.predicted[$0] != classes[$0]
      }
      return Frames.State(
        time: snapshot.time,
        text: counted(wrong.count, "point") + " of " + NumberFormat.count(x.count)
          + " on the wrong side",
        wide: wide.framePaths(snapshot.score, threshold, wrong),
        narrow: narrow.framePaths(snapshot.score, threshold, wrong))
    }
  }

  private var scrubber: Scrubber? {
    if let frames { return frames }
    guard history.count > 1, classNames.count == 2, x.count <= 300 else { return nil }
    let states = evenly(history.count, limit: 120)
    var json = JSONWriter()
    json.object { json in
      json.key("what")
      json.string(unit)
      json.key("at")
      json.places(states.map { history[$0].time })
      // The page's script has the first class on the positive side.
      json.key("a")
      json.list(states.map { -history[$0].w1 })
      json.key("b")
      json.list(states.map { -history[$0].w2 })
      json.key("c")
      json.list(states.map { -history[$0].b })
      json.key("m")
      json.list(states.map { Double(history[$0].mistakes) }, digits: 9)
      json.key("x")
      json.list(x, digits: 3)
      json.key("y")
      json.list(y, digits: 3)
      json.key("t")
      json.list(classes.map { $0 == 0 ? 1 : -1 })
    }
    return Scrubber(
      noun: capitalized(unit), last: states.count - 1, initial: states.count - 1, reader: "half",
      json: json.text)
  }
}
