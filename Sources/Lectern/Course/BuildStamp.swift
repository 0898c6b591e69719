import LecternRun
import LecternSite

/// What a build read and wrote, so that the next one can see at once that nothing changed.
///
/// A stamp is kept in the cache under the digest of everything that was read, and holds the digests
/// of the files that were written. Only builds without any problem leave one.
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

  package var lessons: [Lesson]
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
  report.written = WriteReport(unchanged: stamp.files.count)
  report.output = output
  return report
}

/// Leaves a stamp of a build that had no problem at all.
package func leaveStamp(_ pass: CoursePass, key: String, cache: ResultCache) {
  guard pass.report.diagnostics.isEmpty else { return }
  let stamp = BuildStamp(
    lessons: pass.report.lessons.map {
      .init(path: $0.path, title: $0.title, claims: $0.claimCount, runs: $0.runCount)
    },
    files: pass.site.sorted { $0.path < $1.path }
      .map { .init(path: $0.path, digest: digest(of: $0.bytes)) })
  if let bytes = try? binary(of: stamp) { try? cache.store(bytes, as: key) }
}
