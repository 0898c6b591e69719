import LecternMarkup
import LecternNumerics

/// Activation functions and, on the same x, their derivatives.
public struct ActivationChart: Equatable, Sendable {
  /// One activation, evaluated at the chart's positions.
  public struct Function: Equatable, Sendable {
    /// Its name at the line and in the key.
    public var label: String
    /// The palette's slot, 1...5; any other draws it in gray.
    public var slot: Int
    /// f(x) at each of the chart's positions.
    public var values: [Double]
    /// f′(x) at each of the chart's positions.
    public var derivatives: [Double]

    public init(label: String, slot: Int, values: [Double], derivatives: [Double]) {
      self.label = label
      self.slot = slot
      self.values = values
      self.derivatives = derivatives
    }
  }

  /// Ascending positions, as long as each function's values.
  public var x: [Double]
  /// One for each line, in the order of the key.
  public var functions: [Function]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(x: [Double], functions: [Function], title: String? = nil) {
    self.x = x
    self.functions = functions
    self.title = title
  }

  public func figure() -> Figure {
    Figure(
      kind: .activations, title: title ?? computedTitle, caption: caption,
      legend: legend(of: lines { $0.values }),
      wide: drawing(.wide), narrow: drawing(.narrow), table: table)
  }

  private func lines(_ values: (Function) -> [Double]) -> [LinePanel.Line] {
    functions.map {
      LinePanel.Line(
        label: $0.label, slot: Slot($0.slot), x: x, y: values($0), hasMarkers: functions.count > 1)
    }
  }

  private func panel(_ lines: [LinePanel.Line], _ yTitle: String) -> LinePanel {
    LinePanel(
      lines: lines, xTitle: "input", yTitle: yTitle, scale: .linear, hasLabelMargin: false)
  }

  /// Side by side when wide, one below the other when narrow.
  private func drawing(_ layout: Layout) -> Drawing {
    let upper = panel(lines { $0.values }, "output")
    let lower = panel(lines { $0.derivatives }, "derivative")
    let first: Rect
    let second: Rect
    let titles: (Point, Point)
    if layout.isWide {
      first = Rect(left: 38, top: 26, right: 322, bottom: 262)
      second = Rect(left: 388, top: 26, right: 670, bottom: 262)
      titles = (Point(0, 13), Point(350, 13))
    } else {
      first = Rect(left: 38, top: 26, right: 348, bottom: 206)
      second = Rect(left: 38, top: 286, right: 348, bottom: 446)
      titles = (Point(0, 13), Point(0, 273))
    }
    let (above, data) = upper.nodes(in: first, layout, titleAt: titles.0)
    let (below, _) = lower.nodes(in: second, layout, titleAt: titles.1)
    return Drawing(
      layout: layout, width: layout.width, height: second.bottom + Margin.bottom, data: data,
      content: above + below)
  }

  private var computedTitle: String {
    if functions.count == 1 {
      return Named.start(functions[0].label, "Function") + " and its derivative"
    }
    return "What each activation gives, and how steep it is"
  }

  private var caption: String {
    var text =
      "Activation functions and their derivatives for inputs from "
      + position(x.first ?? 0) + " to " + position(x.last ?? 0) + "."
    for function in functions {
      guard let range = Domain(of: function.values), let slope = Domain(of: function.derivatives)
      else { continue }
      text +=
        " " + Named.start(function.label, "Function") + ": output " + words(range.lower) + " to "
        + words(range.upper) + ", steepest " + words(slope.upper) + "."
    }
    return text
  }

  private var table: ChartTable {
    let rows = evenly(x.count, limit: 13)
    var headers: [ChartTable.Header] = ["Input"]
    for function in functions {
      headers.append(.init(function.label))
      headers.append(.init("its derivative"))
    }
    return ChartTable(
      title: "Activations and derivatives", headers: headers,
      rows: rows.map { row in
        [.init(words(x[row]))]
          + functions.flatMap { [.init(words($0.values[row])), .init(words($0.derivatives[row]))] }
      })
  }
}
