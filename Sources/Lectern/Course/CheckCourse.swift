import LecternSite
import LecternSource

/// Verifies every claim and link of the course; writes nothing but the cache.
///
/// With `seeds`, every statement that speaks in general is asked of as many seeds, and one that
/// holds in fewer than 95% of them is an error.
public func check(
  _ options: CourseOptions, seeds: Int? = nil, files: FileSystem = .local
) -> CourseReport {
  let pass = passOver(options, files: files)
  var report = pass.report
  if let seeds {
    let (asked, seconds) = timed { askSeeds(seeds, options, files: files) }
    report.seeds = asked.reports
    let lucky = graded(asked.diagnostics, by: severities(of: pass.course).severities)
    report.diagnostics = (report.diagnostics + lucky).sortedByPlace()
    report.seconds += seconds
  }
  return report
}

/// The course's pages as values: every file of the site by its path, and what was found on the way.
/// Writes nothing but the cache.
///
/// Failing claims are marked in their places; a lesson with other errors is rendered as far as it
/// goes, so look at the report before publishing.
public func renderPages(
  _ options: CourseOptions, files: FileSystem = .local
) -> (pages: [String: [UInt8]], report: CourseReport) {
  let pass = passOver(options, files: files)
  let pages = Dictionary(
    pass.site.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  return (pages, pass.report)
}
