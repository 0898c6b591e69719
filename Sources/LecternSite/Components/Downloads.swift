import LecternMarkup
import LecternRun
import LecternSource

/// A file that a lesson's page offers.
package struct SiteDownload: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case notebook
    case table
  }

  package var kind: Kind
  /// "Keras", or "heights.csv".
  package var title: String
  /// Below the site's folder. The same path in two lessons holds the same bytes.
  package var path: String
  package var bytes: [UInt8]

  package init(kind: Kind, title: String, path: String, bytes: [UInt8]) {
    self.kind = kind
    self.title = title
    self.path = path
    self.bytes = bytes
  }
}

/// The files of all lessons, each path once.
package func downloadFiles(_ course: SiteCourse) -> [OutputFile] {
  var seen = Set<String>()
  return course.lessons.flatMap(\.downloads).filter { seen.insert($0.path).inserted }
    .map { OutputFile(path: $0.path, bytes: $0.bytes) }
}

/// The lesson as notebooks, and the numbers of the page as files.
func downloadLinks(_ lesson: SiteLesson) -> Node {
  let runs = lesson.results.runs
  guard !runs.isEmpty else { return .empty }
  let notebooks = lesson.downloads.filter { $0.kind == .notebook }
  let tables = lesson.downloads.filter { $0.kind == .table }
  var content: [Node] = []
  if !notebooks.isEmpty {
    content += group(
      "As a Jupyter notebook, which repeats every run and says how closely its digits agree:",
      notebooks.map { ("\($0.title) (IPYNB)", $0.path) })
  }
  content += group(
    "The results:",
    [("All results (JSON)", "results/\(lesson.stem).json")]
      + runs.map { ("\($0.name) (CSV)", csvPath(lesson, $0)) })
  if !tables.isEmpty {
    content += group(
      "The rows that the programs read:", tables.map { ($0.title, $0.path) })
  }
  return disclosure("Take this lesson with you", class: "take", content)
}

private func group(_ words: String, _ links: [(title: String, path: String)]) -> [Node] {
  [
    element(.p, [], .text(words)),
    element(
      .ul, [.class("files")],
      links.map { link in
        element(
          .li, [],
          element(.a, [.href(link.path), .attribute("download", "")], .text(link.title)))
      }),
  ]
}
