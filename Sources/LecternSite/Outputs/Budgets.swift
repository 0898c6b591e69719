import LecternChart
import LecternMarkup

/// A page or chart that is larger than it should be.
package struct SiteWarning: Equatable, Sendable {
  package var path: String
  package var message: String
}

/// Pages of more than 150 KB, and charts whose two drawings together exceed 24 KB.
package func siteWarnings(_ course: SiteCourse, _ files: [OutputFile]) -> [SiteWarning] {
  var warnings = files.compactMap { file -> SiteWarning? in
    guard file.path.hasSuffix(".html"), file.bytes.count > 150_000 else { return nil }
    return SiteWarning(
      path: file.path, message: "the page has \(file.bytes.count / 1000) KB; the budget is 150 KB")
  }
  let book = Book(course)
  for chapter in book.chapters {
    for (_, report) in chapter.reports {
      for case .figure(let piece) in report.pieces {
        let size = [piece.figure.svg(.wide, id: ""), piece.figure.svg(.narrow, id: "")]
          .reduce(0) { $0 + $1.renderedBytes().count }
        if size > 24_000 {
          warnings.append(
            SiteWarning(
              path: "\(chapter.stem).html",
              message: "Figure \(piece.number) has \(size / 1000) KB; the budget is 24 KB"))
        }
        for warning in piece.figure.warnings {
          warnings.append(
            SiteWarning(path: "\(chapter.stem).html", message: "Figure \(piece.number): \(warning)")
          )
        }
      }
    }
  }
  return warnings.sorted { ($0.path, $0.message) < ($1.path, $1.message) }
}
