import LecternChart
import LecternLesson
import LecternMarkup
import LecternRun
import LecternSpec

/// What stands in place of `spec`, written as `fence`, in its lesson.
func report(
  for spec: Spec, written fence: Fence, in lesson: SiteLesson, quizNumber: Int, catalog: Catalog,
  _ context: ProseContext
) -> Report {
  var report: Report
  switch spec {
  case .data(let data):
    report = dataReport(data, in: lesson)
  case .train(let train):
    report = trainReport(train, in: lesson, catalog: catalog)
  case .compare(let compare):
    report = compareReport(compare, in: lesson, catalog: catalog)
  case .trace(let trace):
    report = traceReport(trace, in: lesson)
  case .chart(let chart):
    report = chartReport(chart, in: lesson, catalog: catalog)
  case .table(let table):
    report = tableReport(table, in: lesson, context)
  case .quiz(let quiz):
    return Report([.other([quizNode(quiz, number: quizNumber, in: lesson, context)])])
  case .math(let math):
    return Report([.other([displayMath(math.latex.text, in: context)])])
  }
  let heading = spec.heading
  report.setWords(
    title: heading.title.map { inlineMarkdown($0, in: lesson, context) },
    caption: heading.caption.map { inlineMarkdown($0, in: lesson, context) })
  let isHidden = report.pieces.isEmpty
  if case .data = spec, isHidden { return report }
  report.extras.append(specDisclosure(fence, named: isHidden))
  report.placeExtras()
  report.addLive(spec, in: lesson)
  return report
}
