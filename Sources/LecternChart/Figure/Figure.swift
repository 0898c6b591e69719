import LecternMarkup

/// What a chart comes to: two drawings of the same values, and every text that goes with them.
///
/// The caller lays it out as an HTML `figure`; see ``svg(_:id:)`` for the drawings and
/// ``standaloneSVG(_:scheme:)`` for a file.
public struct Figure: Equatable, Sendable {
  /// Which chart it is, for the page's script and style sheet.
  public var kind: FigureKind
  /// What the picture shows, as a finding where one can be computed.
  public var title: String
  /// One paragraph computed from the numbers: axes and scales, then each run.
  public var caption: String
  /// The key, in the order of the runs or classes; may be empty.
  public var legend: [LegendEntry]
  /// For columns of 38 rem and more.
  public var wide: Drawing
  /// For phones: another layout, not a smaller copy.
  public var narrow: Drawing
  /// The numbers of the drawing; `nil` only for pictures that are a table already.
  public var table: ChartTable?
  /// What a reader may scrub through, where the chart has a time.
  public var scrubber: Scrubber?
  /// What the author should know about this drawing: a scale that had to change, runs left out.
  public var warnings: [String] = []

  public func drawing(_ layout: Layout) -> Drawing { layout == .wide ? wide : narrow }
}

/// The kinds of figures, as the page's script and style sheet know them.
public enum FigureKind: Equatable, Sendable {
  case loss, sweep, fit, predictions, residuals, boundary, surface, parabola, parameters,
    gradientNorms
  case gradientNoise, batchNoise, histogram, scatter, data, confusion, schedule
  case activations, network, trace

  /// The value of `data-kind`, and of `kind:` in a lesson's `chart`.
  public var name: String {
    switch self {
    case .loss: return "loss"
    case .sweep: return "sweep"
    case .fit: return "fit"
    case .predictions: return "predictions"
    case .residuals: return "residuals"
    case .boundary: return "boundary"
    case .surface: return "surface"
    case .parabola: return "parabola"
    case .parameters: return "parameters"
    case .gradientNorms: return "gradient_norms"
    case .gradientNoise: return "gradient_noise"
    case .batchNoise: return "batch_noise"
    case .histogram: return "histogram"
    case .scatter: return "scatter"
    case .data: return "data"
    case .confusion: return "confusion"
    case .schedule: return "schedule"
    case .activations: return "activations"
    case .network: return "network"
    case .trace: return "trace"
    }
  }
}

/// A drawing is laid out for a wide column (680 px) or a narrow one (358 px).
public enum Layout: Equatable, Sendable {
  case wide, narrow

  /// Pixels.
  public var width: Double { self == .wide ? 680 : 358 }
  var isWide: Bool { self == .wide }
  /// The class of the `svg` element, by which the page's container query shows one of the two.
  var className: String { self == .wide ? "w" : "n" }
}

/// A row of the legend: the key to one run or class.
public struct LegendEntry: Equatable, Sendable {
  /// The run's or class's name.
  public var label: String
  /// A small `svg` with the run's own dash and marker.
  public var swatch: Node
  /// Whether the entry stands for a group of class `run`, in the same order, that a script may
  /// show and hide.
  public var togglesRun: Bool
}

/// What a reader may scrub through: the page's script moves along `count` states and reads them
/// from `json`.
public struct Scrubber: Equatable, Sendable {
  /// What the slider counts: "Step", "Epoch", "Update".
  public var noun: String
  /// The states are 0...last.
  public var last: Int
  /// The state that the static drawing shows.
  public var initial: Int
  /// Which reader of the page's script understands `json`: `lines`, `fit`, `paths`, `half`, `frames`.
  public var reader: String
  /// One JSON object, without `<`.
  public var json: String
}
