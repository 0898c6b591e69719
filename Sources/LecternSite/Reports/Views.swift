import LecternChart
import LecternRun

/// The figures of one view of one or several runs, by the view's name in `show` or `kind`.
func runView(
  _ view: String, _ runs: [(label: String, run: RunResult)], data: DataResult?, named name: String
) -> [FigurePiece] {
  let figures: [Figure] =
    switch view {
    case "loss": [lossFigure(runs)].compactMap { $0 }
    case "fit": fitFigures(runs, data: data)
    case "boundary": boundaryFigures(runs, data: data)
    case "residuals": data.map { residualFigures(runs, data: $0, group: nil) } ?? []
    default: []
    }
  return figures.map { FigurePiece(figure: $0, run: name) }
}
