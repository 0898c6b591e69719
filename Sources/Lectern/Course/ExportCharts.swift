import LecternSite
import LecternSource

/// Writes the charts of lessons, or of all of them, as files to `OUTPUT/charts/LESSON/fig-N.svg`, each with its
/// title, description and colors inside; the paths written, and what was found. With errors nothing is
/// written.
public func exportCharts(
  _ options: CourseOptions, lessons names: [String], to output: String?,
  files: FileSystem = .local
) throws(FileProblem) -> (written: [String], report: CourseReport) {
  let (_, unknown) = loadCourse(options, files: files).selecting(names)
  if !unknown.isEmpty { return ([], CourseReport(problems: unknown)) }
  let checked = checkedCourse(options, files: files)
  var diagnostics: [Diagnostic] = []
  var memo = RenderMemo()
  var pages = renderCourse(
    checked.course, checked.outcomes, options, links: .leftAlone, files: files, knowing: &memo,
    diagnostics: &diagnostics
  ).pages
  let report = checked.report(diagnostics)
  guard report.isSound else { return ([], report) }
  let wanted = Set(names.map { stem(of: $0) })
  if !wanted.isEmpty { pages.lessons.removeAll { !wanted.contains($0.stem) } }
  let folder = joined(output ?? standardOutput(for: options.folder), "charts")
  var written: [String] = []
  for file in chartFiles(in: pages) {
    let path = joined(folder, file.path)
    try replaceFile(path, with: file.bytes, files: files)
    written.append(path)
  }
  return (written, report)
}
