import LecternChart
import LecternRun

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
    case "parabola": landscapeFigures(runs, catalog: catalog, draw: parabolaFigure)
    case "surface": landscapeFigures(runs, catalog: catalog, draw: surfaceFigure)
    case "residuals": residualFigures(runs, group: nil)
    default: otherFigures(view, runs)
    }
  return figures.map { FigurePiece(figure: $0, run: name) }
}
