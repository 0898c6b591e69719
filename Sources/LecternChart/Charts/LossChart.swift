import LecternMarkup
import LecternNumerics

/// Loss over epochs or steps, for one run or several.
///
/// The domain comes from the runs that stay finite and end at no more than ten times their start.
/// A run that does not is drawn up to the frame and goes on in a gutter above it: ▲ where it left,
/// a thin line while it was finite, ✕ at the first step that was not, then nothing.
public struct LossChart: Equatable, Sendable {
  /// The losses of one run, or of an earlier one beside it.
  public struct Run: Equatable, Sendable {
    /// The run's name at the line and in the key; may be empty for a single run.
    public var label: String
    /// The palette's slot, 1...5; 0 draws the run as gray context.
    public var slot: Int
    /// Epochs or steps, ascending; as long as `training`.
    public var x: [Double]
    /// What is not finite says where the run stopped being a number.
    public var training: [Double]
    /// As long as `x`, or empty.
    public var validation: [Double]
    /// The running mean over each epoch's batches, as long as `x` (NaN where there is none), or
    /// empty.
    public var running: [Double]
    /// An earlier run kept for comparison, drawn faintly and without label.
    public var isGhost: Bool

    public init(
      label: String, slot: Int, x: [Double], training: [Double], validation: [Double] = [],
      running: [Double] = [], isGhost: Bool = false
    ) {
      self.label = label
      self.slot = slot
      self.x = x
      self.training = training
      self.validation = validation
      self.running = running
      self.isGhost = isGhost
    }
  }

  /// A horizontal line at a value known from elsewhere: the least loss any model of the kind has.
  public struct Floor: Equatable, Sendable {
    /// The loss of the line, in the units of y.
    public var value: Double
    /// What stands at the line.
    public var label: String

    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A time to mark: where training stopped early, where the rate dropped.
  public struct Event: Equatable, Sendable {
    /// When it happened, in the units of x.
    public var x: Double
    /// What happened, in a word or two.
    public var label: String

    public init(x: Double, label: String) {
      self.x = x
      self.label = label
    }
  }

  /// In the order of the key.
  public var runs: [Run]
  /// Times to mark; may be empty.
  public var events: [Event]
  /// What x counts: "epoch", "step", "update".
  public var unit: String
  /// What y is: "loss", "mean squared error, kg²".
  public var quantity: Quantity
  /// The least loss possible; nil draws no line.
  public var floor: Floor?
  /// How y is divided; with negative values a logarithmic scale becomes linear, with a warning.
  public var scale: ScaleChoice
  /// Replaces the computed title.
  public var title: String?
  /// Whether the runs are too noisy for dashes: step losses rather than epoch losses.
  public var isNoisy: Bool
  /// Whether y counts things: whole numbers in words, table and ticks, on an axis from zero.
  public var counts: Bool

  public init(
    runs: [Run], unit: String = "epoch", quantity: Quantity = "loss", floor: Floor? = nil,
    events: [Event] = [], scale: ScaleChoice = .automatic, title: String? = nil,
    isNoisy: Bool = false, counts: Bool = false
  ) {
    self.counts = counts
    self.events = events
    self.runs = runs
    self.unit = unit
    self.quantity = quantity
    self.floor = floor
    self.scale = scale
    self.title = title
    self.isNoisy = isNoisy
  }

  public func figure() -> Figure {
    let story = LossStory(self)
    return Figure(
      kind: .loss, title: title ?? story.title, caption: story.caption, legend: legend,
      wide: LossDrawing(self, story, .wide).drawing,
      narrow: LossDrawing(self, story, .narrow).drawing,
      table: story.table, scrubber: story.scrubber, warnings: story.warnings)
  }

  /// One layout alone, without the texts and tables of a figure: what a rerun in the page needs.
  public func drawing(_ layout: Layout) -> Drawing {
    LossDrawing(self, LossStory(self), layout).drawing
  }

  private var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    let hasValidation = runs.contains { !$0.validation.isEmpty }
    let hasRunning = runs.contains { !$0.running.isEmpty }
    if runs.count > 1 {
      for run in runs {
        let look: LineLook = run.isGhost ? .ghost : (isNoisy ? .solid : .dashed)
        entries.append(
          LegendEntry(
            label: run.label,
            swatch: lineSwatch(Slot(run.slot), look, marker: !run.isGhost), togglesRun: true))
      }
    }
    guard hasValidation || hasRunning else { return entries }
    let slot = runs.count == 1 ? Slot(runs[0].slot) : .context
    entries.append(
      LegendEntry(
        label: runs.count == 1 ? "training" : "training (each run’s own line)",
        swatch: lineSwatch(slot, .solid, marker: false), togglesRun: false))
    if hasValidation {
      entries.append(
        LegendEntry(
          label: "validation", swatch: lineSwatch(slot, .validation, marker: false),
          togglesRun: false))
    }
    if hasRunning {
      entries.append(
        LegendEntry(
          label: "running mean while the epoch went on",
          swatch: swatch(
            width: 34, [segment("ln tr raw " + slot.className, Point(1, 6), Point(33, 6))]),
          togglesRun: false))
    }
    return entries
  }
}
