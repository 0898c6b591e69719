import LecternChart
import LecternMarkup
import LecternRun
import LecternSpec

func dataReport(_ spec: DataSpec, in lesson: SiteLesson) -> Report { Report() }
func traceReport(_ spec: TraceSpec, in lesson: SiteLesson) -> Report { Report() }
func chartReport(_ spec: ChartSpec, in lesson: SiteLesson) -> Report { Report() }
func tableReport(_ spec: TableSpec, in lesson: SiteLesson, _ context: ProseContext) -> Report { Report() }
