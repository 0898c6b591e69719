import LecternChart
import LecternRun
import LecternSpec
import LecternWeb

/// A finished run as a chart of another package sees it.
public struct ShownRun: Sendable {
  /// What tells it from the others in the same chart; empty for one alone.
  public var label: String
  /// The loss over all training rows: entry 0 before training, then one per epoch.
  public var loss: [Double]
  /// The same over the validation rows; empty without a split.
  public var validationLoss: [Double]
  /// The batch's loss before each update; empty unless the spec records steps.
  public var stepLoss: [Double]
  /// One for each parameter, in the order of `parametersByEpoch`.
  public var parameterNames: [String]
  /// The parameters in training units: entry 0 before training, then one per epoch; empty where
  /// the spec does not record parameters.
  public var parametersByEpoch: [[Double]]
  /// Over the training rows, in the data's original units; empty for function models.
  public var targets: [Double]
  /// What the trained model gives for the same rows.
  public var predictions: [Double]
  /// The resolved settings, such as `("learning_rate", "0.001")`.
  public var settings: [(name: String, text: String)]
}

/// Draws a figure of one run, or of several that share their axes; nil where there is nothing to
/// draw.
public typealias ChartMaker = @Sendable ([ShownRun]) -> Figure?

extension Catalog {
  /// This catalog with one more chart, which lessons ask for by `show: [NAME]` in `train` and
  /// `compare`, and by `kind: NAME` in `chart`.
  ///
  /// ```swift
  /// let catalog = Catalog.standard.addingChart("odometer", "The way gone.") { runs in
  ///   ParameterChart(x: ..., parameters: ..., title: "The way gone").figure()
  /// }
  /// ```
  public func addingChart(
    _ name: String, _ documentation: String, draw: @escaping ChartMaker
  ) -> Catalog {
    adding(
      [ComponentKind.runView, .compareView, .chart].map { kind in
        CatalogEntry(ComponentDeclaration(kind, name, documentation), .view(draw))
      })
  }
}

/// The figure of a view that another package added; none where there is nothing to draw.
func addedPieces(
  _ view: String, _ runs: [RunInReport], named name: String, catalog: Catalog
) -> [ReportPiece] {
  guard case .view(let maker)? = catalog.entry(.runView, view)?.build,
    let draw = maker as? ChartMaker, let figure = draw(runs.map(ShownRun.init))
  else { return [] }
  return [.figure(FigurePiece(figure: figure, run: name))]
}

extension ShownRun {
  init(_ entry: RunInReport) {
    let run = entry.run
    label = entry.label
    loss = run.series.loss
    validationLoss = run.series.validationLoss
    stepLoss = run.series.stepLoss
    parameterNames = run.parameters.names
    parametersByEpoch = entry.record.parametersByEpoch
    targets = run.residuals.targets
    predictions = run.residuals.predictions
    settings = run.settings.map { ($0.name, $0.text) }
  }
}
