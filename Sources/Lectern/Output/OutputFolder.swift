import LecternSite

/// What writing a site did, in files.
public struct WriteReport: Equatable, Sendable {
  /// Paths of the files that are new or have other bytes, relative to the output folder, sorted.
  public var written: [String] = []
  /// How many files held the same bytes already and were not touched.
  public var unchanged = 0
  /// Paths of an earlier build's files that the site no longer has, relative to the output folder,
  /// sorted.
  public var removed: [String] = []
}

/// The name of the list of files that Lectern wrote, in the output folder.
package let manifestName = ".lectern-files"

/// Makes the output folder hold `site`.
///
/// Files that hold the same bytes already are not touched. The others are written to a staging
/// folder inside the output folder and renamed to their places, one after the other, so no reader
/// ever sees half a page. Files of an earlier build that are no longer part of the site are
/// removed; files that Lectern did not write stay.
package func write(
  _ site: [OutputFile], to folder: String, files: FileSystem, writer: String
) throws(FileProblem) -> WriteReport {
  let former = manifest(of: folder, files: files)
  let current = site.map(\.path).sorted()
  var report = WriteReport()
  var changed: [OutputFile] = []
  for file in site.sorted(by: { $0.path < $1.path }) {
    let path = joined(folder, file.path)
    if files.info(path)?.size == file.bytes.count, (try? files.read(path)) == file.bytes {
      report.unchanged += 1
    } else {
      changed.append(file)
    }
  }
  let orphans = former.filter { !current.contains($0) && staysInside($0) }
  if changed.isEmpty && orphans.isEmpty && former == current { return report }

  removeStaleStaging(in: folder, files: files)
  let staging = joined(folder, stagingPrefix + writer)
  try files.makeFolder(staging)
  var staged: [(source: String, target: String)] = []
  func stage(_ bytes: [UInt8], as path: String) throws(FileProblem) {
    let source = joined(staging, String(staged.count))
    try files.write(bytes, source)
    staged.append((source, joined(folder, path)))
  }
  do throws(FileProblem) {
    // Named before they are written, so that an interruption leaves no file that nobody owns.
    try stage(list(of: Set(former + current).sorted()), as: manifestName)
    for file in changed { try stage(file.bytes, as: file.path) }
    for target in Set(staged.map { Lectern.folder(of: $0.target) }).sorted()
    where files.info(target) == nil { try files.makeFolder(target) }
    try uninterrupted { () throws(FileProblem) in
      for move in staged { try files.replace(move.source, move.target) }
    }
  } catch {
    for move in staged { try? files.remove(move.source) }
    try? files.remove(staging)
    throw error
  }
  report.written = changed.map(\.path)
  for path in orphans where files.info(joined(folder, path)) != nil {
    do throws(FileProblem) {
      try files.remove(joined(folder, path))
      report.removed.append(path)
    } catch {
      // Another build may have removed it in the meantime.
      if files.info(joined(folder, path)) != nil { throw error }
    }
  }
  removeEmptyFolders(above: orphans, in: folder, files: files)
  if former != current {
    try stage(list(of: current), as: manifestName)
    if let last = staged.last { try files.replace(last.source, last.target) }
  }
  try? files.remove(staging)
  return report
}

private let stagingPrefix = ".lectern-staging-"

/// Removes what builds left that were killed while they wrote.
private func removeStaleStaging(in folder: String, files: FileSystem) {
  for name in (try? files.names(folder)) ?? [] where name.hasPrefix(stagingPrefix) {
    guard !isRunning(process: String(name.dropFirst(stagingPrefix.count))) else { continue }
    let staging = joined(folder, name)
    for file in (try? files.names(staging)) ?? [] { try? files.remove(joined(staging, file)) }
    try? files.remove(staging)
  }
}

/// The paths that an earlier build wrote, sorted; empty without a manifest.
package func manifest(of folder: String, files: FileSystem) -> [String] {
  guard let bytes = try? files.read(joined(folder, manifestName)) else { return [] }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    .filter { !$0.hasPrefix("#") }.map(String.init).sorted()
}

private func list(of paths: [String]) -> [UInt8] {
  Array(
    (["# Written by lectern, which removes these files when their lessons go."] + paths)
      .joined(separator: "\n").utf8) + [0x0A]
}

private func removeEmptyFolders(above paths: [String], in folder: String, files: FileSystem) {
  var folders = Set<String>()
  for path in paths {
    var parent = Lectern.folder(of: path)
    while parent != "." && parent != "/" {
      folders.insert(parent)
      parent = Lectern.folder(of: parent)
    }
  }
  for name in folders.sorted(by: { $0.count > $1.count })
  where (try? files.names(joined(folder, name)))?.isEmpty == true {
    try? files.remove(joined(folder, name))
  }
}
