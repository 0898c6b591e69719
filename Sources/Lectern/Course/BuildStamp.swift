import LecternRun
import LecternSite
import LecternSource

/// What a build read and wrote, so that the next one can see at once that nothing changed.
///
/// A stamp is kept in the cache under the digest of everything that was read, and holds the digests
/// of the files that were written, and what the build warned of. Builds with errors leave none.
package struct BuildStamp: Codable, Equatable, Sendable {
  package struct Lesson: Codable, Equatable, Sendable {
    package var path: String
    package var title: String
    package var claims: Int
    package var runs: Int
  }

  package struct File: Codable, Equatable, Sendable {
    package var path: String
    package var digest: String
  }

  /// A warning or note; they have no fixes.
  package struct Problem: Codable, Equatable, Sendable {
    package var code: String
    package var severity: String
    package var path: String
    package var start: Int
    package var end: Int
    package var message: String
    package var label: String
    package var help: String
  }

  package var lessons: [Lesson]
  package var problems: [Problem]
  package var files: [File]
}

/// The digest of everything that a build of the course reads: every file in its folder, the system's
/// KaTeX, the program itself, and what was asked for.
package func buildKey(_ options: CourseOptions, output: String, files: FileSystem) -> String {
  var parts = [
    "build", lecternVersion, programIdentity(files), output, "\(options.drafts)",
    installedKaTeX(files: files)?.origin ?? "none",
  ]
  let folder = normalized(options.folder)
  for path in files.files(below: folder) {
    let bytes = (try? files.read(joined(folder, path))) ?? []
    parts.append("\(path) \(digest(of: bytes))")
  }
  return digest(of: parts.joined(separator: "\n"))
}

/// Changes whenever the program is built anew.
private func programIdentity(_ files: FileSystem) -> String {
  guard let info = files.info("/proc/self/exe") else { return "unknown" }
  return "\(info.size) \(info.modified)"
}

/// The report of a build that would change nothing; absent when that is not known.
package func unchangedBuild(
  key: String, output: String, cache: ResultCache, files: FileSystem
) -> CourseReport? {
  guard case .found(let bytes) = cache.entry(key),
    let stamp = try? value(BuildStamp.self, binary: bytes),
    manifest(of: output, files: files) == stamp.files.map(\.path)
  else { return nil }
  for file in stamp.files {
    guard let bytes = try? files.read(joined(output, file.path)), digest(of: bytes) == file.digest
    else { return nil }
  }
  var report = CourseReport()
  report.lessons = stamp.lessons.map {
    LessonReport(
      path: $0.path, title: $0.title, runCount: $0.runs, claimCount: $0.claims,
      verifiedCount: $0.claims)
  }
  report.runs.fromCache = stamp.lessons.reduce(0) { $0 + $1.runs }
  report.diagnostics = stamp.problems.compactMap(\.diagnostic)
  for path in Set(stamp.problems.map(\.path)) {
    report.sources[path] = (try? files.read(path)).map { SourceFile(path: path, bytes: $0) }
  }
  report.written = WriteReport(unchanged: stamp.files.count)
  report.output = output
  return report
}

extension BuildStamp.Problem {
  init(_ diagnostic: Diagnostic) {
    self.init(
      code: diagnostic.rule.code, severity: diagnostic.severity.rawValue, path: diagnostic.path,
      start: diagnostic.range.lowerBound, end: diagnostic.range.upperBound,
      message: diagnostic.message, label: diagnostic.label, help: diagnostic.help)
  }

  /// Absent when this version has no such rule.
  var diagnostic: Diagnostic? {
    guard let rule = allRules.first(where: { $0.code == code }),
      let severity = Severity(rawValue: severity), start <= end
    else { return nil }
    var diagnostic = Diagnostic(
      rule, in: path, at: SourceRange(start..<end), message, label: label, help: help)
    diagnostic.severity = severity
    return diagnostic
  }
}

/// Leaves a stamp of a build without errors, whose warnings the next one would repeat.
package func leaveStamp(_ pass: CoursePass, key: String, cache: ResultCache) {
  let problems = pass.report.diagnostics
  guard !problems.hasErrors,
    problems.allSatisfy({ $0.fix == nil && $0.rule != .cacheDamaged })
  else { return }
  let stamp = BuildStamp(
    lessons: pass.report.lessons.map {
      .init(path: $0.path, title: $0.title, claims: $0.claimCount, runs: $0.runCount)
    },
    problems: problems.map(BuildStamp.Problem.init),
    files: pass.site.sorted { $0.path < $1.path }
      .map { .init(path: $0.path, digest: digest(of: $0.bytes)) })
  if let bytes = try? binary(of: stamp) { try? cache.store(bytes, as: key) }
}
