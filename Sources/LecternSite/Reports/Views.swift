import LecternChart
import LecternRun
import LecternWeb

/// The figures of one view of one or several runs, by the view's name in `show` or `kind`.
func runView(_ view: String, _ runs: [RunInReport], named name: String, catalog: Catalog)
  -> [FigurePiece]
{
  let figures: [Figure] =
    switch view {
    case "loss": [lossFigure(runs)].compactMap { $0 }
    case "fit": fitFigures(runs)
    case "boundary": boundaryFigures(runs)
    case "mistakes": [mistakesFigure(runs)].compactMap { $0 }
    case "parabola", "surface": landscapeFigures(runs, catalog: catalog)
    case "residuals": residualFigures(runs, group: nil)
    default: addedFigure(view, runs, catalog: catalog) ?? otherFigures(view, runs)
    }
  if runs.count > 1, figures.count == runs.count, view == "fit" || view == "boundary" {
    return runs.indices.map { place in
      FigurePiece(
        figure: figures[place], run: name,
        view: liveView(view, [runs[place]], catalog: catalog), member: place)
    }
  }
  let live = figures.count == 1 ? liveView(view, runs, catalog: catalog) : nil
  return figures.map { FigurePiece(figure: $0, run: name, view: live) }
}

/// The view's only figure as something that a reader's run may draw again; nil where it is none.
private func liveView(
  _ view: String, _ runs: [RunInReport], catalog: Catalog
) -> PageExhibit.Piece.View? {
  switch view {
  case "loss": return .loss(.automatic)
  case "mistakes": return .mistakes
  case "fit":
    // What the page draws again knows lines and curves, not probabilities.
    let view = runs.count == 1 ? fitView(runs[0]) : nil
    return view.flatMap { $0.isProbability ? nil : .fit($0) }
  case "boundary": return runs.count == 1 ? boundaryView(runs[0]).map { .boundary($0) } : nil
  case "parabola", "surface":
    let grounds = landscapes(of: runs, catalog: catalog)
    return grounds.count == 1 && grounds[0].runs.count == runs.count
      ? .landscape(grounds[0].landscape) : nil
  default: return nil
  }
}
