import LecternNumerics

/// Learning rates over the updates of a run, one line a schedule.
public struct ScheduleChart: Equatable, Sendable {
  /// The rates that one schedule gives.
  public struct Schedule: Equatable, Sendable {
    /// Its name at the line and in the key.
    public var label: String
    /// The palette's slot, 1...5; any other draws it in gray.
    public var slot: Int
    /// The learning rate at each of the chart's `x`.
    public var rates: [Double]

    public init(label: String, slot: Int, rates: [Double]) {
      self.label = label
      self.slot = slot
      self.rates = rates
    }
  }

  /// Updates, as long as each schedule's rates.
  public var x: [Double]
  /// In the order of the key.
  public var schedules: [Schedule]
  /// What x counts, in the singular.
  public var unit: String
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(x: [Double], schedules: [Schedule], unit: String = "update", title: String? = nil) {
    self.x = x
    self.schedules = schedules
    self.unit = unit
    self.title = title
  }

  public func figure() -> Figure {
    let lines = schedules.map {
      LinePanel.Line(label: $0.label, slot: Slot($0.slot), x: x, y: $0.rates)
    }
    let panel = LinePanel(
      lines: lines, xTitle: unit, yTitle: "learning rate", wholeNumbers: true, scale: .linear,
      includes: [0], heights: (wide: 220, narrow: 200))
    return Figure(
      kind: .schedule, title: title ?? computedTitle, caption: caption, legend: legend(of: lines),
      wide: panel.drawing(.wide), narrow: panel.drawing(.narrow),
      table: lineTable(lines, title: "Learning rate by " + unit, unit: unit),
      scrubber: lineScrubber(lines, unit: unit))
  }

  private var computedTitle: String {
    guard let one = schedules.first, schedules.count == 1, let first = one.rates.first,
      let last = one.rates.last, let peak = one.rates.max()
    else { return "Ways to change the learning rate" }
    if peak > first * 1.01, peak > last * 1.01 {
      return "The rate rises to " + words(peak) + ", then falls to " + words(last)
    }
    if first == last { return "The rate stays at " + words(first) }
    return "The rate goes from " + words(first) + " to " + words(last)
  }

  private var caption: String {
    var text = "Learning rate by " + unit + "."
    for schedule in schedules {
      guard let first = schedule.rates.first, let last = schedule.rates.last,
        let peak = schedule.rates.max()
      else { continue }
      text +=
        (schedules.count > 1 ? " " + Named.start(schedule.label) + ": from " : " It goes from ")
        + words(first)
      if peak > first * 1.01, peak > last * 1.01 { text += " up to " + words(peak) + " and" }
      text += " to " + words(last) + "."
    }
    return text
  }
}
