import LecternChart
import LecternMarkup
import LecternRun
import LecternSpec

func traceReport(_ spec: TraceSpec, in lesson: SiteLesson) -> Report { Report() }
func residualFigures(_ runs: [(label: String, run: RunResult)], data: DataResult, group: DataColumn?) -> [Figure] { [] }
