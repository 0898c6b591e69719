import LecternNumerics

/// The length of the loss's gradient over time, layer by layer, on a log scale; an exact zero stands
/// on a foot line marked 0.
public struct GradientNormChart: Equatable, Sendable {
  /// The norms of one layer's gradient.
  public struct Layer: Equatable, Sendable {
    /// The layer's name at the line and in the key.
    public var label: String
    /// The palette's slot, 1...5; any other draws it in gray.
    public var slot: Int
    /// Euclidean norms, at least 0; one for each of the chart's `x`.
    public var norms: [Double]

    public init(label: String, slot: Int, norms: [Double]) {
      self.label = label
      self.slot = slot
      self.norms = norms
    }
  }

  /// Epochs or updates, ascending.
  public var x: [Double]
  /// From the first layer to the last.
  public var layers: [Layer]
  /// What x counts, in the singular.
  public var unit: String
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(x: [Double], layers: [Layer], unit: String = "epoch", title: String? = nil) {
    self.x = x
    self.layers = layers
    self.unit = unit
    self.title = title
  }

  public func figure() -> Figure {
    let panel = LinePanel(
      lines: layers.map {
        LinePanel.Line(label: $0.label, slot: Slot($0.slot), x: x, y: $0.norms)
      }, xTitle: unit, yTitle: "gradient norm", wholeNumbers: true, scale: .logarithmic)
    return Figure(
      kind: .gradientNorms, title: title ?? computedTitle, caption: caption(panel),
      legend: legend(of: panel.lines), wide: panel.drawing(.wide), narrow: panel.drawing(.narrow),
      table: lineTable(panel.lines, title: "Gradient norm by " + unit, unit: unit),
      scrubber: lineScrubber(panel.lines, unit: unit))
  }

  private var computedTitle: String {
    if layers.count == 1, let start = layers[0].norms.first, let end = layers[0].norms.last,
      start.isFinite, end.isFinite
    {
      return "The gradient’s length "
        + (end < start ? "falls from " : "goes from ") + words(start) + " to " + words(end)
    }
    guard let first = layers.first, let last = layers.last, layers.count > 1,
      let early = first.norms.first, let late = last.norms.first, early > 0, late > 0
    else { return "The gradient’s length over time" }
    let ratio = late / early
    if ratio > 3 {
      return "At the start the gradient is " + words(ratio) + " times weaker in " + first.label
        + " than in " + last.label
    }
    return "The gradient’s length, layer by layer"
  }

  private func caption(_ panel: LinePanel) -> String {
    var text = "Euclidean norm of the gradient by " + unit + ", log scale."
    // Of many layers the ends tell the story; the table has them all.
    let told = layers.count > 5 ? [layers[0], layers[layers.count - 1]] : layers
    for layer in told {
      guard let first = layer.norms.first, let last = layer.norms.last else { continue }
      text +=
        " " + capitalized(layer.label) + ": " + words(first) + " at first, " + words(last)
        + " in the end."
    }
    if panel.chosen.hasZeros { text += " A norm of exactly zero stands on the foot line marked 0." }
    return text
  }
}

/// How far a batch's gradient strays from the full one, against the batch's size, both on log scales.
public struct GradientNoiseChart: Equatable, Sendable {
  /// Rows per batch, ascending and above 0; as many as `noise`.
  public var batchSizes: [Double]
  /// The root mean square distance of a batch's gradient from the full gradient.
  public var noise: [Double]
  /// What sampling theory expects at the same sizes, or empty.
  public var expected: [Double]
  /// Replaces the computed title; nil keeps it.
  public var title: String?

  public init(
    batchSizes: [Double], noise: [Double], expected: [Double] = [], title: String? = nil
  ) {
    self.batchSizes = batchSizes
    self.noise = noise
    self.expected = expected
    self.title = title
  }

  public func figure() -> Figure {
    var lines = [
      LinePanel.Line(label: "measured", slot: Slot(1), look: .solid, x: batchSizes, y: noise)
    ]
    if !expected.isEmpty {
      lines.append(
        LinePanel.Line(
          label: "expected", slot: .context, look: .validation, x: batchSizes, y: expected,
          hasMarkers: false))
    }
    let panel = LinePanel(
      lines: lines, xTitle: "batch size", yTitle: "gradient noise", scale: .logarithmic,
      xScale: .logarithmic)
    return Figure(
      kind: .gradientNoise, title: title ?? computedTitle, caption: caption,
      legend: legend(of: lines), wide: panel.drawing(.wide), narrow: panel.drawing(.narrow),
      table: lineTable(lines, title: "Gradient noise by batch size", unit: "batch size"))
  }

  /// The factor by which size and noise differ between the ends.
  private var span: (size: Double, noise: Double)? {
    guard let a = batchSizes.first, let b = batchSizes.last, let n = noise.first,
      let m = noise.last,
      a > 0, m > 0, b > a
    else { return nil }
    return (b / a, n / m)
  }

  private var computedTitle: String {
    guard let span else { return "Gradient noise against batch size" }
    return position(span.size) + " times the batch, " + words(span.noise) + " times less noise"
  }

  private var caption: String {
    var text =
      "Root mean square distance of a batch’s gradient from the full gradient, against the batch size, both on log scales."
    if let a = batchSizes.first, let b = batchSizes.last, let n = noise.first, let m = noise.last {
      text +=
        " It falls from " + words(n) + " at size " + position(a) + " to " + words(m) + " at size "
        + position(b) + "."
    }
    if !expected.isEmpty {
      text +=
        " The gray line is what drawing every row anew would give, one over the root of the size."
    }
    return text
  }
}
