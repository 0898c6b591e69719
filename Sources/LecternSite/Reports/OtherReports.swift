import LecternChart
import LecternRun

func traceFigures(_ trace: TraceResult) -> [Figure] { [] }
func residualFigures(_ runs: [RunInReport], group: DataColumn?) -> [Figure] { [] }
func surfaceFigure(_ landscape: Landscape, _ runs: [RunInReport]) -> Figure? { nil }
func otherFigures(_ view: String, _ runs: [RunInReport]) -> [Figure] { [] }
