import LecternChart
import LecternRun

/// The figures of one view of one or several runs, by the view's name in `show` or `kind`.
func runView(
  _ view: String, _ runs: [(label: String, run: RunResult)], data: DataResult?, named name: String
) -> [FigurePiece] {
  let figures: [Figure]
  switch view {
  case "loss": figures = [lossFigure(runs)].compactMap { $0 }
  default: figures = []
  }
  return figures.map { FigurePiece(figure: $0, run: name) }
}

func sweepView(_ result: CompareResult) -> [FigurePiece] { [] }
