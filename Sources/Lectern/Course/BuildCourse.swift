import LecternSite
import LecternSource

/// Builds the course's pages into `output`, by default the folder `Output` beside the course.
///
/// With any error nothing is written, except that `failing: .shown` lets failing claims pass, marked
/// in their places. What would not change is not touched.
/// - Throws: ``FileProblem`` when the pages cannot be written.
public func build(
  _ options: CourseOptions, to output: String? = nil, failing: FailingPolicy = .forbidden,
  as form: SiteForm = .site, files: FileSystem = .local
) throws(FileProblem) -> CourseReport {
  let folder = output ?? standardOutput(for: options.folder)
  let start = ContinuousClock.now
  let cache = options.cache.cache(for: options.folder, files: files)
  let key = cache.map { _ in buildKey(options, output: folder, files: files) } ?? ""
  if form == .site, let cache,
    var report = unchangedBuild(key: key, output: folder, cache: cache, files: files)
  {
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    return report
  }
  var pass = passOver(options, files: files)
  let blocking = pass.report.diagnostics.filter { problem in
    problem.isError && !(failing == .shown && pass.isFailingClaim(problem))
  }
  guard blocking.isEmpty else { return pass.report }
  switch form {
  case .site:
    pass.report.written = try write(pass.site, to: folder, files: files, writer: processName)
    pass.report.output = folder
    if let cache { leaveStamp(pass, key: key, cache: cache) }
  case .singleFile(let lesson):
    guard let stem = pass.course.stem(named: lesson),
      let file = lessonFile(stem, in: pass.pages)
    else { throw FileProblem(.read, lesson, reason: "the course has no such lesson") }
    let path = joined(folder, file.path)
    try replaceFile(path, with: file.bytes, files: files)
    pass.report.written = WriteReport(written: [file.path])
    pass.report.output = folder
  }
  pass.report.seconds = (ContinuousClock.now - start) / .seconds(1)
  pass.report.allowed = pass.report.diagnostics.count { $0.isError }
  return pass.report
}

/// `Output` beside the course's folder; inside it for the current folder.
package func standardOutput(for folder: String) -> String {
  normalized(folder) == "." ? "Output" : joined(Lectern.folder(of: folder), "Output")
}
