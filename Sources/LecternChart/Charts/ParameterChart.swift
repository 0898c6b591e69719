import LecternNumerics

/// Parameters of one run over its epochs, with the values they should reach where these are known.
public struct ParameterChart: Equatable, Sendable {
  /// One parameter over time.
  public struct Parameter: Equatable, Sendable {
    /// Its name at the line and in the key.
    public var label: String
    /// The palette's slot, 1...5; any other draws it in gray.
    public var slot: Int
    /// One for each of the chart's `x`.
    public var values: [Double]
    /// The exact solution's value.
    public var target: Double?

    public init(label: String, slot: Int, values: [Double], target: Double? = nil) {
      self.label = label
      self.slot = slot
      self.values = values
      self.target = target
    }
  }

  /// Epochs or updates, as long as each parameter's values.
  public var x: [Double]
  /// In the order of the key.
  public var parameters: [Parameter]
  /// What x counts, in the singular.
  public var unit: String
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(x: [Double], parameters: [Parameter], unit: String = "epoch", title: String? = nil) {
    self.x = x
    self.parameters = parameters
    self.unit = unit
    self.title = title
  }

  public func figure() -> Figure {
    let panel = panel
    return Figure(
      kind: .parameters, title: title ?? computedTitle, caption: caption,
      legend: legend(of: panel.lines), wide: panel.drawing(.wide), narrow: panel.drawing(.narrow),
      table: lineTable(panel.lines, title: "Parameters by " + unit, unit: unit),
      scrubber: lineScrubber(panel.lines, unit: unit))
  }

  private var panel: LinePanel {
    LinePanel(
      lines: parameters.map {
        LinePanel.Line(label: $0.label, slot: Slot($0.slot), x: x, y: $0.values)
      }, xTitle: unit, yTitle: parameters.count == 1 ? parameters[0].label : "value",
      wholeNumbers: true, scale: .linear,
      rules: parameters.compactMap { parameter in
        parameter.target.map { ($0, parameter.label + " in the exact solution: " + words($0)) }
      })
  }

  private var computedTitle: String {
    guard let first = parameters.first, let end = first.values.last else { return "Parameters" }
    if parameters.count == 1 { return start(first.label) + " ends at " + words(end) }
    return list(
      parameters.indices.map { place in
        let label = parameters[place].label
        return (place == 0 ? start(label) : label) + " ends at "
          + words(parameters[place].values.last ?? .nan)
      })
  }

  /// A parameter's name at the start of a sentence: "Weight of x", "Parameter w₁".
  private func start(_ label: String) -> String {
    let capital = capitalized(label)
    return sameText(capital, label) ? "Parameter " + label : capital
  }

  private var caption: String {
    var text = capitalized(counted(parameters.count, "parameter")) + " by " + unit + "."
    for parameter in parameters {
      guard let first = parameter.values.first, let last = parameter.values.last else { continue }
      text +=
        " " + start(parameter.label) + " goes from " + words(first) + " to " + words(last)
      if let target = parameter.target { text += "; the exact solution has " + words(target) }
      text += "."
    }
    return text
  }
}

/// The key to several lines; none for one.
func legend(of lines: [LinePanel.Line]) -> [LegendEntry] {
  guard lines.count > 1 else { return [] }
  return lines.map {
    LegendEntry(
      label: $0.label, swatch: lineSwatch($0.slot, $0.look, marker: $0.hasMarkers), togglesRun: true
    )
  }
}
