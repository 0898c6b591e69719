import LecternChart
import LecternRun
import LecternSpec
import LecternWeb

/// The figures and tables of `view` of one or several runs, asked for by a spec of `kind`; none where
/// there is nothing to draw.
func pieces(
  of view: View, _ runs: [RunInReport], named name: String, as kind: ComponentKind, catalog: Catalog
) -> [ReportPiece] {
  switch view {
  case .counts: return [.table(countTable(runs))]
  case .table:
    return [.table(kind == .runView ? lossTable(runs[0].run) : lossTable(runs))]
  case .coefficients: return [.table(parameterTable(runs))]
  case .parameters where kind == .compareView: return [.table(parameterTable(runs))]
  case .parameters:
    let figures = figurePieces(of: view, runs, named: name, catalog: catalog)
    // Few epochs or many parameters are told by their last values.
    let needsTable =
      kind == .runView
      ? runs[0].run.parameters.byEpoch.count <= 2 || runs[0].run.parameters.names.count > 8
      : figures.isEmpty
    return figures.map { .figure($0) } + (needsTable ? [.table(parameterTable(runs))] : [])
  default:
    return figurePieces(of: view, runs, named: name, catalog: catalog)
      .map { .figure($0) }
  }
}

/// The figures of a view with the runs that they show, each as a reader's run may draw it again.
private func figurePieces(
  of view: View, _ runs: [RunInReport], named name: String, catalog: Catalog
) -> [FigurePiece] {
  let figures = figures(of: view, runs, catalog: catalog)
  if runs.count > 1, figures.count == runs.count, view == .fit || view == .boundary {
    return runs.indices.map { place in
      FigurePiece(
        figure: figures[place], run: name,
        view: liveView(view, [runs[place]], catalog: catalog), member: place)
    }
  }
  let live = figures.count == 1 ? liveView(view, runs, catalog: catalog) : nil
  return figures.map { FigurePiece(figure: $0, run: name, view: live) }
}

/// The drawings of a view: one that runs share, or one for each of the first four.
private func figures(of view: View, _ runs: [RunInReport], catalog: Catalog) -> [Figure] {
  switch view {
  case .loss: [lossFigure(runs)].compactMap(\.self)
  case .fit: fitFigures(runs)
  case .predictions: runs.prefix(4).compactMap(predictionFigure)
  case .boundary: boundaryFigures(runs)
  case .mistakes: [mistakesFigure(runs)].compactMap(\.self)
  case .parabola, .surface: landscapeFigures(runs, catalog: catalog)
  case .residuals: residualFigures(runs, group: nil)
  case .parameters: runs.prefix(4).compactMap(parameterFigure)
  case .gradientNorms: runs.prefix(4).compactMap(gradientNormFigure)
  case .gradientNoise: runs.prefix(4).compactMap(gradientNoiseFigure)
  case .batchNoise: runs.prefix(4).compactMap(batchNoiseFigure)
  case .schedule: [scheduleFigure(runs)].compactMap(\.self)
  case .network: runs.prefix(4).compactMap(networkFigure)
  case .confusion: runs.prefix(4).compactMap(confusionFigure)
  case .histogram: runs.prefix(4).compactMap(residualHistogram)
  case .activations: [activationFigure(runs)].compactMap(\.self)
  // Of whole comparisons and of data sets, or tables.
  case .sweep, .seeds, .preview, .plot, .statistics, .scatter, .data, .table, .counts,
    .coefficients, .nothing:
    []
  }
}

/// The view's only figure as something that a reader's run may draw again; nil where it is none.
private func liveView(
  _ view: View, _ runs: [RunInReport], catalog: Catalog
) -> PageExhibit.Piece.View? {
  switch view {
  case .loss: return .loss(.automatic)
  case .mistakes: return .mistakes
  case .fit:
    // What the page draws again knows lines and curves, not probabilities.
    let view = runs.count == 1 ? fitView(runs[0]) : nil
    return view.flatMap { $0.isProbability ? nil : .fit($0) }
  case .boundary: return runs.count == 1 ? boundaryView(runs[0]).map { .boundary($0) } : nil
  case .parabola, .surface:
    let grounds = landscapes(of: runs, catalog: catalog)
    return grounds.count == 1 && grounds[0].runs.count == runs.count
      ? .landscape(grounds[0].landscape) : nil
  default: return nil
  }
}
