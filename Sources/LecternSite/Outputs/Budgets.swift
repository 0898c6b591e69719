import LecternChart
import LecternLesson
import LecternMarkup
import LecternRun
import LecternSource

/// A page or chart that is larger than it should be, or a drawing that had to differ from what was asked.
package struct SiteWarning: Equatable, Sendable {
  package enum Subject: Equatable, Sendable { case page, chart, drawing }

  package var subject: Subject
  /// The lesson's file, and the place of the spec in it.
  package var path: String
  package var range: SourceRange
  package var message: String
}

/// The bytes that a lesson's page, and the two drawings of a chart together, should stay within.
private let pageBudget = 150_000
private let chartBudget = 24_000

/// What of a lesson is beyond its budget: its page, which is among `files`, and its charts.
package func siteWarnings(
  _ place: Int, in book: Book, _ files: [OutputFile]
) -> [SiteWarning] {
  let lesson = book.course.lessons[place]
  let chapter = book.chapters[place]
  let path = lesson.document.file.path
  var warnings: [SiteWarning] = []
  let size = files.first { $0.path == lesson.page }?.bytes.count ?? 0
  if size > pageBudget {
    warnings.append(
      SiteWarning(
        subject: .page, path: path, range: SourceRange(at: 0),
        message: "the page has \(size / 1000) KB, more than \(pageBudget / 1000) KB"))
  }
  for fence in lesson.document.specFences {
    for view in chapter.reports[fence.bodyRange]?.undrawn ?? [] {
      let need = View(rawValue: view.value)?.need
      warnings.append(
        SiteWarning(
          subject: .drawing, path: path, range: view.range,
          message: "'\(view.value)' has nothing to draw here" + (need.map { ": \($0)" } ?? "")))
    }
    for case .figure(let piece) in chapter.reports[fence.bodyRange]?.pieces ?? [] {
      let size =
        piece.figure.svg(.wide, id: "").renderedBytes().count
        + piece.figure.svg(.narrow, id: "").renderedBytes().count
      if size > chartBudget {
        warnings.append(
          SiteWarning(
            subject: .chart, path: path, range: fence.kind.range,
            message: "Figure \(piece.number) has \(size / 1000) KB, more than "
              + "\(chartBudget / 1000) KB"))
      }
      warnings += piece.figure.warnings.map {
        SiteWarning(
          subject: .drawing, path: path, range: fence.kind.range,
          message: "Figure \(piece.number): \($0)")
      }
    }
  }
  return warnings
}
