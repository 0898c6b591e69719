import LecternSource

/// A file in which certain mends were made.
public struct MendedFile: Equatable, Sendable {
  /// The file, as diagnostics print it.
  public var path: String
  /// How many mends were made in it, over all rounds.
  public var edits: Int
}

/// Makes every mend that is certain in the course's files, and those that become certain by them.
public func applyFixes(
  _ options: CourseOptions, files: FileSystem = .local
) throws(FileProblem) -> [MendedFile] {
  var mended: [MendedFile] = []
  // One mend can uncover another problem; more than a few rounds would be a circle.
  for _ in 0..<10 {
    let round = try applyFixesOnce(options, files: files)
    if round.isEmpty { break }
    for file in round {
      if let known = mended.firstIndex(where: { $0.path == file.path }) {
        mended[known].edits += file.edits
      } else {
        mended.append(file)
      }
    }
  }
  return mended
}

private func applyFixesOnce(
  _ options: CourseOptions, files: FileSystem
) throws(FileProblem) -> [MendedFile] {
  let report = check(options, files: files)
  var mended: [MendedFile] = []
  let paths = Set(report.diagnostics.compactMap { $0.fix == nil ? nil : $0.path }).sorted()
  for path in paths {
    guard let file = report.sources[path] else { continue }
    let fixes = report.diagnostics.filter { $0.path == path }.compactMap(\.fix)
    try replaceFile(path, with: apply(fixes, to: file), files: files)
    mended.append(MendedFile(path: path, edits: fixes.count))
  }
  return mended
}
