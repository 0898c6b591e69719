import LecternChart
import LecternLesson
import LecternMarkup
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

/// Lesson pages and charts beyond their budgets, in the order of the lessons.
func siteWarnings(_ book: Book, _ files: [OutputFile]) -> [SiteWarning] {
  let sizes = Dictionary(files.map { ($0.path, $0.bytes.count) }) { first, _ in first }
  return zip(book.course.lessons, book.chapters).flatMap { lesson, chapter -> [SiteWarning] in
    let path = lesson.document.file.path
    var warnings: [SiteWarning] = []
    if let size = sizes[lesson.page], size > pageBudget {
      warnings.append(
        SiteWarning(
          subject: .page, path: path, range: SourceRange(at: 0),
          message: "the page has \(size / 1000) KB, more than \(pageBudget / 1000) KB"))
    }
    for fence in specFences(in: lesson.document.blocks) {
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
}
